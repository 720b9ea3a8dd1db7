import { Chart, Testing } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-28';
import {
  CalendarEvent,
  EventSource,
  type EventSourceProps,
  type IServiceAccount,
  K8sTrigger,
  ResourceEvent,
  Sensor,
  SharedServiceAccount,
  Webhook,
  WorkflowTemplate,
  WorkflowTrigger,
} from '../../constructs';
import { manifest, manifestOf, manifests, testChart } from './synthesized';

const configMap = K8sTrigger.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'x-' } });
const job = K8sTrigger.create({ apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'x-' } });
const container = { image: 'alpine' };
const templates = { main: { container } };

/** Two sensors that run as one account. */
function twoSensors(chart: Chart, serviceAccount: IServiceAccount): readonly Sensor[] {
  const { events } = new EventSource(chart, 'shop', { events: { order: Webhook.post('/orders') } });
  return [configMap, job].map((trigger, index) => {
    const sensor = new Sensor(chart, `sensor-${index}`, { serviceAccount });
    sensor.on('order', events.order);
    sensor.trigger('act', trigger);
    return sensor;
  });
}

function kinds(chart: Chart): readonly string[] {
  return manifests(chart).map(({ kind }) => kind);
}

describe('an account that several share', () => {
  it('may do what all of them need together and nothing else', () => {
    const chart = testChart();
    twoSensors(chart, new SharedServiceAccount(chart, 'pipelines', { about: { owner: 'team-shop' } }));
    expect(manifestOf(chart, 'Role')).toMatchObject({
      metadata: { name: 'pipelines', namespace: 'argo-events' },
      rules: [
        { apiGroups: [''], resources: ['configmaps'], verbs: ['create'] },
        { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create'] },
      ],
    });
    expect(manifestOf(chart, 'ServiceAccount')).toMatchObject({
      metadata: {
        name: 'pipelines',
        annotations: {
          'a8r.io/owner': 'team-shop',
          'a8r.io/description': 'The account of the pods that name it',
        },
      },
    });
    expect(kinds(chart).filter((kind) => kind === 'RoleBinding')).toHaveLength(1);
    const sensors = manifests(chart).filter(({ kind }) => kind === 'Sensor');
    expect(sensors.map(({ spec }) => spec)).toMatchObject(
      [0, 1].map(() => ({ template: { serviceAccountName: 'pipelines' } })),
    );
  });

  it('lets the pods of workflows report their results', () => {
    const chart = testChart();
    const serviceAccount = new SharedServiceAccount(chart, 'builder', { metadata: { name: 'builder' } });
    new WorkflowTemplate(chart, 'ci', { entrypoint: 'main', templates, serviceAccount });
    expect(manifestOf(chart, 'Role')).toMatchObject({
      rules: [{ apiGroups: ['argoproj.io'], resources: ['workflowtaskresults'], verbs: ['create', 'patch'] }],
    });
    expect(manifest(chart, 'WorkflowTemplate').spec.serviceAccountName).toBe('builder');
  });

  it('has a name that no account of a sensor has', () => {
    const chart = testChart();
    const [sensor] = twoSensors(chart, new SharedServiceAccount(chart, 'own-sensor'));
    expect(sensor?.name).toBe('sensor-0');
    const { events } = new EventSource(chart, 'more', { events: { order: Webhook.post('/orders') } });
    const own = new Sensor(chart, 'own');
    own.on('order', events.order);
    expect(() => own.trigger('act', job)).toThrow(
      "[chart/own] the ServiceAccount 'own-sensor' exists already at 'chart/own-sensor' in namespace 'argo-events'",
    );
  });

  it.each([
    ['ClusterRole', { kind: 'Namespace', metadata: { generateName: 'x-' } }],
    ['Role', { kind: 'ConfigMap', metadata: { generateName: 'x-', namespace: 'elsewhere' } }],
  ])('has a %s whose name is made of its namespace, and refuses one that dashes make the same', (kind, object) => {
    const app = Testing.app();
    const act = (namespace: string, id: string) => {
      const chart = new Chart(app, namespace, { namespace });
      const { events } = new EventSource(chart, 'in', { events: { order: Webhook.post('/orders') } });
      const sensor = new Sensor(chart, id);
      sensor.on('order', events.order);
      sensor.trigger('act', K8sTrigger.create({ apiVersion: 'v1', ...object }));
    };
    act('team', 'a-ci');
    expect(() => act('team-a', 'ci')).toThrow(
      `[team-a/ci] the ${kind} 'team-a-ci-sensor' exists already at 'team/a-ci'`,
    );
  });

  it('must be in the namespace of the pods', () => {
    const chart = testChart('argo');
    const account = new SharedServiceAccount(testChart('elsewhere'), 'pipelines');
    const message = "the service account 'pipelines' is in namespace 'elsewhere', and the pods would be in 'argo'";
    expect(() => new Sensor(chart, 'ci', { serviceAccount: account })).toThrow(`[chart/ci] ${message}`);
    expect(() => new WorkflowTemplate(chart, 't', { templates, serviceAccount: account })).toThrow(message);
  });

  it('needs a namespace, and a name of its own', () => {
    expect(() => new SharedServiceAccount(new Chart(Testing.app(), 'chart'), 'pipelines')).toThrow(
      "a RoleBinding must say in which namespace the account of all who run as 'pipelines' is",
    );
    const chart = testChart();
    new SharedServiceAccount(chart, 'pipelines');
    expect(() => new SharedServiceAccount(chart, 'again', { metadata: { name: 'pipelines' } })).toThrow(
      "the ServiceAccount 'pipelines' exists already at 'chart/pipelines'",
    );
  });
});

describe('an account that exists already', () => {
  it.each<[string, (chart: Chart) => IServiceAccount]>([
    ['by its name', (chart) => SharedServiceAccount.fromServiceAccountName(chart, 'account', 'pipelines')],
    ['as cdk8s-plus makes it', (chart) => new ServiceAccount(chart, 'account', { metadata: { name: 'pipelines' } })],
    ['by nothing but its name', () => ({ name: 'pipelines' })],
  ])('%s is granted nothing, and the sensor says what it needs', (_how, account) => {
    const chart = testChart();
    const [sensor] = twoSensors(chart, account(chart));
    expect(kinds(chart)).not.toContain('Role');
    expect(sensor?.permissions).toEqual([{ apiGroups: [''], resources: ['configmaps'], verbs: ['create'] }]);
    expect(JSON.stringify(manifests(chart))).toContain('"serviceAccountName":"pipelines"');
  });
});

describe('the account of an event source', () => {
  const watching = { pods: ResourceEvent.added({ version: 'v1', resource: 'pods', namespace: 'shop' }) };

  function declared(props: EventSourceProps<typeof watching>) {
    const chart = testChart();
    return { chart, source: new EventSource(chart, 'source', props) };
  }

  it('may watch what the event source watches, where it does', () => {
    const { chart, source } = declared({ events: watching, template: { priority: 5 } });
    expect(source.permissions).toEqual([
      { apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'], namespace: 'shop' },
    ]);
    expect(manifestOf(chart, 'Role')).toMatchObject({
      metadata: { namespace: 'shop', annotations: { 'a8r.io/description': "What event source 'source' may do" } },
      rules: [{ resources: ['pods'], verbs: ['list', 'watch'] }],
    });
    expect(manifest(chart, 'EventSource').spec.template).toEqual({
      priority: 5,
      serviceAccountName: 'source-eventsource',
    });
  });

  it('may remember the last event of a calendar', () => {
    const chart = testChart();
    const persistence = { configMap: { name: 'last', createIfNotExist: true } };
    new EventSource(chart, 'clock', { events: { tick: CalendarEvent.at('0 2 * * *', { persistence }) } });
    expect(manifestOf(chart, 'Role')).toMatchObject({
      rules: [{ resources: ['configmaps'], verbs: ['create', 'get', 'update'] }],
    });
  });

  it('is none when nothing is needed', () => {
    const chart = testChart();
    const source = new EventSource(chart, 'hooks', { events: { order: Webhook.post('/orders') } });
    expect(source.permissions).toEqual([]);
    expect(kinds(chart)).toEqual(['EventSource']);
    expect(manifest(chart, 'EventSource').spec.template).toBeUndefined();
  });

  it('can be that of the sensors', () => {
    const chart = testChart();
    const serviceAccount = new SharedServiceAccount(chart, 'pipelines');
    new EventSource(chart, 'source', { events: watching, serviceAccount });
    expect(manifest(chart, 'EventSource').spec.template).toEqual({ serviceAccountName: 'pipelines' });
    expect(manifestOf(chart, 'Role')).toMatchObject({ metadata: { name: 'argo-events-pipelines' } });
  });

  it('can stand in the template, but not there and elsewhere', () => {
    const template = { serviceAccountName: 'watcher' };
    const { chart } = declared({ events: watching, template });
    expect(kinds(chart)).toEqual(['EventSource']);
    expect(manifest(chart, 'EventSource').spec.template).toEqual(template);
    expect(() => declared({ events: watching, template, serviceAccount: { name: 'other' } })).toThrow(
      "[chart/source] the pods would run as 'other' and, by the template, as 'watcher'; leave out the serviceAccountName of the template",
    );
  });

  it('may elect a leader through a Lease where that is how it is done', () => {
    const chart = testChart();
    const metadata = { annotations: { 'events.argoproj.io/leader-election': 'k8s' } };
    const source = new EventSource(chart, 'clock', { events: { tick: CalendarEvent.at('0 2 * * *') }, metadata });
    const leases = { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create', 'get', 'update'] };
    expect(source.permissions).toEqual([leases]);
    const template = WorkflowTemplate.fromWorkflowTemplateName(chart, 'report', 'report', {});
    const sensor = new Sensor(chart, 'nightly', { metadata });
    sensor.on('tick', source.events.tick);
    sensor.trigger('report', WorkflowTrigger.submit(template, {}));
    expect(sensor.permissions).toContainEqual(leases);
    const role = manifests(chart).find(({ kind, metadata: { name } }) => kind === 'Role' && name === 'nightly-sensor');
    expect(role).toMatchObject({ rules: expect.arrayContaining([leases]) });
  });
});
