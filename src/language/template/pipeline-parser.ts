import { unquote } from '../go/unquote';
import type { Token, TokenKind } from './lexer';
import type { CommandNode, Operand, PipeNode } from './nodes';
import { numberNode } from './number';
import type { VariableScope } from './scope';
import type { TokenStream } from './token-stream';

/** Parses pipelines: declarations, commands, operands. Everything throws `bad-program`. */
export class PipelineParser {
  readonly #tokens: TokenStream;
  readonly #isFunction: (name: string) => boolean;
  /** What the place that is parsed now can see. */
  scope: VariableScope;

  constructor(tokens: TokenStream, isFunction: (name: string) => boolean, scope: VariableScope) {
    this.#tokens = tokens;
    this.#isFunction = isFunction;
    this.scope = scope;
  }

  /** The text that a quoted token stands for. */
  unquoted(token: Token): string {
    const text = unquote(token.text);
    if (text === undefined) throw this.#tokens.fail(token, 'this text has an escape that Go does not know');
    return text;
  }

  /** Parses up to a closing delimiter or parenthesis, and consumes it. */
  pipeline(context: string, end: 'right' | 'close'): PipeNode {
    const offset = this.#tokens.peekWord().offset;
    const { variables, assigns } = this.#declarations(context);
    const commands: CommandNode[] = [];
    for (let token = this.#tokens.nextWord(); token.kind !== end; token = this.#tokens.nextWord()) {
      if (!startsOperand(token.kind)) throw this.#tokens.unexpected(token, context);
      this.#tokens.pushBack(token);
      const command = this.#command();
      if (commands.length > 0 && isLiteral(command.first)) {
        throw this.#tokens.fail(command.first, 'a value cannot take the result of the command before the "|"');
      }
      commands.push(command);
    }
    if (commands.length === 0) throw this.#tokens.fail({ offset }, `${context} has no value`);
    return { kind: 'pipe', offset, variables, assigns, commands };
  }

  #declarations(context: string): Pick<PipeNode, 'variables' | 'assigns'> {
    const variables: string[] = [];
    for (;;) {
      const variable = this.#tokens.peekWord();
      if (variable.kind !== 'variable') return { variables, assigns: false };
      this.#tokens.nextWord();
      const adjacent = this.#tokens.peek();
      const next = this.#tokens.peekWord();
      const isComma = next.kind === 'char' && next.text === ',';
      if (next.kind !== 'assign' && next.kind !== 'declare' && !isComma) {
        // It is an operand after all. The space after it matters to the command.
        if (adjacent.kind === 'space') this.#tokens.pushBack(adjacent);
        this.#tokens.pushBack(variable);
        return { variables, assigns: false };
      }
      this.#tokens.nextWord();
      variables.push(variable.text);
      this.scope.declare(variable.text);
      if (!isComma) return { variables, assigns: next.kind === 'assign' };
      this.#checkSecondVariable(context, variables.length);
    }
  }

  #checkSecondVariable(context: string, count: number): void {
    const next = this.#tokens.peekWord();
    if (context !== 'a range' || count > 1) throw this.#tokens.fail(next, `too many variables in ${context}`);
    if (next.kind !== 'variable' && next.kind !== 'right' && next.kind !== 'close') {
      throw this.#tokens.fail(next, 'a range can only declare variables');
    }
  }

  #command(): CommandNode {
    const operands: Operand[] = [];
    const offset = this.#tokens.peekWord().offset;
    for (;;) {
      this.#tokens.peekWord();
      const operand = this.#operand();
      if (operand !== undefined) operands.push(operand);
      const token = this.#tokens.next();
      if (token.kind === 'space') continue;
      if (token.kind === 'right' || token.kind === 'close') this.#tokens.pushBack(token);
      else if (token.kind !== 'pipe') throw this.#tokens.unexpected(token, 'an operand');
      break;
    }
    const [first, ...rest] = operands;
    if (first === undefined) throw this.#tokens.fail({ offset }, 'this command is empty');
    return { offset, first, rest };
  }

  #operand(): Operand | undefined {
    const term = this.#term();
    if (term === undefined || this.#tokens.peek().kind !== 'field') return term;
    const { offset } = term;
    const names: string[] = [];
    while (this.#tokens.peek().kind === 'field') names.push(this.#tokens.next().text.slice(1));
    switch (term.kind) {
      case 'field':
        return { kind: 'field', offset, names: [...term.names, ...names] };
      case 'variable':
        return { ...term, names: [...term.names, ...names] };
      case 'bool':
      case 'string':
      case 'number':
      case 'nil':
      case 'dot':
        throw this.#tokens.fail({ offset }, 'only a variable, a field or something in parentheses has fields');
      default:
        return { kind: 'chain', offset, base: term, names };
    }
  }

  #term(): Operand | undefined {
    const token = this.#tokens.nextWord();
    const { offset } = token;
    switch (token.kind) {
      case 'identifier':
        if (!this.#isFunction(token.text)) throw this.#tokens.fail(token, `there is no function ${token.text}`);
        return { kind: 'function', offset, name: token.text };
      case 'dot':
      case 'nil':
        return { kind: token.kind, offset };
      case 'variable':
        return this.#variable(token);
      case 'field':
        return { kind: 'field', offset, names: [token.text.slice(1)] };
      case 'bool':
        return { kind: 'bool', offset, value: token.text === 'true' };
      case 'character':
      case 'complex':
      case 'number':
        return this.#number(token);
      case 'open':
        return this.#tokens.nested(token, () => this.pipeline('parentheses', 'close'));
      case 'string':
      case 'raw':
        return { kind: 'string', offset, value: this.unquoted(token) };
      default:
        this.#tokens.pushBack(token);
        return undefined;
    }
  }

  #variable(token: Token): Operand {
    if (!this.scope.has(token.text)) throw this.#tokens.fail(token, `variable ${token.text} is not declared here`);
    return { kind: 'variable', offset: token.offset, variable: token.text, names: [] };
  }

  #number(token: Token): Operand {
    const number = numberNode(token.text, token.offset);
    if (number === undefined) throw this.#tokens.fail(token, `${token.text} is not a number that Go can hold`);
    return number;
  }
}

const operandStarts: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'bool',
  'character',
  'complex',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'raw',
  'string',
  'variable',
  'open',
]);

function startsOperand(kind: TokenKind): boolean {
  return operandStarts.has(kind);
}

function isLiteral(operand: Operand): boolean {
  switch (operand.kind) {
    case 'bool':
    case 'dot':
    case 'nil':
    case 'number':
    case 'string':
      return true;
    default:
      return false;
  }
}
