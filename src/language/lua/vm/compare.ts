import { isTrue, type LuaValue, typeOf } from '../value/value';
import { callWith } from './call';
import { isFunction } from './function';
import { metamethod } from './metatable';
import type { Thread } from './thread';

/** `left == right` */
export function equal(thread: Thread, left: LuaValue, right: LuaValue): boolean {
  const type = typeOf(left);
  if (type !== typeOf(right)) return false;
  if (type === 'string') chargeText(thread, left as string, right as string);
  if (left === right) return true;
  return (type === 'table' || type === 'userdata') && compareObjects(thread, left, right, '__eq') === true;
}

/** `left < right` */
export function less(thread: Thread, left: LuaValue, right: LuaValue): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left < right;
  checkComparable(thread, left, right);
  if (typeof left === 'string' && typeof right === 'string') {
    chargeText(thread, left, right);
    return left < right;
  }
  return compareObjects(thread, left, right, '__lt') ?? failCompare(thread, left, right);
}

/** `left <= right` */
export function lessOrEqual(thread: Thread, left: LuaValue, right: LuaValue): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left <= right;
  checkComparable(thread, left, right);
  if (typeof left === 'string' && typeof right === 'string') {
    chargeText(thread, left, right);
    return left <= right;
  }
  const result = compareObjects(thread, left, right, '__le');
  if (result !== undefined) return result;
  return !(compareObjects(thread, right, left, '__lt') ?? failCompare(thread, right, left));
}

/** Long texts take long to compare. */
function chargeText(thread: Thread, left: string, right: string): void {
  const length = Math.min(left.length, right.length);
  if (length > 1024) thread.state.budget.spend(length >> 7);
}

function checkComparable(thread: Thread, left: LuaValue, right: LuaValue): void {
  if (typeof left === 'number' || typeOf(left) !== typeOf(right)) failCompare(thread, left, right);
}

function failCompare(thread: Thread, left: LuaValue, right: LuaValue): never {
  thread.raise(`attempt to compare ${typeOf(left)} with ${typeOf(right)}`);
}

/** The answer of a metamethod that both values have; undefined if they have not the same one. */
function compareObjects(thread: Thread, left: LuaValue, right: LuaValue, event: string): boolean | undefined {
  const method = metamethod(thread, left, event);
  if (method !== metamethod(thread, right, event) || !isFunction(method)) return undefined;
  return isTrue(callWith(thread, method, left, right));
}
