import type { Construct } from 'constructs';
import { type IServiceAccount, type Template, WorkflowTemplate } from '../../../constructs';
import type { CdTemplate } from './cd';
import type { GoTemplate } from './lang/go';

export type CiTemplate = ReturnType<typeof ciTemplate>;

interface CiProps {
  readonly serviceAccount: IServiceAccount;
  readonly go: GoTemplate;
  readonly cd: CdTemplate;
}

/** Clones, builds, makes an image and tries it. */
export function ciTemplate(scope: Construct, { serviceAccount, go, cd }: CiProps) {
  return new WorkflowTemplate(scope, 'ci', {
    about: { owner: 'team-shop', description: 'Builds a revision of a repository, pushes its image and tries it' },
    serviceAccount,
    parameters: {
      repository: { description: 'The URL to clone' },
      name: { description: 'The name of the repository, and of the image' },
      revision: { description: 'The commit to build' },
      branch: { description: 'The branch that the commit was pushed to' },
      author: { value: 'unknown', description: 'Who pushed' },
      registry: { value: 'registry.acme.example', description: 'Where images are pushed to' },
    },
    entrypoint: 'pipeline',
    templates: { pipeline: pipeline(go, cd), clone, image },
    podMetadata: {
      annotations: { author: '{{workflow.parameters.author}}', branch: '{{workflow.parameters.branch}}' },
    },
    podGC: { strategy: 'OnPodSuccess' },
    ttlStrategy: { secondsAfterCompletion: 24 * 60 * 60 },
    volumes: [{ name: 'registry', secret: { secretName: 'registry-credentials' } }],
    volumeClaimTemplates: [
      {
        metadata: { name: 'workspace' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '2Gi' } } },
      },
    ],
  });
}

function pipeline(go: GoTemplate, cd: CdTemplate): Template {
  return {
    dag: {
      tasks: [
        { name: 'clone', template: 'clone' },
        {
          name: 'build',
          dependencies: ['clone'],
          templateRef: go.templateRef('build'),
          arguments: { parameters: [{ name: 'directory', value: '/workspace/source' }] },
        },
        {
          name: 'image',
          dependencies: ['build'],
          template: 'image',
          arguments: { parameters: [{ name: 'binaries', value: '{{tasks.build.outputs.parameters.binaries}}' }] },
        },
        {
          name: 'deploy',
          dependencies: ['image'],
          templateRef: cd.templateRef('deploy'),
          arguments: {
            parameters: [
              { name: 'image', value: '{{tasks.image.outputs.parameters.reference}}' },
              { name: 'chart', value: '{{workflow.parameters.name}}' },
            ],
          },
        },
      ],
    },
  };
}

const workspace = { name: 'workspace', mountPath: '/workspace' };

/** Argo fetches the artifact before the container starts; what is left to do is to show it. */
const clone: Template = {
  inputs: {
    artifacts: [
      {
        name: 'source',
        path: '/workspace/source',
        git: { repo: '{{workflow.parameters.repository}}', revision: '{{workflow.parameters.revision}}' },
      },
    ],
  },
  retryStrategy: { limit: 3, backoff: { duration: '10s', factor: 2 } },
  container: { image: 'alpine:3.22', command: ['ls', '-l', '/workspace/source'], volumeMounts: [workspace] },
};

/** Values reach the script as environment variables, never as part of its text: who pushes must not choose what runs. */
const image: Template = {
  inputs: { parameters: [{ name: 'binaries' }] },
  outputs: { parameters: [{ name: 'reference', valueFrom: { path: '/tmp/reference' } }] },
  retryStrategy: { limit: 2, retryPolicy: 'OnError' },
  script: {
    image: 'moby/buildkit:v0.25.1-rootless',
    command: ['sh', '-eu'],
    securityContext: { runAsUser: 1000, runAsGroup: 1000, seccompProfile: { type: 'Unconfined' } },
    volumeMounts: [workspace, { name: 'registry', mountPath: '/home/user/.docker', readOnly: true }],
    env: [
      { name: 'BUILDKITD_FLAGS', value: '--oci-worker-no-process-sandbox' },
      { name: 'BINARIES', value: '{{inputs.parameters.binaries}}' },
      {
        name: 'IMAGE',
        value: '{{workflow.parameters.registry}}/{{workflow.parameters.name}}:{{workflow.parameters.revision}}',
      },
    ],
    source: [
      'test -d "$BINARIES"',
      'buildctl-daemonless.sh build --frontend dockerfile.v0 \\',
      '  --local context=/workspace/source --local dockerfile=/workspace/source \\',
      '  --output "type=image,name=$IMAGE,push=true"',
      'printf %s "$IMAGE" > /tmp/reference',
      '',
    ].join('\n'),
  },
};
