import type { Call, Expression } from '../syntax/tree';
import type { FunctionBuilder } from './builder';
import type { Cursor } from './code';
import { allResults, anywhere, type Destination, mustMove } from './destination';
import { constantBit, Op } from './instruction';

/** Whether an expression may give any number of values. */
export function givesMany(node: Expression): boolean {
  return (node.kind === 'call' || node.kind === 'varargs') && !node.single;
}

/** Compiles a call. Returns how many registers its results took. */
export function compileCall(fn: FunctionBuilder, register: number, node: Call, to: Destination): number {
  const { code } = fn;
  // Upstream's: with the last parameter as destination the function is loaded over it before the arguments are.
  const base = to.kind === 'local' && to.register === fn.parameters - 1 ? to.register : register;
  let next = loadCallee(fn, base, node);
  const last = node.parameters.length - 1;
  const open = last >= 0 && givesMany(node.parameters[last] as Expression);
  node.parameters.forEach((parameter, index) => {
    const extra = open && index === last ? allResults : 0;
    next += fn.expression(next, parameter, anywhere(extra));
  });
  const count = node.parameters.length + (node.method === undefined ? 0 : 1);
  code.add(node.line, Op.call, base, open ? 0 : count + 1, to.extra + 2);
  fn.calls.set(code.lastPlace, node.method ?? nameOf(node.callee));
  if (to.extra === 0 && mustMove(to, base)) {
    code.add(node.line, Op.move, to.register, base);
    return 1;
  }
  return fn.top > base + 2 + to.extra || to.extra < -1 ? 0 : to.extra + 1;
}

/** Loads the function and for a method the object. Returns the register of the first argument. */
function loadCallee(fn: FunctionBuilder, base: number, { callee, method, line }: Call): number {
  if (method === undefined) return base + fn.expression(base, callee, anywhere());
  const cursor: Cursor = { next: base };
  const object = fn.registerOperand(callee, cursor);
  const name = textOperand(fn, cursor, method, line);
  fn.code.add(line, Op.self, base, object, name);
  return Math.max(object + 1, base + 2);
}

/** A string as an operand. */
export function textOperand(fn: FunctionBuilder, cursor: Cursor, text: string, line: number): number {
  const place = fn.constant(text);
  if (place < constantBit) return constantBit | place;
  fn.code.add(line, Op.loadConstant, cursor.next, place);
  return cursor.next++;
}

/** What messages call a function. */
function nameOf(callee: Expression): string {
  if (callee.kind === 'name') return callee.name;
  return callee.kind === 'index' && callee.key.kind === 'string' ? callee.key.value : '?';
}
