import type { Expression, Goto, If, Label, Logical, Return } from '../syntax/tree';
import type { FunctionBuilder } from './builder';
import { givesMany } from './call';
import { allResults, anywhere } from './destination';
import { Op } from './instruction';
import { compileComparisonJump } from './operators';

/** The labels of a condition. */
export interface Branches {
  readonly whenTrue: number;
  readonly whenFalse: number;
}

/**
 * Compiles a condition.
 *
 * @param jumpsWhenTrue whether it jumps when it is true, and goes on else; usually it is the other way round.
 */
export function compileCondition(
  fn: FunctionBuilder,
  node: Expression,
  { whenTrue, whenFalse }: Branches,
  jumpsWhenTrue = false,
): void {
  const label = jumpsWhenTrue ? whenTrue : whenFalse;
  if (!jumpsWhenTrue && (node.kind === 'false' || node.kind === 'nil')) {
    fn.code.add(node.line, Op.jump, 0, whenFalse);
  } else if (!jumpsWhenTrue && (node.kind === 'true' || node.kind === 'number' || node.kind === 'string')) {
    // Always true: it just goes on.
  } else if (node.kind === 'unary' && node.operator === 'not') {
    compileCondition(fn, node.operand, { whenTrue: whenFalse, whenFalse: whenTrue }, !jumpsWhenTrue);
  } else if (node.kind === 'logical') {
    compileBoth(fn, node, { whenTrue, whenFalse }, jumpsWhenTrue);
  } else if (node.kind === 'comparison') {
    compileComparisonJump(fn, fn.top, node, jumpsWhenTrue, label);
  } else {
    const register = fn.registerOperand(node, { next: fn.top });
    fn.code.add(node.line, Op.test, register, 0, jumpsWhenTrue ? 1 : 0);
    fn.code.add(node.line, Op.jump, 0, label);
  }
}

function compileBoth(fn: FunctionBuilder, node: Logical, branches: Branches, jumpsWhenTrue: boolean): void {
  const next = fn.jumps.newLabel();
  const isOr = node.operator === 'or';
  const first = isOr ? { ...branches, whenFalse: next } : { ...branches, whenTrue: next };
  compileCondition(fn, node.left, first, isOr);
  fn.jumps.setHere(next);
  compileCondition(fn, node.right, branches, jumpsWhenTrue);
}

/** Compiles `if`. */
export function compileIf(fn: FunctionBuilder, { condition, body, otherwise, line }: If): void {
  const { jumps } = fn;
  const branches = { whenTrue: jumps.newLabel(), whenFalse: jumps.newLabel() };
  const end = jumps.newLabel();
  compileCondition(fn, condition, branches);
  jumps.setHere(branches.whenTrue);
  compileBranch(fn, body);
  if (otherwise.length > 0) fn.code.add(line, Op.jump, 0, end);
  jumps.setHere(branches.whenFalse);
  if (otherwise.length === 0) return;
  compileBranch(fn, otherwise);
  jumps.setHere(end);
}

function compileBranch(fn: FunctionBuilder, body: If['body']): void {
  const last = body.at(-1);
  if (last === undefined) return;
  fn.enter(undefined, last.lastLine || last.line);
  fn.statements(body);
  fn.leave();
}

/** Compiles `return`. */
export function compileReturn(fn: FunctionBuilder, { values, line }: Return): void {
  const { code, top } = fn;
  const [only] = values;
  if (only !== undefined && values.length === 1) {
    const local = only.kind === 'name' ? fn.findLocal(only.name) : undefined;
    if (local) {
      code.add(line, Op.return, local.register, 2);
      return;
    }
    if (only.kind === 'call') {
      fn.expression(top, only, anywhere(only.single ? 0 : allResults));
      if (!only.single && code.last) code.last.op = Op.tailCall;
      code.add(line, Op.return, top, 0);
      return;
    }
  }
  let register = top;
  let open = false;
  values.forEach((value, index) => {
    open = index === values.length - 1 && givesMany(value);
    register += fn.expression(register, value, anywhere(open ? allResults : 0));
  });
  code.add(line, Op.return, top, open ? 0 : register - top + 1);
}

/** Compiles a label. At the end of a block the block's variables do not count. */
export function compileLabel(fn: FunctionBuilder, { name, line }: Label, isLast: boolean): void {
  const { scope, jumps } = fn;
  const label = { id: jumps.newLabel(), name, place: fn.code.lastPlace, line, visible: scope.visible() };
  jumps.addNamed(scope, label);
  if (isLast) label.visible = scope.parent?.visible() ?? 0;
  jumps.resolveWaiting(scope, label);
}

/** Compiles `goto`. */
export function compileGoto(fn: FunctionBuilder, { label, line }: Goto): void {
  const { scope, code } = fn;
  code.add(line, Op.close, 0);
  code.add(line, Op.jump, 0, 0);
  fn.jumps.addGoto(scope, { id: -1, name: label, place: code.lastPlace, line, visible: scope.visible() });
}
