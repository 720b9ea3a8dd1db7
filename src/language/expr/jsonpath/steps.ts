import { byteLength, compareBytes } from '../../go/text';
import type { GoMap, GoValue } from '../../go/value';
import { GoInteger, int64, isMap, mapEntries, mapGet } from '../../go/value';
import { failure, typeText } from '../failure';
import { truncated } from '../run/number';
import type { Query, Rest, Step } from './step';
import { ifFound, proceed, proceedIfFound, proceedWithAll } from './step';

/** Computes a value from the document and the element that a path is at. */
export interface Script {
  evaluate(query: Query, current: GoValue): GoValue;
}

const isList = (value: GoValue): value is readonly GoValue[] => Array.isArray(value);

function unsuitable(value: GoValue, wanted: string): Error {
  return failure(`${wanted} is needed in a JSON path, not ${typeText(value)}`);
}

/** An integer, also one that came as a float64. */
export function wholeNumber(value: GoValue): number | undefined {
  if (value instanceof GoInteger && value.kind === 'int64') return Number(value.value);
  return typeof value === 'number' && Math.trunc(value) === value ? Number(truncated(value)) : undefined;
}

/** `$`. */
export const rootStep: Step = { apply: (query, _, rest) => proceed(query, query.root, rest) };

/** `@`. */
export const currentStep: Step = { apply: proceed };

/** `*`: the elements of a list, or the values of a map in the order of its keys. */
export const wildcardStep: Step = {
  apply: (query, current, rest) => {
    const items = elementsOf(current);
    if (!items) throw unsuitable(current, 'a list or a map');
    query.budget.make(items.length * 8);
    if (!rest) return items;
    return items.map((item) => proceedIfFound(query, item, rest)).filter((item) => item !== undefined);
  },
};

function elementsOf(value: GoValue): readonly GoValue[] | undefined {
  if (isList(value)) return value;
  if (!isMap(value)) return undefined;
  const entries: GoMap = mapEntries(value);
  const keys = Object.keys(entries).sort(compareBytes);
  return keys.map((key) => entries[key] ?? null);
}

/** `..`: what the rest of the path finds in the element, and in everything in it. */
export const recursiveStep: Step = {
  apply: (query, current, rest) => {
    const found: GoValue[] = [];
    descend(query, current, rest, found);
    return found;
  },
};

function descend(query: Query, current: GoValue, rest: Rest | undefined, found: GoValue[]): void {
  query.budget.step();
  if (current === null) return;
  const result = rest ? proceedIfFound(query, current, rest) : undefined;
  if (!rest) found.push(current);
  else if (result !== undefined) {
    for (const item of isList(result) ? result : [result]) found.push(item);
  }
  for (const item of elementsOf(current) ?? []) descend(query, item, rest, found);
}

/** `.name` and `['name']`. */
export function keyStep(key: string): Step {
  return {
    apply: (query, current, rest) => {
      if (!isMap(current)) throw unsuitable(current, 'a map');
      const value = mapGet(current, key);
      if (value === undefined) throw failure(`there is no key ${JSON.stringify(key)}`);
      return proceed(query, value, rest);
    },
  };
}

/** `[1]`; a negative number counts from the end. */
export function indexStep(index: number): Step {
  return {
    isIndex: true,
    apply: (query, current, rest) => {
      if (!isList(current)) throw unsuitable(current, 'a list');
      const item = current.at(index);
      if (item === undefined) throw failure(`there is no element ${index} among ${current.length}`);
      return proceed(query, item, rest);
    },
  };
}

/** `.length`: how many elements or bytes; a map may have a member of that name. */
export const lengthStep: Step = {
  apply: (query, current, rest) => proceed(query, lengthOf(current), rest),
};

function lengthOf(value: GoValue): GoValue {
  if (typeof value === 'string') return int64(BigInt(byteLength(value)));
  if (isList(value)) return int64(BigInt(value.length));
  if (!isMap(value)) throw unsuitable(value, 'a list, a map or a text');
  return mapGet(value, 'length') ?? int64(BigInt(Object.keys(mapEntries(value)).length));
}

/** A number that is written, or computed. */
export type Bound = number | Script | undefined;

/** `[from:to:step]`. */
export function rangeStep(from: Bound, to: Bound, by: Bound): Step {
  return {
    apply: (query, current, rest) => {
      if (!isList(current)) throw unsuitable(current, 'a list');
      const { length } = current;
      const start = from === undefined ? 0 : inside(numberOf(from, query, current), length);
      const end = to === undefined ? length : inside(numberOf(to, query, current), length);
      const stride = by === undefined ? 1 : numberOf(by, query, current);
      if (stride === 0) throw failure('a range in a JSON path has steps of 0');
      const found: GoValue[] = [];
      for (let at = stride < 0 ? end - 1 : start; stride < 0 ? at >= start : at < end; at += stride) {
        query.budget.step();
        found.push(current[at] ?? null);
      }
      return proceedWithAll(query, found, rest);
    },
  };
}

function numberOf(bound: number | Script, query: Query, current: GoValue): number {
  if (typeof bound === 'number') return bound;
  const value = bound.evaluate(query, current);
  const number = wholeNumber(value);
  if (number === undefined) throw unsuitable(value, 'an integer');
  return number;
}

function inside(index: number, length: number): number {
  return Math.min(Math.max(index < 0 ? length + index : index, 0), length);
}

/** `[0,1]` and `['a','b']`: what is not there is left out. */
export function unionStep(choices: readonly (number | string | Script)[]): Step {
  return {
    apply: (query, current, rest) => {
      const chosen = choices.map((choice) => (typeof choice === 'object' ? choice.evaluate(query, current) : choice));
      const keys = chosen.filter((choice) => typeof choice === 'string');
      if (keys.length === chosen.length) {
        if (!isMap(current)) throw unsuitable(current, 'a map');
        return proceedWithAll(
          query,
          keys.map((key) => mapGet(current, key)).filter((item) => item !== undefined),
          rest,
        );
      }
      const indexes = chosen.map(wholeNumber);
      if (!isList(current) || indexes.includes(undefined))
        throw unsuitable(current, 'a list, and numbers in brackets,');
      return proceedWithAll(
        query,
        indexes.map((index) => current.at(index ?? 0)).filter((item) => item !== undefined),
        rest,
      );
    },
  };
}

/** `[(script)]`: the key or number is computed. */
export function scriptStep(script: Script): Step {
  return {
    apply: (query, current, rest) => {
      const value = script.evaluate(query, current);
      const index = wholeNumber(value);
      if (typeof value === 'string') return keyStep(value).apply(query, current, rest);
      if (index === undefined) throw unsuitable(value, 'a text or an integer');
      return indexStep(index).apply(query, current, rest);
    },
  };
}

/** `[?(script)]`: the elements for which the script gives something. */
export function filterStep(script: Script): Step {
  return {
    apply: (query, current, rest) => {
      const items = elementsOf(current);
      if (!items) throw unsuitable(current, 'a list or a map');
      const found = items.filter((item) => {
        query.budget.step();
        return isSomething(ifFound(() => script.evaluate(query, item)) ?? null);
      });
      // What is asked of one of them takes the list that was filtered for the document.
      return proceedWithAll(rest?.step.isIndex ? { ...query, root: current } : query, found, rest);
    },
  };
}

function isSomething(value: GoValue): boolean {
  if (typeof value === 'string') return !/^(?:''|"")?$/.test(value);
  if (isList(value)) return value.length > 0;
  if (value instanceof GoInteger) return value.value !== 0n;
  return isMap(value) ? Object.keys(mapEntries(value)).length > 0 : Boolean(value) || Number.isNaN(value);
}
