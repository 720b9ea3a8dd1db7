import { RE2JS } from 're2js';
import { EventloomError } from '../../../errors';
import { hasLoneSurrogates } from '../../go/text';
import { toRe2 } from '../../regex-dialect';
import type { Budget } from '../budget';
import { failure } from '../function';

/** A match: the offsets of the whole and of its groups in UTF-16 units, -1 for groups that took no part. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** Start and end of a group, the whole match being group 0. */
  readonly group: (number: number) => readonly [number, number];
}

/** A compiled pattern, with what is needed to name its groups. */
export interface Pattern {
  readonly program: RE2JS;
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
}

/** The matcher may look at each instruction for each character: so many such looks are allowed in one search. */
const maxWork = 256 * 1024 * 1024;
const maxPattern = 64 * 1024;
/** After so many characters that a search may have looked at, the clock is asked. */
const lookEvery = 1024 * 1024;

const cache = new Map<string, Pattern>();
const maxCached = 200;

/** Compiles a pattern of Go's regexp package. Throws `program-failed`. */
export function compilePattern(pattern: string): Pattern {
  const known = cache.get(pattern);
  if (known !== undefined) return known;
  if (pattern.length > maxPattern) throw new EventloomError('program-limit', 'the regular expression is too long');
  const compiled = compileNew(pattern);
  if (cache.size >= maxCached) cache.clear();
  cache.set(pattern, compiled);
  return compiled;
}

function compileNew(pattern: string): Pattern {
  if (hasLoneSurrogates(pattern)) throw failure('the regular expression has bytes that are not UTF-8');
  try {
    const program = RE2JS.compile(toRe2(pattern));
    return { program, groupCount: program.groupCount(), groupNames: new Map(Object.entries(program.namedGroups())) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw failure(`the regular expression does not compile: ${reason}`, { cause: error });
  }
}

/**
 * The matches of a pattern from left to right, as Go's FindAll: an empty match right after another match does not count.
 *
 * @param limit how many at most; negative for all.
 */
export function* matchesOf(pattern: Pattern, text: string, limit: number, budget: Budget): Generator<Match> {
  const matcher = pattern.program.matcher(text);
  if (matcher.programSize() * text.length > maxWork) {
    throw new EventloomError('program-limit', 'this regular expression takes too long on a text of this size');
  }
  budget.read(text.length);
  budget.look();
  const match = {
    start: 0,
    end: 0,
    group: (at: number): readonly [number, number] => [matcher.start(at), matcher.end(at)],
  };
  let previousEnd = -1;
  let unlooked = 0;
  for (let count = 0; count !== limit && matcher.find(); ) {
    budget.step();
    [match.start, match.end] = match.group(0);
    unlooked += text.length - match.start;
    if (unlooked > lookEvery) {
      budget.look();
      unlooked = 0;
    }
    if (match.start === match.end && match.start === previousEnd) continue;
    previousEnd = match.end;
    count++;
    yield match;
  }
}
