import { compile } from '../../language/govaluate/compile';
import { contrast, dependencyExample } from '../example';
import type { Part } from '../part';
import { wordIn } from '../position';
import { compiled, filtersOf } from '../programs';
import type { Finding, Rule } from '../rule';
import { listed, nearest } from '../suggestion';

/** An expression of an `exprs` filter that does not compile, or uses a name that it is not given. */
export const badExpression: Rule = {
  code: 'bad-expression',
  severity: 'error',
  title: 'Expressions in filters can be read, and use only the fields that they are given',
  why: `An expression that cannot be read, or that uses a name which none of its 'fields' gives, fails for every event, so that all are rejected.
A dash in a name is a minus: give the field another name, or write '[a-b]'.`,
  ...contrast(
    dependencyExample,
    `      filters:
        exprs:
          - expr: added > 3 && name != "bot"
            fields:
              - name: added
                path: body.commits.#
              - name: name
                path: body.pusher.name`,
    `      filters:
        exprs:
          - expr: added > 3 && author != "bot"
            fields:
              - name: added
                path: body.commits.#
              - name: name
                path: body.pusher.name`,
  ),
  *check(set) {
    for (const { filters } of filtersOf(set)) {
      for (const part of filters.at('exprs').items()) {
        // Without fields it is never looked at.
        if (part.at('fields').items().length > 0) yield* look(part);
      }
    }
  },
};

function* look(part: Part): Iterable<Finding> {
  const at = part.at('expr');
  let broken = false;
  for (const finding of compiled(at, compile)) {
    broken = true;
    yield finding;
  }
  if (broken || !at.text) return;
  const given = part
    .at('fields')
    .items()
    .flatMap((field) => field.at('name').text ?? []);
  for (const name of new Set(compile(at.text).variables)) {
    if (given.includes(name)) continue;
    const near = nearest(name, given);
    yield {
      at,
      inside: wordIn(at.text, name),
      message: `the expression uses '${name}', which is not among its fields ${listed(given)}`,
      ...(near !== undefined && { fix: `write '${near}', or add a field` }),
    };
  }
}
