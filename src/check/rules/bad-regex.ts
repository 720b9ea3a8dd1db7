import { compileRegex } from '../../language/regex';
import { contrast, dependencyExample } from '../example';
import { compiled, filtersOf } from '../programs';
import type { Rule } from '../rule';

/** A regular expression that Go's library refuses. */
export const badRegex: Rule = {
  code: 'bad-regex',
  severity: 'error',
  title: 'Regular expressions are those of Go (RE2)',
  why: `A filter on text is a regular expression of Go's library, which knows neither lookarounds nor backreferences. One that does not compile
rejects every event, with one line in the log for each.`,
  ...contrast(
    dependencyExample,
    `      filters:
        data:
          - path: body.ref
            type: string
            value: [^refs/heads/(main|release-.*)$]`,
    `      filters:
        data:
          - path: body.ref
            type: string
            value: [^refs/heads/(?!wip)]`,
  ),
  *check(set) {
    for (const { filters } of filtersOf(set)) {
      for (const data of filters.at('data').items()) {
        if (data.at('type').text !== 'string') continue;
        for (const value of data.at('value').items()) yield* compiled(value, compileRegex);
      }
    }
    for (const { kind, part } of set.eventSources.flatMap(({ events }) => events)) {
      if (kind !== 'resource') continue;
      for (const field of part.at('filter', 'fields').items()) yield* compiled(field.at('value'), compileRegex);
    }
  },
};
