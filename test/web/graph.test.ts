import type { JsonObject } from '../../src/model/json';
import type { Resource } from '../../src/model/resource';
import { pipelineGraph } from '../../src/web/graph';

const resource = (kind: string, spec: JsonObject, namespace?: string): Resource => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind,
  name: 'ci',
  object: { spec },
  place: () => ({ file: 'x', line: 1, column: 1 }),
  ...(namespace && { namespace }),
});
const github = { push: { webhook: { endpoint: '/push', method: 'POST' } } };
const sensor = {
  dependencies: [
    { name: 'a', eventSourceName: 'ci', eventName: 'push', filters: { script: 'return true', context: {} } },
    { name: 'b', eventSourceName: 'ci', eventName: 'push' },
  ],
  triggers: [{ template: { name: 't', conditions: 'a', http: {} } }, { template: { name: 'u', log: {} } }],
};

describe('the picture of pipelines', () => {
  it('joins events, dependencies and triggers of one namespace only', () => {
    const { events, dependencies, triggers } = pipelineGraph([
      resource('EventSource', { github }),
      resource('Sensor', sensor, 'default'),
      resource('EventSource', { github }, 'other'),
    ]);
    expect(events.map(({ id, endpoint }) => [id, endpoint])).toEqual([
      ['default/ci/push', 'POST /push'],
      ['other/ci/push', 'POST /push'],
    ]);
    expect(dependencies.map(({ id, event, filters }) => [id, event, filters])).toEqual([
      ['default/ci/a', 'default/ci/push', ['context', 'script']],
      ['default/ci/b', 'default/ci/push', []],
    ]);
    expect(triggers.map((node) => [node.id, node.kind, node.dependencies])).toEqual([
      ['default/ci/t', 'http', ['default/ci/a']],
      ['default/ci/u', 'log', ['default/ci/a', 'default/ci/b']],
    ]);
  });

  it.each<[string, JsonObject]>([
    ['nothing', {}],
    ['texts where lists belong', { dependencies: 'x', triggers: 'y', github: 'z' }],
    ['lists of nulls', { dependencies: [null], triggers: [null, [], 1], github: { push: null } }],
    ['odd parts', { dependencies: [{ name: 1, filters: [] }], triggers: [{ template: [] }] }],
  ])('leaves out what it cannot read: %s', (_name, spec) => {
    expect(() => pipelineGraph([resource('EventSource', spec), resource('Sensor', spec)])).not.toThrow();
  });
});
