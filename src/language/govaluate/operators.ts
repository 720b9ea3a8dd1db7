import { EventloomError } from '../../errors';
import { formatValue } from '../go/fmt';
import { pow } from '../go/math/exponential';
import { compareBytes } from '../go/text';
import type { GoValue } from '../go/value';
import { compileRegex } from '../regex';
import { deepEqual, interfaceEqual } from './equality';
import { bitwise, bitwiseNot, shiftLeft, shiftRight } from './integers';
import { Pattern } from './pattern';
import type { Work } from './work';

/** An operator between two operands. */
export interface BinaryOperator {
  readonly symbol: string;
  /** Given the left operand, the result that makes the right one unnecessary; undefined when it is needed. */
  readonly shortcut?: (left: GoValue) => GoValue | undefined;
  /** Throws when the operands do not suit. */
  apply(left: GoValue, right: GoValue, work: Work): GoValue;
}

/** An operator in front of its operand. Throws when the operand does not suit. */
export interface PrefixOperator {
  readonly symbol: string;
  apply(operand: GoValue): GoValue;
}

/** Longest text that concatenation makes, in UTF-16 units. */
const maxText = 1024 * 1024;

/** Longest value that an error shows. */
const maxShown = 200;

/** The error for an operand that an operator cannot take, in the words of Argo Events. */
function unsuitable(value: GoValue, use: string, wanted: string): EventloomError {
  return new EventloomError('program-failed', `Value '${show(value)}' cannot be used with the ${use}${wanted}`);
}

function show(value: GoValue): string {
  const text = formatValue(value);
  return text.length > maxShown ? `${text.slice(0, maxShown)}...` : text;
}

function number(value: GoValue, symbol: string): number {
  if (typeof value === 'number') return value;
  throw unsuitable(value, `modifier '${symbol}'`, ', it is not a number');
}

function truth(value: GoValue, use: string): boolean {
  if (typeof value === 'boolean') return value;
  throw unsuitable(value, use, ', it is not a bool');
}

function arithmetic(symbol: string, compute: (left: number, right: number) => number): BinaryOperator {
  return { symbol, apply: (left, right) => compute(number(left, symbol), number(right, symbol)) };
}

function ordering(symbol: string, holds: (left: number, right: number) => boolean): BinaryOperator {
  return {
    symbol,
    apply: (left, right) => {
      if (typeof left === 'number' && typeof right === 'number') return holds(left, right);
      if (typeof left === 'string' && typeof right === 'string') return holds(compareBytes(left, right), 0);
      throw unsuitable(left, `comparator '${symbol}'`, ', it is not a number');
    },
  };
}

function logical(symbol: string, decisive: boolean): BinaryOperator {
  const use = `logical operator '${symbol}'`;
  return {
    symbol,
    shortcut: (left) => (left === decisive ? decisive : undefined),
    apply: (left, right) => (truth(left, use) === decisive ? decisive : truth(right, use)),
  };
}

function matching(symbol: string, wanted: boolean): BinaryOperator {
  return {
    symbol,
    apply: (left, right, work) => {
      const use = `comparator '${symbol}'`;
      if (typeof left !== 'string') throw unsuitable(left, use, ', it is not a number');
      work.spend(left.length);
      if (right instanceof Pattern) return right.regex.test(left) === wanted;
      if (typeof right !== 'string') throw unsuitable(right, use, ', it is not a number');
      return compileRegex(right).test(left) === wanted;
    },
  };
}

function add(left: GoValue, right: GoValue, work: Work): GoValue {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (typeof left !== 'string' && typeof right !== 'string') {
    throw unsuitable(left, "modifier '+'", ', it is not a number');
  }
  const text = formatted(left, work) + formatted(right, work);
  if (text.length <= maxText) return text;
  throw new EventloomError('program-limit', `the expression makes a text of more than ${maxText} characters`);
}

/** A value as text; making it of a list or an object costs much more than taking it as it is. */
function formatted(value: GoValue, work: Work): string {
  const text = formatValue(value, maxText);
  work.spend(typeof value === 'string' ? text.length : 16 * text.length);
  return text;
}

function list(left: GoValue, right: GoValue, work: Work): GoValue {
  if (!Array.isArray(left)) return [left, right];
  work.spend(left.length);
  return [...(left as readonly GoValue[]), right];
}

function isIn(left: GoValue, right: GoValue, work: Work): boolean {
  if (!Array.isArray(right)) throw unsuitable(right, "comparator 'in'", ', it is not a number');
  work.spend(right.length);
  return (right as readonly GoValue[]).some((value) => interfaceEqual(left, value));
}

/** A text only from a modifier on; nothing to compute before. */
const orElse = (symbol: string): BinaryOperator => ({
  symbol,
  shortcut: (left) => (left === null ? undefined : left),
  apply: (left, right) => (left === null ? right : left),
});

const table = (operators: readonly BinaryOperator[]): ReadonlyMap<string, BinaryOperator> =>
  new Map(operators.map((operator) => [operator.symbol, operator]));

/** The operators by precedence, those that bind weakest first; all of one row associate to the left. */
export const precedence: readonly ReadonlyMap<string, BinaryOperator>[] = [
  table([{ symbol: ',', apply: list }]),
  table([
    {
      symbol: '?',
      shortcut: (left) => (left === false ? null : undefined),
      apply: (left, right) => (truth(left, "ternary operator '?'") ? right : null),
    },
    orElse(':'),
    orElse('??'),
  ]),
  table([logical('||', true)]),
  table([logical('&&', false)]),
  table([
    { symbol: '==', apply: (left, right, work) => deepEqual(left, right, work) },
    { symbol: '!=', apply: (left, right, work) => !deepEqual(left, right, work) },
    ordering('>', (left, right) => left > right),
    ordering('>=', (left, right) => left >= right),
    ordering('<', (left, right) => left < right),
    ordering('<=', (left, right) => left <= right),
    matching('=~', true),
    matching('!~', false),
    { symbol: 'in', apply: isIn },
  ]),
  table([
    arithmetic('&', (left, right) => bitwise('&', left, right)),
    arithmetic('|', (left, right) => bitwise('|', left, right)),
    arithmetic('^', (left, right) => bitwise('^', left, right)),
  ]),
  table([arithmetic('<<', shiftLeft), arithmetic('>>', shiftRight)]),
  table([{ symbol: '+', apply: add }, arithmetic('-', (left, right) => left - right)]),
  table([
    arithmetic('*', (left, right) => left * right),
    arithmetic('/', (left, right) => left / right),
    arithmetic('%', (left, right) => left % right),
  ]),
  table([arithmetic('**', pow)]),
];

function prefix(symbol: string, apply: (operand: GoValue) => GoValue | undefined): PrefixOperator {
  return {
    symbol,
    apply: (operand) => {
      const result = apply(operand);
      if (result === undefined) throw unsuitable(operand, `prefix '${symbol}'`, '');
      return result;
    },
  };
}

/** The operators in front of an operand, by their word. */
export const prefixOperators: ReadonlyMap<string, PrefixOperator> = new Map(
  [
    prefix('-', (operand) => (typeof operand === 'number' ? -operand : undefined)),
    prefix('!', (operand) => (typeof operand === 'boolean' ? !operand : undefined)),
    prefix('~', (operand) => (typeof operand === 'number' ? bitwiseNot(operand) : undefined)),
  ].map((operator) => [operator.symbol, operator]),
);
