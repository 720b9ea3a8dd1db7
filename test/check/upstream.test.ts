import { upstreamValidate } from '../../src/check/upstream/validate';
import type { JsonObject } from '../../src/model/json';

const eventSource = (spec: JsonObject): JsonObject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'EventSource',
  metadata: { name: 'es' },
  spec,
});

const sensor = (dependency: JsonObject, trigger: JsonObject = { template: { name: 'log', log: {} } }): JsonObject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Sensor',
  metadata: { name: 's' },
  spec: {
    dependencies: [{ name: 'a', eventSourceName: 'b', eventName: 'c', ...dependency }],
    triggers: [trigger],
  },
});

/** Beyond the recorded rows of `validation`, which `npm run vectors` asks. */
describe('what Argo Events says to a resource', () => {
  it.each([
    ['1 hour', 'time: unknown unit " hour" in duration "1 hour"'],
    ['10', 'time: missing unit in duration "10"'],
    ['1d', 'time: unknown unit "d" in duration "1d"'],
    ['1h2d', 'time: unknown unit "d" in duration "1h2d"'],
    ['x', 'time: invalid duration "x"'],
  ])('refuses the interval %s', (interval, reason) => {
    const fault = upstreamValidate(eventSource({ calendar: { tick: { interval } } }));
    expect(fault).toBe(`failed to parse interval ${interval} from calendar event. Cause: ${reason}`);
  });

  it('finds fields without regard to case, and the later of two in the order of their names', () => {
    expect(
      upstreamValidate(eventSource({ WEBHOOK: { a: { Endpoint: '/a', PORT: '1', METHOD: 'POST' } } })),
    ).toBeUndefined();
    expect(upstreamValidate(eventSource({ webhook: { a: { Endpoint: '/a', endpoint: '', port: '1' } } }))).toBe(
      "endpoint can't be empty",
    );
  });

  it('takes null for nothing, and in a list or a map for something empty', () => {
    expect(upstreamValidate(eventSource({ webhook: null }))).toBeUndefined();
    expect(upstreamValidate(eventSource({ webhook: { a: null } }))).toBe("endpoint can't be empty");
    expect(upstreamValidate(sensor({ filters: { data: [{ path: 'a', type: 'string', value: [null] }] } }))).toBe(
      'one of data filters is not valid (value must be not empty)',
    );
  });

  it.each([
    [{ replicas: 1.5 }, 'number 1.5', 'EventSourceSpec.spec.replicas'],
    [{ replicas: 2 ** 31 }, 'number 2147483648', 'EventSourceSpec.spec.replicas'],
    [{ service: { ports: [{ targetPort: 1.5 }] } }, 'number 1.5', 'ServicePort.spec.service.ports.targetPort'],
    [
      { template: { volumes: [{ name: 'v', configMap: 'c' }] } },
      'string',
      'Volume.spec.template.volumes.VolumeSource.configMap',
    ],
    [
      { webhook: { a: { serverKeySecret: { name: 1 } } } },
      'number',
      'SecretKeySelector.spec.webhook.WebhookContext.serverKeySecret.LocalObjectReference.name',
    ],
    [{ sqs: { a: { region: true } } }, 'bool', 'SQSEventSource.spec.sqs.region'],
    [{ webhook: [] }, 'array', 'EventSourceSpec.spec.webhook'],
  ])('cannot decode %j', (spec, found, place) => {
    expect(upstreamValidate(eventSource(spec))).toContain(
      `decode: json: cannot unmarshal ${found} into Go struct field ${place} of type`,
    );
  });

  it.each([
    [{ name: 5, creationTimestamp: 'today' }, 'parsing time "today" as "2006-01-02T15:04:05Z07:00"'],
    [{ name: 5, creationTimestamp: 7 }, 'json: cannot unmarshal number into Go struct field ObjectMeta.metadata'],
  ])('names what ends the decoding before any other mistake: %j', (metadata, words) => {
    expect(upstreamValidate({ ...eventSource({}), metadata })).toContain(`decode: ${words}`);
  });

  it.each([
    ['much', "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"],
    ['', "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"],
    ['1e', "unable to parse quantity's suffix"],
    ['1.5KiB', "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"],
  ])('refuses the amount %j of a resource', (cpu, words) => {
    const resources = { limits: { cpu } };
    expect(upstreamValidate(eventSource({ template: { container: { resources } } }))).toBe(`decode: ${words}`);
  });

  it.each([' 1Gi ', '1.', 'k', '2e3', 5])('takes the amount %j of a resource', (cpu) => {
    const resources = { limits: { cpu } };
    expect(upstreamValidate(eventSource({ template: { container: { resources } } }))).toBeUndefined();
  });

  it('has numbers that are never negative', () => {
    expect(upstreamValidate(sensor({}, { template: { name: 'l', log: { intervalSeconds: -1 } } }))).toContain(
      'number -1 into Go struct field LogTrigger.spec.triggers.template.log.intervalSeconds',
    );
  });

  it('keeps what it does not look into as it is: amounts, objects of triggers, durations of both sorts', () => {
    const k8s = { operation: 'create', source: { resource: ['anything'] } };
    const retryStrategy = { duration: 5, factor: 'two', jitter: {}, steps: 3 };
    expect(upstreamValidate(sensor({}, { template: { name: 'k', k8s }, retryStrategy }))).toBeUndefined();
  });

  it('looks at nothing but its own kinds', () => {
    expect(upstreamValidate({ apiVersion: 'v1', kind: 'Pod', spec: 7 })).toBeUndefined();
  });
});
