import type { EventloomError } from '../../errors';
import type { Token, TokenKind } from './lexer';
import { Lexer } from './lexer';
import { templateError } from './position';

/** How deep parentheses and blocks may be nested: far beyond what people write, and well within the stack. */
const maxDepth = 300;

/** The tokens of a template with as much look-ahead as is needed. Everything throws `bad-program`. */
export class TokenStream {
  readonly #text: string;
  readonly #lexer: Lexer;
  /** Tokens that were read and given back, the next one last. */
  readonly #pushedBack: Token[] = [];
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#lexer = new Lexer(text);
  }

  /** Reads the next token. */
  next(): Token {
    return this.#pushedBack.pop() ?? this.#lexer.next();
  }

  /** Reads the next token that is not space. */
  nextWord(): Token {
    let token = this.next();
    while (token.kind === 'space') token = this.next();
    return token;
  }

  /** Gives a token back; the last one given back is read first. */
  pushBack(token: Token): void {
    this.#pushedBack.push(token);
  }

  /** The next token, which stays. */
  peek(): Token {
    const token = this.next();
    this.pushBack(token);
    return token;
  }

  /** The next token that is not space, which stays; the space before it is gone. */
  peekWord(): Token {
    const token = this.nextWord();
    this.pushBack(token);
    return token;
  }

  /** Reads a token of a kind. */
  expect(kind: TokenKind, context: string): Token {
    const token = this.nextWord();
    if (token.kind !== kind) throw this.unexpected(token, context);
    return token;
  }

  /** The error for a token that cannot stand where it does. */
  unexpected(token: Token, context: string): EventloomError {
    const shown = token.kind === 'end of template' ? 'the end of the template' : JSON.stringify(token.text);
    return this.fail(token, `${shown} is not allowed in ${context}`);
  }

  /** The error for a fault at a place. */
  fail(at: { readonly offset: number }, message: string): EventloomError {
    return templateError(this.#text, at.offset, message);
  }

  /** Parses something that may hold its own kind. */
  nested<T>(at: Token, parse: () => T): T {
    if (++this.#depth > maxDepth) throw this.fail(at, `nested deeper than ${maxDepth} levels`);
    const result = parse();
    this.#depth--;
    return result;
  }
}
