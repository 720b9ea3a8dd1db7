import { pow } from '../../go/math/exponential';
import type { Arithmetic, ArithmeticOperator, Expression, NumberLiteral } from '../syntax/tree';
import { modulo } from '../value/number';

/** Computes numbers. */
export const arithmetic: Record<ArithmeticOperator, (left: number, right: number) => number> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': modulo,
  '^': pow,
};

/** The number that an expression of numbers only stands for; else the expression. */
export function foldConstants(expression: Expression): Expression {
  if (expression.kind === 'arithmetic') return foldArithmetic(expression) ?? expression;
  if (expression.kind !== 'unary' || expression.operator !== '-') return expression;
  // As upstream the operand stays folded even if the whole is no constant.
  expression.operand = foldConstants(expression.operand);
  const { operand, line } = expression;
  return operand.kind === 'number' ? { kind: 'number', value: -operand.value, line } : expression;
}

function foldArithmetic({ operator, left, right, line }: Arithmetic): NumberLiteral | undefined {
  const [one, other] = [foldConstants(left), foldConstants(right)];
  if (one.kind !== 'number' || other.kind !== 'number') return undefined;
  return { kind: 'number', value: arithmetic[operator](one.value, other.value), line };
}
