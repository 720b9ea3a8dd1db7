import { ResourceEvent, type ResourceEventOptions } from '../../../constructs';
import { declared, dependency } from './declared';

const pods = { version: 'v1', resource: 'pods', namespace: 'shop' };

interface Pod {
  readonly metadata: { readonly name: string };
  readonly status: { readonly phase: string };
}

describe('ResourceEvent', () => {
  it('tells of what was added, updated or deleted', () => {
    expect(declared(ResourceEvent.added(pods))).toEqual({ ...pods, eventTypes: ['ADD'] });
    expect(declared(ResourceEvent.updated(pods))?.eventTypes).toEqual(['UPDATE']);
    expect(declared(ResourceEvent.deleted(pods))?.eventTypes).toEqual(['DELETE']);
  });

  it('reaches every field of the kind', () => {
    const labels = [
      { key: 'app', value: 'shop' },
      { key: 'tier', operation: 'in', value: 'web,api' },
      { key: 'canary', operation: '!' },
    ] as const;
    const event = ResourceEvent.of(['ADD', 'UPDATE'], {
      group: 'argoproj.io',
      version: 'v1alpha1',
      resource: 'workflows',
      namespace: 'shop',
      filter: {
        labels,
        fields: [
          { key: 'status.phase', value: 'Failed' },
          { key: 'metadata.name', operation: '!=', pattern: '^tmp-' },
        ],
        prefix: 'build-',
        afterStart: true,
        createdBy: new Date('2026-03-01T12:00:00.500Z'),
      },
      metadata: { stage: 'test' },
    });
    expect(declared(event)).toEqual({
      eventTypes: ['ADD', 'UPDATE'],
      group: 'argoproj.io',
      version: 'v1alpha1',
      resource: 'workflows',
      namespace: 'shop',
      filter: {
        labels,
        fields: [
          { key: 'status.phase', operation: '=', value: '^Failed$' },
          { key: 'metadata.name', operation: '!=', value: '^tmp-' },
        ],
        prefix: 'build-',
        afterStart: true,
        createdBy: '2026-03-01T12:00:00Z',
      },
      metadata: { stage: 'test' },
    });
  });

  it('compares the whole of a field, letter by letter', () => {
    const { filter } =
      declared(ResourceEvent.added({ ...pods, filter: { fields: [{ key: 'a', value: 'v1.2' }] } })) ?? {};
    expect(filter?.fields).toEqual([{ key: 'a', operation: '=', value: '^v1\\.2$' }]);
  });

  it('knows the object', () => {
    const pod = dependency(ResourceEvent.updated<Pod>(pods));
    expect([pod.data('body.status.phase'), pod.data('oldBody.status.phase'), pod.data('type')]).toHaveLength(3);
    // @ts-expect-error a pod has a phase
    pod.data('body.status.fase');
    dependency(ResourceEvent.updated(pods)).data('body.anything');
  });

  it.each<[ResourceEventOptions, string]>([
    [{ ...pods, version: 'apps/v1' }, "'apps/v1' is no version alone; give group: 'apps' and version: 'v1'"],
    [{ ...pods, resource: 'Pod' }, "'Pod' is no resource; write the plural of the kind in lower case"],
    [{ ...pods, resource: '' }, "an event of kind resource needs 'resource', which is an empty text"],
    [{ ...pods, filter: { labels: [{ key: '' }] } }, "needs 'key', which is an empty text"],
    [
      { ...pods, filter: { labels: [{ key: 'a', operation: 'exists', value: 'b' }] } },
      "takes no value, and it has 'b'",
    ],
    [{ ...pods, filter: { labels: [{ key: 'a', operation: 'in' }] } }, "'in' on label 'a' needs values"],
    [{ ...pods, filter: { fields: [{ key: 'a' }] } }, "takes one of 'value' or 'pattern', and none of them is there"],
    [{ ...pods, filter: { fields: [{ key: 'a', pattern: '(' }] } }, 'missing closing )'],
  ])('refuses %j', (options, message) => {
    expect(() => ResourceEvent.added(options)).toThrow(message);
  });

  it('refuses to watch for nothing', () => {
    expect(() => ResourceEvent.of([], pods)).toThrow("needs 'eventTypes', which is an empty list");
  });
});
