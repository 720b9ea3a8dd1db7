import { isWord } from './lexer';
import { TokenReader } from './token-reader';
import type { MemberPattern, Pattern, Query, Text } from './tree';

/** Reads strings, and patterns that values are taken apart with. */
export abstract class PatternParser extends TokenReader {
  /** Reads a query with pipes and commas. */
  protected abstract query(): Query;

  /** Reads a string, with queries in it or not. */
  protected text(): Text {
    if (this.token.kind === 'string') return { kind: 'text', parts: this.take().text };
    if (this.token.kind !== 'template') throw this.unexpected();
    return this.nested(() => this.#template());
  }

  #template(): Text {
    const parts: (string | Query)[] = [];
    for (let part = this.lexer.part(); part.kind !== '"'; part = this.lexer.part()) {
      if (part.kind === 'text') parts.push(part.text);
      else {
        this.token = this.lexer.next();
        parts.push({ kind: 'group', body: this.query() });
        // What follows the parenthesis is text, so no token may be read there.
        if (this.token.kind !== ')') throw this.unexpected();
      }
    }
    this.token = this.lexer.next();
    return { kind: 'text', parts };
  }

  /** Whether a string begins here. */
  protected get isText(): boolean {
    return this.token.kind === 'string' || this.token.kind === 'template';
  }

  /** Reads `$x`, `[...]` or `{...}` behind `as`. */
  protected pattern(): Pattern {
    if (this.token.kind === 'variable') return { kind: 'variable', name: this.take().text };
    return this.nested(() => {
      if (this.takeIf('[')) {
        const items = this.separated(',', () => this.pattern());
        this.expect(']');
        return { kind: 'items', items };
      }
      this.expect('{');
      const members = this.separated(',', () => this.#member());
      this.expect('}');
      return { kind: 'members', members };
    });
  }

  #member(): MemberPattern {
    if (this.token.kind === 'variable') {
      const key = this.take().text;
      return { key, pattern: this.takeIf(':') ? this.pattern() : undefined };
    }
    const key = this.memberKey();
    this.expect(':');
    return { key, pattern: this.pattern() };
  }

  /** Reads a word, a string, or a query in parentheses. */
  protected memberKey(): string | Query {
    if (isWord(this.token)) return this.take().text;
    if (this.isText) return this.text();
    this.expect('(');
    const query = this.query();
    this.expect(')');
    return query;
  }
}
