import { parseBool, parseFloat } from '../../language/go/strconv';
import { compileRegex } from '../../language/regex';
import { sourceKinds } from '../../model/kinds';
import { contrast, dependencyExample } from '../example';
import { type DependencyFacts, dependencyFacts, type EventFacts } from '../facts';
import type { Part } from '../part';
import { dataOf, plainSteps, publishedFor } from '../payload';
import { walk } from '../payload-walk';
import { filtersOf } from '../programs';
import type { Finding, Rule } from '../rule';

/** A filter that no event can pass, or that does not compare what it says. */
export const neverPasses: Rule = {
  code: 'never-passes',
  severity: 'error',
  title: 'A filter can be passed, and compares what it says',
  why: `A value is read according to 'type': a number that is none, or a comparison that texts do not have, rejects every event. With '!=' and
several values one that differs is enough, so that nearly everything passes.

The attributes that a 'context' filter compares say which event source and which event it was, and of which kind.

What the data holds is known for events of GitHub, GitLab, Bitbucket and others: text there counts as 0 when it is compared as a number.`,
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
    for (const { filters, dependency, sensor } of filtersOf(set)) {
      const facts = dependencyFacts(dependency);
      const events = publishedFor(set, sensor, facts);
      yield* againstContext(filters.at('context'), facts, events);
      const typesAt = typesIn(dependency.at('transform').exists ? [] : events);
      for (const data of filters.at('data').items()) {
        yield* look(data);
        if (!data.at('template').text) yield* againstData(data, typesAt(data.at('path').text ?? ''));
      }
    }
  },
};

/** The attributes of an event say where it comes from, which the dependency has said already; a transformation leaves them as they are. */
function* againstContext(context: Part, dependency: DependencyFacts, events: readonly EventFacts[]): Iterable<Finding> {
  const known = {
    source: [dependency.eventSourceName],
    subject: [dependency.eventName],
    type: events.map(({ kind }) => sourceKinds[kind].ceType),
  };
  for (const [attribute, values] of Object.entries(known)) {
    const at = context.at(attribute);
    const [value] = values;
    // On NATS Streaming a name may be a pattern.
    if (!at.text || value === undefined || values.includes(at.text) || /[*?[]/.test(value)) continue;
    const message = `the '${attribute}' of these events is '${value}': none has '${at.text}'`;
    yield { at, message, fix: `write '${value}', or remove it` };
  }
}

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

type Types = ReadonlySet<string>;

/** What types the data of events has where a path leads; none where that is not known. */
function typesIn(events: readonly EventFacts[]): (path: string) => Types {
  const data = events.flatMap((event) => dataOf(event) ?? []);
  return (path) => {
    const steps = plainSteps(path);
    if (steps === undefined || data.length === 0 || data.length < events.length) return new Set();
    const walked = walk(data, steps);
    return walked.found === 'types' ? walked.types : new Set();
  };
}

/** A comparison that what stands in the data can hardly pass. */
function* againstData(data: Part, types: Types): Iterable<Finding> {
  if (types.size === 0) return;
  const [path, type] = [data.at('path').text ?? '', data.at('type')];
  const isOnly = (...some: readonly string[]): boolean =>
    [...types].every((each) => each === 'null' || some.includes(each));
  const finding = (message: string, fix: string): Finding => ({ at: type, message, fix, severity: 'warning' });
  if (type.text === 'number' && isOnly('object', 'array', 'null')) {
    yield finding(
      `'${path}' is no number but a ${[...types][0] === 'array' ? 'list' : 'map'}, which counts as 0`,
      'name a number in it',
    );
  } else if (type.text === 'number' && isOnly('string') && path.startsWith('body.')) {
    yield finding(`'${path}' is text: unless a number is written in it, it counts as 0`, "use 'type: string'");
  } else if (type.text === 'bool' && isOnly('object', 'array', 'null')) {
    yield finding(`'${path}' is no boolean: it always counts as false`, 'name a boolean in it');
  } else if (type.text === 'string' && isOnly('boolean') && types.has('boolean')) yield* booleanText(data);
}

/** Text is compared with what the boolean looks like. */
function* booleanText(data: Part): Iterable<Finding> {
  const written = data
    .at('value')
    .items()
    .flatMap(({ text }) => text ?? []);
  if (!['', '='].includes(data.at('comparator').text ?? '') || written.length === 0) return;
  if (written.some((value) => matches(value, 'true') || matches(value, 'false'))) return;
  const message = `'${data.at('path').text}' is a boolean, 'true' or 'false', which no value here matches`;
  yield { at: data.at('value'), message, severity: 'warning', fix: "write 'true' or 'false', with 'type: bool'" };
}

function matches(pattern: string, text: string): boolean {
  try {
    return compileRegex(pattern).test(text);
  } catch {
    // The rule for regular expressions says so.
    return true;
  }
}
