import { compileResourceFilter } from '../../src/language/resource-filter';
import type { JsonObject } from '../../src/model/json';
import type { ResourceFilter } from '../../src/model/sources/resource';

const pod: JsonObject = {
  kind: 'Pod',
  metadata: {
    name: 'web-1',
    creationTimestamp: '2024-05-17T10:00:00Z',
    deletionTimestamp: '2024-05-17T12:00:00Z',
    managedFields: [
      { operation: 'Update', time: '2024-05-17T11:00:00Z' },
      { operation: 'Update', time: '2024-05-17T10:30:00Z' },
      { operation: 'Apply', time: '2024-05-17T13:00:00Z' },
    ],
  },
  status: { phase: 'Running', n: 5 },
};

const passes = (filter: ResourceFilter | undefined, type = 'ADD', object = pod, start = '2024-05-17T09:00:00Z') =>
  compileResourceFilter(filter).passes({ type, object }, Date.parse(start));

describe('a filter of resources', () => {
  it('lets everything pass when there is none', () => {
    expect(passes(undefined, 'ADD', {})).toBe(true);
    expect(passes({}, 'DELETE', {})).toBe(true);
  });

  it('looks at the beginning of the name', () => {
    expect(passes({ prefix: 'web-' })).toBe(true);
    expect(passes({ prefix: 'api-' })).toBe(false);
    expect(passes({ prefix: 'web-' }, 'ADD', { metadata: { name: 5 } })).toBe(false);
  });

  it.each([
    ['ADD', '2024-05-17T10:00:00Z'],
    ['UPDATE', '2024-05-17T11:00:00Z'],
    ['DELETE', '2024-05-17T12:00:00Z'],
    ['OTHER', '2024-05-17T10:00:00Z'],
  ])('knows when %s happened', (type, at) => {
    expect(passes({ afterStart: true }, type, pod, at)).toBe(true);
    expect(passes({ afterStart: true }, type, pod, at.replace('00Z', '01Z'))).toBe(false);
  });

  it('takes a deletion without its time for one that happens now', () => {
    expect(passes({ afterStart: true }, 'DELETE', { metadata: { name: 'x' } })).toBe(true);
  });

  it.each([
    [[{ operation: 'Update' }, { operation: 'Update', time: '2024-05-17T11:00:00Z' }], '2024-05-17T11:00:00Z'],
    [
      [
        { operation: 'Update', time: '2024-05-17T11:00:00Z' },
        { operation: 'Apply', time: '' },
      ],
      '2024-05-17T10:00:00Z',
    ],
  ])('passes over updates without a time, and over lists that cannot be read: %j', (managedFields, at) => {
    const object = { metadata: { creationTimestamp: '2024-05-17T10:00:00Z', managedFields } };
    expect(passes({ afterStart: true }, 'UPDATE', object, at)).toBe(true);
    expect(passes({ afterStart: true }, 'UPDATE', object, at.replace('00Z', '01Z'))).toBe(false);
  });

  it('keeps objects created up to a moment', () => {
    expect(passes({ createdBy: '2024-05-17T12:00:00+02:00' })).toBe(true);
    expect(passes({ createdBy: '2024-05-17T09:59:59Z' })).toBe(false);
    expect(passes({ createdBy: '0001-01-01T00:00:00Z' })).toBe(true);
    expect(passes(JSON.parse('{"createdBy":null}'))).toBe(true);
    expect(() => passes({ createdBy: 'yesterday' })).toThrow('createdBy "yesterday" is no moment');
  });

  it('compares texts in fields by regular expression', () => {
    expect(passes({ fields: [{ key: 'status.phase', operation: '=', value: '^Run' }] })).toBe(true);
    expect(passes({ fields: [{ key: 'status.phase', operation: '==', value: '^run' }] })).toBe(false);
    expect(passes({ fields: [{ key: 'status.phase', operation: '!=', value: 'Pending' }] })).toBe(true);
    expect(passes({ fields: [{ key: 'status.phase', operation: '!=', value: 'Running' }] })).toBe(false);
    expect(passes({ fields: [{ key: 'status.n', operation: '=', value: '5' }] })).toBe(false);
    expect(passes({ fields: [{ key: 'status.n', operation: '=' }] })).toBe(true);
  });

  it.each<[ResourceFilter, string, JsonObject, boolean]>([
    [{}, 'UPDATE', { metadata: { managedFields: 'x' } }, true],
    [{}, 'UPDATE', { metadata: { managedFields: [5, null, { operation: 'Apply' }] } }, true],
    [{ prefix: '' }, 'ADD', { metadata: [] }, true],
    [{ prefix: 'a' }, 'ADD', { metadata: null }, false],
    [{ prefix: 'a' }, 'ADD', { metadata: { name: 'a' } }, true],
    [{ prefix: 'x' }, 'ADD', { metadata: { name: 5 } }, false],
    [{ afterStart: true }, 'ADD', {}, false],
    [{ afterStart: true }, 'UPDATE', {}, false],
    [{ afterStart: false }, 'ADD', {}, true],
    [{ afterStart: true }, 'DELETE', { metadata: { deletionTimestamp: 'x' } }, true],
    [{ afterStart: true }, 'DELETE', { metadata: { deletionTimestamp: '2024-05-17T08:59:59Z' } }, false],
    [{ createdBy: '2024-05-17T10:00:00Z' }, 'ADD', pod, true],
    [{ createdBy: '2024-05-17T10:00:00Z' }, 'ADD', {}, true],
    [{ createdBy: '0001-01-01T00:00:01Z' }, 'ADD', pod, false],
    [{ fields: [] }, 'ADD', {}, true],
    [{ fields: [{ key: 'a.1', operation: '=', value: 'x' }] }, 'ADD', { a: ['y', 'x'] }, true],
    [{ fields: [{ key: 'a', operation: '!=', value: 'x' }] }, 'ADD', { a: 5 }, true],
    [{ fields: [{ key: 'a', operation: '!=' }] }, 'ADD', { a: 'x' }, false],
    [{ fields: [{ key: 'a', operation: '==', value: 'x' }] }, 'ADD', { a: 'x' }, true],
    [{ fields: [{ key: 'a', operation: '=', value: 'x' }] }, 'ADD', { a: 'y' }, false],
    [{ fields: [{ key: 'a', operation: 'in', value: 'x' }] }, 'ADD', { a: 'x' }, false],
    [{ fields: [{ key: 'a', operation: '=', value: 'a'.repeat(20_000) }] }, 'ADD', { a: 'a' }, false],
  ])('%j on %s of %j: %s', (filter, type, object, expected) => {
    expect(passes(filter, type, object)).toBe(expected);
  });

  it('does not need the time of an update when there is none to look at', () => {
    const object = { metadata: { managedFields: [{ operation: 'Update' }] } };
    expect(passes({ prefix: 'x' }, 'UPDATE', object)).toBe(false);
    expect(passes({}, 'ADD', object)).toBe(true);
    expect(() => passes({ createdBy: 'x' })).toThrow(expect.objectContaining({ code: 'bad-program' }));
  });

  it('needs all conditions on fields', () => {
    const running = { key: 'status.phase', operation: '=', value: 'Running' } as const;
    expect(passes({ fields: [running, running] })).toBe(true);
    expect(passes({ fields: [running, { ...running, operation: '!=' }] })).toBe(false);
  });

  it('lets nothing pass on an absent field, without an operation or with a broken expression', () => {
    expect(passes({ fields: [{ key: 'status.nope', operation: '!=', value: 'x' }] })).toBe(false);
    expect(passes({ fields: [{ key: 'status.phase', value: 'Running' }] })).toBe(false);
    expect(passes({ fields: [{ key: 'status.phase', operation: '!=', value: '(' }] })).toBe(false);
  });
});
