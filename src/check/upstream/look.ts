import { reasonOf } from '../../errors';
import type { Json, JsonObject } from '../../model/json';
import { isObject } from '../part';

/** A look at something that was decoded: yields what Argo Events says about it, in the order in which it looks. Only the first counts. */
export type Look = (fields: JsonObject) => Iterable<string>;

/** The fields of something, whether it is there or not. */
export function fieldsOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** The elements of something, none if it is no list. */
export function elementsOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** Text, empty where there is none. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** One look after the other. */
export function inTurn(...looks: readonly Look[]): Look {
  return function* (fields) {
    for (const look of looks) yield* look(fields);
  };
}

/** A field must hold text. */
export function text(field: string, otherwise: string): Look {
  return (fields) => (textOf(fields[field]) === '' ? [otherwise] : []);
}

/** A field must be there; it may be empty. */
export function present(field: string, otherwise: string): Look {
  return (fields) => (fields[field] === undefined ? [otherwise] : []);
}

/** A list must have elements. */
export function filled(field: string, otherwise: string): Look {
  return (fields) => (elementsOf(fields[field]).length === 0 ? [otherwise] : []);
}

/** Something must not be so. */
export function never(isSo: (fields: JsonObject) => boolean, otherwise: string): Look {
  return (fields) => (isSo(fields) ? [otherwise] : []);
}

/** A look into a field, empty if it is not there. */
export function within(field: string, look: Look): Look {
  return (fields) => look(fieldsOf(fields[field]));
}

/** Looks into the first of several fields that is there: Argo Events forgets to look at the others. */
export function intoFirst(...looks: readonly (readonly [field: string, look: Look])[]): Look {
  return (fields) => {
    const [field = '', look] = looks.find(([name]) => fields[name] !== undefined) ?? [];
    return look?.(fieldsOf(fields[field])) ?? [];
  };
}

/** What is wrong, behind the words that say where. */
export function* behind(prefix: string, found: Iterable<string>): Iterable<string> {
  for (const each of found) yield `${prefix}${each}`;
}

/** A list of one, or of none. */
export function listOf(found: string | undefined): string[] {
  return found === undefined ? [] : [found];
}

/** The message of what a function throws, if it throws. */
export function failureOf(attempt: () => unknown): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}
