import { EventloomError } from '../../../errors';
import type { GoValue } from '../../go/value';
import type { Budget } from '../../template/budget';

/** What a query asks: the document, and what it may use. */
export interface Query {
  readonly root: GoValue;
  readonly budget: Budget;
}

/** The steps that are still to go. */
export interface Rest {
  readonly step: Step;
  readonly rest: Rest | undefined;
}

/** A step of a path. Throws `program-failed` where it finds nothing or cannot be taken. */
export interface Step {
  /** Whether it chooses one element by its number: then steps that find several give it their list. */
  readonly isIndex?: boolean;
  apply(query: Query, current: GoValue, rest: Rest | undefined): GoValue;
}

/** Goes on with the steps that are left. */
export function proceed(query: Query, found: GoValue, rest: Rest | undefined): GoValue {
  query.budget.step();
  return rest ? rest.step.apply(query, found, rest.rest) : found;
}

/** A failure that ends the whole query, also where others only mean that nothing is found. */
export class Abort extends EventloomError {
  constructor(message: string) {
    super('program-failed', message);
  }
}

/** {@link proceed}; undefined where that fails or finds nil. */
export function proceedIfFound(query: Query, found: GoValue, rest: Rest): GoValue | undefined {
  return ifFound(() => proceed(query, found, rest));
}

/** What somebody finds; undefined where that fails or is nil. */
export function ifFound(find: () => GoValue): GoValue | undefined {
  try {
    return find() ?? undefined;
  } catch (error) {
    const isHarmless = error instanceof EventloomError && error.code === 'program-failed' && !(error instanceof Abort);
    if (isHarmless) return undefined;
    throw error;
  }
}

/** Goes on from each of several elements, or with all of them if the next step chooses one. */
export function proceedWithAll(query: Query, found: readonly GoValue[], rest: Rest | undefined): GoValue {
  query.budget.make(found.length * 8);
  if (!rest || rest.step.isIndex) return proceed(query, found, rest);
  return found.map((item) => proceedIfFound(query, item, rest)).filter((item) => item !== undefined);
}
