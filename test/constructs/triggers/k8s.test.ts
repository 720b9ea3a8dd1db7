import { Chart, Testing } from 'cdk8s';
import { Artifact, EventSource, K8sTrigger, type KubernetesManifest, Sensor, Webhook } from '../../../constructs';
import { manifest, manifests, testChart } from '../synthesized';

const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'invoice' } };

function rendered(make: (id: string) => K8sTrigger) {
  const chart = testChart();
  const { events } = new EventSource(chart, 'orders', { events: { placed: Webhook.post<{ id: number }>('/orders') } });
  const sensor = new Sensor(chart, 'billing');
  const placed = sensor.on('placed', events.placed);
  sensor.trigger('act', make(placed.data('body.id')));
  const role = manifests(chart).find(({ kind }) => kind === 'Role');
  return { k8s: manifest(chart, 'Sensor').spec.triggers[0]?.template.k8s, role };
}

describe('K8sTrigger', () => {
  it.each([
    ['create', K8sTrigger.create(job), { operation: 'create' }, ['create']],
    ['update', K8sTrigger.update(job), { operation: 'update' }, ['create', 'get', 'update']],
    [
      'patch',
      K8sTrigger.patch(job, { strategy: 'strategic-merge' }),
      { operation: 'patch', patchStrategy: 'application/strategic-merge-patch+json' },
      ['create', 'get', 'patch'],
    ],
    ['delete', K8sTrigger.delete(job), { operation: 'delete' }, ['delete', 'get']],
  ])('may %s an object, and the sensor may do no more than that', (_verb, trigger, how, verbs) => {
    const { k8s, role } = rendered(() => trigger);
    expect(k8s).toEqual({ ...how, source: { resource: job } });
    expect(role).toMatchObject({ rules: [{ apiGroups: ['batch'], resources: ['jobs'], verbs }] });
  });

  it('takes an object that is written where it is used, whatever fields its kind has', () => {
    const { k8s } = rendered(() =>
      K8sTrigger.patch({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'shop' },
        spec: { replicas: 2 },
      }),
    );
    expect(k8s).toMatchObject({ source: { resource: { spec: { replicas: 2 } } } });
  });

  it('fills values of the event into the object', () => {
    const { k8s } = rendered((id) => K8sTrigger.create({ ...job, metadata: { name: `invoice-${id}` } }));
    expect(k8s).toMatchObject({
      source: { resource: { metadata: { name: 'invoice-' } } },
      parameters: [
        { dest: 'metadata.name', operation: 'append', src: { dependencyName: 'placed', dataKey: 'body.id' } },
      ],
    });
  });

  it('writes into the object as it is in the cluster', () => {
    const { k8s, role } = rendered((id) =>
      K8sTrigger.update(
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'shop', annotations: { order: `order ${id}` } },
          spec: { paused: false, template: { spec: { containers: [{ image: id }] } } },
        },
        { liveObject: true },
      ),
    );
    const src = { dependencyName: 'placed' };
    expect(k8s).toEqual({
      operation: 'update',
      liveObject: true,
      source: {
        resource: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'shop', namespace: 'argo-events' } },
      },
      parameters: [
        { dest: 'metadata.annotations.order', src: { ...src, dataTemplate: expect.stringMatching(/^order /) } },
        { dest: 'spec.paused', src: { ...src, dataKey: '!false', useRawData: true } },
        { dest: 'spec.template.spec.containers.0.image', src: { ...src, dataKey: 'body.id' } },
      ],
    });
    expect(role).toMatchObject({ rules: [{ resources: ['deployments'], verbs: ['create', 'get', 'update'] }] });
  });

  it.each<[string, (id: string) => KubernetesManifest | Artifact]>([
    ['a liveObject is one of the cluster, and an artifact would be read for nothing', () => Artifact.file('/job.yaml')],
    ['a liveObject needs metadata.name', () => ({ apiVersion: 'batch/v1', kind: 'Job' })],
    [
      'which object is live is known before values of events are filled in',
      (id) => ({ ...job, metadata: { name: `invoice-${id}` } }),
    ],
    ["[chart/billing] trigger 'act': the object says nothing but which it is, so that nothing would change", () => job],
  ])('refuses a live object: %s', (message, make) => {
    expect(() => rendered((id) => K8sTrigger.update(make(id), { liveObject: true }))).toThrow(message);
  });

  it('refuses a live object of a namespace that nobody knows', () => {
    const chart = new Chart(Testing.app(), 'chart');
    const { events } = new EventSource(chart, 'orders', { events: { placed: Webhook.post('/orders') } });
    const sensor = new Sensor(chart, 'billing', { serviceAccount: { name: 'x' } });
    sensor.on('placed', events.placed);
    const trigger = K8sTrigger.update({ ...job, spec: { a: 'b' } }, { liveObject: true });
    expect(() => sensor.trigger('act', trigger)).toThrow(
      "[chart/billing] trigger 'act': the object must name its namespace, because upstream looks for it there",
    );
  });
});
