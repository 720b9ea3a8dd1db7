import { parseBool, parseFloat } from '../../language/go/strconv';
import { contrast, dependencyExample } from '../example';
import type { Part } from '../part';
import { filtersOf } from '../programs';
import type { Finding, Rule } from '../rule';

/** A data filter that no event can pass, or that does not compare what it says. */
export const neverPasses: Rule = {
  code: 'never-passes',
  severity: 'error',
  title: 'A data filter can be passed, and compares what it says',
  why: `A value is read according to 'type': a number that is none, or a comparison that texts do not have, rejects every event. With '!=' and
several values one that differs is enough, so that nearly everything passes.`,
  ...contrast(
    dependencyExample,
    `      filters:
        data:
          - path: body.commits.#
            type: number
            comparator: ">"
            value: ["3"]`,
    `      filters:
        data:
          - path: body.commits.#
            type: string
            comparator: ">"
            value: ["3"]`,
  ),
  *check(set) {
    for (const { filters } of filtersOf(set)) {
      for (const data of filters.at('data').items()) yield* look(data);
    }
  },
};

const equality = new Set(['', '=', '!=']);

function* look(data: Part): Iterable<Finding> {
  const type = data.at('type').text;
  const comparator = data.at('comparator');
  const values = data.at('value').items();
  if (type === 'string' && !equality.has(comparator.text ?? '')) {
    const message = `texts know only '=' and '!=': with '${comparator.text}' no event passes`;
    yield { at: comparator, message, fix: "use 'type: number', or '='" };
  }
  if (type === 'bool' && !['', '='].includes(comparator.text ?? '')) yield ignoredComparator(comparator);
  if (type !== 'bool' && comparator.text === '!=' && values.length > 1) {
    const message = 'with several values, one that differs is enough: nearly every event passes';
    yield { at: comparator, message, severity: 'warning', fix: 'write one entry per value, or one regular expression' };
  }
  for (const value of values) yield* readable(type, value);
}

function ignoredComparator(at: Part): Finding {
  const message = `of a boolean only equality is looked at: '${at.text}' is ignored`;
  return { at, message, severity: 'warning', fix: "name the other value, with '='" };
}

function* readable(type: string | undefined, at: Part): Iterable<Finding> {
  const { text } = at;
  if (!text) return;
  if (type === 'number' && parseFloat(text) === undefined)
    yield { at, message: `'${text}' is not a number: the filter fails on every event` };
  if (type === 'bool' && parseBool(text) === undefined) {
    yield {
      at,
      message: `'${text}' is not a boolean: the filter fails on every event`,
      fix: "write 'true' or 'false'",
    };
  }
}
