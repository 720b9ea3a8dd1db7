import type { EventloomError } from '../../../errors';
import { faultAt } from './fault';
import { tokenize } from './lexer';
import type { Token } from './token';

/** The tokens of an expression, read one by one. */
export class TokenStream {
  readonly text: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.text = text;
    this.#tokens = tokenize(text);
  }

  /** The token to be read next. */
  get current(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', offset: this.text.length };
  }

  /** Goes on, and returns the token that was the current one. */
  next(): Token {
    const { current } = this;
    this.#at++;
    return current;
  }

  /** Whether the current token is an operator or a bracket with this text. */
  is(kind: 'operator' | 'bracket', text: string): boolean {
    const { current } = this;
    return current.kind === kind && current.text === text;
  }

  /** Goes on if the current token is this one. */
  skip(kind: 'operator' | 'bracket', text: string): boolean {
    const found = this.is(kind, text);
    if (found) this.next();
    return found;
  }

  /** Goes on; the current token has to be this one. */
  expect(kind: 'operator' | 'bracket', text: string): void {
    if (!this.skip(kind, text)) throw this.unexpected(`'${text}'`);
  }

  /** Goes on; the current token has to be a name. */
  name(): Token {
    if (this.current.kind !== 'identifier') throw this.unexpected('a name');
    return this.next();
  }

  /** The error that something else than the current token should stand here. */
  unexpected(wanted?: string): EventloomError {
    const { kind, text, offset } = this.current;
    if (kind === 'end') return faultAt(this.text, offset, 'the expression ends too early');
    const found = kind === 'string' ? `the string ${JSON.stringify(text)}` : `'${text}'`;
    return faultAt(
      this.text,
      offset,
      wanted === undefined ? `unexpected ${found}` : `expected ${wanted}, found ${found}`,
    );
  }
}
