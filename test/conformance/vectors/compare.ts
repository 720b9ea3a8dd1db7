import { isDeepStrictEqual } from 'node:util';
import type { Answer, Row } from './row';

/** How far an area's answers are comparable. */
export interface Comparison {
  /** `out` counts although there is an `error` too. */
  readonly outWithError?: boolean;
  /** Keys of `out` that are informative only. */
  readonly ignore?: readonly string[];
  /** Errors are compared by their text, too: the part of it that is comparable. */
  errorText?(text: string): string;
  /** Whether a question cannot be asked here, for want of what it names. */
  unasked?(question: unknown): boolean;
}

/**
 * Compares our answer with the recorded one.
 * @returns nothing when they agree, else what differs.
 */
export function difference(row: Row, answer: Answer, how: Comparison): string | undefined {
  // Where upstream ends its process or never answers, we answer with an error of our own and go on.
  if (row.panic || row.timeout) return answer.error === undefined ? 'expected an error of our own' : undefined;
  const [recorded, ours] = [row.error !== undefined, answer.error !== undefined];
  if (recorded !== ours) {
    return recorded
      ? `expected the error ${row.error}, got ${show(answer.out)}`
      : `expected ${show(row.out)}, got the error ${answer.error}`;
  }
  const differs = how.errorText && textDifference(row.error, answer.error, how.errorText);
  if (differs || (recorded && !how.outWithError)) return differs;
  const [want, got] = [plain(row.out, how), plain(answer.out, how)];
  return isDeepStrictEqual(want, got) ? undefined : `expected ${show(want)}\n      got      ${show(got)}`;
}

function textDifference(
  recorded: string | undefined,
  ours: string | undefined,
  comparable: (text: string) => string,
): string | undefined {
  if (recorded === undefined || ours === undefined || comparable(recorded) === comparable(ours)) return undefined;
  return `expected the error ${recorded}\n      got                ${ours}`;
}

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** Without ignored keys and undefined members, and without a difference between 0 and -0 that JSON could not carry. */
function plain(value: unknown, how: Comparison): unknown {
  if (value === undefined) return undefined;
  const copy: unknown = JSON.parse(JSON.stringify(value));
  if (how.ignore && typeof copy === 'object' && copy !== null) {
    return Object.fromEntries(Object.entries(copy).filter(([key]) => !how.ignore?.includes(key)));
  }
  return copy;
}
