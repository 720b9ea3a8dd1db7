import { isWord } from './lexer';
import { TermParser } from './term-parser';
import type { FunctionDefinition, Program, Query } from './tree';

/** How tight an operator binds, how several of a kind group, and what it makes. */
interface Operator {
  readonly level: number;
  readonly groups?: 'right' | 'not';
  make(left: Query, right: Query, at: number): Query;
}

function pair(kind: 'alternative' | 'and' | 'or'): Operator['make'] {
  return (left, right) => ({ kind, left, right });
}

function operation(name: string): Operator['make'] {
  return (left, right) => ({ kind: 'operation', name, left, right });
}

function update(kind: 'assign' | 'modify' | 'update', name: string): Operator['make'] {
  return (left, right, at) => ({ kind, name, left, right, at });
}

const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['//', { level: 1, groups: 'right', make: pair('alternative') }],
  ['=', { level: 2, groups: 'not', make: update('assign', '_assign') }],
  ['|=', { level: 2, groups: 'not', make: update('modify', '_modify') }],
  ['+=', { level: 2, groups: 'not', make: update('update', '_add') }],
  ['-=', { level: 2, groups: 'not', make: update('update', '_subtract') }],
  ['*=', { level: 2, groups: 'not', make: update('update', '_multiply') }],
  ['/=', { level: 2, groups: 'not', make: update('update', '_divide') }],
  ['%=', { level: 2, groups: 'not', make: update('update', '_modulo') }],
  ['//=', { level: 2, groups: 'not', make: update('update', '_alternative') }],
  ['or', { level: 3, make: pair('or') }],
  ['and', { level: 4, make: pair('and') }],
  ['==', { level: 5, groups: 'not', make: operation('_equal') }],
  ['!=', { level: 5, groups: 'not', make: operation('_notequal') }],
  ['<', { level: 5, groups: 'not', make: operation('_less') }],
  ['<=', { level: 5, groups: 'not', make: operation('_lesseq') }],
  ['>', { level: 5, groups: 'not', make: operation('_greater') }],
  ['>=', { level: 5, groups: 'not', make: operation('_greatereq') }],
  ['+', { level: 6, make: operation('_add') }],
  ['-', { level: 6, make: operation('_subtract') }],
  ['*', { level: 7, make: operation('_multiply') }],
  ['/', { level: 7, make: operation('_divide') }],
  ['%', { level: 7, make: operation('_modulo') }],
]);

/** Reads a program. Throws `bad-program` with the position, `program-limit` if it is nested too deeply. */
export class Parser extends TermParser {
  /** Reads all of it. */
  program(): Program {
    if (this.takeIf('module')) {
      this.#constantObject();
      this.expect(';');
    }
    const imports: Program['imports'][number][] = [];
    while (this.token.kind === 'import' || this.token.kind === 'include') imports.push(this.#import());
    const body = this.#body();
    if (this.token.kind !== '') throw this.unexpected();
    return { imports, body };
  }

  /** Reads one function definition, up to its semicolon. */
  definition(): FunctionDefinition {
    this.expect('def');
    const name = this.expect('name').text;
    const parameters = this.takeIf('(') ? this.separated(';', () => this.#parameter()) : [];
    if (parameters.length > 0) this.expect(')');
    this.expect(':');
    const body = this.query();
    this.expect(';');
    return { name, parameters, body };
  }

  protected override query(): Query {
    return this.nested(() => this.#pipe());
  }

  protected override expression(): Query {
    return this.#expression(1);
  }

  /** A program may consist of definitions only, or of nothing. */
  #body(): Query {
    if (this.token.kind === '') return { kind: 'missing' };
    if (this.token.kind !== 'def') return this.query();
    const definition = this.definition();
    return { kind: 'define', definition, body: this.nested(() => this.#body()) };
  }

  #pipe(): Query {
    let left = this.#operand();
    while (this.takeIf(',')) left = { kind: 'comma', left, right: this.#operand() };
    return this.takeIf('|') ? { kind: 'pipe', left, right: this.query() } : left;
  }

  /** What stands between commas and pipes. Definitions, labels and `as` reach as far to the right as they can. */
  #operand(): Query {
    if (this.token.kind === 'def') return { kind: 'define', definition: this.definition(), body: this.query() };
    if (this.takeIf('label')) {
      const name = this.expect('variable').text;
      this.expect('|');
      return { kind: 'label', name, body: this.query() };
    }
    const source = this.expression();
    if (!this.takeIf('as')) return source;
    const patterns = this.separated('?//', () => this.pattern());
    this.expect('|');
    return { kind: 'bind', source, patterns, body: this.query() };
  }

  #expression(least: number): Query {
    let left = this.term();
    for (;;) {
      const operator = operators.get(this.token.kind);
      if (operator === undefined || operator.level < least) return left;
      const { at } = this.take();
      const right = this.#expression(operator.groups === 'right' ? operator.level : operator.level + 1);
      left = operator.make(left, right, at);
      if (operator.groups === 'not' && operators.get(this.token.kind)?.level === operator.level)
        throw this.unexpected();
    }
  }

  #parameter(): string {
    return this.token.kind === 'variable' ? this.take().text : this.expect('name').text;
  }

  #import(): Program['imports'][number] {
    const isImport = this.take().kind === 'import';
    const { text: path, at } = this.expect('string');
    if (isImport) {
      this.expect('as');
      this.#parameter();
    }
    if (this.token.kind === '{') this.#constantObject();
    this.expect(';');
    return { path, at };
  }

  /** Modules cannot be loaded, so what is said about them does not matter, as long as it is well formed. */
  #constantObject(): void {
    this.expect('{');
    while (this.token.kind !== '}') {
      if (!isWord(this.token) && this.token.kind !== 'string') throw this.unexpected();
      this.take();
      this.expect(':');
      this.nested(() => this.#constant());
      if (!this.takeIf(',')) break;
    }
    this.expect('}');
  }

  #constant(): void {
    if (this.token.kind === '{') return this.#constantObject();
    if (this.takeIf('[')) {
      if (this.takeIf(']')) return;
      this.separated(',', () => this.nested(() => this.#constant()));
      this.expect(']');
      return;
    }
    if (!['number', 'string', 'null', 'true', 'false'].includes(this.token.kind)) throw this.unexpected();
    this.take();
  }
}
