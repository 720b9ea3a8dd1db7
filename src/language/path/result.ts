import type { Json } from '../../model/json';
import { readFloat } from '../go/parse-number';
import { formatFloat } from '../go/strconv';
import { stringContent, truth, wrappedInteger } from './content';
import { looseValue } from './loose';
import type { Span } from './scan';
import { Kind } from './scan';
import { strictValue } from './strict';
import { Work } from './work';

/** The type of a {@link Result} in gjson's words. */
export type ResultType = 'Null' | 'False' | 'Number' | 'String' | 'True' | 'JSON';

const minInt64 = -(2n ** 63n);

const types: readonly ResultType[] = ['Null', 'Null', 'False', 'Number', 'String', 'True', 'JSON'];

/** What a path leads to in a document: a part of its text, read only when asked for. */
export class Result implements Span {
  constructor(
    readonly text: string,
    readonly start: number,
    readonly end: number,
    readonly kind: Kind,
    /** Where it stands in the document that was searched; 0 if it was made rather than found. */
    readonly index = 0,
    /** Where the items of a list that a query collected stand. */
    readonly indexes?: readonly number[],
  ) {}

  /** A result that is a text of its own. */
  static of(text: string, kind: Kind, indexes?: readonly number[]): Result {
    return new Result(text, 0, text.length, kind, 0, indexes);
  }

  /** The same result at another place. */
  at(index: number, indexes?: readonly number[]): Result {
    return new Result(this.text, this.start, this.end, this.kind, index, indexes);
  }

  /** Whether the path leads to anything; a JSON `null` exists. */
  get exists(): boolean {
    return this.type !== 'Null' || this.end > this.start;
  }

  get type(): ResultType {
    return types[this.kind] ?? 'Null';
  }

  /** The exact text in the document. */
  get raw(): string {
    return this.text.slice(this.start, this.end);
  }

  get isArray(): boolean {
    return this.kind === Kind.json && this.text[this.start] === '[' && this.end > this.start;
  }

  get isObject(): boolean {
    return this.kind === Kind.json && this.text[this.start] === '{' && this.end > this.start;
  }

  /** As text: a string without quotes and escapes, an integer as written, other numbers in full, JSON as it stands. */
  string(): string {
    switch (this.kind) {
      case Kind.string:
        return this.content();
      case Kind.number: {
        const { raw } = this;
        return /^-?[0-9]*$/.test(raw) ? raw : formatFloat(this.float(), 'f');
      }
      case Kind.json:
        return this.raw;
      default:
        return this.kind === Kind.true ? 'true' : this.kind === Kind.false ? 'false' : '';
    }
  }

  /** As a float64: what is no number is 0, and true is 1. */
  float(): number {
    if (this.kind === Kind.true) return 1;
    if (this.kind === Kind.string) return readFloat(this.content()).value;
    return this.kind === Kind.number ? readFloat(this.raw).value : 0;
  }

  /** As an int64: large numbers keep their digits, a fraction is cut off. */
  int(): bigint {
    if (this.kind === Kind.true) return 1n;
    if (this.kind === Kind.string) return wrappedInteger(this.content()) ?? 0n;
    if (this.kind !== Kind.number) return 0n;
    const value = this.float();
    if (Number.isNaN(value)) return minInt64;
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return BigInt(Math.trunc(value));
    return wrappedInteger(this.raw) ?? (Math.abs(value) < 2 ** 63 ? BigInt(value) : minInt64);
  }

  /** Whether it is true: `true`, a number but 0, or a string such as `"T"` or `"1"`. */
  bool(): boolean {
    if (this.kind === Kind.string) return truth(this.content()) ?? false;
    return this.kind === Kind.true || (this.kind === Kind.number && this.float() !== 0);
  }

  /** As a value; of equal keys the first one wins, and what is broken is left out. */
  value(): Json {
    switch (this.kind) {
      case Kind.string:
        return this.content();
      case Kind.number:
        return this.float();
      case Kind.json:
        return strictValue(this.raw) ?? looseValue(this, new Work(this.raw.length));
      default:
        return this.kind === Kind.true ? true : this.kind === Kind.false ? false : null;
    }
  }

  private content(): string {
    return stringContent(this.text, this.start, this.end);
  }
}
