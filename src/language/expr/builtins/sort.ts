import { compareBytes } from '../../go/text';
import type { GoValue } from '../../go/value';
import { GoInteger, GoObject, isMap, isSlice, mapGet, sliceItems, typeName } from '../../go/value';
import type { Budget } from '../../template/budget';
import { failure, typeText } from '../failure';
import { AnyKeyMap } from '../run/value';

/**
 * A list in order: of numbers, of texts, or of maps by the value at a key. All values to compare have to be of one type.
 *
 * @param direction `asc` or `desc`
 * @throws EventloomError `program-failed`
 */
export function sorted(list: GoValue, field: string, direction: GoValue | undefined, budget: Budget): GoValue[] {
  if (!isSlice(list)) throw failure(`a list is needed, not ${typeText(list)}`);
  const sign = signOf(direction);
  const items = sliceItems(list).map((item) => ({ item, value: valueOf(item, field) }));
  const [first] = items;
  const other = items.find(({ value }) => typeName(value) !== typeName(first?.value ?? null));
  if (first && other)
    throw failure(`values of type ${typeText(first.value)} and ${typeText(other.value)} have no order`);
  if (first && items.length > 1) requireOrder(first.value);
  budget.step(items.length * Math.ceil(Math.log2(items.length + 1)));
  return items.sort((one, other) => sign * compare(one.value, other.value)).map(({ item }) => item);
}

function signOf(direction: GoValue | undefined): 1 | -1 {
  if (direction === undefined || direction === 'asc') return 1;
  if (direction === 'desc') return -1;
  throw failure("a direction is 'asc' or 'desc'");
}

function valueOf(item: GoValue, field: string): GoValue {
  if (item instanceof GoObject && item.kind === 'struct') throw unsorted(item, field);
  const isAnyKeyMap = item instanceof AnyKeyMap;
  if (!isAnyKeyMap && !isMap(item)) return item;
  const value = !isAnyKeyMap ? mapGet(item, field) : item.has(field) ? item.get(field) : undefined;
  if (value === undefined) throw unsorted(item, field);
  return value;
}

function unsorted(item: GoValue, field: string): Error {
  const type = typeText(item);
  return failure(
    field === '' ? `values of type ${type} have no order` : `a value of type ${type} has no ${field} to sort by`,
  );
}

function requireOrder(value: GoValue): void {
  const isSigned = value instanceof GoInteger && !value.kind.startsWith('uint');
  if (isSigned || typeof value === 'bigint' || typeof value === 'number' || typeof value === 'string') return;
  throw failure(`values of type ${typeText(value)} have no order`);
}

function compare(one: GoValue, other: GoValue): number {
  if (typeof one === 'string') return compareBytes(one, String(other));
  const [a, b] = [comparable(one), comparable(other)];
  return a < b ? -1 : Number(a > b);
}

const comparable = (value: GoValue): bigint | number => (value instanceof GoInteger ? value.value : Number(value));
