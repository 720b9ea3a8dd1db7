import {
  Artifact,
  Condition,
  type Dependency,
  EventSource,
  type ITrigger,
  K8sTrigger,
  KubeWorkflow,
  Sensor,
  type SensorProps,
  Webhook,
  WorkflowTrigger,
} from '../../constructs';
import type { HeaderPayload } from '../../src/model/payloads/published';
import { violations } from '../../src/model/validate';
import { manifest, manifests, testChart } from './synthesized';

interface Order {
  readonly id: number;
  readonly tag: string;
}

type Placed = Dependency<HeaderPayload<Order>>;

const key = (name: string) => ({ name: 'credentials', key: name });
const holds = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { namespace: 'shop' } };
const inline = 'apiVersion: batch/v1\nkind: Job\nmetadata: { generateName: invoice-, namespace: billing }\n';
const store = { endpoint: 's3.amazonaws.com', accessKey: key('a'), secretKey: key('s') };
const git = { url: 'https://git.example.com/shop.git', filePath: 'k8s/job.yaml', cloneDirectory: '/git/shop' };

function fired(make: (placed: Placed) => ITrigger, props?: SensorProps) {
  const chart = testChart();
  const { events } = new EventSource(chart, 'orders', { events: { placed: Webhook.post<Order>('/orders') } });
  const sensor = new Sensor(chart, 'billing', props);
  sensor.trigger('act', make(sensor.on('placed', events.placed)));
  const object = manifest(chart, 'Sensor');
  expect(violations('Sensor', object)).toEqual([]);
  const role = manifests(chart).find(({ kind }) => kind === 'Role');
  return { trigger: object.spec.triggers[0], role };
}

describe('Artifact', () => {
  it.each<[string, Artifact, object]>([
    ['text', Artifact.inline(inline), { inline }],
    [
      'an object in a bucket',
      Artifact.s3({ ...store, bucket: 'manifests', key: 'job.yaml', region: 'eu-west-1', insecure: true }, { holds }),
      { s3: { ...store, bucket: { name: 'manifests', key: 'job.yaml' }, region: 'eu-west-1', insecure: true } },
    ],
    [
      'a file in a repository',
      Artifact.git({ ...git, tag: 'v1', sshKeySecret: key('ssh'), remote: { name: 'o', urls: ['u'] } }, { holds }),
      { git: { ...git, tag: 'v1', sshKeySecret: key('ssh'), remote: { name: 'o', urls: ['u'] } } },
    ],
    [
      'a document, whose server must have a valid certificate',
      Artifact.url({ path: 'https://example.com/job.yaml' }, { holds }),
      { url: { path: 'https://example.com/job.yaml', verifyCert: true } },
    ],
    ['a key of a ConfigMap', Artifact.configMap(key('job'), { holds }), { configmap: key('job') }],
    ['a file', Artifact.file('/manifests/job.yaml', { holds }), { file: { path: '/manifests/job.yaml' } }],
  ])('can be %s', (_what, artifact, source) => {
    const { trigger } = fired(() => K8sTrigger.create(artifact));
    expect(trigger?.template.k8s).toEqual({ operation: 'create', source });
    expect(trigger).not.toHaveProperty('parameters');
  });

  it('lets the sensor do what it takes, as far as it says what it holds', () => {
    expect(fired(() => K8sTrigger.create(Artifact.inline(inline))).role).toMatchObject({
      metadata: { namespace: 'billing' },
      rules: [{ apiGroups: ['batch'], resources: ['jobs'], verbs: ['create'] }],
    });
    expect(fired(() => K8sTrigger.patch(Artifact.git(git, { holds }))).role).toMatchObject({
      metadata: { namespace: 'shop' },
      rules: [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['create', 'get', 'patch'] }],
    });
  });

  it('needs somebody else to grant what it takes when nobody says', () => {
    const unknown = () => K8sTrigger.create(Artifact.git(git));
    expect(() => fired(unknown)).toThrow(
      "[chart/billing] trigger 'act' reads its object from elsewhere, so that its kind is not known here: say what it holds",
    );
    expect(fired(unknown, { serviceAccount: { name: 'billing' } }).role).toBeUndefined();
  });

  it('can be in a place that depends on the event, and has values of the event written into it', () => {
    const { trigger } = fired((placed) =>
      K8sTrigger.create(
        Artifact.git(
          { ...git, ref: `refs/tags/${placed.data('body.tag')}` },
          {
            holds,
            parameters: {
              'spec.replicas': placed.raw('body.id'),
              'metadata.name': `shop-${placed.data('body.tag')}`,
              'metadata.labels.stage': 'test',
              'spec.paused': false,
              'spec.template.spec': { hostNetwork: true },
              'spec.minReadySeconds': undefined,
            },
          },
        ),
      ),
    );
    expect(trigger?.parameters).toEqual([
      { dest: 'k8s.source.git.ref', operation: 'append', src: { dependencyName: 'placed', dataKey: 'body.tag' } },
    ]);
    const { source, parameters } = trigger?.template.k8s ?? {};
    expect(source?.git?.ref).toBe('refs/tags/');
    expect(parameters).toEqual([
      { dest: 'spec.replicas', src: { dependencyName: 'placed', dataKey: 'body.id', useRawData: true } },
      { dest: 'metadata.name', src: { dependencyName: 'placed', dataTemplate: expect.stringContaining('shop-') } },
      { dest: 'metadata.labels.stage', src: { dependencyName: 'placed', value: 'test' } },
      { dest: 'spec.paused', src: { dependencyName: 'placed', dataKey: '!false', useRawData: true } },
      { dest: 'spec.template.spec.hostNetwork', src: { dependencyName: 'placed', dataKey: '!true', useRawData: true } },
    ]);
  });

  it('can be a workflow, of which nothing need be said', () => {
    const { trigger, role } = fired((placed) =>
      WorkflowTrigger.submitManifest(
        Artifact.url(
          { path: 'https://example.com/workflow.yaml', verifyCert: false },
          { parameters: { 'spec.arguments.parameters.0.value': placed.data('body.tag') } },
        ),
        { args: ['-v'] },
      ),
    );
    expect(trigger?.template.argoWorkflow).toEqual({
      operation: 'submit',
      source: { url: { path: 'https://example.com/workflow.yaml', verifyCert: false } },
      parameters: [
        { dest: 'spec.arguments.parameters.0.value', src: { dependencyName: 'placed', dataKey: 'body.tag' } },
      ],
      args: ['-v'],
    });
    expect(role).toMatchObject({ rules: [{ resources: ['workflows'], verbs: ['create', 'get', 'list'] }] });
  });

  it('is not filled in with values of other sensors, or that may be absent', () => {
    const chart = testChart();
    const events = { placed: Webhook.post<Order>('/orders'), paid: Webhook.post<Order>('/payments') };
    const source = new EventSource(chart, 'orders', { events });
    const sensor = new Sensor(chart, 'billing');
    const [placed, paid] = [sensor.on('placed', source.events.placed), sensor.on('paid', source.events.paid)];
    const artifact = Artifact.inline(inline, { parameters: { 'metadata.name': paid.data('body.tag') } });
    expect(() => sensor.trigger('act', K8sTrigger.create(artifact), { when: Condition.anyOf(placed, paid) })).toThrow(
      "[chart/billing] trigger 'act' reads 'body.tag' from 'paid', which 'placed || paid' does not require",
    );
    const other = new Sensor(chart, 'other');
    other.on('placed', source.events.placed);
    expect(() => other.trigger('act', K8sTrigger.create(artifact))).toThrow(
      "[chart/other] trigger 'act' reads from 'paid', which is a dependency of another sensor",
    );
  });

  it.each<[string, (placed: Placed) => Artifact]>([
    [
      'the text of a manifest holds a value of an event, which could bring lines of its own',
      (placed) => Artifact.inline(`${inline}  name: ${placed.data('body.tag')}`),
    ],
    ['the text of a manifest is no YAML: ', () => Artifact.inline('{')],
    ["the text of a manifest has no 'apiVersion' or no 'kind'", () => Artifact.inline('kind: Job')],
    ["an s3 artifact needs 'key', which is an empty text", () => Artifact.s3({ ...store, bucket: 'b', key: '' })],
    [
      "'https://s3' is no endpoint of a bucket; write the host and the port alone",
      () => Artifact.s3({ ...store, endpoint: 'https://s3', bucket: 'b', key: 'k' }),
    ],
    [
      "'../job.yaml' is no path that upstream takes from a repository",
      () => Artifact.git({ ...git, filePath: '../job.yaml' }),
    ],
    [
      "a git artifact takes one of 'branch', 'tag' or 'ref', and it has 'branch' and 'tag'",
      () => Artifact.git({ ...git, branch: 'a', tag: 'b' }),
    ],
    [
      "'creds', 'githubApp' or 'sshKeySecret', and it has 'creds' and 'sshKeySecret'",
      () => Artifact.git({ ...git, sshKeySecret: key('a'), creds: { username: key('a'), password: key('b') } }),
    ],
    ["'example.com' is no address of a document", () => Artifact.url({ path: 'example.com' })],
    [
      'the ConfigMap of an artifact is mounted before any event comes; name it as it is',
      (placed) => Artifact.configMap({ name: placed.data('body.tag'), key: 'k' }),
    ],
    ["the path 'job.yaml' of a manifest is not absolute", () => Artifact.file('job.yaml')],
    [
      "parameters are written to places, and one has no 'dest'; name it",
      (placed) => Artifact.inline(inline, { parameters: { '': placed.data('body.tag') } }),
    ],
  ])('is refused: %s', (message, make) => {
    expect(() => fired((placed) => K8sTrigger.create(make(placed)))).toThrow(message);
  });
});

describe('WorkflowTrigger.submitManifest', () => {
  const spec = { entrypoint: 'main', templates: [{ name: 'main', container: { image: 'alpine', args: ['x'] } }] };

  it('submits a workflow that is stated in place', () => {
    const { trigger } = fired((placed) =>
      WorkflowTrigger.submitManifest(
        KubeWorkflow.manifest({
          metadata: { generateName: 'invoice-' },
          spec: { ...spec, arguments: { parameters: [{ name: 'id', value: placed.data('body.id') }] } },
        }),
      ),
    );
    expect(trigger?.template.argoWorkflow).toMatchObject({
      operation: 'submit',
      source: { resource: { kind: 'Workflow', spec } },
      parameters: [{ dest: 'spec.arguments.parameters.0.value' }],
    });
  });

  it('refuses one without a name', () => {
    expect(() => WorkflowTrigger.submitManifest(KubeWorkflow.manifest({ spec }))).toThrow(
      'the workflow has no name; give it metadata.generateName',
    );
  });
});
