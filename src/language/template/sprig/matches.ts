import { EventloomError } from '../../../errors';
import { hasLoneSurrogates } from '../../go/text';
import type { Regex } from '../../regex';
import { compileRegex } from '../../regex';
import type { Budget } from '../budget';
import { failure } from '../failure';

/** After so many characters that a search may have looked at, the clock is looked at. */
const lookEvery = 1024 * 1024;

/** Compiles a pattern of Go's regexp package. Throws `program-failed`, and `program-limit` for one that is too large. */
export function compilePattern(pattern: string): Regex {
  if (hasLoneSurrogates(pattern)) throw failure('the regular expression has bytes that are not UTF-8');
  try {
    return compileRegex(pattern);
  } catch (error) {
    if (!(error instanceof EventloomError) || error.code !== 'bad-program') throw error;
    throw failure(`the regular expression does not compile: ${error.message}`, { cause: error });
  }
}

/**
 * The matches of a pattern from left to right: starts and ends of the whole and of the groups in UTF-16 units, -1 for groups that took
 * no part.
 *
 * @param limit how many at most; negative for all.
 */
export function* matchesOf(pattern: Regex, text: string, limit: number, budget: Budget): Generator<readonly number[]> {
  if (limit === 0) return;
  budget.read(text.length);
  budget.look();
  let [count, unlooked] = [0, 0];
  for (const match of pattern.matches(text)) {
    budget.step();
    unlooked += text.length - (match[0] ?? 0);
    if (unlooked > lookEvery) {
      budget.look();
      unlooked = 0;
    }
    yield match;
    count++;
    if (count === limit) return;
  }
}
