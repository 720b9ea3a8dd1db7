import { EventloomError } from '../../errors';
import { wrappedInteger } from './content';

/** One component of a path that is written to. */
export interface SetStep {
  /** The key, without escapes. */
  readonly key: string;
  /** The component as a path to read. */
  readonly path: string;
  /** Whether it began with `:`, which makes a number a key. */
  readonly isKey: boolean;
}

/** Components that a path may have: each is a level of the document. */
const maxSteps = 1_000;

/** The components of a path; undefined if it has wildcards, queries, pipes or modifiers. */
export function readSetSteps(path: string): SetStep[] | undefined {
  const steps: SetStep[] = [];
  for (let at = 0; at <= path.length; ) {
    if (steps.length === maxSteps) {
      throw new EventloomError('program-limit', `the path has more than ${maxSteps} components`);
    }
    const isKey = path[at] === ':';
    const start = isKey ? at + 1 : at;
    const end = endOfStep(path, start);
    if (end === undefined) return undefined;
    const step = path.slice(start, end);
    steps.push({ key: step.replace(/\\([^]|$)/g, '$1'), path: step, isKey });
    at = end + 1;
  }
  return steps;
}

function endOfStep(path: string, start: number): number | undefined {
  let at = start;
  for (; at < path.length && path[at] !== '.'; at++) {
    if ('|#@*?'.includes(path.charAt(at))) return undefined;
    if (path[at] === '\\') at++;
  }
  return Math.min(at, path.length);
}

/** The index that a component means; undefined if it is a key. No digits at all mean 0. */
export function itemIndex({ key, isKey }: SetStep): number | undefined {
  if (isKey || !/^[0-9]*$/.test(key)) return undefined;
  return key === '' ? 0 : Number(wrappedInteger(key) ?? 0n);
}

/** Whether a component means the place behind the last item. */
export function isAppend({ key, isKey }: SetStep): boolean {
  return !isKey && key === '-1';
}
