import { Result } from '../language/path/result';
import type { Json } from '../model/json';
import type { Step } from '../model/trace';

/** How many characters of a value a step shows. */
const maxShown = 256;

/** A text, cut to the size that a step shows. */
export function cut(text: string): string {
  return text.length > maxShown ? `${text.slice(0, maxShown)}...` : text;
}

/** What a path led to, cut to the size that a step shows; undefined when it led to nothing. */
export function found(result: Result): Json | undefined {
  if (!result.exists) return undefined;
  switch (result.type) {
    case 'True':
    case 'False':
      return result.type === 'True';
    case 'Null':
      return null;
    case 'Number': {
      const value = result.float();
      return Number.isFinite(value) ? value : result.raw;
    }
    default:
      return cut(result.string());
  }
}

/** Collects what was looked at on the way to a verdict, for whoever wants to know. */
export class Trail {
  readonly steps: Step[];

  /**
   * @param isWanted whether anybody wants to know: else nothing is collected
   * @param before what was looked at before
   */
  constructor(
    readonly isWanted = true,
    before: readonly Step[] = [],
  ) {
    this.steps = [...before];
  }

  /** Adds a step. Members that are undefined are left out. */
  add(stage: Step['stage'], asked: string, passed: boolean, seen?: Json | Result, error?: string): void {
    if (!this.isWanted) return;
    const step: { -readonly [Key in keyof Step]: Step[Key] } = { stage, asked, passed };
    const shown = seen instanceof Result ? found(seen) : seen;
    if (shown !== undefined) step.found = shown;
    if (error !== undefined) step.error = error;
    this.steps.push(step);
  }
}
