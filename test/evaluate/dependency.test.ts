import { compileDependency } from '../../src/evaluate/dependency';
import type { EventDependency } from '../../src/model/dependency';
import { dependency, documentOf } from './pushes';

const asked = ({ steps }: { readonly steps: readonly { readonly asked: string }[] }): string[] =>
  steps.map((step) => step.asked);

describe('a dependency', () => {
  it('is asked once for each document, unless somebody wants to know more', () => {
    const push = compileDependency(dependency('push', { filters: { context: { type: 'github' } } }));
    const document = documentOf({});
    const brief = push.receive(document, false);
    expect([brief.document, brief.steps]).toEqual([document, []]);
    expect(push.receive(document, false)).toBe(brief);
    const explained = push.receive(document);
    expect(asked(explained)).toEqual(['event github/push', 'context type = "github"']);
    expect(push.receive(document)).toBe(explained);
    expect(push.receive(document, false)).toBe(explained);
  });

  it('does not filter what could not be transformed', () => {
    const filters = { data: [{ path: 'a', type: 'string', value: ['x'] }] } as const;
    const push = compileDependency(dependency('push', { transform: { jq: 'error("no")' }, filters }));
    const { document, steps } = push.receive(documentOf({ a: 'x' }));
    expect(document).toBeUndefined();
    expect(steps).toMatchObject([{ stage: 'match' }, { stage: 'transform', passed: false, error: 'error: no' }]);
  });

  it('without names matches nothing that has some', () => {
    const nameless = compileDependency({} as EventDependency);
    expect(nameless).toMatchObject({ name: '', source: '', subject: '' });
    expect(nameless.matches(documentOf({}))).toBe(false);
  });
});
