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
    [{ replicas: 1.5 }, 'number', 'EventSourceSpec.spec.replicas'],
    [{ replicas: 2 ** 31 }, 'number', 'EventSourceSpec.spec.replicas'],
    [
      { template: { container: { resources: { limits: { cpu: 'much' } } } } },
      'string',
      'ResourceRequirements.spec.template.container.resources.limits',
    ],
    [{ sqs: { a: { region: true } } }, 'bool', 'SQSEventSource.spec.sqs.region'],
    [{ webhook: [] }, 'array', 'EventSourceSpec.spec.webhook'],
  ])('cannot decode %j', (spec, found, place) => {
    expect(upstreamValidate(eventSource(spec))).toContain(
      `decode: json: cannot unmarshal ${found} into Go struct field ${place} of type`,
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
