import { argoWorkflow } from '../../../src/triggers/argo-workflow';
import { k8s } from '../../../src/triggers/k8s';
import { failureOf } from './acting';

describe('an object from a git repository', () => {
  it('is refused by name, before anything runs', async () => {
    const source = { git: { url: 'https://git.test/x.git', filePath: 'cm.yaml', cloneDirectory: '/git' } };
    const reason = expect.stringMatching(/^a source in git \(.* let url name the raw file instead\)$/);
    expect(k8s.unsupported({ name: 't', k8s: { source } })).toEqual(reason);
    expect(argoWorkflow.unsupported({ name: 't', argoWorkflow: { operation: 'submit', source } })).toEqual(reason);
    expect(
      argoWorkflow.unsupported({
        name: 't',
        argoWorkflow: { operation: 'submit', source: { inline: 'x', ...source } },
      }),
    ).toBe(undefined);
    expect(await failureOf(source)).toMatchObject({ code: 'unsupported-kind' });
  });
});
