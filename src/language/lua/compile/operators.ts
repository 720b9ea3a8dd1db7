import type { Arithmetic, Comparison, ComparisonOperator, Concat, Expression, Unary } from '../syntax/tree';
import type { FunctionBuilder } from './builder';
import type { Cursor } from './code';
import { anywhere, type Destination, registerFor } from './destination';
import { foldConstants } from './fold';
import { Op, type Opcode } from './instruction';

const arithmeticOps: Record<Arithmetic['operator'], Opcode> = {
  '+': Op.add,
  '-': Op.subtract,
  '*': Op.multiply,
  '/': Op.divide,
  '%': Op.modulo,
  '^': Op.power,
};

const unaryOps: Record<Unary['operator'], Opcode> = { '-': Op.negate, not: Op.not, '#': Op.length };

/** How a comparison is made of the three that there are. */
const comparisons: Record<ComparisonOperator, { op: Opcode; swapped?: boolean; negated?: boolean }> = {
  '<': { op: Op.less },
  '>': { op: Op.less, swapped: true },
  '<=': { op: Op.lessOrEqual },
  '>=': { op: Op.lessOrEqual, swapped: true },
  '==': { op: Op.equal },
  '~=': { op: Op.equal, negated: true },
};

/** Compiles `a + b`. */
export function compileArithmetic(fn: FunctionBuilder, register: number, node: Arithmetic, to: Destination): void {
  const folded = foldConstants(node);
  if (folded !== node) {
    fn.expression(register, folded, to);
    return;
  }
  const cursor: Cursor = { next: register };
  const left = fn.operand(node.left, cursor);
  const right = fn.operand(node.right, cursor);
  fn.code.add(node.line, arithmeticOps[node.operator], registerFor(to, register), left, right);
}

/** Compiles `a .. b`; a chain of them becomes one instruction. */
export function compileConcat(fn: FunctionBuilder, register: number, node: Concat, to: Destination): void {
  let operands = 1;
  for (let rest: Expression = node.right; rest.kind === 'concat'; rest = rest.right) operands++;
  const next = register + fn.expression(register, node.left, anywhere());
  fn.expression(next, node.right, anywhere());
  while (fn.code.lastPlace > 0 && fn.code.last?.op === Op.concat) fn.code.pop();
  fn.code.add(node.line, Op.concat, registerFor(to, register), register, register + operands);
}

/** Compiles `-a`, `not a` and `#a`. */
export function compileUnary(fn: FunctionBuilder, register: number, node: Unary, to: Destination): void {
  const { operator, line } = node;
  if (operator === '-') {
    const folded = foldConstants(node);
    if (folded !== node) {
      fn.expression(register, folded, to);
      return;
    }
  } else if (operator === 'not' && (node.operand.kind === 'true' || isFalse(node.operand))) {
    fn.code.add(line, Op.loadBoolean, registerFor(to, register), isFalse(node.operand) ? 1 : 0);
    return;
  }
  const operand = fn.registerOperand(node.operand, { next: register });
  fn.code.add(line, unaryOps[operator], registerFor(to, register), operand);
}

const isFalse = (node: Expression): boolean => node.kind === 'false' || node.kind === 'nil';

/** Compiles a comparison that jumps to a label if it is false, or with `flip` if it is true. */
export function compileComparisonJump(
  fn: FunctionBuilder,
  register: number,
  node: Comparison,
  flip: boolean,
  label: number,
): void {
  const cursor: Cursor = { next: register };
  const left = fn.operand(node.left, cursor);
  const right = fn.operand(node.right, cursor);
  const { op, swapped = false, negated = false } = comparisons[node.operator];
  const expected = negated === flip ? 0 : 1;
  fn.code.add(node.line, op, expected, swapped ? right : left, swapped ? left : right);
  fn.code.add(node.line, Op.jump, 0, label);
}

/** Compiles a comparison to a boolean. */
export function compileComparison(fn: FunctionBuilder, register: number, node: Comparison, to: Destination): void {
  const target = registerFor(to, register);
  const whenTrue = fn.jumps.newLabel();
  compileComparisonJump(fn, register, node, true, whenTrue);
  fn.code.add(node.line, Op.loadBoolean, target, 0, 1);
  fn.jumps.setHere(whenTrue);
  fn.code.add(node.line, Op.loadBoolean, target, 1);
}
