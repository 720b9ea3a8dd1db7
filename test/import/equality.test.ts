import { differences, essence } from '../../src/import/equality';
import type { JsonObject } from '../../src/model/json';

const sensor = (spec: JsonObject, metadata: JsonObject = { name: 'a' }): JsonObject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Sensor',
  metadata,
  spec,
});

describe('what an object says', () => {
  it('does not change with a default, a null, or what is empty in the metadata', () => {
    const said = sensor(
      {
        eventBusName: 'default',
        replicas: 1,
        template: { serviceAccountName: 'default' },
        dependencies: [
          { name: 'a', filters: { data: [{ path: 'b', type: 'string', value: ['c'], comparator: '=' }] } },
        ],
        triggers: [{ atLeastOnce: false, retryStrategy: { steps: 1 }, rateLimit: null }],
      },
      { name: 'a', labels: {}, namespace: null },
    );
    const plain = sensor({
      dependencies: [{ name: 'a', filters: { data: [{ path: 'b', type: 'string', value: ['c'] }] } }],
      triggers: [{}],
    });
    expect(essence(said)).toEqual(essence(plain));
  });

  it.each([
    [{ triggers: [{ atLeastOnce: true }] }],
    [{ eventBusName: 'other' }],
    [{ triggers: [{ retryStrategy: { steps: 2 } }] }],
    [{ template: { serviceAccountName: 'runner' } }],
  ])('changes with %j', (spec) => {
    expect(essence(sensor(spec))).not.toEqual(essence(sensor({})));
  });

  it('has no defaults for kinds that are not of Argo Events', () => {
    const job = { apiVersion: 'batch/v1', kind: 'Job', spec: { eventBusName: 'default', replicas: 1 } };
    expect(essence(job)).toEqual(job);
  });
});

describe('differences', () => {
  it('are what a patch of RFC 6902 needs', () => {
    expect(differences({ a: 1, 'b/c': { d: 1 }, l: [1, 2] }, { a: 2, 'b/c': { '~': [] }, l: [1] })).toEqual([
      { op: 'replace', path: '/a', value: 2 },
      { op: 'remove', path: '/b~1c/d' },
      { op: 'add', path: '/b~1c/~0', value: [] },
      { op: 'replace', path: '/l', value: [1] },
    ]);
  });

  it('are none between equal objects, whatever the order of their keys', () => {
    expect(differences({ a: [{ b: 1, c: 2 }] }, { a: [{ c: 2, b: 1 }] })).toEqual([]);
  });
});
