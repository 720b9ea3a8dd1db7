import { badProgram } from './fault';

/** A piece of a program. Keywords, operators and punctuation have their own text as kind. */
export interface Token {
  readonly kind: string;
  /** As it is written; for a string what it means, for `.name` the name. */
  readonly text: string;
  /** Where it begins. */
  readonly at: number;
}

/** Words that are no names of functions. */
const keywords = new Set(
  'or and module import include def as label break null true false if then elif else end try catch reduce foreach'.split(
    ' ',
  ),
);

const blanks = /(?:[ \t\n\r]|#(?:\\(?:\\|\n|\r\n?)?|[^\\\n\r])*)*/y;
const name = /[A-Za-z_]\w*(?:::[A-Za-z_]\w*)?/y;
const number = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d*)?/y;
const punctuation = /\?\/\/|\/\/=|\/\/|\.\.|[|+\-*/%=!<>]=|[|+\-*/%=<>,.;:()[\]{}?]/y;
const piece = /[^"\\]+|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4}/y;

/** Whether a token may be the name of a member: a word, keywords included. */
export function isWord(token: Token): boolean {
  return token.kind === 'name' || keywords.has(token.kind);
}

/** Cuts a program into tokens, one at a time: what comes in a string depends on the parser. */
export class Lexer {
  #at = 0;

  constructor(readonly source: string) {}

  /** The next token; one of no kind at the end. */
  next(): Token {
    const at = (this.#match(blanks), this.#at);
    const first = this.source[at];
    if (first === undefined) return { kind: '', text: '', at };
    if (first === '"') return this.#string(at);
    if (first === '$' || first === '@') return this.#sigil(first, at);
    if (/[A-Za-z_]/.test(first)) {
      const text = this.#match(name);
      return { kind: keywords.has(text) ? text : text.includes('::') ? 'module name' : 'name', text, at };
    }
    const second = this.source[at + 1] ?? '';
    if (/\d/.test(first) || (first === '.' && /\d/.test(second))) return this.#number(at);
    if (first === '.' && /[A-Za-z_]/.test(second)) {
      this.#at++;
      return { kind: 'index', text: this.#match(/\w+/y), at };
    }
    const text = this.#match(punctuation);
    if (text === '') throw this.unexpected(at, String.fromCodePoint(this.source.codePointAt(at) ?? 0));
    return { kind: text, text, at };
  }

  /** The next part of a string with queries in it: text, `(` before a query, or `"` at the end. */
  part(): Token {
    const at = this.#at;
    const text = this.#text();
    if (this.#at > at) return { kind: 'text', text, at };
    if (this.source[at] === '"') this.#at++;
    else this.#at += 2;
    return { kind: this.source[at] === '"' ? '"' : '(', text: '', at };
  }

  /** The error of a token that cannot stand where it stands. */
  unexpected(at: number, found: string): Error {
    return badProgram(
      this.source,
      at,
      found === '' ? 'the program ends too early' : `unexpected ${JSON.stringify(found)}`,
    );
  }

  #string(at: number): Token {
    this.#at++;
    const inside = this.#at;
    const text = this.#text();
    if (this.source[this.#at] === '"') {
      this.#at++;
      return { kind: 'string', text, at };
    }
    this.#at = inside;
    return { kind: 'template', text: '"', at };
  }

  /** Reads text up to the closing quote or the next query. */
  #text(): string {
    const parts: string[] = [];
    for (let part = this.#match(piece); part !== ''; part = this.#match(piece)) parts.push(unescape(part));
    const found = this.source.slice(this.#at, this.#at + 2);
    if (found === '') throw badProgram(this.source, this.#at, 'a string has no closing quote');
    if (found.startsWith('\\') && found !== '\\(') {
      throw badProgram(this.source, this.#at, `unknown escape ${JSON.stringify(found)} in a string`);
    }
    return parts.join('').replace(/\p{Surrogate}/gu, '\ufffd');
  }

  #sigil(sigil: string, at: number): Token {
    this.#at++;
    const text = sigil + this.#match(sigil === '$' ? name : /\w+/y);
    if (text === sigil) throw this.unexpected(at, sigil);
    const kind = sigil === '@' ? 'format' : text.includes('::') ? 'module variable' : 'variable';
    return { kind, text, at };
  }

  #number(at: number): Token {
    const text = this.#match(number);
    const next = this.source[this.#at] ?? '';
    const isBroken =
      /[eE][+-]?$/.test(text) || /[A-Za-z_]/.test(next) || (next === '.' && /^[^eE]*\.[^eE]*$/.test(text));
    if (isBroken) throw badProgram(this.source, at, `not a number: ${JSON.stringify(text + next)}`);
    return { kind: 'number', text, at };
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.source)?.[0] ?? '';
    this.#at += text.length;
    return text;
  }
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function unescape(part: string): string {
  if (!part.startsWith('\\')) return part;
  if (part[1] !== 'u') return escapes[part[1] ?? ''] ?? part.slice(1);
  return String.fromCharCode(Number.parseInt(part.slice(2), 16));
}
