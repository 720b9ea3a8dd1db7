import type { SyntaxFault } from './fault';
import { Lexer, type Token } from './lexer';

/** Deeper nested scripts are refused; upstream has no limit. */
const maxDepth = 300;

/** Reads tokens one ahead: never further, since upstream reports the fault that comes first. */
export class TokenReader {
  readonly #lexer: Lexer;
  #current: Token;
  #depth = 0;

  constructor(text: string, source: string) {
    this.#lexer = new Lexer(text, source);
    this.#current = this.#lexer.next();
  }

  /** The type of the token to come. */
  get type(): string {
    return this.#current.type;
  }

  /** The line of the token to come. */
  get line(): number {
    return this.#current.line;
  }

  /** Takes the token to come, whatever it is. */
  take(): Token {
    const token = this.#current;
    this.#current = this.#lexer.next();
    return token;
  }

  /** Takes a token of a type, and throws SyntaxFault if there is another one. */
  expect(type: string): Token {
    if (this.#current.type !== type) throw this.fault();
    return this.take();
  }

  /** Takes a token if it has the type. */
  accept(type: string): boolean {
    if (this.#current.type !== type) return false;
    this.take();
    return true;
  }

  /** A fault at the token to come. */
  fault(what = 'syntax error'): SyntaxFault {
    return this.#lexer.fault(what);
  }

  /** Runs a part of the parser one level deeper. */
  nested<T>(parse: () => T): T {
    if (this.#depth >= maxDepth) throw this.fault(`nested in more than ${maxDepth} levels`);
    this.#depth++;
    const result = parse();
    this.#depth--;
    return result;
  }
}
