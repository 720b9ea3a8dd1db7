import { Duration, Size } from 'cdk8s';
import * as c from '../../../constructs';
import { customKinds } from '../../../src/model/kind-schema';
import { sourceKinds, triggerKinds } from '../../../src/model/kinds';
import type { Template } from '../../../src/model/pod-template';
import { violations } from '../../../src/model/validate';
import { type Manifest, manifests, testChart } from '../synthesized';
import { pick, properties, sample, used } from './samples';

const observed = 'not written by people';
const noEffect = 'it has no effect';
const unread = 'only type, subject, source and datacontenttype are compared';

/** Fields that the constructs do not have, each with the reason. */
const reasons: { readonly [property: string]: string } = {
  'EventBus.status': observed,
  'EventSource.status': observed,
  'Sensor.status': observed,
  'SensorSpec.errorOnFailedRound': noEffect,
  'SensorSpec.loggingFields': noEffect,
  'ServicePort.protocol': 'all kinds that listen do so over TCP, which is the default',
  'ServicePort.nodePort': 'the Service is of type ClusterIP, which has none',
  'EventContext.id': unread,
  'EventContext.specversion': unread,
  'EventContext.time': unread,
};

/** What the kinds lead to, and is reached in the tests of each. */
const elsewhere = new Set(
  [...Object.values(sourceKinds), ...Object.values(triggerKinds)].flatMap(({ definition }) => properties(definition)),
);

/** What only the API server and its controllers write. */
const written =
  /^(ObjectMeta|OwnerReference|ManagedFieldsEntry|EventBusStatus|EventSourceStatus|SensorStatus|Condition|BusConfig)\./;

const disks = { storageClassName: 's', accessMode: 'ReadWriteOnce', volumeSize: Size.gibibytes(1) };
const pods = [
  'securityContext',
  'affinity',
  'containerTemplate',
  'imagePullSecrets',
  'metricsContainerTemplate',
  'nodeSelector',
  'priority',
  'priorityClassName',
  'serviceAccountName',
  'tolerations',
] as const;

function buses(): readonly Manifest[] {
  const chart = testChart();
  const jetstream = pick<c.JetStreamEventBusProps>();
  const native = pick<c.NativeEventBusProps>();
  const raft = ['raftHeartbeatTimeout', 'raftElectionTimeout', 'raftLeaseTimeout', 'raftCommitTimeout'] as const;
  c.EventBus.jetstream(chart, 'a', {
    ...jetstream(
      'JetStreamBus',
      ...pods,
      'version',
      'maxPayload',
      'settings',
      'startArgs',
      'reloaderContainerTemplate',
    ),
    podMetadata: sample('Metadata'),
    replicas: 3,
    persistence: disks,
    streamConfig: { maxAge: '24h' },
  });
  c.EventBus.native(chart, 'b', {
    ...native(
      'NativeStrategy',
      ...pods,
      ...raft,
      'replicas',
      'auth',
      'maxAge',
      'maxMsgs',
      'maxBytes',
      'maxSubs',
      'maxPayload',
    ),
    podMetadata: sample('Metadata'),
    persistence: disks,
  });
  c.EventBus.jetstreamExotic(chart, 'c', {
    ...pick<c.ExoticJetStreamEventBusProps>()('JetStreamConfig', 'url', 'accessSecret', 'tls'),
    streamConfig: { maxAge: '24h' },
  });
  c.EventBus.nativeExotic(chart, 'd', {
    ...pick<c.ExoticNativeEventBusProps>()('NATSConfig', 'url', 'clusterID', 'accessSecret'),
    auth: 'token',
  });
  c.EventBus.kafka(chart, 'e', {
    ...pick<c.KafkaEventBusProps>()('KafkaBus', 'topic', 'version', 'partitioner', 'consumerGroup', 'sasl', 'tls'),
    url: 'kafka:9092',
  });
  return manifests(chart);
}

function pipeline(): readonly Manifest[] {
  const chart = testChart();
  const { serviceAccountName = '', ...template } = sample<Template>('Template');
  const source = new c.EventSource(chart, 'hooks', {
    events: { order: c.Webhook.post<{ total: number }>('/orders') },
    replicas: 2,
    service: { clusterIP: 'None', labels: { a: 'b' }, annotations: { a: 'b' }, appProtocol: 'https' },
    serviceAccount: { name: serviceAccountName },
    template,
  });
  const sensor = new c.Sensor(chart, 'billing', {
    replicas: 2,
    revisionHistoryLimit: 1,
    serviceAccount: { name: serviceAccountName },
    template,
  });
  const order = sensor.on('order', source.events.order, {
    where: { 'body.total': c.Match.template('{{ .Input }}', c.Match.atLeast(1)) },
    expressions: [c.Expr.of('a > 1', { a: 'body.total' })],
    script: c.Script.lua('return true'),
    time: c.TimeWindow.between('09:00:00', '17:00:00', { timezone: 'Europe/Oslo' }),
    context: { type: 'webhook', subject: 'order', source: 'hooks', datacontenttype: 'application/json' },
    any: ['where', 'expressions', 'filters'],
    transform: { jq: '.' },
  });
  const again = sensor.on('again', source.events.order, { transform: { script: c.Script.lua('return event') } });
  sensor.trigger('act', c.K8sTrigger.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }), {
    when: c.Condition.allOf(order, again),
    resetAt: { cron: '0 0 * * *', timezone: 'Europe/Oslo' },
    retryStrategy: { steps: 2, duration: Duration.seconds(1), factor: 2, jitter: 0.5 },
    rateLimit: { unit: 'Minute', requestsPerUnit: 5 },
    policy: {
      k8s: {
        labels: { done: 'yes' },
        backoff: { steps: 2, duration: '1s', factor: 1, jitter: 0 },
        errorOnBackoffTimeout: true,
      },
    },
    dlqTrigger: c.LogTrigger.events(),
  });
  sensor.trigger('mail', c.EmailTrigger.send({ host: 'h', port: 25, to: order.data('body'), subject: 's', body: 'b' }));
  sensor.trigger('call', c.HttpTrigger.get('https://example.com', { allow: [200] }));
  return manifests(chart);
}

describe('the constructs', () => {
  const objects = [...buses(), ...pipeline()];

  it.each(customKinds)('reach every field of %s, or there is a reason', (kind) => {
    const found = new Set<string>();
    for (const object of objects.filter((one) => one.kind === kind)) {
      expect(violations(kind, object)).toEqual([]);
      used(kind, object, found);
    }
    const missing = properties(kind).filter((property) => !found.has(property) && !written.test(property));
    const kinds = /^(EventSourceSpec|TriggerTemplate)\./;
    expect(missing.filter((one) => reasons[one] === undefined && !elsewhere.has(one) && !kinds.test(one))).toEqual([]);
    expect(Object.keys(reasons).filter((property) => found.has(property))).toEqual([]);
  });
});
