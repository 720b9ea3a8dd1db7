import { EventloomError } from '../../src/errors';
import type { EventSourceFilter } from '../../src/model/source-filter';

import { requireFilled, requireOneOf, requireTogether } from '../requirements';

export { plain } from '../plain-fields';
export { bad, requireInteger as checkInteger } from '../requirements';

/** The fields of a kind that its options take over as they are; the others have a form of their own in {@link EventOptions} and the like. */
export type FieldsOf<Source, Rest extends keyof Source = never> = Omit<
  Source,
  'filter' | 'metadata' | 'jsonBody' | 'connectionBackoff' | 'tls' | 'webhook' | Rest
>;

/**
 * Upstream's form of an expression that events must satisfy.
 * @throws EventloomError `bad-program` when it does not compile.
 */
export function filterOf(expression: string | undefined): EventSourceFilter | undefined {
  if (!expression) return undefined;
  try {
    filters().compileSourceFilter(expression);
  } catch (error) {
    if (!(error instanceof EventloomError)) throw error;
    throw new EventloomError(error.code, `the filter '${expression}': ${error.message}`, { cause: error });
  }
  return { expression };
}

/** Refuses fields without which nothing would ever be received. @throws EventloomError `bad-value` */
export function checkFilled<T extends object>(kind: string, fields: T, ...names: readonly (keyof T & string)[]): void {
  requireFilled(eventOf(kind), fields, ...names);
}

/** Refuses a field unless exactly one of several is there. @throws EventloomError `bad-value` */
export function checkOneOf<T extends object>(kind: string, fields: T, ...names: readonly (keyof T & string)[]): void {
  requireOneOf(eventOf(kind), fields, ...names);
}

/** Refuses half of what only works together. @throws EventloomError `bad-value` */
export function checkTogether<T extends object>(
  kind: string,
  fields: T,
  ...names: readonly (keyof T & string)[]
): void {
  requireTogether(eventOf(kind), fields, ...names);
}

/** How messages name an event of a kind. */
export function eventOf(kind: string): string {
  return `an event of kind ${kind}`;
}

/** Loaded when the first expression is written, because the language is large. */
function filters(): typeof import('../../src/language/expr/source-filter') {
  return require('../../src/language/expr/source-filter') as typeof import('../../src/language/expr/source-filter');
}
