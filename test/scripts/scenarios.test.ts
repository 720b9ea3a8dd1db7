import { scenarioOf } from '../../scripts/scenarios/scenarios';
import type { JsonObject } from '../../src/model/json';

const scenario = (kind: string, spec: JsonObject) => scenarioOf({ kind, metadata: { name: 'example' }, spec });

function sensor(template: JsonObject, rest: JsonObject = {}, dependency: JsonObject = {}) {
  const dependencies = [{ name: 'dep', eventSourceName: 'webhook', eventName: 'example', ...dependency }];
  return scenario('Sensor', { dependencies, triggers: [{ template: { name: 'act', ...template }, ...rest }] });
}

describe('whether an example can be said with factories', () => {
  it('is answered by saying it and looking at what was synthesized', () => {
    const webhook = { example: { port: '12000', endpoint: '/example', method: 'POST' } };
    const service = { ports: [{ port: 12000, targetPort: 12000 }] };
    expect(scenario('EventSource', { service, webhook })).toEqual({ outcome: 'said', reasons: [] });
    expect(sensor({ conditions: 'dep', log: { intervalSeconds: 20 } })).toEqual({ outcome: 'said', reasons: [] });
    expect(scenario('EventBus', { nats: { native: { replicas: 3, auth: 'token' } } }).outcome).toBe('said');
  });

  it('is yes with the values of events written where they are used', () => {
    const resource = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { generateName: 'x-' },
      data: { a: 'b', c: 'd' },
    };
    const parameters = [
      { src: { dependencyName: 'dep', dataKey: 'body.a' }, dest: 'data.a', operation: 'append' },
      { src: { dependencyName: 'dep', dataTemplate: '{{ .Input.body.c }}' }, dest: 'data.e.f.0' },
    ];
    expect(sensor({ k8s: { operation: 'create', source: { resource }, parameters } }).reasons).toEqual([]);
  });

  it('is no when a field is lost on the way, or differs', () => {
    const webhook = { example: { port: '12000', endpoint: '/example', method: 'POST' } };
    expect(scenario('EventSource', { webhook, service: { ports: [{ port: 13000 }] } })).toEqual({
      outcome: 'unsaid',
      reasons: ['port 13000 of the service, on which no event listens'],
    });
    expect(scenario('EventBus', { kafka: { url: 'kafka:9092' } })).toEqual({
      outcome: 'unsaid',
      reasons: ['the bus: a bus of kind kafka: use KubeEventBus'],
    });
    const twice = { path: 'body.a', type: 'number' };
    const data = [
      { ...twice, comparator: '>', value: ['1'] },
      { ...twice, comparator: '<', value: ['9'] },
    ];
    expect(sensor({ log: {} }, {}, { filters: { data } })).toMatchObject({
      outcome: 'unsaid',
      reasons: [expect.stringContaining("two data filters look at 'body.a'")],
    });
  });

  it('tells what is refused, and what is no field at all, from what cannot be said', () => {
    expect(sensor({ log: {} }, { retryStrategy: { steps: 3 } })).toMatchObject({
      outcome: 'refused',
      reasons: [expect.stringContaining('which upstream ignores unless atLeastOnce is true')],
    });
    expect(sensor({ log: {}, atLeastOnce: true })).toEqual({
      outcome: 'mistaken',
      reasons: ['spec.triggers.0.template.atLeastOnce is no field of TriggerTemplate'],
    });
  });
});
