import { readNumber } from '../value/number';
import { PatternParser } from './pattern-parser';
import type { Fold, Literal, Member, Query } from './tree';
import { identity, textOf } from './tree';

/** Reads terms: what stands between operators. */
export abstract class TermParser extends PatternParser {
  /** Reads a query without pipes and commas. */
  protected abstract expression(): Query;

  /** Reads a term with everything that is attached to its end. */
  protected term(): Query {
    let term = this.nested(() => this.#primary());
    for (;;) {
      const next = this.#suffixed(term);
      if (next === undefined) return term;
      term = next;
    }
  }

  /** A term with one more suffix; undefined if there is none. */
  #suffixed(target: Query): Query | undefined {
    switch (this.token.kind) {
      case 'index':
        return { kind: 'index', target, key: textOf(this.take().text) };
      case '[':
        return this.#bracket(target);
      case '?':
        this.take();
        return { kind: 'optional', target };
      case '.': {
        this.take();
        if (this.isText) return { kind: 'index', target, key: this.text() };
        if (this.isNext('[')) return this.#bracket(target);
        throw this.unexpected();
      }
      default:
        return undefined;
    }
  }

  #bracket(target: Query): Query {
    this.expect('[');
    if (this.takeIf(']')) return { kind: 'iterate', target };
    const start = this.token.kind === ':' ? undefined : this.query();
    if (!this.takeIf(':')) {
      this.expect(']');
      return start === undefined ? { kind: 'iterate', target } : { kind: 'index', target, key: start };
    }
    const end = start !== undefined && this.token.kind === ']' ? undefined : this.query();
    this.expect(']');
    return { kind: 'slice', target, start, end };
  }

  #primary(): Query {
    const literal = literals.get(this.token.kind);
    if (literal) {
      this.take();
      return literal;
    }
    const compound = this.#compound();
    if (compound) return compound;
    const { kind, text, at } = this.token;
    switch (kind) {
      case '.':
        return this.#dot();
      case '..':
        this.take();
        return { kind: 'recurse' };
      case 'index':
        this.take();
        return { kind: 'index', target: identity, key: textOf(text) };
      case 'number':
        this.take();
        return { kind: 'literal', value: readNumber(text) };
      case 'variable':
      case 'module variable':
        this.take();
        return { kind: 'call', name: text, args: [], at };
      case 'name':
      case 'module name':
        return this.#call();
      case 'string':
      case 'template':
        return this.text();
      case 'format':
        this.take();
        return { kind: 'format', name: text, text: this.isText ? this.text() : undefined, at };
      default:
        throw this.unexpected();
    }
  }

  /** A term that begins with a keyword, bracket or sign; undefined if this is none. */
  #compound(): Query | undefined {
    switch (this.token.kind) {
      case '(':
        return this.#group();
      case '[':
        return this.#array();
      case '{':
        return this.#object();
      case '+':
      case '-': {
        const operator = this.take().kind === '+' ? '+' : '-';
        return { kind: 'unary', operator, operand: this.term() };
      }
      case 'if':
        this.take();
        return this.#if();
      case 'try':
        return this.#try();
      case 'reduce':
      case 'foreach':
        return this.#fold(this.token.kind);
      case 'break': {
        const { at } = this.take();
        return { kind: 'break', label: this.expect('variable').text, at };
      }
      default:
        return undefined;
    }
  }

  #dot(): Query {
    this.take();
    if (this.isText) return { kind: 'index', target: identity, key: this.text() };
    return this.token.kind === '[' ? this.#bracket(identity) : identity;
  }

  #call(): Query {
    const { text: name, at } = this.take();
    if (!this.takeIf('(')) return { kind: 'call', name, args: [], at };
    const args = this.separated(';', () => this.query());
    this.expect(')');
    return { kind: 'call', name, args, at };
  }

  #group(): Query {
    this.expect('(');
    const body = this.query();
    this.expect(')');
    return { kind: 'group', body };
  }

  #array(): Query {
    this.expect('[');
    const items = this.token.kind === ']' ? undefined : this.query();
    this.expect(']');
    return { kind: 'array', items };
  }

  #object(): Query {
    this.expect('{');
    const members: Member[] = [];
    while (this.token.kind !== '}') {
      members.push(this.#member());
      if (!this.takeIf(',')) break;
    }
    this.expect('}');
    return { kind: 'object', members };
  }

  #member(): Member {
    if (this.token.kind === 'variable') {
      const { text: name, at } = this.take();
      const variable: Query = { kind: 'call', name, args: [], at };
      return this.takeIf(':') ? { key: variable, value: this.#memberValue() } : { key: name.slice(1), value: variable };
    }
    const needsValue = this.token.kind === '(';
    const written = this.memberKey();
    const key =
      typeof written !== 'string' && written.kind === 'text' && typeof written.parts === 'string'
        ? written.parts
        : written;
    if (needsValue || this.token.kind === ':') {
      this.expect(':');
      return { key, value: this.#memberValue() };
    }
    return { key, value: typeof key === 'string' ? { kind: 'index', target: identity, key: textOf(key) } : undefined };
  }

  #memberValue(): Query {
    const left = this.expression();
    return this.takeIf('|') ? { kind: 'pipe', left, right: this.#memberValue() } : left;
  }

  #if(): Query {
    const condition = this.query();
    this.expect('then');
    const consequence = this.query();
    if (this.takeIf('elif')) return { kind: 'if', condition, consequence, otherwise: this.nested(() => this.#if()) };
    const otherwise = this.takeIf('else') ? this.query() : undefined;
    this.expect('end');
    return { kind: 'if', condition, consequence, otherwise };
  }

  #try(): Query {
    this.expect('try');
    const body = this.term();
    return { kind: 'try', body, handler: this.takeIf('catch') ? this.term() : undefined };
  }

  #fold(kind: Fold['kind']): Query {
    this.expect(kind);
    const source = this.expression();
    this.expect('as');
    const pattern = this.pattern();
    this.expect('(');
    const start = this.query();
    this.expect(';');
    const update = this.query();
    const extract = kind === 'foreach' && this.takeIf(';') ? this.query() : undefined;
    this.expect(')');
    return { kind, source, pattern, start, update, extract };
  }
}

const literals: ReadonlyMap<string, Literal> = new Map([
  ['null', { kind: 'literal', value: null }],
  ['true', { kind: 'literal', value: true }],
  ['false', { kind: 'literal', value: false }],
]);
