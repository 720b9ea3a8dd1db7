import type { EventDocument } from '../document';
import type { Trail } from '../step';

/** What a filter says of an event. With an error it never lets the event through on its own. */
export interface Outcome {
  readonly passed: boolean;
  /** What went wrong, in the words of Argo Events. */
  readonly error?: string;
}

/** A compiled filter of one kind. It must be cheap to run: it runs on every event. */
export interface Filter {
  run(document: EventDocument, trail: Trail): Outcome;
}

/** The event goes on. */
export const pass: Outcome = { passed: true };

/** The event does not go on, and nothing went wrong. */
export const refuse: Outcome = { passed: false };

/** The error of one entry. */
export function failed(kind: string, reason: string): Outcome {
  return { passed: false, error: `${kind} filter error (${reason})` };
}

/** The errors of all entries that had one. */
export function failedAll(kind: string, reasons: readonly string[]): Outcome {
  return { passed: false, error: `${kind} filter errors [${reasons.join(' / ')}]` };
}

/** What one entry of a list of filters says: whether it lets the event through, or why it could not say. */
export type Answer = boolean | { readonly fault: string };

/** Nothing to say: an `exprs` entry without fields. */
export type Silence = undefined;

/**
 * Runs a list of filters that are joined by `and`: the first that says no, or has a fault, decides; or by `or`: the first that says
 * yes decides and faults before it are forgotten.
 */
export function runList(kind: string, operator: 'and' | 'or', answers: Iterable<Answer | Silence>): Outcome {
  const faults: string[] = [];
  for (const answer of answers) {
    if (typeof answer === 'object') {
      if (operator === 'and') return failed(kind, answer.fault);
      faults.push(answer.fault);
    } else if (answer === (operator === 'or')) return answer ? pass : refuse;
  }
  if (operator === 'and') return pass;
  return faults.length > 0 ? failedAll(kind, faults) : refuse;
}

/** Only exactly `or` means or. */
export function operatorOf(text: string | undefined): 'and' | 'or' {
  return text === 'or' ? 'or' : 'and';
}
