import { isTrue, type LuaValue, typeOf } from '../value/value';
import { asText } from '../vm/arithmetic';
import { callWith } from '../vm/call';
import { less } from '../vm/compare';
import type { Thread } from '../vm/thread';
import {
  checkAny,
  checkFunction,
  checkInt,
  checkTable,
  type Functions,
  optionalInt,
  optionalText,
  results,
} from './arguments';
import { sortItems } from './sort';

function concatItems(thread: Thread): number {
  const table = checkTable(thread, 1);
  const separator = optionalText(thread, 2, '');
  const length = table.length();
  const from = optionalInt(thread, 3, 1);
  const to = optionalInt(thread, 4, length);
  if (thread.count === 3 && (from > length || from < 1)) return results(thread, '');
  const first = Math.max(Math.min(from, length), 1);
  const last = Math.min(to, length);
  if (first > last) return results(thread, '');
  // All go to the stack as upstream's do, so that the number of items has the same limit.
  const base = thread.top;
  thread.state.budget.spend(last - first);
  for (let index = first; index <= last; index++) {
    const item = table.getIndex(index);
    if (asText(item) === undefined) {
      thread.raise(`invalid value (${typeOf(item)}) at index ${index} in table for concat`);
    }
    thread.push(item);
    if (index < last) thread.push(separator);
  }
  return results(thread, joined(thread, base));
}

/** Registers from a base on as one text. */
function joined(thread: Thread, base: number): LuaValue {
  if (thread.top - base === 1) return thread.registers[base];
  const texts = thread.registers.slice(base, thread.top).map((value) => asText(value) ?? '');
  thread.state.budget.allocateString(texts.reduce((length, text) => length + text.length, 0));
  return texts.join('');
}

function insert(thread: Thread): number {
  const table = checkTable(thread, 1);
  const { count } = thread;
  if (count === 1) thread.raise('wrong number of arguments');
  if (count === 2) table.append(thread.argument(2));
  else table.insert(checkInt(thread, 2), checkAny(thread, 3));
  return 0;
}

function sort(thread: Thread): number {
  const items = checkTable(thread, 1).items();
  const compare = thread.count === 1 ? undefined : checkFunction(thread, 2);
  sortItems(items, (one, other) => {
    thread.state.budget.spend(1);
    return compare === undefined ? less(thread, one, other) : isTrue(callWith(thread, compare, one, other));
  });
  return 0;
}

/** The functions of `table`. */
export const tableFunctions: Functions = {
  concat: concatItems,
  getn: (thread) => results(thread, checkTable(thread, 1).length()),
  insert,
  maxn: (thread) => results(thread, checkTable(thread, 1).length()),
  remove: (thread) => {
    const table = checkTable(thread, 1);
    return results(thread, table.remove(thread.count === 1 ? -1 : checkInt(thread, 2)));
  },
  sort,
};
