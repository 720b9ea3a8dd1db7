import type { Assignment, Expression, FunctionDefinition, LocalDeclaration, Target } from '../syntax/tree';
import type { FunctionBuilder } from './builder';
import { givesMany, textOperand } from './call';
import type { Cursor } from './code';
import { anywhere, type Destination, noResults, toLocal, toMethod, toVariable, toVariables } from './destination';
import { constantBit, Op } from './instruction';

/** One target of an assignment. */
interface Place {
  readonly target: Target;
  readonly to: Destination;
  /** Of a table: the operands. */
  readonly table: number;
  readonly key: number;
  value: number;
  /** Whether the value of a local variable is in another register. */
  moves: boolean;
}

/** Compiles `a, b.c = x, y`. */
export function compileAssignment(
  fn: FunctionBuilder,
  { targets, values }: Pick<Assignment, 'targets' | 'values'>,
): void {
  const cursor: Cursor = { next: fn.top };
  const places = targets.map((target) => placeOf(fn, cursor, target));
  let register = compileValues(fn, cursor, places, values);
  for (const place of places.reverse()) register -= store(fn, place, register);
}

function placeOf(fn: FunctionBuilder, cursor: Cursor, target: Target): Place {
  if (target.kind === 'index') {
    const table = fn.operand(target.object, cursor);
    const key = cursor.next;
    cursor.next += fn.expression(key, target.key, anywhere());
    return { target, to: toVariable('table'), table, key, value: 0, moves: false };
  }
  const kind = fn.kindOf(target.name);
  const local = fn.findLocal(target.name);
  if (kind === 'global') fn.constant(target.name);
  if (kind === 'upvalue') fn.upvalues.addOnce(target.name);
  const to = kind === 'local' ? toLocal(local?.register ?? 0) : toVariable(kind);
  return { target, to, table: 0, key: 0, value: 0, moves: false };
}

/** Returns the register of the last value. */
function compileValues(fn: FunctionBuilder, cursor: Cursor, places: Place[], values: readonly Expression[]): number {
  let assigned = 0;
  while (assigned < places.length) {
    const place = places[assigned] as Place;
    const { line } = place.target;
    const value: Expression = values[assigned] ?? { kind: 'nil', line };
    if (assigned === values.length - 1 && givesMany(value)) {
      spread(fn, cursor, places.slice(assigned), value);
      assigned = places.length;
    } else {
      compileValue(fn, cursor, place, value);
      assigned++;
    }
  }
  const last = cursor.next - 1;
  for (let index = assigned; index < values.length; index++) {
    const extra = index === values.length - 1 ? noResults : 0;
    cursor.next += fn.expression(cursor.next, values[index] as Expression, anywhere(extra));
  }
  return last;
}

/** The results of one expression go to all the places that are left. */
function spread(fn: FunctionBuilder, cursor: Cursor, places: readonly Place[], value: Expression): void {
  const first = cursor.next;
  const used = fn.expression(first, value, anywhere(places.length - 1));
  cursor.next += used;
  places.slice(0, Math.max(used, 0)).forEach((place, index) => {
    place.moves = true;
    place.value = first + index;
  });
}

function compileValue(fn: FunctionBuilder, cursor: Cursor, place: Place, value: Expression): void {
  const register = cursor.next;
  const used = fn.expression(register, value, place.to);
  if (place.to.kind === 'table' && value.kind !== 'logical') {
    place.value = fn.code.operand(fn.top, cursor, used, true);
    return;
  }
  place.value = register;
  place.moves = used !== 0;
  cursor.next += used;
}

/** Returns how many registers it needs no longer. */
function store(fn: FunctionBuilder, place: Place, register: number): number {
  const { code } = fn;
  const { target, to, table, key, value, moves } = place;
  if (target.kind === 'index') {
    code.add(target.line, Op.setTable, table, key, value);
    return value & constantBit ? 0 : 1;
  }
  if (to.kind === 'local') {
    if (!moves) return 0;
    code.add(target.line, Op.move, fn.findLocal(target.name)?.register ?? 0, register);
  } else if (to.kind === 'upvalue') {
    code.add(target.line, Op.setUpvalue, register, fn.upvalues.addOnce(target.name));
  } else {
    code.add(target.line, Op.setGlobal, register, fn.constant(target.name));
  }
  return 1;
}

/** Compiles `local a, b = x, y`. The names are visible behind it, but that of a single function already in it. */
export function compileLocal(fn: FunctionBuilder, { names, values, line }: LocalDeclaration): void {
  const register = fn.top;
  const isFunction = names.length === 1 && values.length === 1 && values[0]?.kind === 'function';
  if (isFunction) fn.addLocal(names[0] ?? '');
  compileToRegisters(fn, register, values, names.length, names.length, line);
  if (!isFunction) for (const name of names) fn.addLocal(name);
}

/**
 * Compiles expressions to registers one after the other.
 *
 * @param names how many names there are for them.
 * @param registers how many registers there are; the last expression may fill more than there are names.
 */
export function compileToRegisters(
  fn: FunctionBuilder,
  first: number,
  values: readonly Expression[],
  names: number,
  registers: number,
  line: number,
): void {
  let register = first;
  let assigned = 0;
  while (assigned < names && assigned < values.length) {
    const value = values[assigned] as Expression;
    if (assigned === values.length - 1 && givesMany(value)) {
      const wanted = registers - assigned;
      fn.expression(register, value, toVariables(register, wanted - 1));
      register += wanted;
      assigned = names;
    } else {
      fn.expression(register, value, toLocal(register));
      register++;
      assigned++;
    }
  }
  if (names > assigned) {
    const rest = names - assigned - 1;
    fn.code.add(line, Op.loadNil, register, register + rest);
    register += rest;
  }
  for (let index = assigned; index < values.length; index++) {
    const extra = index === values.length - 1 ? noResults : 0;
    register += fn.expression(register, values[index] as Expression, anywhere(extra));
  }
}

/** Compiles `function a.b() end` and `function a:b() end`. */
export function compileDefinition(fn: FunctionBuilder, { target, method, value }: FunctionDefinition): void {
  if (method === undefined) {
    compileAssignment(fn, { targets: [target], values: [value] });
    return;
  }
  const cursor: Cursor = { next: fn.top };
  const table = fn.operand(target, cursor);
  const key = textOperand(fn, cursor, method, value.line);
  fn.expression(cursor.next, value, toMethod);
  fn.code.add(target.line, Op.setTable, table, key, cursor.next);
}
