import { DryRunCluster } from '../../src/clients/dry-run-cluster';
import type { JsonObject } from '../../src/model/json';

const workflow = (metadata: JsonObject): JsonObject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata,
});
const place = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', namespace: 'argo', name: 'ci' };

describe('a dry run', () => {
  it('makes up a name as the API server would, and remembers the object under it', async () => {
    const cluster = new DryRunCluster();
    const created = await cluster.create(workflow({ generateName: 'ci-', namespace: 'argo' }));
    const { name } = created.metadata as { name: string };
    expect(name).toMatch(/^ci-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
    expect(await cluster.get({ ...place, name })).toEqual(created);
  });

  it('leaves what it was given unchanged', async () => {
    const given = workflow({ generateName: 'ci-' });
    await new DryRunCluster().create(given);
    expect(given).toEqual(workflow({ generateName: 'ci-' }));
  });

  it('refuses a name that exists, as a cluster would, but only in the same namespace', async () => {
    const cluster = new DryRunCluster();
    await cluster.create(workflow({ name: 'ci', namespace: 'argo' }));
    await cluster.create(workflow({ name: 'ci', namespace: 'other' }));
    await expect(cluster.create(workflow({ name: 'ci', namespace: 'argo' }))).rejects.toMatchObject({
      code: 'cluster-refused',
      message: expect.stringContaining('Workflow argo/ci exists already'),
    });
  });

  it('refuses an object without any name', async () => {
    await expect(new DryRunCluster().create(workflow({}))).rejects.toMatchObject({ code: 'cluster-refused' });
  });

  it('finds objects by all of their labels', async () => {
    const cluster = new DryRunCluster();
    await cluster.create(workflow({ name: 'a', namespace: 'argo', labels: { x: '1', y: '2' } }));
    await cluster.create(workflow({ name: 'b', namespace: 'argo', labels: { x: '1' } }));
    await cluster.create(workflow({ name: 'c', namespace: 'other', labels: { x: '1', y: '2' } }));
    const found = await cluster.list(place, { x: '1', y: '2' });
    expect(found.map(({ metadata }) => (metadata as { name: string }).name)).toEqual(['a']);
  });

  it('merges a merge patch, and deletes', async () => {
    const cluster = new DryRunCluster();
    await cluster.create(workflow({ name: 'ci', namespace: 'argo', labels: { keep: '1', drop: '2' } }));
    await cluster.patch(place, 'application/merge-patch+json', '{"metadata":{"labels":{"drop":null,"add":"3"}}}');
    expect(await cluster.get(place)).toMatchObject({ metadata: { labels: { keep: '1', add: '3' } } });
    expect(await cluster.delete(place)).toBe(true);
    expect(await cluster.delete(place)).toBe(false);
    await expect(cluster.update(workflow({ name: 'ci', namespace: 'argo' }))).rejects.toThrow('not found');
  });

  it('forgets the oldest objects rather than growing without end', async () => {
    const cluster = new DryRunCluster();
    for (let index = 0; index <= 1000; index++)
      await cluster.create(workflow({ name: `w${index}`, namespace: 'argo' }));
    expect(await cluster.get({ ...place, name: 'w0' })).toBeUndefined();
    expect(await cluster.get({ ...place, name: 'w1000' })).toBeDefined();
  });
});
