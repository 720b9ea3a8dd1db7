import type { Break, Expression, GenericFor, NumericFor, Repeat, Statement, While } from '../syntax/tree';
import { compileToRegisters } from './assignment';
import { compileCondition } from './branch';
import type { FunctionBuilder } from './builder';
import { toLocal } from './destination';
import { Op } from './instruction';
import type { Scope } from './scope';

const endLine = ({ line, lastLine }: Statement): number => lastLine || line;

/** Compiles `while`. */
export function compileWhile(fn: FunctionBuilder, node: While): void {
  const { jumps } = fn;
  const branches = { whenTrue: jumps.newLabel(), whenFalse: jumps.newLabel() };
  const start = jumps.newLabel();
  jumps.setHere(start);
  compileCondition(fn, node.condition, branches);
  jumps.setHere(branches.whenTrue);
  fn.enter(branches.whenFalse, node.lastLine);
  fn.statements(node.body);
  fn.closeUpvalues();
  fn.code.add(endLine(node), Op.jump, 0, start);
  fn.leave();
  jumps.setHere(branches.whenFalse);
}

/** Compiles `repeat`. Its condition sees the variables of its body. */
export function compileRepeat(fn: FunctionBuilder, node: Repeat): void {
  const { jumps, code } = fn;
  const start = jumps.newLabel();
  const branches = { whenTrue: jumps.newLabel(), whenFalse: jumps.newLabel() };
  jumps.setHere(start);
  jumps.setHere(branches.whenFalse);
  fn.enter(branches.whenTrue, node.lastLine);
  fn.statements(node.body, true);
  compileCondition(fn, node.condition, branches);
  jumps.setHere(branches.whenTrue);
  const closed = fn.leave();
  if (closed === undefined) return;
  const end = jumps.newLabel();
  code.add(endLine(node), Op.jump, 0, end);
  jumps.setHere(branches.whenFalse);
  code.add(endLine(node), Op.close, closed);
  code.add(endLine(node), Op.jump, 0, start);
  jumps.setHere(end);
}

/** Compiles `break`. */
export function compileBreak(fn: FunctionBuilder, { line }: Break): void {
  for (let scope: Scope | undefined = fn.scope; scope; scope = scope.parent) {
    const { breakLabel, captured, parent } = scope;
    if (breakLabel === undefined) continue;
    if (captured) fn.code.add(line, Op.close, parent?.locals.end ?? 0);
    fn.code.add(line, Op.jump, 0, breakLabel);
    return;
  }
  throw fn.fault(line, 'no loop to break');
}

/** Compiles `for i = first, limit, step do`. */
export function compileNumericFor(fn: FunctionBuilder, node: NumericFor): void {
  const { jumps, code } = fn;
  const end = jumps.newLabel();
  fn.enter(end, node.lastLine);
  const index = compileControl(fn, '(for index)', node.first);
  compileControl(fn, '(for limit)', node.limit);
  compileControl(fn, '(for step)', node.step ?? { kind: 'number', value: 1, line: node.first.line });
  code.add(node.line, Op.forPrepare, index);
  const prepare = code.last;
  fn.addLocal(node.name);
  const bodyPlace = code.lastPlace;
  fn.statements(node.body);
  fn.leave();
  const endPlace = code.lastPlace;
  code.add(node.line, Op.forLoop, index, bodyPlace - (endPlace + 1));
  jumps.setHere(end);
  if (prepare) prepare.b = endPlace - bodyPlace;
}

function compileControl(fn: FunctionBuilder, name: string, value: Expression): number {
  const register = fn.top;
  fn.addLocal(name);
  fn.expression(register, value, toLocal(register));
  return register;
}

/** Compiles `for k, v in ... do`. */
export function compileGenericFor(fn: FunctionBuilder, node: GenericFor): void {
  const { jumps, code } = fn;
  const { names, values, body, line } = node;
  const [end, start, next] = [jumps.newLabel(), jumps.newLabel(), jumps.newLabel()];
  fn.enter(end, node.lastLine);
  const generator = fn.addLocal('(for generator)');
  fn.addLocal('(for state)');
  fn.addLocal('(for control)');
  compileToRegisters(fn, fn.top - 3, values, names.length, 3, line);
  code.add(line, Op.jump, 0, next);
  for (const name of names) fn.addLocal(name);
  jumps.setHere(start);
  fn.statements(body);
  fn.leave();
  jumps.setHere(next);
  code.add(line, Op.genericForLoop, generator, 0, names.length);
  code.add(line, Op.jump, 0, start);
  jumps.setHere(end);
}
