import { EventloomError } from '../../../errors';
import { Lexer, type Token } from './lexer';

/** How deep brackets, `if`s and so on may stand in each other. */
const maxDepth = 400;

/** Reads tokens with one of them in sight. */
export class TokenReader {
  protected readonly lexer: Lexer;
  /** The token in sight. */
  protected token: Token;
  #depth = 0;

  constructor(source: string) {
    this.lexer = new Lexer(source);
    this.token = this.lexer.next();
  }

  /** The token in sight; the next one comes into sight. */
  protected take(): Token {
    const taken = this.token;
    this.token = this.lexer.next();
    return taken;
  }

  /** Whether the token in sight is of a kind. */
  protected isNext(kind: string): boolean {
    return this.token.kind === kind;
  }

  /** Takes the token if it is of a kind. */
  protected takeIf(kind: string): boolean {
    if (!this.isNext(kind)) return false;
    this.take();
    return true;
  }

  /** Takes the token, which must be of a kind. */
  protected expect(kind: string): Token {
    if (this.token.kind !== kind) throw this.unexpected();
    return this.take();
  }

  /** The error of the token in sight. */
  protected unexpected(): Error {
    const { at, text } = this.token;
    return this.lexer.unexpected(at, text);
  }

  /** Reads something that may stand in itself. */
  protected nested<Result>(read: () => Result): Result {
    if (++this.#depth > maxDepth) {
      throw new EventloomError('program-limit', `the jq program is nested in more than ${maxDepth} levels`);
    }
    const result = read();
    this.#depth--;
    return result;
  }

  /** Reads items with separators between them. */
  protected separated<Item>(separator: string, read: () => Item): Item[] {
    const items = [read()];
    while (this.takeIf(separator)) items.push(read());
    return items;
  }
}
