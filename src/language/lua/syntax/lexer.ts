import { Characters, continuesName, endOfText, isDigit, startsName } from './characters';
import { type SyntaxFault, textFault } from './fault';
import { readLongString, readNumber, readString } from './literals';

/** A word of a script. The type of a reserved word or sign is the word itself. */
export interface Token {
  readonly type: string;
  readonly text: string;
  readonly line: number;
}

const reserved: ReadonlySet<string> = new Set(
  (
    'and break do else elseif end false for function if in local nil not or return repeat then true until while ' +
    'goto'
  ).split(' '),
);

const signs: ReadonlySet<string> = new Set('+-*/%^#()[]{};,=<>:.');

/** Signs that may follow the first to make one of two characters. */
const doubles: ReadonlyMap<string, string> = new Map([
  ['=', '='],
  ['<', '='],
  ['>', '='],
  [':', ':'],
]);

/** Cuts a script into tokens. */
export class Lexer {
  readonly #characters: Characters;
  /** The text of the last token but the end. */
  #last = '';

  /** @param text bytes. */
  constructor(text: string, source: string) {
    this.#characters = new Characters(text, source);
  }

  /** A fault at the token that was read last. */
  fault(what: string): SyntaxFault {
    return textFault(this.#characters, this.#last, what);
  }

  /** Reads a token; of type `end of text` behind the last. Throws SyntaxFault. */
  next(): Token {
    const code = this.#skip();
    const { line } = this.#characters;
    if (code === endOfText) return { type: 'end of text', text: '', line };
    const token = this.#read(code, line);
    this.#last = token.text;
    return token;
  }

  /** Takes blanks and comments, and the first character behind them. */
  #skip(): number {
    const characters = this.#characters;
    for (;;) {
      const code = characters.takeBehindBlanks();
      if (code !== 45 || characters.peek() !== 45) return code;
      characters.take();
      this.#skipComment();
    }
  }

  #skipComment(): void {
    const characters = this.#characters;
    if (characters.peek() === 91) {
      characters.take();
      const next = characters.peek();
      if (next === 91 || next === 61) {
        this.#skipLongComment();
        return;
      }
    }
    for (let code = 0; code !== 10 && code !== endOfText; ) code = characters.take();
  }

  #skipLongComment(): void {
    try {
      readLongString(this.#characters);
    } catch {
      throw textFault(this.#characters, '', 'invalid multiline comment');
    }
  }

  #read(code: number, line: number): Token {
    const characters = this.#characters;
    if (startsName(code)) return this.#name(code, line);
    if (isDigit(code)) return { type: 'number', text: readNumber(characters, code), line };
    if (code === 34 || code === 39) return { type: 'string', text: readString(characters, code), line };
    const next = characters.peek();
    if (code === 91 && (next === 91 || next === 61)) return { type: 'string', text: readLongString(characters), line };
    if (code === 46) return this.#dot(line);
    const sign = String.fromCharCode(code);
    if (sign === '~') {
      if (next !== 61) throw textFault(characters, sign, "Invalid '~' token");
      characters.take();
      return { type: '~=', text: '~=', line };
    }
    if (!signs.has(sign)) throw textFault(characters, sign, 'Invalid token');
    const second = doubles.get(sign);
    if (second === undefined || next !== second.charCodeAt(0)) return { type: sign, text: sign, line };
    characters.take();
    return { type: sign + second, text: sign + second, line };
  }

  #name(first: number, line: number): Token {
    let text = String.fromCharCode(first);
    while (continuesName(this.#characters.peek())) text += String.fromCharCode(this.#characters.take());
    return { type: reserved.has(text) ? text : 'name', text, line };
  }

  /** `.`, `..`, `...` or a number. Upstream's single dot has no text. */
  #dot(line: number): Token {
    const characters = this.#characters;
    if (isDigit(characters.peek())) return { type: 'number', text: readNumber(characters, 46), line };
    if (characters.peek() !== 46) return { type: '.', text: '', line };
    characters.take();
    if (characters.peek() !== 46) return { type: '..', text: '..', line };
    characters.take();
    return { type: '...', text: '...', line };
  }
}
