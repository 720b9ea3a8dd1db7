import { closingQuote } from '../language/go/json-scan';
import { get } from '../language/path/get';
import { Result } from '../language/path/result';
import { bracketEnd, Kind, kindAt, valueEnd } from '../language/path/scan';
import { unescape } from '../language/path/unescape';

/** A path that was looked at once, to be followed in many documents. */
export interface Path {
  /** As it is written. */
  readonly text: string;
  /** The names of members and the indexes that it consists of; undefined if it is more than that. */
  readonly keys: readonly string[] | undefined;
  /** Whether it asks for the number of items of what `keys` lead to. */
  readonly counts: boolean;
}

const plain = /^[\w-]+(\.[\w-]+)*$/;

/** Looks at a path. Any path is allowed: one that leads nowhere shows when it is followed. */
export function compilePath(text: string): Path {
  const counts = text.endsWith('.#');
  const keys = counts ? text.slice(0, -2) : text;
  return { text, keys: plain.test(keys) ? keys.split('.') : undefined, counts };
}

/**
 * Follows paths in one document. The places of members that were passed on the way are remembered, so that a document is read at
 * most once however many paths are followed; nothing is decoded.
 */
export class Lookup {
  readonly #root: Part | undefined;

  /** @param text well-formed JSON */
  constructor(readonly text: string) {
    const at = skipBlanks(text, 0);
    const kind = kindAt(text, at, text.length);
    if (kind === Kind.json) this.#root = new Part(text, at, kind);
  }

  /** What the path leads to. Throws like {@link get}. */
  get(path: Path): Result {
    const part = path.keys && this.#follow(path.keys);
    if (part && !path.counts) return new Result(this.text, part.start, part.end, part.kind);
    if (part?.isArray) return Result.of(String(part.count()), Kind.number);
    // Of equal keys a later one may lead on where the first does not.
    return get(this.text, path.text);
  }

  #follow(keys: readonly string[]): Part | undefined {
    let part = this.#root;
    for (const key of keys) {
      if (!part || (part.isArray && !isIndex(key))) return undefined;
      part = part.member(key);
    }
    return part;
  }
}

const isIndex = (key: string): boolean => /^(?:0|[1-9]\d{0,8})$/.test(key);

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= 0x20) at++;
  return at;
}

/** A value in the document, and what is known of its members so far. */
class Part {
  readonly isArray: boolean;
  /** Members that were asked for, also those that do not exist. */
  #asked: Map<string, Part | undefined> | undefined;
  /** What was passed: of each member the first and the last place of its key, of each item nothing. */
  #keys: number[] | undefined;
  /** Where the values of members and items begin. */
  #starts: number[] | undefined;
  /** The last of them, if it was asked for. */
  #last: Part | undefined;
  #end: number | undefined;
  #isRead: boolean;

  constructor(
    readonly text: string,
    readonly start: number,
    readonly kind: Kind,
  ) {
    this.#isRead = kind !== Kind.json;
    this.isArray = kind === Kind.json && text.charCodeAt(start) === 0x5b;
  }

  /** Where it ends. */
  get end(): number {
    this.#end ??= this.#findEnd();
    return this.#end;
  }

  #findEnd(): number {
    const { text, start, kind } = this;
    if (kind !== Kind.json) return valueEnd(text, start, text.length, kind);
    // The bracket before the next member is the one that is open.
    return bracketEnd(text, this.#next() - 1, text.length);
  }

  /** The number of items. */
  count(): number {
    while (this.#advance());
    return this.#starts?.length ?? 0;
  }

  /** The first member of this name, or the item at this index. Reads on from where the last search stopped. */
  member(key: string): Part | undefined {
    const asked = (this.#asked ??= new Map());
    if (asked.has(key)) return asked.get(key);
    const index = this.#indexOf(key);
    const start = this.#starts?.[index];
    const part =
      start === undefined ? undefined : new Part(this.text, start, kindAt(this.text, start, this.text.length));
    if (part && index + 1 === this.#starts?.length) this.#last = part;
    asked.set(key, part);
    return part;
  }

  #indexOf(key: string): number {
    if (this.isArray) {
      const index = Number(key);
      while (index >= (this.#starts?.length ?? 0) && this.#advance());
      return index;
    }
    for (let index = 0; ; index++) {
      if (index >= (this.#starts?.length ?? 0) && !this.#advance()) return -1;
      if (this.#isNamed(index, key)) return index;
    }
  }

  #isNamed(index: number, key: string): boolean {
    const from = this.#keys?.[2 * index] ?? 0;
    const to = this.#keys?.[2 * index + 1] ?? 0;
    if (to - from === key.length && this.text.startsWith(key, from)) return true;
    // Spelt with escapes a name is longer.
    if (to - from <= key.length) return false;
    const written = this.text.slice(from, to);
    return written.includes('\\') && unescape(written) === key;
  }

  /** Passes one more member; false at the end. */
  #advance(): boolean {
    if (this.#isRead) return false;
    const { text } = this;
    let at = skipSeparators(text, this.#next());
    if (isClosing(text.charCodeAt(at))) {
      this.#end = at + 1;
      this.#isRead = true;
      return false;
    }
    if (!this.isArray) {
      const quote = closingQuote(text, at + 1);
      (this.#keys ??= []).push(at + 1, quote);
      at = skipSeparators(text, quote + 1);
    }
    (this.#starts ??= []).push(at);
    this.#last = undefined;
    return true;
  }

  /** The end of the last member that was passed. */
  #next(): number {
    if (this.#last) return this.#last.end;
    const { text } = this;
    const start = this.#starts?.at(-1);
    return start === undefined ? this.start + 1 : valueEnd(text, start, text.length, kindAt(text, start, text.length));
  }
}

/** The next place that is neither blank nor a comma or colon. */
function skipSeparators(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code <= 0x20 || code === 0x2c || code === 0x3a; ) code = text.charCodeAt(++at);
  return at;
}

const isClosing = (code: number): boolean => code === 0x7d || code === 0x5d;
