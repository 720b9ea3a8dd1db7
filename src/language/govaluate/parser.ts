import { EventloomError } from '../../errors';
import type { GoValue } from '../go/value';
import { compileRegex } from '../regex';
import { badExpression, tokenize } from './lexer';
import type { Link, Node } from './node';
import { precedence, prefixOperators } from './operators';
import { Pattern } from './pattern';
import type { Token, TokenKind } from './token';
import { mayEnd, mayFollow } from './token';

/** Longest expression, in UTF-16 units. */
const maxLength = 64 * 1024;

/** How deep parentheses may nest. */
const maxDepth = 200;

/** What an expression says, and the names that it uses, in their order and as often as it uses them. */
export interface Parsed {
  readonly root: Node | undefined;
  readonly variables: readonly string[];
}

/**
 * Parses an expression.
 * @throws EventloomError `bad-program`, `program-limit`
 */
export function parse(expression: string): Parsed {
  if (expression.length > maxLength) {
    throw new EventloomError('program-limit', `the expression is longer than ${maxLength} characters`);
  }
  const tokens = tokenize(expression);
  checkOrder(tokens, expression.length);
  const variables = tokens.filter(({ kind }) => kind === 'variable').map(({ text }) => text);
  return { root: new Parser(tokens).expression(), variables };
}

function checkOrder(tokens: readonly Token[], end: number): void {
  const open = tokens.filter(({ kind }) => kind === '(').length - tokens.filter(({ kind }) => kind === ')').length;
  if (open !== 0) throw badExpression('unbalanced parenthesis', end);
  let last: Token | undefined;
  for (const token of tokens) {
    const before: TokenKind = last?.kind ?? 'start';
    if (!mayFollow[before].includes(token.kind)) throw misplaced(last, token);
    last = token;
  }
  if (!last || !mayEnd.has(last.kind)) throw badExpression('unexpected end of expression', end);
}

function misplaced(last: Token | undefined, token: Token): EventloomError {
  if (!last) return badExpression(`an expression cannot begin with '${token.text}'`, token.position);
  if (last.kind === 'variable' && token.kind === '(') {
    return badExpression(`undefined function '${last.text}'`, last.position);
  }
  return badExpression(`'${token.text}' cannot follow '${last.text}'`, token.position);
}

/**
 * Parses tokens whose order was checked. What follows a complete expression is not looked at: `(a) b` means `(a)`.
 */
class Parser {
  #at = 0;
  #depth = 0;

  constructor(readonly tokens: readonly Token[]) {}

  expression(): Node | undefined {
    if (this.#depth > maxDepth) {
      throw new EventloomError('program-limit', `the expression nests deeper than ${maxDepth} parentheses`);
    }
    return this.#chain(0);
  }

  #chain(level: number): Node | undefined {
    const operators = precedence[level];
    if (!operators) return this.#value();
    const first = this.#chain(level + 1);
    const rest: Link[] = [];
    for (;;) {
      const token = this.tokens[this.#at];
      const operator = token && isOperator(token) ? operators.get(token.text) : undefined;
      if (!operator) break;
      this.#at++;
      rest.push({ operator, right: this.#chain(level + 1) });
    }
    return rest.length > 0 ? { kind: 'chain', first, rest } : first;
  }

  #value(): Node | undefined {
    const token = this.tokens[this.#at];
    if (!token || token.kind === ')') return undefined;
    this.#at++;
    switch (token.kind) {
      case '(':
        return this.#clause();
      case 'prefix':
        return this.#prefix(token);
      case 'variable':
        return { kind: 'variable', name: token.text };
      case 'accessor':
        return this.#accessor(token);
      case 'number':
      case 'boolean':
      case 'string':
      case 'time':
        return { kind: 'literal', value: this.#literal(token) };
      default:
        throw badExpression(`'${token.text}' cannot stand here`, token.position);
    }
  }

  #clause(): Node {
    this.#depth++;
    const inner = this.expression();
    this.#depth--;
    // Whatever stands here counts as the closing parenthesis; there is something, since there are as many that close as that open.
    this.#at++;
    return { kind: 'clause', inner };
  }

  #prefix(token: Token): Node {
    const operator = prefixOperators.get(token.text);
    if (!operator) throw badExpression(`invalid token '${token.text}'`, token.position);
    return { kind: 'prefix', operator, operand: this.#value() };
  }

  #accessor(token: Token): Node {
    const argument = this.tokens[this.#at]?.kind === '(' ? this.expression() : undefined;
    return { kind: 'accessor', path: token.text.split('.'), argument };
  }

  /** The value of a literal; a text after `=~` and `!~` is a regular expression. */
  #literal(token: Token): GoValue {
    const before = this.tokens[this.#at - 2];
    const isPattern = token.kind === 'string' && before?.kind === 'comparator' && before.text.endsWith('~');
    if (isPattern) return new Pattern(compileRegex(token.text));
    return token.value ?? null;
  }
}

const isOperator = ({ kind }: Token): boolean =>
  kind === 'modifier' || kind === 'comparator' || kind === 'logical' || kind === 'ternary' || kind === 'separator';
