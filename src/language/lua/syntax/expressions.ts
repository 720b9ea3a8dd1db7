import { parseNumber } from '../value/number';
import { operators, unaryOperators, unaryPower } from './operators';
import type { TokenReader } from './token-reader';
import type { Call, Expression, Field, FunctionBody, TableConstructor, Target } from './tree';

/** Reads the body of a function behind its word `function` and its name. */
export type FunctionReader = (line?: number) => FunctionBody;

/** Longer chains of operators are refused; upstream has no limit. */
const maxOperands = 500;

/** Reads expressions. */
export class ExpressionParser {
  readonly #tokens: TokenReader;
  readonly #readFunction: FunctionReader;

  constructor(tokens: TokenReader, readFunction: FunctionReader) {
    this.#tokens = tokens;
    this.#readFunction = readFunction;
  }

  /** One or more expressions with commas between them. */
  list(): Expression[] {
    const expressions = [this.expression()];
    while (this.#tokens.accept(',')) expressions.push(this.expression());
    return expressions;
  }

  /** An expression whose operators bind stronger than a power. */
  expression(power = 0): Expression {
    return this.#tokens.nested(() => {
      let left = this.#unary();
      for (let operands = 1; ; operands++) {
        const operator = operators.get(this.#tokens.type);
        if (operator === undefined || operator.power <= power) return left;
        if (operands === maxOperands) throw this.#tokens.fault(`more than ${maxOperands} operands in a row`);
        this.#tokens.take();
        const right = this.expression(operator.rightPower);
        left = { ...operator.node, left, right, line: left.line };
      }
    });
  }

  #unary(): Expression {
    const operator = unaryOperators.get(this.#tokens.type);
    if (operator === undefined) return this.#simple();
    this.#tokens.take();
    const operand = this.expression(unaryPower);
    return { kind: 'unary', operator, operand, line: operand.line };
  }

  #simple(): Expression {
    const tokens = this.#tokens;
    const { type, line } = tokens;
    switch (type) {
      case 'nil':
      case 'true':
      case 'false':
        tokens.take();
        return { kind: type, line };
      case 'number':
        return { kind: 'number', value: parseNumber(tokens.take().text) ?? Number.NaN, line };
      case 'string':
        return { kind: 'string', value: tokens.take().text, line };
      case '...':
        tokens.take();
        return { kind: 'varargs', single: false, line };
      case '{':
        return this.#table();
      case 'function':
        tokens.take();
        return this.#readFunction(line);
      default:
        return this.prefixed().expression;
    }
  }

  /** A variable or call, or an expression in parentheses. Only what ends in a name or an index can be assigned to. */
  prefixed(): { expression: Expression; target: Target | undefined } {
    const tokens = this.#tokens;
    let expression: Expression;
    let target: Target | undefined;
    if (tokens.type === '(') {
      expression = this.#parenthesized();
    } else {
      const { text, line } = tokens.expect('name');
      expression = target = { kind: 'name', name: text, line };
    }
    for (;;) {
      const next = this.#index(expression);
      if (next === undefined) {
        const call = this.#call(expression);
        if (call === undefined) return { expression, target };
        expression = call;
        target = undefined;
      } else {
        expression = target = next;
      }
    }
  }

  /** In parentheses a call or `...` gives one value. */
  #parenthesized(): Expression {
    const { line } = this.#tokens.take();
    const expression = this.expression();
    this.#tokens.expect(')');
    // Upstream keeps the line of a call that stands alone in its parentheses.
    if (expression.kind !== 'call' || expression.single) expression.line = line;
    if (expression.kind === 'call' || expression.kind === 'varargs') expression.single = true;
    return expression;
  }

  #index(object: Expression): Target | undefined {
    const tokens = this.#tokens;
    if (tokens.accept('[')) {
      const key = this.expression();
      tokens.expect(']');
      return { kind: 'index', object, key, line: object.line };
    }
    if (!tokens.accept('.')) return undefined;
    const { text, line } = tokens.expect('name');
    return { kind: 'index', object, key: { kind: 'string', value: text, line }, line: object.line };
  }

  #call(callee: Expression): Call | undefined {
    const tokens = this.#tokens;
    const method = tokens.accept(':') ? tokens.expect('name').text : undefined;
    const parameters = this.#parameters();
    if (parameters === undefined) {
      if (method !== undefined) throw tokens.fault();
      return undefined;
    }
    return { kind: 'call', callee, method, parameters, single: false, line: callee.line };
  }

  #parameters(): Expression[] | undefined {
    const tokens = this.#tokens;
    const { line } = tokens;
    if (tokens.type === 'string') return [{ kind: 'string', value: tokens.take().text, line }];
    if (tokens.type === '{') return [this.#table()];
    if (!tokens.accept('(')) return undefined;
    if (tokens.accept(')')) return [];
    const parameters = this.list();
    tokens.expect(')');
    return parameters;
  }

  #table(): TableConstructor {
    const tokens = this.#tokens;
    const { line } = tokens.expect('{');
    const fields: Field[] = [];
    while (tokens.type !== '}') {
      fields.push(this.#field());
      if (tokens.type !== ',' && tokens.type !== ';') break;
      // Behind an item upstream takes any number of separators.
      while (tokens.accept(',') || tokens.accept(';'));
    }
    tokens.expect('}');
    return { kind: 'table', fields, line };
  }

  #field(): Field {
    const tokens = this.#tokens;
    if (tokens.accept('[')) {
      const key = this.expression();
      tokens.expect(']');
      tokens.expect('=');
      return { key, value: this.expression() };
    }
    const mayBeKey = tokens.type === 'name';
    const value = this.expression();
    // A name before `=` is the key. Any other expression there is a fault, which the end of the table finds.
    if (!mayBeKey || value.kind !== 'name' || !tokens.accept('=')) return { key: undefined, value };
    return { key: { kind: 'string', value: value.name, line: value.line }, value: this.expression() };
  }
}
