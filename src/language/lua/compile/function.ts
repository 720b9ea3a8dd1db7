import type { Expression, FunctionBody, Index, Varargs } from '../syntax/tree';
import { type FunctionBuilder, maxRegisters } from './builder';
import type { Cursor } from './code';
import { type Destination, registerFor } from './destination';
import { type Capture, Op, type Prototype } from './instruction';
import { patchJumps } from './patch';

/** Compiles the body of a function. */
export function compileBody(fn: FunctionBuilder, node: FunctionBody, to: Destination): Omit<Prototype, 'captures'> {
  fn.line = node.line;
  fn.lastLine = node.lastLine || node.line;
  if (node.parameters.length > maxRegisters) throw fn.fault(fn.line, 'register overflow');
  const parameters = to.kind === 'method' ? ['self', ...node.parameters] : node.parameters;
  fn.parameters = parameters.length;
  for (const name of parameters) fn.addLocal(name);
  fn.varargs = node.varargs;
  fn.needsArg = node.varargs;
  if (node.varargs && fn.parent) fn.addLocal('arg');
  fn.statements(node.body);
  fn.code.add(fn.lastLine, Op.return, 0, 1);
  fn.endLocals();
  fn.jumps.checkResolved(fn.scope, fn.lastLine);
  return prototypeOf(fn);
}

function prototypeOf(fn: FunctionBuilder): Omit<Prototype, 'captures'> {
  const { source, line, lastLine, parameters, varargs, needsArg, constants, prototypes, locals, calls } = fn;
  return {
    source,
    line,
    lastLine,
    parameters,
    varargs,
    needsArg,
    registers: patchJumps(fn),
    code: fn.code.instructions,
    constants,
    prototypes,
    upvalueNames: fn.upvalues.names,
    locals,
    calls,
  };
}

/** Compiles a function inside of another one. */
export function compileFunction(fn: FunctionBuilder, register: number, node: FunctionBody, to: Destination): void {
  const inner = fn.inner();
  const body = compileBody(inner, node, to);
  const captures = inner.upvalues.names.map((name) => capture(fn, name));
  const place = fn.prototypes.push({ ...body, captures }) - 1;
  fn.code.add(node.line, Op.closure, registerFor(to, register), place);
  // Upstream says here what is captured. The places matter to its jumps.
  for (const { index } of captures) fn.code.add(node.line, Op.nothing, 0, index);
}

function capture(fn: FunctionBuilder, name: string): Capture {
  const found = fn.findLocal(name);
  if (found === undefined) return { local: false, index: fn.upvalues.addOnce(name) };
  found.scope.captured = true;
  return { local: true, index: found.register };
}

/** Compiles `...`. Returns how many registers it took. */
export function compileVarargs(fn: FunctionBuilder, register: number, node: Varargs, to: Destination): number {
  if (!fn.varargs) throw fn.fault(node.line, "cannot use '...' outside a vararg function");
  fn.needsArg = false;
  const target = registerFor(to, register);
  fn.code.add(node.line, Op.varargs, target, to.extra + 2);
  return fn.top > target + 2 + to.extra || to.extra < -1 ? 0 : target + 1 + to.extra - register;
}

/** Compiles `a.b` and `a[b]`. */
export function compileIndex(fn: FunctionBuilder, register: number, node: Index, to: Destination): void {
  const cursor: Cursor = { next: register };
  const object = fn.registerOperand(node.object, cursor);
  const key = fn.operand(node.key, cursor);
  fn.code.add(node.line, Op.getTable, registerFor(to, register), object, key);
}

const loads = { nil: Op.loadNil, false: Op.loadBoolean, true: Op.loadBoolean };

/** Compiles a constant. */
export function compileConstant(fn: FunctionBuilder, register: number, node: Expression): void {
  switch (node.kind) {
    case 'number':
    case 'string':
      fn.code.add(node.line, Op.loadConstant, register, fn.constant(node.value));
      break;
    case 'nil':
      fn.code.add(node.line, loads.nil, register, register);
      break;
    case 'true':
    case 'false':
      fn.code.add(node.line, loads[node.kind], register, node.kind === 'true' ? 1 : 0);
      break;
    default:
  }
}
