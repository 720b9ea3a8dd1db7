import { RE2JS } from 're2js';
import { EventloomError } from '../errors';
import { hasLoneSurrogates, toBytes } from './go/text';
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
  if (cache.size >= maxCached) {
    const oldest = cache.keys().next();
    if (!oldest.done) cache.delete(oldest.value);
  }
  cache.set(pattern, made);
  return made;
}

class CompiledRegex implements Regex {
  readonly #program: RE2JS;

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
      const reason = error instanceof Error ? error.message : String(error);
      throw new EventloomError('bad-program', reason, { cause: error });
    }
  }

  test(text: string): boolean {
    this.#checkWork(text.length);
    return this.#program.test(hasLoneSurrogates(text) ? toBytes(text) : text);
  }

  find(text: string | Uint8Array): readonly number[] | undefined {
    this.#checkWork(text.length);
    const matcher = this.#program.matcher(typeof text === 'string' ? toBytes(text) : text);
    if (!matcher.find()) return undefined;
    const groups: number[] = [];
    for (let group = 0; group <= matcher.groupCount(); group++) groups.push(matcher.start(group), matcher.end(group));
    return groups;
  }

  #checkWork(length: number): void {
    if (length * this.#program.programSize() <= maxWork) return;
    throw new EventloomError(
      'program-limit',
      `the text of ${length} characters is too long for this regular expression`,
    );
  }
}
