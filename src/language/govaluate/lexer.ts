import { EventloomError } from '../../errors';
import { parseFloat } from '../go/strconv';
import { literalTime } from './literal-time';
import type { Token, TokenKind } from './token';
import { mayFollow, operatorWords, prefixWords } from './token';

/** The error of an expression that cannot be read, with the place where it goes wrong. */
export function badExpression(reason: string, position: number): EventloomError {
  return new EventloomError('bad-program', `${reason} at character ${position + 1}`);
}

const isSpace = (character: string): boolean => /\p{White_Space}/u.test(character);
const isNumeric = (character: string): boolean => /[\p{Nd}.]/u.test(character);
const isHexDigit = (character: string): boolean => /[\p{Nd}a-fA-F]/u.test(character);
const isLetter = (character: string): boolean => /\p{L}/u.test(character);
const isName = (character: string): boolean => /[\p{L}\p{Nd}_.]/u.test(character);
const isSymbol = (character: string): boolean => !/[\p{L}\p{Nd}()[\]'"]/u.test(character);
const isNoQuote = (character: string): boolean => character !== '"' && character !== "'";
const isNoBracket = (character: string): boolean => character !== ']';

/**
 * Splits an expression into tokens.
 * @throws EventloomError `bad-program`
 */
export function tokenize(expression: string): Token[] {
  return new Lexer(expression).tokens();
}

class Lexer {
  readonly #characters: readonly string[];
  #at = 0;
  #last: TokenKind = 'start';

  constructor(expression: string) {
    this.#characters = Array.from(expression);
  }

  tokens(): Token[] {
    const tokens: Token[] = [];
    for (;;) {
      while (this.#at < this.#characters.length && isSpace(this.#peek())) this.#at++;
      if (this.#at >= this.#characters.length) return tokens;
      const token = this.#next();
      this.#last = token.kind;
      tokens.push(token);
    }
  }

  #next(): Token {
    const position = this.#at;
    const character = this.#peek();
    if (isNumeric(character)) return this.#number(position);
    if (character === '[') return this.#bracketed(position);
    if (isLetter(character)) return this.#word(position);
    if (!isNoQuote(character)) return this.#string(position);
    if (character === '(' || character === ')' || character === ',') {
      this.#at++;
      return { kind: character === ',' ? 'separator' : character, text: character, position };
    }
    return this.#operator(position);
  }

  #number(position: number): Token {
    // A lone `0x` is read as the number 0 and what follows it.
    const isHex = this.#peek() === '0' && this.#peek(1) === 'x' && this.#at + 2 < this.#characters.length;
    if (isHex) this.#at += 2;
    const text = this.#read(isHex ? isHexDigit : isNumeric);
    const value = isHex ? hexadecimal(text) : parseFloat(text);
    if (value === undefined) {
      throw badExpression(`cannot read the ${isHex ? 'hexadecimal ' : ''}number '${text}'`, position);
    }
    return { kind: 'number', text, value, position };
  }

  #bracketed(position: number): Token {
    this.#at++;
    const text = this.#readTo(isNoBracket);
    if (text === undefined) throw badExpression("there is no ']' for the '['", position);
    return { kind: 'variable', text, position };
  }

  #word(position: number): Token {
    const text = this.#read(isName);
    if (text.indexOf('.') > 0) return { kind: 'accessor', text: accessor(text, position), position };
    if (text === 'true' || text === 'false') return { kind: 'boolean', text, value: text === 'true', position };
    if (text === 'in' || text === 'IN') return { kind: 'comparator', text: 'in', position };
    return { kind: 'variable', text, position };
  }

  #string(position: number): Token {
    this.#at++;
    const text = this.#readTo(isNoQuote);
    if (text === undefined) throw badExpression('there is no closing quote for the one', position);
    const seconds = literalTime(text);
    if (seconds !== undefined) return { kind: 'time', text, value: seconds, position };
    return { kind: 'string', text, value: text, position };
  }

  #operator(position: number): Token {
    const text = this.#read(isSymbol);
    if (mayFollow[this.#last].includes('prefix') && prefixWords.has(text)) return { kind: 'prefix', text, position };
    const kind = operatorWords.get(text);
    if (!kind) throw badExpression(`invalid token '${text}'`, position);
    return { kind, text, position };
  }

  #peek(ahead = 0): string {
    return this.#characters[this.#at + ahead] ?? '';
  }

  /** Reads a word up to white space, which is skipped, or up to a character that does not belong to it. */
  #read(belongs: (character: string) => boolean): string {
    const parts: string[] = [];
    for (; this.#at < this.#characters.length; this.#at++) {
      const character = this.#peek();
      if (character === '\\') parts.push(this.#escaped());
      else if (isSpace(character)) {
        if (parts.length === 0) continue;
        this.#at++;
        break;
      } else if (belongs(character)) parts.push(character);
      else break;
    }
    return parts.join('');
  }

  /** Reads to the character that ends a literal, white space included, and steps over it. */
  #readTo(belongs: (character: string) => boolean): string | undefined {
    const parts: string[] = [];
    for (; this.#at < this.#characters.length; this.#at++) {
      const character = this.#peek();
      if (character === '\\') parts.push(this.#escaped());
      else if (belongs(character)) parts.push(character);
      else {
        this.#at++;
        return parts.join('');
      }
    }
    return undefined;
  }

  /** A backslash makes the next character an ordinary one, whatever it is. */
  #escaped(): string {
    this.#at++;
    if (this.#at >= this.#characters.length) throw badExpression('nothing follows the backslash', this.#at - 1);
    return this.#peek();
  }
}

function hexadecimal(text: string): number | undefined {
  if (!/^[0-9a-fA-F]+$/.test(text)) return undefined;
  const value = BigInt(`0x${text}`);
  return value < 2n ** 64n ? Number(value) : undefined;
}

/** Checks a name with a dot in it: a member of a struct, which must be exported. Events have none, so that it always fails. */
function accessor(text: string, position: number): string {
  if (text.endsWith('.')) throw badExpression(`a name must follow the dot of '${text}'`, position);
  for (const member of text.split('.').slice(1)) {
    const first = Array.from(member)[0] ?? '';
    const upper = first.toUpperCase();
    if (upper !== first && upper.length === first.length) {
      throw badExpression(
        `cannot access the member '${member}' (write a name with dots as [${text}]) in '${text}'`,
        position,
      );
    }
  }
  return text;
}
