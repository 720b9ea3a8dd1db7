import type { GoValue } from '../../go/value';
import { types } from '../check/type';
import { addNumbers, divide, exponent, modulo, multiply, negate, subtract, toInt } from '../run/number';
import type { BinaryNode, Node, PredicateNode, UnaryNode } from '../syntax/node';

/**
 * Computes what consists of literals. It can be seen: `x and true` is `x`, whatever `x` is, and `x and false` does not look at `x`.
 * Throws `program-failed` for a division by zero.
 */
export function fold(node: Node): Node {
  switch (node.kind) {
    case 'unary':
      return foldUnary(node);
    case 'binary':
      return foldLogic(node) ?? foldArithmetic(node) ?? node;
    case 'array':
      return foldArray(node);
    case 'predicate':
      return foldFilters(node);
    default:
      return node;
  }
}

function foldUnary(node: UnaryNode): Node {
  const { operand, operator, offset } = node;
  if (operator === '!' || operator === 'not') {
    return operand.kind === 'boolean' ? { kind: 'boolean', value: !operand.value, offset } : node;
  }
  if (operand.kind !== 'integer' && operand.kind !== 'float') return node;
  return operator === '-' ? literal(negate(operand.value), offset) : { ...operand, offset };
}

const neutral: ReadonlyMap<string, boolean> = new Map([
  ['and', true],
  ['&&', true],
  ['or', false],
  ['||', false],
]);

function foldLogic({ operator, left, right, offset }: BinaryNode): Node | undefined {
  const kept = neutral.get(operator);
  if (kept === undefined) return undefined;
  const [a, b] = [left, right].map((side) => (side.kind === 'boolean' ? side.value : undefined));
  if (a === kept) return right;
  if (b === kept) return left;
  return a === undefined && b === undefined ? undefined : { kind: 'boolean', value: !kept, offset };
}

function foldArithmetic({ operator, left, right, offset }: BinaryNode): Node | undefined {
  if (operator === '==') return foldEquality(left, right, offset);
  if (left.kind === 'string' && right.kind === 'string' && operator === '+') {
    return { kind: 'string', value: left.value + right.value, offset };
  }
  const isNumeric =
    (left.kind === 'integer' || left.kind === 'float') && (right.kind === 'integer' || right.kind === 'float');
  if (!isNumeric || (operator === '%' && (left.kind === 'float' || right.kind === 'float'))) return undefined;
  const value = arithmetic.get(operator)?.(left.value, right.value);
  if (value === undefined) return undefined;
  // Upstream forgets the type of a remainder.
  return operator === '%' ? { kind: 'integer', value: toInt(value), offset } : literal(value, offset);
}

type Arithmetic = (left: GoValue, right: GoValue) => GoValue;

const arithmetic: ReadonlyMap<string, Arithmetic> = new Map<string, Arithmetic>([
  ['+', (left, right) => addNumbers(left, right) ?? null],
  ['-', subtract],
  ['*', multiply],
  ['/', divide],
  ['%', modulo],
  ['**', exponent],
  ['^', exponent],
]);

function foldEquality(left: Node, right: Node, offset: number): Node | undefined {
  const isComparable = left.kind === 'integer' || left.kind === 'string' || left.kind === 'boolean';
  if (!isComparable || right.kind !== left.kind) return undefined;
  return { kind: 'boolean', value: left.value === right.value, offset };
}

/** A number as a node. */
function literal(value: GoValue, offset: number): Node {
  if (typeof value === 'bigint') return { kind: 'integer', value, type: types.int, offset };
  return { kind: 'float', value: Number(value), type: types.float64, offset };
}

function foldArray(node: Extract<Node, { kind: 'array' }>): Node {
  const values: GoValue[] = [];
  for (const item of node.items) {
    if (item.kind !== 'integer' && item.kind !== 'float' && item.kind !== 'string' && item.kind !== 'boolean')
      return node;
    values.push(item.value);
  }
  return { kind: 'constant', value: values, offset: node.offset };
}

/** A filter of a filter goes over the list once; `#index` of the outer one becomes that of the inner one. */
function foldFilters(node: PredicateNode): Node {
  const { name, list, test: outer, offset } = node;
  if (name !== 'filter' || list.kind !== 'predicate' || list.name !== 'filter') return node;
  const both: Node = { kind: 'binary', operator: '&&', left: list.test, right: outer, offset };
  return { kind: 'predicate', name, list: list.list, test: both, offset };
}
