import { quote } from '../../go/strconv';
import { toBytes } from '../../go/text';
import type { GoValue } from '../../go/value';
import type { Budget } from '../limits';
import type { Members } from '../value/members';
import { setMember } from '../value/members';
import { NumberText } from '../value/number';

/** What stands at the begin of a text. */
export interface ReadJson {
  readonly value: GoValue;
  /** Why it is no JSON, in Go's words. */
  readonly fault?: string;
  /** Whether something but blanks follows the value. */
  readonly rest: boolean;
}

/** Reads the first JSON value of a text as Go's decoder does; numbers keep their text. */
export function readJson(text: string, budget: Budget): ReadJson {
  budget.text(text.length);
  const reader = new Reader(text, budget);
  try {
    const value = reader.value();
    return { value, rest: reader.peek() !== '' };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { value: null, fault: error.reason, rest: false };
  }
}

/** Thrown for what is no JSON. */
class Unreadable {
  constructor(readonly reason: string) {}
}

const maxDepth = 10_000;
const blanks = /[ \t\r\n]*/y;
const plain = /(?:[^"\\\p{Cc}]|[\u007f-\u009f])*/uy;
const digits = /\d*/y;
const hexDigits = /[0-9a-fA-F]*/y;
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Reader {
  #at = 0;
  #depth = 0;

  constructor(
    private readonly text: string,
    private readonly budget: Budget,
  ) {}

  /** The next character that is no blank; empty at the end. */
  peek(): string {
    this.#match(blanks);
    return this.text.charAt(this.#at);
  }

  value(): GoValue {
    this.budget.elements(1);
    const first = this.peek();
    if (first === '{') return this.#nested(() => this.#object());
    if (first === '[') return this.#nested(() => this.#array());
    if (first === '"') return this.#string();
    if (first === '-' || (first >= '0' && first <= '9')) return this.#number();
    if (first === 't') return this.#literal('true', true);
    if (first === 'f') return this.#literal('false', false);
    if (first === 'n') return this.#literal('null', null);
    if (first === '' && this.#depth === 0) throw new Unreadable('EOF');
    throw this.#unexpected('looking for beginning of value');
  }

  #object(): Members {
    const members: Members = {};
    for (let isFirst = true; ; isFirst = false) {
      const next = this.peek();
      if (isFirst && next === '}') break;
      if (next !== '"') throw this.#unexpected('looking for beginning of object key string');
      const key = this.#string();
      if (this.peek() !== ':') throw this.#unexpected('after object key');
      this.#at++;
      setMember(members, key, this.value());
      if (this.peek() === '}') break;
      if (this.peek() !== ',') throw this.#unexpected('after object key:value pair');
      this.#at++;
    }
    this.#at++;
    return members;
  }

  #array(): GoValue[] {
    const items: GoValue[] = [];
    if (this.peek() !== ']') {
      for (;;) {
        items.push(this.value());
        if (this.peek() === ']') break;
        if (this.peek() !== ',') throw this.#unexpected('after array element');
        this.#at++;
      }
    }
    this.#at++;
    return items;
  }

  #nested<Result>(read: () => Result): Result {
    if (++this.#depth > maxDepth) throw this.#unexpected('exceeded max depth');
    this.#at++;
    const result = read();
    this.#depth--;
    return result;
  }

  #string(): string {
    const parts: string[] = [];
    for (this.#at++; ; ) {
      parts.push(this.#match(plain));
      const next = this.text.charAt(this.#at);
      if (next === '"') break;
      if (next !== '\\') throw this.#unexpected('in string literal');
      this.#at++;
      parts.push(this.#escape());
    }
    this.#at++;
    return parts.join('').replace(/\p{Surrogate}/gu, '\ufffd');
  }

  #escape(): string {
    const letter = this.text.charAt(this.#at);
    if (letter !== 'u') {
      const meaning = letter === '' ? undefined : escapes[letter];
      if (meaning === undefined) throw this.#unexpected('in string escape code');
      this.#at++;
      return meaning;
    }
    const start = ++this.#at;
    const code = this.#match(hexDigits).slice(0, 4);
    this.#at = start + code.length;
    if (code.length < 4) throw this.#unexpected('in \\u hexadecimal character escape');
    return String.fromCharCode(Number.parseInt(code, 16));
  }

  #number(): NumberText {
    const start = this.#at;
    if (this.text[this.#at] === '-') this.#at++;
    if (this.text[this.#at] === '0') this.#at++;
    else this.#digits('in numeric literal');
    if (this.text[this.#at] === '.') {
      this.#at++;
      this.#digits('after decimal point in numeric literal');
    }
    if (/[eE]/.test(this.text.charAt(this.#at))) {
      this.#at++;
      if (/[+-]/.test(this.text.charAt(this.#at))) this.#at++;
      this.#digits('in exponent of numeric literal');
    }
    return new NumberText(this.text.slice(start, this.#at));
  }

  #digits(place: string): void {
    if (this.#match(digits) === '') throw this.#unexpected(place);
  }

  #literal<Value extends GoValue>(word: string, value: Value): Value {
    for (const letter of word) {
      if (this.text[this.#at] !== letter) throw this.#unexpected(`in literal ${word} (expecting '${letter}')`);
      this.#at++;
    }
    return value;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  /** Go reads bytes, and shows the first one of a character. */
  #unexpected(place: string): Unreadable {
    const [byte] = toBytes(this.text.slice(this.#at, this.#at + 2));
    if (byte === undefined) return new Unreadable('unexpected EOF');
    const shown = String.fromCharCode(byte);
    const quoted = shown === "'" ? "\\'" : shown === '"' ? shown : quote(shown).slice(1, -1);
    return new Unreadable(`invalid character '${quoted}' ${place}`);
  }
}
