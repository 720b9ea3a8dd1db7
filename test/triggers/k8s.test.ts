import { type Cluster, ClusterRefusal, placeOf } from '../../src/clients/cluster';
import { DryRunCluster } from '../../src/clients/dry-run-cluster';
import { compileRenderer } from '../../src/evaluate/render/render';
import type { JsonObject } from '../../src/model/json';
import type { Trigger, TriggerPolicy } from '../../src/model/trigger';
import type { StandardK8STrigger } from '../../src/model/triggers/k8s';
import { k8s } from '../../src/triggers/k8s';
import { waitForLabels } from '../../src/triggers/labels-policy';
import { isFinal, type Outcome } from '../../src/triggers/trigger';
import { documentOf } from '../conformance/vectors/given-event';
import { contextFor } from './context';

/** A cluster in memory that really does what it is asked, and keeps the texts that it was sent. */
class MemoryCluster extends DryRunCluster {
  override readonly dryRun: boolean = false;
  readonly texts: (string | undefined)[] = [];
  /** Called before each look at an object. */
  onGet: (count: number) => Promise<void> | void = () => undefined;
  private looks = 0;

  override async get(place: Parameters<Cluster['get']>[0]): Promise<JsonObject | undefined> {
    await this.onGet(++this.looks);
    return super.get(place);
  }

  override create(object: JsonObject, text?: string): Promise<JsonObject> {
    this.texts.push(text);
    return super.create(object);
  }

  override update(object: JsonObject, text?: string): Promise<JsonObject> {
    this.texts.push(text);
    return super.update(object);
  }
}

const configMap = (data: JsonObject, metadata: JsonObject = { name: 'cm' }): JsonObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata,
  data,
});
const place = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'argo', name: 'cm' };
const inArgo = { name: 'cm', namespace: 'argo' };
const event = { source: 's', type: 't', datacontenttype: 'application/json' };

function act(
  cluster: Cluster,
  config: Partial<StandardK8STrigger> & { readonly object?: JsonObject },
  given: { readonly data?: string; readonly policy?: TriggerPolicy; readonly traceparent?: string } = {},
): Promise<Outcome> {
  const { object = configMap({ a: '1' }), ...rest } = config;
  const { data = '{"ref":"main"}', policy, traceparent } = given;
  const trigger: Trigger = {
    template: { name: 't', k8s: { source: { resource: object }, ...rest } },
    ...(policy && { policy }),
  };
  const events = new Map([['push', documentOf({ ...event, data_text: data })]]);
  const rendered = compileRenderer(trigger).render(events);
  return k8s.run(rendered, contextFor({ cluster, ...(traceparent && { traceparent }) }));
}

const fromEvent = (dest: string, dataKey: string, useRawData = false) => [
  { dest, src: { dependencyName: 'push', dataKey, useRawData } },
];

describe('the k8s trigger', () => {
  it('creates an object in the namespace of its sensor, with labels that tell where it came from', async () => {
    const cluster = new MemoryCluster();
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const { summary, dryRun } = await act(cluster, {}, { traceparent });
    expect({ summary, dryRun }).toEqual({ summary: 'created ConfigMap argo/cm', dryRun: false });
    expect(await cluster.get(place)).toMatchObject({
      metadata: {
        labels: { 'events.argoproj.io/sensor': 'ci', 'events.argoproj.io/trigger': 't' },
        annotations: { 'eventloom.dev/traceparent': traceparent },
      },
    });
  });

  it('drops labels that are not all texts, as it cannot add to them', async () => {
    const object = configMap({}, { name: 'cm', labels: { team: null, app: 'shop' } });
    const { object: created } = await act(new MemoryCluster(), { object });
    const { labels } = (created?.metadata ?? {}) as { readonly labels: JsonObject };
    expect(Object.keys(labels).every((name) => name.startsWith('events.argoproj.io/'))).toBe(true);
  });

  it('creates a Namespace outside of all namespaces', async () => {
    const cluster = new MemoryCluster();
    const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team', namespace: 'argo' } };
    const { summary, object: created } = await act(cluster, { object });
    expect(summary).toBe('created Namespace team');
    expect(placeOf(created ?? {}).namespace).toBeUndefined();
  });

  it('says in a dry run what it would do', async () => {
    const cluster = new DryRunCluster();
    expect(await act(cluster, {})).toMatchObject({ dryRun: true, summary: 'would create ConfigMap argo/cm' });
    expect(await act(cluster, { operation: 'update' })).toMatchObject({ summary: 'would update ConfigMap argo/cm' });
    expect(await act(cluster, { operation: 'patch' })).toMatchObject({ summary: 'would patch ConfigMap argo/cm' });
    expect(await act(cluster, { operation: 'delete' })).toMatchObject({ summary: 'would delete ConfigMap argo/cm' });
    expect(await act(cluster, { operation: 'delete' })).toMatchObject({
      summary: 'found nothing to delete: ConfigMap argo/cm',
    });
    expect(await act(cluster, { operation: 'patch' })).toMatchObject({
      summary: 'would create the missing ConfigMap argo/cm',
    });
  });

  it('keeps the digits of numbers beyond 2^53 that come from an event', async () => {
    const cluster = new MemoryCluster();
    await act(cluster, { parameters: fromEvent('data.id', 'id', true) }, { data: '{"id":9007199254740993}' });
    expect(cluster.texts).toEqual([expect.stringContaining('"id":9007199254740993')]);
    await act(cluster, { object: configMap({}, { name: 'small' }) });
    expect(cluster.texts[1]).toBeUndefined();
  });

  it('updates by merging, so that empty values and lists take the place of what was there', async () => {
    const cluster = new MemoryCluster();
    await cluster.create({ ...configMap({ a: '1', b: '2', c: {} }, inArgo), list: [1, 2] });
    await act(cluster, { operation: 'update', object: { ...configMap({ a: '', d: null, c: 'x' }), list: [3] } });
    expect(await cluster.get(place)).toEqual({ ...configMap({ a: '', b: '2', c: 'x', d: null }, inArgo), list: [3] });
  });

  it('puts values into the live object, whose large numbers survive', async () => {
    const cluster = new MemoryCluster();
    await cluster.create(configMap({ a: '1', n: 0 }, inArgo));
    const live =
      '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"cm","namespace":"argo"},"data":{"n":9007199254740993}}';
    cluster.getText = async () => live;
    const source = { object: configMap({}, inArgo), operation: 'update', liveObject: true } as const;
    await act(cluster, { ...source, parameters: fromEvent('data.ref', 'ref') });
    expect(cluster.texts.at(-1)).toContain('"data":{"n":9007199254740993,"ref":"main"}');
  });

  it('needs a live object to be there, and named', async () => {
    const cluster = new MemoryCluster();
    const live = { operation: 'update', liveObject: true } as const;
    await expect(act(cluster, live)).rejects.toMatchObject({ code: 'bad-definition' });
    const named = { ...live, object: configMap({}, inArgo), parameters: fromEvent('data.ref', 'ref') };
    await expect(act(cluster, named)).rejects.toMatchObject({ status: 404 });
    const { summary, object } = await act(new DryRunCluster(), named);
    expect({ summary, object }).toEqual({
      summary: 'would update ConfigMap argo/cm',
      object: configMap({ ref: 'main' }, inArgo),
    });
  });

  it('updates anew when somebody else was faster, and not for ever', async () => {
    const cluster = new MemoryCluster();
    await cluster.create(configMap({ a: '1' }, inArgo));
    const update = cluster.update.bind(cluster);
    let refusals = 4;
    cluster.update = async (object) => {
      if (refusals-- > 0) throw new ClusterRefusal(409, 'changed meanwhile');
      return update(object);
    };
    await expect(act(cluster, { operation: 'update' })).resolves.toMatchObject({
      summary: 'updated ConfigMap argo/cm',
    });
    refusals = 5;
    await expect(act(cluster, { operation: 'update' })).rejects.toMatchObject({ code: 'cluster-refused' });
  });

  it('puts values into what is live by then when somebody else was faster', async () => {
    const cluster = new MemoryCluster();
    const update = cluster.update.bind(cluster);
    const live = (data: JsonObject, resourceVersion: string): JsonObject =>
      configMap(data, { ...inArgo, resourceVersion });
    await cluster.create(live({ a: '1' }, '1'));
    cluster.update = async (object) => {
      if (JSON.stringify(object).includes('"resourceVersion":"2"')) return update(object);
      await update(live({ a: '2' }, '2'));
      throw new ClusterRefusal(409, 'changed meanwhile');
    };
    const source = { object: configMap({}, inArgo), operation: 'update', liveObject: true } as const;
    await act(cluster, { ...source, parameters: fromEvent('data.ref', 'ref') });
    expect(await cluster.get(place)).toEqual(live({ a: '2', ref: 'main' }, '2'));
  });

  it('patches with the whole object, as the strategy says', async () => {
    const cluster = new MemoryCluster();
    await cluster.create(configMap({ a: '1', b: '2' }, inArgo));
    const patch = jest.spyOn(cluster, 'patch');
    await act(cluster, { operation: 'patch', object: configMap({ a: null }) });
    expect(await cluster.get(place)).toEqual(configMap({ b: '2' }, inArgo));
    await act(cluster, { operation: 'patch', patchStrategy: 'application/strategic-merge-patch+json' });
    expect(patch.mock.calls.map(([, type]) => type)).toEqual([
      'application/merge-patch+json',
      'application/strategic-merge-patch+json',
    ]);
  });

  it.each([
    [{ operation: 'bogus' as 'create' }, 'unknown operation bogus'],
    [{ operation: 'patch' as const, patchStrategy: 'x' as 'application/merge-patch+json' }, 'patchStrategy x'],
    [{ object: { metadata: { name: 'x' } } }, 'without apiVersion or kind'],
  ])('cannot do %j, now or later', async (config, message) => {
    const error = await act(new MemoryCluster(), config).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: expect.stringContaining(message) });
    expect(isFinal(error)).toBe(true);
  });

  it('refuses an operation that does not exist before anything starts', () => {
    const template = (operation: string) => ({ name: 't', k8s: { source: {}, operation: operation as 'create' } });
    expect(k8s.unsupported(template('toString'))).toBe('k8s with operation toString');
    for (const operation of ['', 'create', 'update', 'patch', 'delete']) {
      expect(k8s.unsupported(template(operation))).toBeUndefined();
    }
  });
});

describe('the policy of a k8s trigger', () => {
  const labels = { done: 'yes' };
  const backoff = { duration: '1ms', steps: 3, factor: 1, jitter: 0 };

  const withObject = async (cluster: MemoryCluster): Promise<MemoryCluster> => {
    await cluster.create(configMap({}, inArgo));
    return cluster;
  };

  const label = async (cluster: Cluster): Promise<void> => {
    await cluster.update(configMap({}, { ...inArgo, labels: { done: 'yes', other: 'x' } }));
  };

  it('waits until the object has its labels', async () => {
    const cluster = new MemoryCluster();
    cluster.onGet = (count) => (count === 3 ? label(cluster) : undefined);
    const { summary } = await act(cluster, {}, { policy: { k8s: { labels, backoff } } });
    expect(summary).toBe('created ConfigMap argo/cm, and it has the labels of its policy');
  });

  it('is a failure out of time only when it says so', async () => {
    const policy = { k8s: { labels, backoff } };
    const { summary } = await act(new MemoryCluster(), {}, { policy });
    expect(summary).toContain('the labels of its policy have not come in time');
    const strict = { k8s: { labels, backoff, errorOnBackoffTimeout: true } };
    const cluster = new MemoryCluster();
    const looks = jest.spyOn(cluster, 'get');
    const error = await act(cluster, {}, { policy: strict }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'trigger-failed', message: expect.stringContaining('did not get the labels') });
    expect(isFinal(error)).toBe(false);
    expect(looks).toHaveBeenCalledTimes(3);
  });

  it('ends when the attempt has to', async () => {
    const controller = new AbortController();
    const cluster = new MemoryCluster();
    cluster.onGet = () => void setImmediate(() => controller.abort());
    const policy = { k8s: { labels, backoff: { duration: '1h' } } };
    const { signal } = controller;
    await expect(waitForLabels({ cluster: await withObject(cluster), signal }, place, policy)).rejects.toThrow('abort');
  });

  it('fails when the object is gone, or the backoff makes no sense', async () => {
    const cluster = new MemoryCluster();
    cluster.onGet = async () => void (await cluster.delete(place));
    await expect(act(cluster, {}, { policy: { k8s: { labels, backoff } } })).rejects.toThrow('is gone');
    const bad = { k8s: { labels, backoff: { duration: 'soon' } } };
    await expect(act(new MemoryCluster(), {}, { policy: bad })).rejects.toMatchObject({ code: 'bad-definition' });
  });

  it('has nothing to wait for in a dry run, after a delete, or without labels', async () => {
    const policy = { k8s: { labels, backoff, errorOnBackoffTimeout: true } };
    await expect(act(new DryRunCluster(), {}, { policy })).resolves.toBeDefined();
    const cluster = new MemoryCluster();
    await cluster.create(configMap({}, inArgo));
    await expect(act(cluster, { operation: 'delete' }, { policy })).resolves.toMatchObject({
      summary: 'deleted ConfigMap argo/cm',
    });
    expect(placeOf((await act(cluster, {}, { policy: { status: { allow: [] } } })).object ?? {})).toEqual(place);
  });
});
