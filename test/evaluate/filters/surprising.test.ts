import type { EventDependency } from '../../../src/model/dependency';
import { because } from '../because';

const event = { body: { ref: 'refs/heads/main', forced: false } };
const fires = 'yes condition push -> ["push"]';
const missing = { path: 'body.nope', type: 'string', value: ['x'] } as const;

/** What Argo Events decides against the look of the manifest. */
describe('a filter that does not do what it seems to says why', () => {
  it.each<[string, Partial<EventDependency>, string[]]>([
    [
      'an operator of a truth value, which is not asked',
      { filters: { data: [{ path: 'body.forced', type: 'bool', comparator: '!=', value: ['false'] }] } },
      ['yes filter data body.forced = "false" -> false', fires],
    ],
    [
      'an operator that texts do not have',
      { filters: { data: [{ path: 'body.ref', type: 'string', comparator: '>', value: ['a'] }] } },
      ['no  filter data body.ref > (which no string meets) "a" -> "refs/heads/main"'],
    ],
    [
      'an expression without fields',
      { filters: { exprs: [{ expr: 'false', fields: [] }] } },
      ['yes filter expr false ! it has no fields, so that it is not asked', fires],
    ],
    [
      'an expression without fields, with or',
      { filters: { exprLogicalOperator: 'or', exprs: [{ expr: 'true', fields: [] }] } },
      ['no  filter expr true ! it has no fields, so that it is not asked'],
    ],
    [
      'an error beside a filter that lets the event through, with or',
      { filtersLogicalOperator: 'or', filters: { data: [missing], context: { type: 'github' } } },
      [
        'no  filter data body.nope = "x" ! path \'body.nope\' does not exist',
        'yes filter context type = "github" -> "github"',
        'no  filter filtersLogicalOperator or ! the error of one refuses what another lets through',
      ],
    ],
    [
      'no filters, with or',
      { filtersLogicalOperator: 'or', filters: {} },
      ['no  filter filtersLogicalOperator or ! there is none to let an event through'],
    ],
  ])('%s', (_name, part, steps) => {
    expect(because(part, {}, event)).toEqual(steps);
  });
});
