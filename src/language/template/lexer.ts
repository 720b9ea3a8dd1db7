import { templateError } from './position';

/** What a token of a template is. A keyword is a token of its own name. */
export type TokenKind =
  | 'text'
  | 'left'
  | 'right'
  | 'space'
  | 'assign'
  | 'declare'
  | 'pipe'
  | 'open'
  | 'close'
  | 'char'
  | 'bool'
  | 'character'
  | 'complex'
  | 'number'
  | 'string'
  | 'raw'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'end of template'
  | Keyword;

type Keyword = (typeof keywords)[number];

/** One token; `offset` counts UTF-16 units from the start of the template. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly offset: number;
}

const keywords = [
  'block',
  'break',
  'continue',
  'define',
  'dot',
  'else',
  'end',
  'if',
  'nil',
  'range',
  'template',
  'with',
] as const;

const keywordKinds: ReadonlyMap<string, TokenKind> = new Map(
  keywords.filter((word) => word !== 'dot').map((word) => [word, word]),
);

const singleCharacters: ReadonlyMap<string, TokenKind> = new Map([
  ['=', 'assign'],
  ['|', 'pipe'],
]);

const wordPattern = /[_\p{L}\p{Nd}]*/uy;
const spacePattern = /[ \t\r\n]*/y;
const numberPattern =
  /[+-]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)i?/y;

/**
 * Splits a template into tokens, on demand.
 *
 * Space inside of actions is a token because `.a .b` and `.a.b` differ; trim markers are applied here, so that the
 * parser never sees them.
 */
export class Lexer {
  readonly #input: string;
  #position = 0;
  #insideAction = false;
  #openParentheses = 0;

  constructor(input: string) {
    this.#input = input;
  }

  /** The next token; at the end, again and again `end of template`. Throws `bad-program`. */
  next(): Token {
    return this.#insideAction ? this.#insideToken() : this.#outsideToken();
  }

  #token(kind: TokenKind, start: number, end: number): Token {
    this.#position = end;
    return { kind, text: this.#input.slice(start, end), offset: start };
  }

  #outsideToken(): Token {
    for (;;) {
      const start = this.#position;
      if (start >= this.#input.length) return { kind: 'end of template', text: '', offset: start };
      const open = this.#input.indexOf('{{', start);
      if (open < 0) return this.#token('text', start, this.#input.length);
      if (open > start) {
        const end = this.#trimsLeft(open + 2) ? trimmedEnd(this.#input, start, open) : open;
        const text = this.#token('text', start, end);
        this.#position = open;
        if (end > start) return text;
      }
      const afterMarker = this.#trimsLeft(open + 2) ? open + 4 : open + 2;
      if (!this.#input.startsWith('/*', afterMarker)) return this.#enterAction(open, afterMarker);
      this.#skipComment(afterMarker);
    }
  }

  #enterAction(open: number, content: number): Token {
    this.#insideAction = true;
    this.#openParentheses = 0;
    this.#position = content;
    return { kind: 'left', text: '{{', offset: open };
  }

  #skipComment(start: number): void {
    const close = this.#input.indexOf('*/', start + 2);
    if (close < 0) throw templateError(this.#input, start, 'this comment has no closing "*/"');
    const delimiter = this.#rightDelimiter(close + 2);
    if (delimiter === 0) throw templateError(this.#input, close, 'only "}}" may follow a comment');
    this.#leaveAction(close + 2, delimiter);
  }

  #leaveAction(start: number, delimiter: 2 | 4): void {
    this.#position = start + delimiter;
    this.#insideAction = false;
    if (delimiter === 4) this.#position = this.#spaceEnd(this.#position);
  }

  #trimsLeft(offset: number): boolean {
    return this.#input[offset] === '-' && isSpace(this.#input[offset + 1]);
  }

  /** The length of the right delimiter at an offset: 2, 4 with a trim marker, 0 if there is none. */
  #rightDelimiter(offset: number): 0 | 2 | 4 {
    if (this.#input.startsWith('}}', offset)) return 2;
    return isSpace(this.#input[offset]) && this.#input.startsWith('-}}', offset + 1) ? 4 : 0;
  }

  #insideToken(): Token {
    const start = this.#position;
    const delimiter = this.#rightDelimiter(start);
    if (delimiter !== 0) return this.#rightToken(start, delimiter);
    const first = this.#input[start];
    if (first === undefined) throw templateError(this.#input, start, 'this action has no closing "}}"');
    if (isSpace(first)) return this.#spaceToken(start);
    const single = singleCharacters.get(first);
    if (single !== undefined) return this.#token(single, start, start + 1);
    if (first === '"' || first === "'") return this.#quotedToken(start, first);
    if (first === '`') return this.#rawToken(start);
    if (first === '(' || first === ')') return this.#parenthesis(start, first);
    if (first === ':') return this.#declareToken(start);
    if (first === '$') return this.#namedToken('variable', start);
    const next = this.#input[start + 1];
    if (first === '.' && next !== undefined && !isDigit(next)) return this.#namedToken('field', start);
    if (first === '.' || first === '+' || first === '-' || isDigit(first)) return this.#numberToken(start);
    return this.#wordOrChar(start, first);
  }

  #rightToken(start: number, delimiter: 2 | 4): Token {
    if (this.#openParentheses > 0) throw templateError(this.#input, start, 'a "(" is not closed before "}}"');
    this.#leaveAction(start, delimiter);
    return { kind: 'right', text: '}}', offset: start };
  }

  #spaceToken(start: number): Token {
    const end = this.#spaceEnd(start);
    // The last space belongs to a trim marker that may follow.
    if (this.#rightDelimiter(end - 1) !== 4) return this.#token('space', start, end);
    return end - start === 1 ? this.#rightToken(start, 4) : this.#token('space', start, end - 1);
  }

  #spaceEnd(start: number): number {
    spacePattern.lastIndex = start;
    spacePattern.test(this.#input);
    return spacePattern.lastIndex;
  }

  #parenthesis(start: number, character: string): Token {
    this.#openParentheses += character === '(' ? 1 : -1;
    if (this.#openParentheses < 0) throw templateError(this.#input, start, 'this ")" closes no "("');
    return this.#token(character === '(' ? 'open' : 'close', start, start + 1);
  }

  #declareToken(start: number): Token {
    if (this.#input[start + 1] !== '=') throw templateError(this.#input, start, 'expected ":="');
    return this.#token('declare', start, start + 2);
  }

  #quotedToken(start: number, quote: '"' | "'"): Token {
    for (let at = start + 1; at < this.#input.length; at++) {
      const character = this.#input[at];
      if (character === quote) return this.#token(quote === '"' ? 'string' : 'character', start, at + 1);
      if (character === '\n') break;
      if (character === '\\' && this.#input[++at] === '\n') break;
    }
    throw templateError(this.#input, start, `this ${quote} is not closed on its line`);
  }

  #rawToken(start: number): Token {
    const close = this.#input.indexOf('`', start + 1);
    if (close < 0) throw templateError(this.#input, start, 'this ` is not closed');
    return this.#token('raw', start, close + 1);
  }

  #namedToken(kind: 'field' | 'variable', start: number): Token {
    const end = this.#wordEnd(start + 1);
    if (!this.#atTerminator(end)) throw this.#badCharacter(end);
    return this.#token(kind === 'field' && end === start + 1 ? 'dot' : kind, start, end);
  }

  #numberToken(start: number): Token {
    const first = this.#numberEnd(start);
    const sign = this.#input[first];
    if (sign !== '+' && sign !== '-') return this.#token('number', start, first);
    const second = this.#numberEnd(first);
    if (this.#input[second - 1] !== 'i') throw this.#badNumber(start, second);
    return this.#token('complex', start, second);
  }

  #numberEnd(start: number): number {
    numberPattern.lastIndex = start;
    numberPattern.test(this.#input);
    const end = numberPattern.lastIndex;
    const wordEnd = this.#wordEnd(end);
    if (wordEnd > end) throw this.#badNumber(start, wordEnd);
    return end;
  }

  #badNumber(start: number, end: number): Error {
    return templateError(this.#input, start, `${JSON.stringify(this.#input.slice(start, end))} is not a number`);
  }

  #wordOrChar(start: number, first: string): Token {
    const end = this.#wordEnd(start);
    if (end === start) {
      if (first > ' ' && first <= '~') return this.#token('char', start, start + 1);
      throw this.#badCharacter(start);
    }
    if (!this.#atTerminator(end)) throw this.#badCharacter(end);
    const word = this.#input.slice(start, end);
    if (word === 'true' || word === 'false') return this.#token('bool', start, end);
    return this.#token(keywordKinds.get(word) ?? 'identifier', start, end);
  }

  #wordEnd(start: number): number {
    wordPattern.lastIndex = start;
    wordPattern.test(this.#input);
    return wordPattern.lastIndex;
  }

  #atTerminator(offset: number): boolean {
    const character = this.#input[offset];
    if (character === undefined || isSpace(character) || '.,|:()'.includes(character)) return true;
    return this.#input.startsWith('}}', offset);
  }

  #badCharacter(offset: number): Error {
    const point = this.#input.codePointAt(offset) ?? 0;
    const shown = JSON.stringify(String.fromCodePoint(point));
    return templateError(this.#input, offset, `${shown} cannot stand here; separate words by spaces`);
  }
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r' || character === '\n';
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function trimmedEnd(input: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(input[at - 1])) at--;
  return at;
}
