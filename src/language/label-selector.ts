import { EventloomError } from '../errors';
import type { Selector } from '../model/sources/resource';
import { readInt } from './go/parse-number';

/** Labels as an object of Kubernetes has them. */
export interface Labels {
  readonly [key: string]: string;
}

/** Conditions on labels, all of which must hold. */
export interface LabelSelector {
  /** What the API server is asked with, such as `app in (a,b),!legacy`; in the order of the keys, empty without conditions. */
  readonly text: string;
  matches(labels: Labels): boolean;
}

interface Requirement {
  readonly key: string;
  readonly text: string;
  holds(value: string | undefined): boolean;
}

/** How an operation is written in the text of a selector, which values it allows and which labels it accepts. */
interface Operation {
  text(key: string, values: readonly string[]): string;
  /** What is wrong with the values, apart from being no values of labels. */
  refusal?(values: readonly string[]): string | undefined;
  holds(value: string | undefined, values: readonly string[]): boolean;
}

const isOneOf = (value: string | undefined, values: readonly string[]): boolean =>
  value !== undefined && values.includes(value);

const isNoneOf = (value: string | undefined, values: readonly string[]): boolean => !isOneOf(value, values);

const listed = (values: readonly string[]): string => `(${[...values].sort().join(',')})`;

const mustBeEmpty = (values: readonly string[]): string | undefined =>
  values.length === 0 ? undefined : 'it takes no value';

/** An integer of 64 bits. */
function integer(text: string | undefined): bigint | undefined {
  if (text === undefined) return undefined;
  const { value, fault } = readInt(text, 10, 64);
  return fault ? undefined : value;
}

function ordering(sign: '<' | '>', holds: (value: bigint, limit: bigint) => boolean): Operation {
  return {
    text: (key, values) => `${key}${sign}${values.join(',')}`,
    refusal: ([limit]) => (integer(limit) === undefined ? 'its value must be an integer' : undefined),
    holds: (value, [limit]) => {
      const [found, bound] = [integer(value), integer(limit)];
      return found !== undefined && bound !== undefined && holds(found, bound);
    },
  };
}

const operations = new Map<string, Operation>([
  ['=', { text: (key, values) => `${key}=${values.join(',')}`, holds: isOneOf }],
  ['==', { text: (key, values) => `${key}==${values.join(',')}`, holds: isOneOf }],
  ['!=', { text: (key, values) => `${key}!=${values.join(',')}`, holds: isNoneOf }],
  ['in', { text: (key, values) => `${key} in ${listed(values)}`, holds: isOneOf }],
  ['notin', { text: (key, values) => `${key} notin ${listed(values)}`, holds: isNoneOf }],
  ['exists', { text: (key) => key, refusal: mustBeEmpty, holds: (value) => value !== undefined }],
  ['!', { text: (key) => `!${key}`, refusal: mustBeEmpty, holds: (value) => value === undefined }],
  ['gt', ordering('>', (value, limit) => value > limit)],
  ['lt', ordering('<', (value, limit) => value < limit)],
]);

/**
 * Compiles the `filter.labels` of a `resource` event source.
 *
 * @throws EventloomError `bad-program` when an operation is unknown, or a key or a value cannot belong to a label.
 */
export function compileLabelSelector(selectors: readonly Selector[]): LabelSelector {
  const requirements = selectors.map(requirementOf).sort((one, other) => compare(one.key, other.key));
  return {
    text: requirements.map(({ text }) => text).join(','),
    matches: (labels) =>
      requirements.every(({ key, holds }) => holds(Object.hasOwn(labels, key) ? labels[key] : undefined)),
  };
}

/** Keys of labels are ASCII, so that this is also the order of their bytes. */
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

function requirementOf({ key, operation: written = '', value = '' }: Selector): Requirement {
  const name = written || '=';
  const operation = operations.get(name);
  if (!operation) {
    throw refused(key, `the operation "${name}" is unknown, known are ${[...operations.keys()].join(' ')}`);
  }
  const values = valuesOf(name, value);
  const fault = keyFault(key) ?? operation.refusal?.(values) ?? valueFault(values);
  if (fault !== undefined) throw refused(key, fault);
  return { key, text: operation.text(key, values), holds: (found) => operation.holds(found, values) };
}

function valuesOf(operation: string, value: string): readonly string[] {
  if (operation === 'in' || operation === 'notin') return value.split(',');
  return value === '' && (operation === 'exists' || operation === '!') ? [] : [value];
}

const refused = (key: string, reason: string): EventloomError =>
  new EventloomError('bad-program', `the condition on the label "${key}" cannot be used: ${reason}`);

const namePattern = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const prefixPattern = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
const maxName = 63;
const maxPrefix = 253;

function keyFault(key: string): string | undefined {
  const parts = key.split('/');
  const name = parts.at(-1) ?? '';
  const prefix = parts.length > 1 ? parts.slice(0, -1).join('/') : undefined;
  if (prefix !== undefined && (prefix.length > maxPrefix || !prefixPattern.test(prefix))) {
    return `"${prefix}" before the slash is no DNS name of at most ${maxPrefix} characters`;
  }
  return fits(name) ? undefined : `the name of a label is ${shape}`;
}

function valueFault(values: readonly string[]): string | undefined {
  const wrong = values.find((value) => value !== '' && !fits(value));
  return wrong === undefined ? undefined : `the value "${wrong}" is not ${shape}`;
}

const fits = (text: string): boolean => text.length <= maxName && namePattern.test(text);

const shape = `of at most ${maxName} letters, digits, dashes, dots and underscores with a letter or digit at both ends`;
