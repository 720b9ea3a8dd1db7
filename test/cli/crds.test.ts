import { readManifests } from '../../src/manifests/read';
import { customResourceDefinitions } from '../../src/model/crd';
import { eventloom } from './eventloom';

describe('eventloom crds', () => {
  it('prints the three CRDs as YAML that reads back the same', async () => {
    const { status, stdout } = await eventloom('crds');
    expect(status).toBe(0);
    const { resources, problems } = readManifests(stdout, 'crds.yaml');
    expect(problems).toEqual([]);
    expect(resources.map(({ object }) => object)).toEqual(customResourceDefinitions());
  });

  it('says in its help what happens to names in another case', async () => {
    const { stdout } = await eventloom('crds', '--help');
    expect(stdout).toContain('without regard to case');
  });
});
