import type { Matcher } from 're2js';
import { RE2JS } from 're2js';
import { EventloomError, reasonOf } from '../errors';
import { toBytes } from './go/text';
import { toRe2 } from './regex-dialect';
import { estimateSize } from './regex-size';

/** A compiled regular expression of Go's regexp package: linear in time, leftmost-first, not anchored. */
export interface Regex {
  /** The pattern as it was written. */
  readonly pattern: string;
  /**
   * Whether it matches anywhere in the text.
   * @throws EventloomError `program-limit` when the text is very long and the pattern large.
   */
  test(text: string): boolean;
  /**
   * The first match: the start and the end in bytes of UTF-8 of the whole match, then of each group, -1 for a group that took
   * no part. Throws like {@link test}.
   */
  find(text: string | Uint8Array): readonly number[] | undefined;
  /** The names of the groups, beginning with the first; undefined for a group without a name. */
  readonly groupNames: readonly (string | undefined)[];
  /**
   * All matches from left to right: the start and the end in UTF-16 units of the whole match, then of each group, -1 for a group that
   * took no part. An empty match right behind another match does not count.
   */
  matches(text: string): Generator<readonly number[]>;
}

/** Longest pattern, in UTF-16 units. */
const maxPattern = 16 * 1024;

/** Most instructions that a pattern may compile to: some ten milliseconds of compilation. */
const maxSize = 20_000;

/** Most instructions times characters of one match. */
const maxWork = 500_000_000;

/** How many compiled patterns are remembered; those of manifests are few, those from events may be many. */
const maxCached = 1000;

const cache = new Map<string, Regex>();

/**
 * Compiles a pattern; the same pattern gives the same object while it is remembered.
 *
 * @throws EventloomError `bad-program` with the words of Go's compiler, `program-limit` for a pattern that is too large.
 */
export function compileRegex(pattern: string): Regex {
  const known = cache.get(pattern);
  if (known) return known;
  const made = new CompiledRegex(pattern);
  if (cache.size >= maxCached) cache.clear();
  cache.set(pattern, made);
  return made;
}

class CompiledRegex implements Regex {
  readonly #program: RE2JS;
  #groupNames: readonly (string | undefined)[] | undefined;

  constructor(readonly pattern: string) {
    if (pattern.length > maxPattern) {
      throw new EventloomError('program-limit', `the regular expression is longer than ${maxPattern} characters`);
    }
    if (estimateSize(pattern) > maxSize) {
      throw new EventloomError(
        'program-limit',
        `the regular expression repeats too much: it is larger than ${maxSize} steps`,
      );
    }
    try {
      this.#program = RE2JS.compile(toRe2(pattern));
    } catch (error) {
      const reason = reasonOf(error);
      throw new EventloomError('bad-program', reason, { cause: error });
    }
  }

  test(text: string): boolean {
    this.#checkWork(text.length);
    return this.#program.test(text.toWellFormed());
  }

  find(text: string | Uint8Array): readonly number[] | undefined {
    this.#checkWork(text.length);
    const matcher = this.#program.matcher(typeof text === 'string' ? toBytes(text) : text);
    return matcher.find() ? offsets(matcher) : undefined;
  }

  get groupNames(): readonly (string | undefined)[] {
    this.#groupNames ??= namesOfGroups(this.pattern);
    return this.#groupNames;
  }

  *matches(text: string): Generator<readonly number[]> {
    this.#checkWork(text.length);
    // A byte that is not UTF-8 is one unit, and so is the replacement character as which it is seen.
    const matcher = this.#program.matcher(text.toWellFormed());
    for (let previousEnd: number | undefined; matcher.find(); ) {
      const [start, end] = [matcher.start(), matcher.end()];
      const counts = start < end || start !== previousEnd;
      previousEnd = end;
      if (counts) yield offsets(matcher);
    }
  }

  #checkWork(length: number): void {
    if (length * this.#program.programSize() <= maxWork) return;
    throw new EventloomError(
      'program-limit',
      `the text of ${length} characters is too long for this regular expression`,
    );
  }
}

function offsets(matcher: Matcher): number[] {
  const found: number[] = [];
  for (let group = 0; group <= matcher.groupCount(); group++) found.push(matcher.start(group), matcher.end(group));
  return found;
}

/** Quotations, other escapes and character classes, none of which has groups; the start of a group with or without a name. */
const groupStarts = /\\Q[^]*?(?:\\E|$)|\\[^]|\[\^?\]?(?:\\[^]|\[:\^?\w+:\]|[^\]\\])*\]|\(\?P?<(\w+)>|(\()(?!\?)/g;

function namesOfGroups(pattern: string): (string | undefined)[] {
  const names: (string | undefined)[] = [];
  for (const [, name, plain] of pattern.matchAll(groupStarts)) if (name !== undefined || plain) names.push(name);
  return names;
}
