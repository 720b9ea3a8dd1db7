import { ExpressionParser } from './expressions';
import { TokenReader } from './token-reader';
import type { Expression, FunctionBody, If, Name, Statement, Target } from './tree';

/**
 * Reads a script.
 *
 * @param text bytes.
 * @param source the name of the script in messages.
 * @throws SyntaxFault with upstream's message and position.
 */
export function parse(text: string, source: string): Statement[] {
  return new StatementParser(new TokenReader(text, source)).script();
}

/** What ends a block. */
const terminators: ReadonlySet<string> = new Set(['end', 'else', 'elseif', 'until', 'end of text']);

class StatementParser {
  readonly #tokens: TokenReader;
  readonly #expressions: ExpressionParser;
  readonly #statements: ReadonlyMap<string, () => Statement>;

  constructor(tokens: TokenReader) {
    this.#tokens = tokens;
    this.#expressions = new ExpressionParser(tokens, (line) => this.#functionBody(line));
    this.#statements = new Map<string, () => Statement>([
      ['do', () => this.#do()],
      ['while', () => this.#while()],
      ['repeat', () => this.#repeat()],
      ['if', () => this.#if()],
      ['for', () => this.#for()],
      ['function', () => this.#definition()],
      ['local', () => this.#local()],
      ['::', () => this.#label()],
      ['goto', () => this.#goto()],
    ]);
  }

  script(): Statement[] {
    const statements = this.#block();
    this.#tokens.expect('end of text');
    return statements;
  }

  /** Statements up to a word that ends them. `return` and `break` only come last. */
  #block(): Statement[] {
    const tokens = this.#tokens;
    const statements: Statement[] = [];
    for (;;) {
      while (tokens.accept(';'));
      if (terminators.has(tokens.type)) return statements;
      if (tokens.type === 'return' || tokens.type === 'break') {
        statements.push(this.#last());
        tokens.accept(';');
        return statements;
      }
      statements.push(tokens.nested(this.#statements.get(tokens.type) ?? (() => this.#assignmentOrCall())));
    }
  }

  #last(): Statement {
    const tokens = this.#tokens;
    const { type, line } = tokens.take();
    if (type === 'break') return { kind: 'break', line, lastLine: 0 };
    const bare = terminators.has(tokens.type) || tokens.type === ';';
    return { kind: 'return', values: bare ? [] : this.#expressions.list(), line, lastLine: 0 };
  }

  #assignmentOrCall(): Statement {
    const tokens = this.#tokens;
    const { expression, target } = this.#expressions.prefixed();
    if (target !== undefined && (tokens.type === '=' || tokens.type === ',')) return this.#assignment(target);
    if (expression.kind !== 'call') throw tokens.fault('parse error');
    return { kind: 'callStatement', call: expression, line: expression.line, lastLine: 0 };
  }

  #assignment(first: Target): Statement {
    const tokens = this.#tokens;
    const targets = [first];
    while (tokens.accept(',')) {
      const { target } = this.#expressions.prefixed();
      if (target === undefined) throw tokens.fault();
      targets.push(target);
    }
    tokens.expect('=');
    return { kind: 'assignment', targets, values: this.#expressions.list(), line: first.line, lastLine: 0 };
  }

  #do(): Statement {
    const { line } = this.#tokens.take();
    const body = this.#block();
    return { kind: 'block', body, line, lastLine: this.#tokens.expect('end').line };
  }

  #while(): Statement {
    const { line } = this.#tokens.take();
    const condition = this.#expressions.expression();
    this.#tokens.expect('do');
    const body = this.#block();
    return { kind: 'while', condition, body, line, lastLine: this.#tokens.expect('end').line };
  }

  #repeat(): Statement {
    const { line } = this.#tokens.take();
    const body = this.#block();
    this.#tokens.expect('until');
    const condition = this.#expressions.expression();
    return { kind: 'repeat', condition, body, line, lastLine: condition.line };
  }

  #if(): Statement {
    const tokens = this.#tokens;
    const first = this.#branch();
    let last = first;
    while (tokens.type === 'elseif') {
      const next = this.#branch();
      last.otherwise = [next];
      last = next;
    }
    if (tokens.accept('else')) last.otherwise = this.#block();
    return { ...first, lastLine: tokens.expect('end').line };
  }

  #branch(): If {
    const { line } = this.#tokens.take();
    const condition = this.#expressions.expression();
    this.#tokens.expect('then');
    return { kind: 'if', condition, body: this.#block(), otherwise: [], line, lastLine: 0 };
  }

  #for(): Statement {
    const { line } = this.#tokens.take();
    const name = this.#tokens.expect('name').text;
    return this.#tokens.accept('=') ? this.#numericFor(name, line) : this.#genericFor(name, line);
  }

  #numericFor(name: string, line: number): Statement {
    const expressions = this.#expressions;
    const first = expressions.expression();
    this.#tokens.expect(',');
    const limit = expressions.expression();
    const step = this.#tokens.accept(',') ? expressions.expression() : undefined;
    const { body, lastLine } = this.#loopBody();
    return { kind: 'numericFor', name, first, limit, step, body, line, lastLine };
  }

  #genericFor(name: string, line: number): Statement {
    const names = this.#names(name);
    this.#tokens.expect('in');
    const values = this.#expressions.list();
    const { body, lastLine } = this.#loopBody();
    return { kind: 'genericFor', names, values, body, line, lastLine };
  }

  #loopBody(): { body: Statement[]; lastLine: number } {
    this.#tokens.expect('do');
    const body = this.#block();
    return { body, lastLine: this.#tokens.expect('end').line };
  }

  #names(first: string): string[] {
    const names = [first];
    while (this.#tokens.accept(',')) names.push(this.#tokens.expect('name').text);
    return names;
  }

  #definition(): Statement {
    const tokens = this.#tokens;
    const { line } = tokens.take();
    let target: Target = this.#name();
    while (tokens.accept('.')) {
      const { name, line: keyLine } = this.#name();
      target = { kind: 'index', object: target, key: { kind: 'string', value: name, line: keyLine }, line: keyLine };
    }
    const method = tokens.accept(':') ? tokens.expect('name').text : undefined;
    const value = this.#functionBody();
    return { kind: 'definition', target, method, value, line, lastLine: value.lastLine };
  }

  #name(): Name {
    const { text, line } = this.#tokens.expect('name');
    return { kind: 'name', name: text, line };
  }

  #local(): Statement {
    const tokens = this.#tokens;
    const { line } = tokens.take();
    if (tokens.accept('function')) {
      const names = [tokens.expect('name').text];
      const value = this.#functionBody();
      return { kind: 'local', names, values: [value], line, lastLine: value.lastLine };
    }
    const names = this.#names(tokens.expect('name').text);
    const values: Expression[] = tokens.accept('=') ? this.#expressions.list() : [];
    return { kind: 'local', names, values, line, lastLine: 0 };
  }

  #label(): Statement {
    const { line } = this.#tokens.take();
    const name = this.#tokens.expect('name').text;
    this.#tokens.expect('::');
    return { kind: 'label', name, line, lastLine: 0 };
  }

  #goto(): Statement {
    const { line } = this.#tokens.take();
    return { kind: 'goto', label: this.#tokens.expect('name').text, line, lastLine: 0 };
  }

  /** From the opening parenthesis to `end`. A function without a name has the line of its word `function`. */
  #functionBody(functionLine?: number): FunctionBody {
    const tokens = this.#tokens;
    const { line } = tokens.expect('(');
    const parameters: string[] = [];
    let varargs = false;
    if (tokens.type !== ')') {
      do {
        varargs = tokens.accept('...');
        if (!varargs) parameters.push(tokens.expect('name').text);
      } while (!varargs && tokens.accept(','));
    }
    tokens.expect(')');
    const body = this.#block();
    const lastLine = tokens.expect('end').line;
    return { kind: 'function', parameters, varargs, body, line: functionLine ?? line, lastLine };
  }
}
