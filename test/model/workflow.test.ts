import type { ArchiveStrategy } from '../../src/model/workflow/artifact';
import type { CronWorkflow } from '../../src/model/workflow/cron-workflow';
import type { TemplateDefinition } from '../../src/model/workflow/template';
import type { ClusterWorkflowTemplate, Workflow, WorkflowTemplate } from '../../src/model/workflow/workflow';

/** One template of each sort, and each of the settings that workflows in the wild have: that they compile is the test. */
const templates = {
  container: {
    name: 'build',
    inputs: {
      parameters: [
        { name: 'revision', default: 'main', enum: ['main', 'next'] },
        { name: 'count', value: 3 },
      ],
      artifacts: [
        {
          name: 'source',
          path: '/src',
          git: {
            repo: 'https://github.com/acme/shop.git',
            revision: '{{inputs.parameters.revision}}',
            depth: 1,
            usernameSecret: { name: 'git', key: 'user' },
            passwordSecret: { name: 'git', key: 'token' },
          },
        },
        {
          name: 'tool',
          path: '/bin/tool',
          mode: 0o755,
          http: { url: 'https://example.org/tool', headers: [{ name: 'X', value: 'y' }] },
        },
        { name: 'notes', path: '/notes', raw: { data: 'hello' }, optional: true },
      ],
    },
    outputs: {
      parameters: [{ name: 'version', valueFrom: { path: '/out/version', default: '0.0.0' }, globalName: 'version' }],
      artifacts: [
        { name: 'binary', path: '/out/shop', archive: { none: {} }, s3: { key: 'shop/{{workflow.uid}}' } },
        {
          name: 'report',
          path: '/out/report',
          archive: { tar: { compressionLevel: 9 } },
          artifactGC: { strategy: 'Never' },
        },
        { name: 'cloud', path: '/out/cloud', gcs: { bucket: 'acme', key: 'cloud' } },
        {
          name: 'blob',
          path: '/out/blob',
          azure: { endpoint: 'https://acme.blob.core.windows.net', container: 'c', blob: 'b' },
        },
        { name: 'oss', path: '/out/oss', oss: { key: 'k', bucket: 'b', endpoint: 'https://oss.example.org' } },
        {
          name: 'hdfs',
          path: '/out/hdfs',
          hdfs: { path: '/tmp/x', addresses: ['namenode:8020'], hdfsUser: 'root', force: true },
        },
        { name: 'jfrog', path: '/out/jfrog', artifactory: { url: 'https://artifactory.example.org/x' } },
      ],
    },
    container: {
      image: 'golang:1.24',
      command: ['go'],
      args: ['build', './...'],
      workingDir: '/src',
      env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'ci', key: 'token' } } }],
      resources: { requests: { cpu: 1, memory: '1Gi' } },
      volumeMounts: [{ name: 'work', mountPath: '/work' }],
      readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
      imagePullPolicy: 'IfNotPresent',
    },
    initContainers: [{ name: 'clone', image: 'alpine/git', mirrorVolumeMounts: true }],
    sidecars: [{ name: 'docker', image: 'docker:dind', securityContext: { privileged: true } }],
    retryStrategy: {
      limit: '3',
      retryPolicy: 'OnError',
      expression: "lastRetry.exitCode != '2'",
      backoff: { duration: '30s', factor: 2, cap: '5m', maxDuration: '1h' },
      affinity: { nodeAntiAffinity: {} },
    },
    memoize: { key: '{{inputs.parameters.revision}}', maxAge: '24h', cache: { configMap: { name: 'builds' } } },
    synchronization: {
      mutexes: [{ name: 'build' }],
      semaphores: [{ configMapKeyRef: { name: 'limits', key: 'build' } }],
    },
    metrics: {
      prometheus: [
        { name: 'build_seconds', help: 'how long a build takes', gauge: { realtime: true, value: '{{duration}}' } },
        {
          name: 'builds',
          help: 'how many builds',
          labels: [{ key: 'status', value: '{{status}}' }],
          counter: { value: '1' },
        },
        { name: 'sizes', help: 'how large', histogram: { value: '{{outputs.parameters.version}}', buckets: [1, 2.5] } },
      ],
    },
    activeDeadlineSeconds: '{{inputs.parameters.count}}',
    timeout: '10m',
    podSpecPatch: '{"terminationGracePeriodSeconds": 5}',
    nodeSelector: { 'kubernetes.io/arch': 'amd64' },
    tolerations: [{ key: 'spot', operator: 'Exists' }],
    archiveLocation: { archiveLogs: true },
    metadata: { labels: { app: 'shop' } },
    daemon: true,
  },
  script: { name: 'roll', script: { image: 'python:3.13', command: ['python'], source: 'print(6)' } },
  steps: {
    name: 'main',
    steps: [
      [
        { name: 'list', template: 'list' },
        {
          name: 'each',
          template: 'build',
          withItems: [{ os: 'linux' }, 'mac', 3, true, ['a']],
          continueOn: { failed: true },
        },
      ],
      [
        {
          name: 'go',
          templateRef: { name: 'shared', template: 'deploy', clusterScope: true },
          arguments: {
            parameters: [{ name: 'item', value: '{{item}}' }],
            artifacts: [{ name: 'a', from: '{{steps.list.outputs.artifacts.a}}' }],
          },
          withParam: '{{steps.list.outputs.result}}',
          when: '{{steps.list.outputs.result}} != []',
          hooks: {
            exit: { template: 'notify' },
            running: { expression: 'steps.go.status == "Running"', template: 'notify' },
          },
        },
      ],
      [
        {
          name: 'count',
          withSequence: { count: '5', start: 1, format: '%02d' },
          inline: { container: { image: 'alpine' } },
        },
      ],
    ],
    parallelism: 2,
    failFast: true,
  },
  dag: {
    name: 'diamond',
    dag: {
      failFast: false,
      target: 'd',
      tasks: [
        { name: 'a', template: 'build' },
        { name: 'b', template: 'build', dependencies: ['a'] },
        { name: 'c', template: 'build', depends: 'a.Succeeded || a.Skipped' },
        {
          name: 'd',
          template: 'build',
          depends: 'b && c',
          arguments: { parameters: [{ name: 'x', value: '{{tasks.b.outputs.result}}' }] },
        },
      ],
    },
  },
  resource: {
    name: 'job',
    resource: {
      action: 'create',
      setOwnerReference: true,
      successCondition: 'status.succeeded > 0',
      failureCondition: 'status.failed > 3',
      manifest: 'apiVersion: batch/v1\nkind: Job\n',
      flags: ['--validate=false'],
    },
    outputs: {
      parameters: [
        { name: 'phase', valueFrom: { jsonPath: '{.status.phase}' } },
        { name: 'all', valueFrom: { jqFilter: '.' } },
      ],
    },
  },
  suspend: { name: 'approve', suspend: {}, outputs: { parameters: [{ name: 'answer', valueFrom: { supplied: {} } }] } },
  http: {
    name: 'call',
    http: {
      url: 'https://example.org',
      method: 'POST',
      body: '{}',
      headers: [{ name: 'Authorization', valueFrom: { secretKeyRef: { name: 'api', key: 'token' } } }],
      successCondition: 'response.statusCode == 201',
      timeoutSeconds: 10,
    },
  },
  containerSet: {
    name: 'set',
    containerSet: {
      volumeMounts: [{ name: 'work', mountPath: '/work' }],
      retryStrategy: { retries: '2', duration: '5s' },
      containers: [
        { name: 'a', image: 'alpine' },
        { name: 'main', image: 'alpine', dependencies: ['a'] },
      ],
    },
  },
  data: {
    name: 'list',
    data: {
      source: { artifactPaths: { name: 'files', s3: { bucket: 'acme-orders' } } },
      transformation: [{ expression: "filter(data, {# endsWith '.csv'})" }],
    },
  },
  plugin: { name: 'plugin', plugin: { hello: { text: 'hello' } } },
} satisfies { readonly [sort: string]: TemplateDefinition };

const workflow = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata: { generateName: 'ci-' },
  spec: {
    entrypoint: 'main',
    arguments: {
      parameters: [
        { name: 'revision', value: 'main' },
        { name: 'secret', valueFrom: { configMapKeyRef: { name: 'c', key: 'k' } } },
      ],
    },
    templates: Object.values(templates),
    templateDefaults: { timeout: '1h', retryStrategy: { limit: 1 } },
    onExit: 'notify',
    hooks: { exit: { template: 'notify', expression: 'workflow.status == "Failed"' } },
    volumeClaimTemplates: [
      {
        metadata: { name: 'work' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    ],
    volumeClaimGC: { strategy: 'OnWorkflowCompletion' },
    volumes: [{ name: 'config', configMap: { name: 'config' } }],
    ttlStrategy: { secondsAfterCompletion: 3600, secondsAfterFailure: 86_400 },
    podGC: { strategy: 'OnPodSuccess', deleteDelayDuration: '30s' },
    artifactGC: { strategy: 'OnWorkflowDeletion', forceFinalizerRemoval: true },
    artifactRepositoryRef: { configMap: 'artifact-repositories', key: 's3' },
    serviceAccountName: 'ci',
    securityContext: { runAsNonRoot: true },
    synchronization: { mutexes: [{ name: 'ci' }] },
    podDisruptionBudget: { minAvailable: 1 },
    workflowMetadata: { labelsFrom: { revision: { expression: 'workflow.parameters.revision' } } },
    imagePullSecrets: [{ name: 'registry' }],
    dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
    parallelism: 4,
    priority: 1,
    activeDeadlineSeconds: 7200,
  },
} satisfies Workflow;

const workflowTemplate: WorkflowTemplate = { ...workflow, kind: 'WorkflowTemplate', metadata: { name: 'ci' } };
const clusterWorkflowTemplate: ClusterWorkflowTemplate = { ...workflowTemplate, kind: 'ClusterWorkflowTemplate' };

const nightly: CronWorkflow = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'CronWorkflow',
  metadata: { name: 'nightly' },
  spec: {
    schedules: ['0 2 * * *'],
    timezone: 'Europe/Oslo',
    concurrencyPolicy: 'Forbid',
    startingDeadlineSeconds: 0,
    stopStrategy: { expression: 'cronworkflow.failed >= 3' },
    workflowSpec: {
      workflowTemplateRef: { name: 'ci' },
      arguments: { parameters: [{ name: 'revision', value: 'main' }] },
    },
  },
};

describe('the language of Argo Workflows', () => {
  it('has every sort of template', () => {
    expect(Object.keys(templates)).toHaveLength(10);
    for (const [sort, template] of Object.entries(templates)) expect(template).toHaveProperty(sort);
  });

  it('is the same in a workflow, in its templates and in a schedule', () => {
    expect(clusterWorkflowTemplate.spec).toBe(workflow.spec);
    expect(nightly.spec.workflowSpec.workflowTemplateRef?.name).toBe(workflowTemplate.metadata.name);
  });

  it('does not compile when it is misspelt', () => {
    const misspelt = [
      // @ts-expect-error entrypoint
      { ...workflow, spec: { entryPoint: 'main' } } satisfies Workflow,
      // @ts-expect-error OnFailure
      { name: 'a', retryStrategy: { retryPolicy: 'onFailure' } } satisfies TemplateDefinition,
      // @ts-expect-error template
      { name: 'a', steps: [[{ name: 'b', templte: 'c' }]] } satisfies TemplateDefinition,
      // @ts-expect-error steps that run at the same time are a list of their own
      { name: 'a', steps: [{ name: 'b', template: 'c' }] } satisfies TemplateDefinition,
      // @ts-expect-error a list is silently read as an empty text
      { name: 'a', inputs: { parameters: [{ name: 'b', value: [] }] } } satisfies TemplateDefinition,
      // @ts-expect-error nothing may stand in the braces
      { none: { level: 1 } } satisfies ArchiveStrategy,
    ];
    expect(misspelt).toHaveLength(6);
  });
});
