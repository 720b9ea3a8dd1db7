import { isClusterScoped, resourceOf, resourceOfKind } from '../../src/model/plural';

describe('the resource of a kind', () => {
  it.each([
    ['Pod', 'pods'],
    ['NetworkPolicy', 'networkpolicies'],
    ['Boy', 'boys'],
    ['StorageClass', 'storageclasses'],
    ['Box', 'boxes'],
    ['Buzz', 'buzzes'],
    ['Match', 'matches'],
    ['Wolf', 'wolves'],
    ['Knife', 'knives'],
    ['EventBus', 'eventbus'],
    ['EventSource', 'eventsources'],
    ['Prometheus', 'prometheuses'],
  ])('of %s is %s', (kind, resource) => expect(resourceOfKind(kind)).toBe(resource));

  it('is wrong for irregular kinds, as it is in Argo Events', () => {
    expect(resourceOfKind('Endpoints')).toBe('endpointses');
    expect(resourceOfKind('Data')).toBe('datas');
  });

  it('takes a last letter in capitals for any other', () => {
    expect(resourceOfKind('DNS')).toBe('dnss');
    expect(resourceOfKind('APIKEY')).toBe('apikeys');
  });

  it('leaves kinds of less than two letters as they are', () => {
    expect(resourceOfKind('')).toBe('');
    expect(resourceOfKind('Y')).toBe('y');
  });
});

describe('where an object is kept', () => {
  it('is the core group when there is no group', () => {
    expect(resourceOf('v1', 'Pod')).toEqual({ group: '', version: 'v1', resource: 'pods' });
    expect(resourceOf('/v1', 'Pod')).toEqual({ group: '', version: 'v1', resource: 'pods' });
  });

  it('is the group before the slash', () => {
    expect(resourceOf('apps/v1', 'Deployment')).toEqual({ group: 'apps', version: 'v1', resource: 'deployments' });
  });

  it('is nowhere when there is more than one slash', () => {
    expect(resourceOf('a/b/c', 'Deployment')).toEqual({ group: '', version: '', resource: '' });
  });

  it('is outside of namespaces for two resources only, however their kinds are written', () => {
    const kinds = ['Namespace', 'node', 'Nodes', 'ClusterRole', 'Pod'];
    expect(kinds.filter(isClusterScoped)).toEqual(['Namespace', 'node']);
  });
});
