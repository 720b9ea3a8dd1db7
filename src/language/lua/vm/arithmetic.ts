import { formatNumber, parseNumber } from '../value/number';
import { LuaTable } from '../value/table';
import { type LuaValue, typeOf } from '../value/value';
import { call, callWith } from './call';
import { isFunction } from './function';
import { metamethod, metamethodOfTwo } from './metatable';
import type { Thread } from './thread';

/** The number that a text stands for; undefined if it is none. Long texts take long to read. */
export function numberOf(thread: Thread, text: string): number | undefined {
  if (text.length > 64) thread.state.budget.spend(text.length >> 3);
  return parseNumber(text);
}

/** An operation on values that are not both numbers. */
export function arithmeticOf(
  thread: Thread,
  event: string,
  compute: (left: number, right: number) => number,
  left: LuaValue,
  right: LuaValue,
): LuaValue {
  const method = metamethodOfTwo(thread, left, right, event);
  if (isFunction(method)) return callWith(thread, method, left, right);
  const one = typeof left === 'string' ? (numberOf(thread, left) ?? left) : left;
  const other = typeof right === 'string' ? (numberOf(thread, right) ?? right) : right;
  if (typeof one === 'number' && typeof other === 'number') return compute(one, other);
  return thread.raise(`cannot perform ${event.slice(2)} operation between ${typeOf(one)} and ${typeOf(other)}`);
}

/** `-value` of what is no number. */
export function negate(thread: Thread, value: LuaValue): LuaValue {
  const method = metamethod(thread, value, '__unm');
  if (isFunction(method)) return callWithOne(thread, method, value);
  const number = typeof value === 'string' ? numberOf(thread, value) : undefined;
  return number === undefined ? thread.raise('__unm undefined') : -number;
}

/** `#value` */
export function lengthOf(thread: Thread, value: LuaValue): LuaValue {
  if (typeof value === 'string') return value.length;
  const method = metamethod(thread, value, '__len');
  if (isFunction(method)) return callWithOne(thread, method, value);
  return value instanceof LuaTable ? value.length() : thread.raise('__len undefined');
}

function callWithOne(thread: Thread, method: LuaValue, value: LuaValue): LuaValue {
  thread.push(method);
  thread.push(value);
  call(thread, 1, 1);
  return thread.pop();
}

/** A string or number as text; undefined for other values. */
export function asText(value: LuaValue): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? formatNumber(value) : undefined;
}

/** Joins the values of registers, the last two first, as `..` does. */
export function concat(thread: Thread, first: number, last: number): LuaValue {
  let result = thread.registers[last];
  for (let at = last - 1; at >= first; at--) {
    const left = thread.registers[at];
    const [one, other] = [asText(left), asText(result)];
    if (one !== undefined && other !== undefined) {
      thread.state.budget.allocateString(one.length + other.length);
      result = one + other;
    } else {
      const method = metamethodOfTwo(thread, left, result, '__concat');
      if (!isFunction(method)) {
        thread.raise(`cannot perform concat operation between ${typeOf(left)} and ${typeOf(result)}`);
      }
      result = callWith(thread, method, left, result);
    }
  }
  return result;
}
