import { ApiObject, Chart, Duration, JsonPatch, Testing } from 'cdk8s';
import {
  Condition,
  EventBus,
  EventSource,
  GithubEvent,
  HttpTrigger,
  type ITrigger,
  K8sTrigger,
  LogTrigger,
  Match,
  Sensor,
  type TriggerOptions,
  Webhook,
} from '../../constructs';
import type { TriggerPolicy } from '../../src/model/sensor';
import { manifest, manifests, testChart } from './synthesized';

const configMap = K8sTrigger.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'x-' } });

function shop() {
  const chart = testChart();
  const source = new EventSource(chart, 'hooks', {
    events: { push: GithubEvent.push({ repository: 'acme/shop' }), order: Webhook.post('/orders', { port: 13000 }) },
  });
  return { chart, source, sensor: new Sensor(chart, 'ci') };
}

describe('a dependency', () => {
  it('names the event and filters its fields', () => {
    const { chart, source, sensor } = shop();
    sensor.on('push', source.events.push, {
      where: { 'body.ref': Match.equals('refs/heads/main'), 'body.commits.#': Match.atLeast(1) },
    });
    sensor.trigger('note', configMap);
    expect(manifest(chart, 'Sensor').spec.dependencies).toEqual([
      {
        name: 'push',
        eventSourceName: 'hooks',
        eventName: 'push',
        filters: {
          data: [
            { path: 'body.ref', type: 'string', comparator: '=', value: ['^refs/heads/main$'] },
            { path: 'body.commits.#', type: 'number', comparator: '>=', value: ['1'] },
          ],
        },
      },
    ]);
  });

  it.each([
    ['1st', "'1st' cannot be the name of a dependency"],
    ['a.b', "'a.b' cannot be the name of a dependency"],
    ['in', "'in' cannot be the name of a dependency"],
    ['Expression', "'Expression' cannot be the name of a dependency"],
    ['git-push', "the sensor has a dependency 'git-push' already"],
    [
      'git_push',
      "dependencies 'git-push' and 'git_push' differ only in '-' and '_', which upstream takes for the same",
    ],
  ])('called %s is refused', (name, message) => {
    const { source, sensor } = shop();
    sensor.on('git-push', source.events.push);
    expect(() => sensor.on(name, source.events.push)).toThrow(`[chart/ci] ${message}`);
  });

  it('on an event of another bus or namespace is refused', () => {
    const { chart, source } = shop();
    const sensor = new Sensor(chart, 'cd', { eventBus: EventBus.fromEventBusName(chart, 'bus', 'other') });
    expect(() => sensor.on('push', source.events.push)).toThrow(
      "[chart/cd] event 'push' of event source 'hooks' goes to bus 'default', and the sensor listens on 'other'; give both the same eventBus",
    );
    expect(() => new Sensor(testChart('elsewhere'), 'cd').on('push', source.events.push)).toThrow(
      "event 'push' of event source 'hooks' is in namespace 'argo-events', and the sensor in 'elsewhere'",
    );
  });

  it('on an event that does not exist is refused where types do not help', () => {
    const { source, sensor } = shop();
    const events: { readonly [name: string]: typeof source.events.push } = source.events as never;
    expect(() => sensor.on('push', events.pushh as never)).toThrow('[chart/ci] there is no such event');
  });
});

const noting = (value: string) => K8sTrigger.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: value } });

describe('a trigger', () => {
  it('is tried several times before an event counts as handled', () => {
    const { chart, source, sensor } = shop();
    sensor.on('push', source.events.push);
    sensor.trigger('note', configMap);
    expect(manifest(chart, 'Sensor').spec.triggers[0]).toEqual({
      template: {
        name: 'note',
        k8s: {
          operation: 'create',
          source: { resource: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'x-' } } },
        },
      },
      atLeastOnce: true,
      retryStrategy: { steps: 5, duration: '5s', factor: 2, jitter: 0.2 },
    });
  });

  it('can be told everything', () => {
    const { chart, source, sensor } = shop();
    const push = sensor.on('push', source.events.push);
    const order = sensor.on('order', source.events.order);
    sensor.trigger('note', configMap, {
      when: Condition.allOf(push, order),
      resetAt: [{ cron: '0 0 * * *', timezone: 'Europe/Oslo' }, { cron: '0 12 * * *' }],
      retryStrategy: { steps: 2, duration: Duration.millis(1500), factor: 1, jitter: 0 },
      rateLimit: { unit: 'Minute', requestsPerUnit: 3 },
      policy: { k8s: { labels: { done: 'yes' } } },
      dlqTrigger: configMap,
    });
    expect(manifest(chart, 'Sensor').spec.triggers[0]).toMatchObject({
      template: {
        conditions: 'push && order',
        conditionsReset: [
          { byTime: { cron: '0 0 * * *', timezone: 'Europe/Oslo' } },
          { byTime: { cron: '0 12 * * *', timezone: 'UTC' } },
        ],
      },
      retryStrategy: { steps: 2, duration: '1500ms', factor: 1, jitter: 0 },
      rateLimit: { unit: 'Minute', requestsPerUnit: 3 },
      policy: { k8s: { labels: { done: 'yes' } } },
      dlqTrigger: { template: { name: 'note-dlq' }, atLeastOnce: true },
    });
  });

  it('may be told that losing an event is fine', () => {
    const { chart, source, sensor } = shop();
    sensor.on('push', source.events.push);
    sensor.trigger('note', configMap, { atLeastOnce: false });
    const [trigger] = manifest(chart, 'Sensor').spec.triggers;
    expect(trigger).toMatchObject({ atLeastOnce: false });
    expect(trigger).not.toHaveProperty('retryStrategy');
  });

  it.each([
    [
      { atLeastOnce: false, retryStrategy: {} },
      "trigger 'note' has a retryStrategy, which upstream ignores unless atLeastOnce is true",
    ],
    [
      { atLeastOnce: false, dlqTrigger: configMap },
      "trigger 'note' has a dlqTrigger, which upstream ignores unless atLeastOnce is true",
    ],
  ])('is refused with options that upstream ignores: %#', (options, message) => {
    expect(() => shop().sensor.trigger('note', configMap, options)).toThrow(`[chart/ci] ${message}`);
  });

  it('needs a name of its own that can be a label', () => {
    const { sensor } = shop();
    sensor.trigger('note', configMap);
    expect(() => sensor.trigger('note', configMap)).toThrow("[chart/ci] the sensor has a trigger 'note' already");
    expect(() => sensor.trigger('a/b', configMap)).toThrow("'a/b' cannot be the name of a trigger");
  });

  it('may not read what its conditions do not require, unless it knows what to take otherwise', () => {
    const { source, sensor } = shop();
    const push = sensor.on('push', source.events.push);
    const order = sensor.on('order', source.events.order);
    const when = Condition.anyOf(push, order);
    expect(() => sensor.trigger('note', noting(push.data('body.after')), { when })).toThrow(
      "[chart/ci] trigger 'note' reads 'body.after' from 'push', which 'push || order' does not require; " +
        "give a fallback: push.data('body.after', { otherwise: '...' })",
    );
    sensor.trigger('note', noting(push.data('body.after', { otherwise: 'main' })), { when });
    sensor.trigger('both', noting(push.data('body.after')), { when: Condition.allOf(push, when) });
  });

  it('may not use a template that Go cannot read', () => {
    const { source, sensor } = shop();
    const push = sensor.on('push', source.events.push);
    expect(() => push.template('{{ .Input.body.ref | trimm }}')).toThrow(/^\[chart\/ci\] template on 'push': .*trimm/);
  });

  it('may be made of the attributes of the event', () => {
    const { chart, source, sensor } = shop();
    const push = sensor.on('push', source.events.push);
    const day = '{{ .Input.time | trunc 10 }}';
    sensor.trigger('note', noting(push.contextTemplate(day)));
    expect(manifest(chart, 'Sensor').spec.triggers[0]?.template.k8s?.parameters).toEqual([
      { dest: 'metadata.name', src: { dependencyName: 'push', contextTemplate: day } },
    ]);
    expect(() => push.contextTemplate('{{ .Input.time | trunk }}')).toThrow(
      /^\[chart\/ci\] template on 'push': .*trunk/,
    );
  });

  it('may be absent on Kafka, which passes only the event that came last', () => {
    const chart = testChart();
    const eventBus = EventBus.kafka(chart, 'kafka', { url: 'kafka:9092' });
    const events = { push: Webhook.post<{ readonly after: string }>('/push'), order: Webhook.post('/orders') };
    const source = new EventSource(chart, 'hooks', { events, eventBus });
    const sensor = new Sensor(chart, 'ci', { eventBus });
    const push = sensor.on('push', source.events.push);
    sensor.trigger('alone', noting(push.data('body.after')), { when: push });
    const order = sensor.on('order', source.events.order);
    for (const when of [undefined, Condition.allOf(push, order)]) {
      expect(() => sensor.trigger('both', noting(push.data('body.after')), { when })).toThrow(
        "[chart/ci] trigger 'both' reads 'body.after' from 'push' and also waits for 'order'; on Kafka it gets only the event that came last, " +
          "so give a fallback: push.data('body.after', { otherwise: '...' })",
      );
    }
    expect(() =>
      sensor.trigger('constant', HttpTrigger.post('https://x', { n: 1, a: order.data('body', { otherwise: '' }) })),
    ).toThrow("'n' is 1, which upstream can only put beside values of events when some dependency always has an event");
    sensor.trigger('both', noting(push.data('body.after', { otherwise: 'main' })));
    expect(() => sensor.on('late', source.events.order)).toThrow(
      "[chart/ci] trigger 'both' says not when, and would wait for dependency 'late' too",
    );
    expect(sensor.permissions).toContainEqual(expect.objectContaining({ resources: ['leases'] }));
  });

  it('is the whole event only where that is said', () => {
    const { source, sensor } = shop();
    const order = sensor.on('order', source.events.order);
    const path: string = '';
    expect(() => order.data(path)).toThrow(
      "[chart/ci] the path into 'order' is empty, and upstream would take the whole",
    );
  });

  it('is the only one on its event on NATS Streaming', () => {
    const chart = testChart();
    const events = { order: Webhook.post('/orders') };
    for (const [eventBus, refused] of [
      [EventBus.native(chart, 'stan'), true],
      [EventBus.jetstream(chart, 'jetstream'), false],
    ] as const) {
      const source = new EventSource(chart, `from-${eventBus.name}`, { events, eventBus });
      const sensor = new Sensor(chart, `on-${eventBus.name}`, { eventBus });
      sensor.on('large', source.events.order);
      const again = () => sensor.on('small', source.events.order);
      if (refused)
        expect(again).toThrow("[chart/on-stan] dependency 'large' waits for event 'order' already, and on NATS");
      else again();
    }
  });

  it('may not wait for or read from another sensor', () => {
    const { chart, source, sensor } = shop();
    sensor.on('push', source.events.push);
    const push = new Sensor(chart, 'cd').on('push', source.events.push);
    const reading = K8sTrigger.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: push.data('body.after') },
    });
    expect(() => sensor.trigger('note', reading)).toThrow(
      "[chart/ci] trigger 'note' reads from 'push', which is a dependency of another sensor; declare it here with on()",
    );
    expect(() => sensor.trigger('note', configMap, { when: push })).toThrow(
      "trigger 'note' waits for 'push', which is a dependency",
    );
  });
});

describe('a Sensor', () => {
  it('that would never act is refused at synthesis', () => {
    const { chart, source, sensor } = shop();
    expect(() => manifests(chart)).toThrow('[chart/ci] the sensor depends on no event; call on()');
    sensor.on('push', source.events.push);
    expect(() => manifests(chart)).toThrow(
      '[chart/ci] the sensor has no trigger, so no event starts anything; call trigger()',
    );
  });

  it('can be patched where it says too little', () => {
    const { chart, source, sensor } = shop();
    sensor.on('push', source.events.push);
    sensor.trigger('note', configMap);
    ApiObject.of(sensor).addJsonPatch(JsonPatch.add('/spec/loggingFields', { team: 'shop' }));
    expect(manifest(chart, 'Sensor').spec.loggingFields).toEqual({ team: 'shop' });
  });

  it('grants nothing to an account that it is given, and says what it needs', () => {
    const { chart, source } = shop();
    const sensor = new Sensor(chart, 'cd', { serviceAccount: { name: 'mine' } });
    sensor.on('push', source.events.push);
    sensor.trigger('note', configMap);
    expect(sensor.permissions).toEqual([{ apiGroups: [''], resources: ['configmaps'], verbs: ['create'] }]);
  });

  it.each<[string, TriggerOptions]>([
    [
      "'requestsPerUnit' of a rateLimit, without which upstream's sensor ends, is 0; use a whole number from 1",
      { rateLimit: { unit: 'Second' } },
    ],
    ["'steps', the number of attempts, is 0; use a whole number from 1", { retryStrategy: { steps: 0 } }],
    ["'factor' of a retryStrategy is NaN, which JSON cannot hold", { retryStrategy: { factor: Number('two') } }],
    ["'jitter' of a retryStrategy is -1; use 0 or more", { retryStrategy: { jitter: -1 } }],
    ["the schedule '0 0 31 2 *' never comes; check its day and month", { resetAt: { cron: '0 0 31 2 *' } }],
    ['there is no time zone "Oslo"', { resetAt: [{ cron: '0 0 * * *', timezone: 'Oslo' }] }],
  ])('refuses a time that never comes: %s', (message, options) => {
    const { source, sensor } = shop();
    sensor.on('push', source.events.push);
    const make = () => sensor.trigger('act', configMap, options);
    expect(make).toThrow("[chart/ci] trigger 'act': ");
    expect(make).toThrow(message);
  });

  it.each<[string, ITrigger, TriggerPolicy]>([
    [
      'has a policy.status, which upstream ignores for the kind k8s; it looks at policy.k8s',
      configMap,
      { status: { allow: [200] } },
    ],
    [
      'has a policy.k8s, which upstream ignores for the kind log; it looks at none',
      LogTrigger.events(),
      { k8s: { labels: { done: 'yes' } } },
    ],
    [
      'has a policy.k8s, with which upstream reports each delete as failed and does it again; leave it out',
      K8sTrigger.delete({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } }),
      { k8s: { labels: { done: 'yes' } } },
    ],
    [
      'has a policy.status that no answer satisfies; name the statuses',
      HttpTrigger.get('https://shop.example.com'),
      { status: { allow: [] } },
    ],
  ])('refuses a trigger that %s', (message, trigger, policy) => {
    const { source, sensor } = shop();
    sensor.on('push', source.events.push);
    expect(() => sensor.trigger('act', trigger, { policy })).toThrow(`[chart/ci] trigger 'act' ${message}`);
  });

  it('grants each permission once, whichever triggers need it', () => {
    const { chart, source, sensor } = shop();
    sensor.on('push', source.events.push);
    sensor.trigger('note', configMap);
    sensor.trigger('again', configMap, { policy: { k8s: { labels: { done: 'yes' } } } });
    const roles = manifests(chart).filter(({ kind }) => kind === 'Role');
    expect(roles).toMatchObject([
      {
        metadata: { name: 'ci-sensor' },
        rules: [
          { resources: ['configmaps'], verbs: ['create'] },
          { resources: ['configmaps'], verbs: ['get'] },
        ],
      },
    ]);
    expect(manifest(chart, 'Sensor').spec.template).toEqual({ serviceAccountName: 'ci-sensor' });
  });

  it('refuses a bus of another namespace, and a number of pods that is none', () => {
    const eventBus = EventBus.fromEventBusName(testChart('elsewhere'), 'bus', 'default');
    expect(() => new Sensor(testChart(), 'ci', { eventBus })).toThrow(
      "[chart/ci] the bus 'default' is in namespace 'elsewhere', and the sensor in 'argo-events'; give it a bus of its own namespace",
    );
    const events = { order: Webhook.post('/orders') };
    for (const replicas of [Number('many'), -1, 1.5]) {
      const message = `[chart/ci] 'replicas' is ${replicas}; use a whole number from 0`;
      expect(() => new Sensor(testChart(), 'ci', { replicas })).toThrow(message);
      expect(() => new EventSource(testChart(), 'ci', { events, replicas })).toThrow(message);
    }
  });

  it('needs a namespace when it needs a RoleBinding', () => {
    const chart = new Chart(Testing.app(), 'chart');
    const source = new EventSource(chart, 'hooks', { events: { order: Webhook.post('/orders') } });
    const sensor = new Sensor(chart, 'ci');
    sensor.on('order', source.events.order);
    expect(() => sensor.trigger('note', configMap)).toThrow(
      "a RoleBinding must say in which namespace the account of sensor 'ci' is; give the chart a namespace",
    );
  });

  it('says how its pods run', () => {
    const chart = testChart();
    const source = new EventSource(chart, 'hooks', { events: { order: Webhook.post('/orders') } });
    const sensor = new Sensor(chart, 'ci', { replicas: 2, revisionHistoryLimit: 1, template: { priority: 5 } });
    sensor.on('order', source.events.order);
    sensor.trigger('log', { bind: () => ({ log: {} }) });
    expect(manifest(chart, 'Sensor').spec).toMatchObject({
      eventBusName: 'default',
      replicas: 2,
      revisionHistoryLimit: 1,
      template: { priority: 5 },
    });
    expect(manifests(chart).map(({ kind }) => kind)).toEqual(['EventSource', 'Sensor']);
  });
});
