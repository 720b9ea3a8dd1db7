import { EventloomError } from '../../../errors';
import { isPredicate, type Predicate } from '../builtins/predicates';
import { isBuiltin } from '../builtins/table';
import { faultAt } from './fault';
import type { MemberNode, Node } from './node';
import { numberLiteral } from './number-literal';
import { binaryPrecedence, unaryLevels } from './operators';
import type { Token } from './token';
import { TokenStream } from './token-stream';

/** Longest expression, in UTF-16 units. */
const maxLength = 64 * 1024;

/** How deep parts of an expression may nest. */
const maxDepth = 200;

/**
 * Parses an expression.
 * @throws EventloomError `bad-program` with the position, `program-limit` when it is too long or nests too deep
 */
export function parse(text: string): Node {
  if (text.length > maxLength) {
    throw new EventloomError('program-limit', `the expression is longer than ${maxLength} characters`);
  }
  const parser = new Parser(text);
  return parser.whole();
}

class Parser {
  readonly #tokens: TokenStream;
  readonly #text: string;
  #depth = 0;
  #closures = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = new TokenStream(text);
  }

  whole(): Node {
    const node = this.#expression(0);
    if (this.#tokens.current.kind !== 'end') throw this.#tokens.unexpected();
    return node;
  }

  #expression(level: number): Node {
    if (++this.#depth > maxDepth) {
      const message = `the expression nests deeper than ${maxDepth} levels`;
      throw faultAt(this.#text, this.#tokens.current.offset, message, 'program-limit');
    }
    const isLet = level === 0 && this.#tokens.is('operator', 'let');
    const node = isLet ? this.#let() : this.#operators(level);
    this.#depth--;
    return node;
  }

  #let(): Node {
    this.#tokens.next();
    const { text: name, offset } = this.#tokens.name();
    this.#tokens.expect('operator', '=');
    const value = this.#expression(0);
    this.#tokens.expect('operator', ';');
    return { kind: 'let', name, value, body: this.#expression(0), offset };
  }

  #operators(level: number): Node {
    let left = this.#primary();
    let previous = '';
    let token = this.#tokens.current;
    while (token.kind === 'operator') {
      const not = token.text === 'not' ? this.#tokens.next() : undefined;
      // From here on a string with the text of an operator would do as well.
      token = this.#tokens.current;
      const precedence = binaryPrecedence.get(token.text);
      if (!precedence || precedence.level < level) break;
      this.#tokens.next();
      left = token.text === '|' ? this.#pipe(left) : this.#binary(left, token, previous, not);
      previous = token.text;
      token = this.#tokens.current;
    }
    return level === 0 ? this.#conditional(left) : left;
  }

  #binary(left: Node, { text: operator, offset }: Token, previous: string, not: Token | undefined): Node {
    if (previous === '??' && operator !== '??') {
      throw faultAt(this.#text, offset, `'${operator}' and '??' need parentheses around one of them`);
    }
    const precedence = binaryPrecedence.get(operator) ?? { level: 0 };
    const right = this.#expression(precedence.rightAssociative ? precedence.level : precedence.level + 1);
    const node: Node = { kind: 'binary', operator, left, right, offset };
    return not ? { kind: 'unary', operator: 'not', operand: node, offset: not.offset } : node;
  }

  #conditional(first: Node): Node {
    let node = first;
    for (
      let { offset } = this.#tokens.current;
      this.#tokens.skip('operator', '?');
      offset = this.#tokens.current.offset
    ) {
      const isShort = this.#tokens.is('operator', ':');
      const chosen = isShort ? node : this.#expression(0);
      this.#tokens.expect('operator', ':');
      node = { kind: 'conditional', condition: node, chosen, otherwise: this.#expression(0), offset };
    }
    return node;
  }

  #primary(): Node {
    const token = this.#tokens.current;
    const level = token.kind === 'operator' ? unaryLevels.get(token.text) : undefined;
    if (level !== undefined) {
      this.#tokens.next();
      const operand = this.#expression(level);
      return this.#postfix({ kind: 'unary', operator: token.text, operand, offset: token.offset });
    }
    if (this.#tokens.skip('bracket', '(')) {
      const node = this.#expression(0);
      this.#tokens.expect('bracket', ')');
      return this.#postfix(node);
    }
    if (token.kind === 'operator' && (token.text === '#' || token.text === '.')) return this.#pointer(token);
    return this.#secondary(token);
  }

  /** `#`, or the `.` of `.name`, which means `#.name`. */
  #pointer(token: Token): Node {
    if (this.#closures === 0) {
      throw faultAt(
        this.#text,
        token.offset,
        `'${token.text}' stands for an element, and there is none outside of a predicate`,
      );
    }
    let name = '';
    if (token.text === '#') {
      this.#tokens.next();
      if (this.#tokens.current.kind === 'identifier') name = this.#tokens.next().text;
    }
    return this.#postfix({ kind: 'pointer', name, offset: token.offset });
  }

  #secondary(token: Token): Node {
    const { kind, text, offset } = token;
    switch (kind) {
      case 'identifier':
        this.#tokens.next();
        if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true', offset };
        return text === 'nil' ? { kind: 'nil', offset } : this.#postfix(this.#name(token));
      case 'number':
        return numberLiteral(this.#text, this.#tokens.next());
      case 'string':
        this.#tokens.next();
        return { kind: 'string', value: text, offset };
      default:
        if (this.#tokens.skip('bracket', '[')) return this.#postfix(this.#array(offset));
        if (this.#tokens.skip('bracket', '{')) return this.#postfix(this.#map(offset));
        throw this.#tokens.unexpected();
    }
  }

  #name(token: Token): Node {
    const { text: name, offset } = token;
    return this.#tokens.is('bracket', '(') ? this.#call(token, []) : { kind: 'identifier', name, offset };
  }

  #pipe(piped: Node): Node {
    return this.#call(this.#tokens.name(), [piped]);
  }

  /** The call of a name; the piped value, if there is one, is the first argument. */
  #call({ text: name, offset }: Token, piped: readonly Node[]): Node {
    if (isPredicate(name)) return this.#predicate(name, piped[0], offset);
    const args = [...piped, ...this.#arguments()];
    if (isBuiltin(name)) return { kind: 'builtin', name, args, offset };
    return { kind: 'call', name, callee: { kind: 'identifier', name, offset }, args, offset };
  }

  #predicate(name: Predicate, piped: Node | undefined, offset: number): Node {
    this.#tokens.expect('bracket', '(');
    const list = piped ?? this.#expression(0);
    if (!piped) this.#tokens.expect('operator', ',');
    const test = this.#closure();
    const hasInitial = name === 'reduce' && this.#tokens.skip('operator', ',');
    const initial = hasInitial ? this.#expression(0) : undefined;
    this.#tokens.expect('bracket', ')');
    return { kind: 'predicate', name, list, test, initial, offset };
  }

  #closure(): Node {
    const { offset } = this.#tokens.current;
    const isBraced = this.#tokens.skip('bracket', '{');
    this.#closures++;
    const body = this.#expression(0);
    this.#closures--;
    if (isBraced) this.#tokens.expect('bracket', '}');
    return { kind: 'closure', body, offset };
  }

  #arguments(): Node[] {
    this.#tokens.expect('bracket', '(');
    const args: Node[] = [];
    while (!this.#tokens.is('bracket', ')')) {
      if (args.length > 0) this.#tokens.expect('operator', ',');
      args.push(this.#expression(0));
    }
    this.#tokens.next();
    return args;
  }

  #array(offset: number): Node {
    const items: Node[] = [];
    while (!this.#tokens.is('bracket', ']')) {
      if (items.length > 0) {
        this.#tokens.expect('operator', ',');
        if (this.#tokens.is('bracket', ']')) break;
      }
      items.push(this.#expression(0));
    }
    this.#tokens.next();
    return { kind: 'array', items, offset };
  }

  #map(offset: number): Node {
    const items: Node[] = [];
    while (!this.#tokens.is('bracket', '}')) {
      if (items.length > 0) {
        this.#tokens.expect('operator', ',');
        if (this.#tokens.is('bracket', '}')) break;
      }
      items.push(this.#key());
      this.#tokens.expect('operator', ':');
      items.push(this.#expression(0));
    }
    this.#tokens.next();
    return { kind: 'map', items, offset };
  }

  #key(): Node {
    const { kind, text, offset } = this.#tokens.current;
    if (this.#tokens.is('bracket', '(')) return this.#expression(0);
    if (kind !== 'number' && kind !== 'string' && kind !== 'identifier') {
      throw this.#tokens.unexpected('a key: a name, a string, a number, or an expression in parentheses');
    }
    this.#tokens.next();
    return { kind: 'string', value: text, offset };
  }

  #postfix(first: Node): Node {
    let node = first;
    for (;;) {
      const { offset } = this.#tokens.current;
      if (this.#tokens.skip('operator', '.')) node = this.#member(node, false);
      else if (this.#tokens.skip('operator', '?.')) node = this.#member(node, true);
      else if (this.#tokens.skip('bracket', '[')) node = this.#index(node, offset);
      else return node;
    }
  }

  #member(node: Node, optional: boolean): Node {
    const { kind, text, offset } = this.#tokens.current;
    // Words such as `not` and `matches` are names here.
    if (kind !== 'identifier' && !(kind === 'operator' && /^[\p{L}_$]/u.test(text)))
      throw this.#tokens.unexpected('a name');
    this.#tokens.next();
    const isChain = node.kind === 'chain';
    const object = isChain ? node.body : node;
    const property: Node = { kind: 'string', value: text, offset };
    const member: MemberNode = { kind: 'member', object, property, optional, offset };
    const isCall = this.#tokens.is('bracket', '(');
    const body: Node = isCall ? { kind: 'call', name: text, callee: member, args: this.#arguments(), offset } : member;
    return isChain || optional ? { kind: 'chain', body, offset } : body;
  }

  #index(object: Node, offset: number): Node {
    const from = this.#tokens.is('operator', ':') ? undefined : this.#expression(0);
    if (from && !this.#tokens.is('operator', ':')) {
      this.#tokens.expect('bracket', ']');
      return { kind: 'member', object, property: from, optional: false, offset };
    }
    this.#tokens.next();
    const to = this.#tokens.is('bracket', ']') ? undefined : this.#expression(0);
    this.#tokens.expect('bracket', ']');
    return { kind: 'slice', object, from, to, offset };
  }
}
