import { faultAt } from './fault';
import { readString } from './string-literal';
import type { Token, TokenKind } from './token';

const blank = /(?:\p{White_Space}|\/\/[^\n]*|\/\*[^]*?\*\/)+/uy;
const word = /[\p{L}\p{Nd}_$]+/uy;
const operator = /\?[.?]?|\|\|?|[,:;%+\-^/]|[&!=*<>][&=*]?|\.\.?|##?/y;
const bracket = /[([{}\])]/y;
const operatorWords: ReadonlySet<string> = new Set([
  'not',
  'in',
  'or',
  'and',
  'matches',
  'contains',
  'startsWith',
  'endsWith',
  'let',
]);

const numbers = {
  decimal: numberPattern('[0-9_]'),
  x: numberPattern('[0-9a-fA-F_]'),
  o: numberPattern('[0-7_]'),
  b: numberPattern('[01_]'),
} as const;

/** The dot of a range (`1..2`) is no part of a number. */
function numberPattern(digit: string): RegExp {
  return new RegExp(`(?:0[xXoObB])?${digit}*(?:\\.(?!\\.)${digit}*)?(?:[eE][+-]?${digit}*)?`, 'y');
}

/**
 * Splits an expression into tokens.
 * @throws EventloomError `bad-program`
 */
export function tokenize(text: string): readonly Token[] {
  const lexer = new Lexer(text);
  while (lexer.next());
  return lexer.tokens;
}

class Lexer {
  readonly tokens: Token[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads a token; false after the last one. */
  next(): boolean {
    this.#skip();
    const start = this.#at;
    const character = this.#text[start];
    if (character === undefined) return false;
    if (character === '"' || character === "'") {
      const { value, end } = readString(this.#text, start);
      this.#add('string', value, end);
    } else if (/\d/.test(character) || (character === '.' && /\d/.test(this.#text.charAt(start + 1)))) {
      this.#number();
    } else {
      this.#word(character);
    }
    return true;
  }

  #skip(): void {
    this.#at += this.#match(blank)?.length ?? 0;
    if (this.#text.startsWith('/*', this.#at)) throw faultAt(this.#text, this.#at, 'a comment is not closed');
  }

  #match(pattern: RegExp, from = this.#at): string | undefined {
    pattern.lastIndex = from;
    return pattern.exec(this.#text)?.[0];
  }

  #add(kind: TokenKind, text: string, end: number): void {
    this.tokens.push({ kind, text, offset: this.#at });
    this.#at = end;
  }

  #number(): void {
    const digits = this.#at + (this.#text[this.#at] === '.' ? 1 : 0);
    const prefix = this.#text[digits] === '0' ? this.#text.charAt(digits + 1).toLowerCase() : '';
    const pattern = prefix === 'x' || prefix === 'o' || prefix === 'b' ? numbers[prefix] : numbers.decimal;
    const end = digits + (this.#match(pattern, digits)?.length ?? 0);
    const rest = this.#match(word, end);
    const number = this.#text.slice(this.#at, end);
    if (rest !== undefined) throw faultAt(this.#text, this.#at, `'${number}${rest}' is neither a number nor a name`);
    this.#add('number', number, end);
  }

  #word(character: string): void {
    const sign = this.#match(operator);
    if (sign !== undefined) {
      this.#add('operator', sign, this.#at + sign.length);
      if (sign.startsWith('#')) this.#pointerName();
      return;
    }
    const name = this.#match(word);
    if (name !== undefined) {
      this.#add(operatorWords.has(name) ? 'operator' : 'identifier', name, this.#at + name.length);
      return;
    }
    if (this.#match(bracket) === undefined) {
      throw faultAt(this.#text, this.#at, `'${character}' has no meaning in an expression`);
    }
    this.#add('bracket', character, this.#at + 1);
  }

  /** `#index`: whatever follows at once is a name, also `#in`. */
  #pointerName(): void {
    const name = this.#match(word);
    if (name !== undefined) this.#add('identifier', name, this.#at + name.length);
  }
}
