import { sprint, sprintf, sprintln } from '../go/fmt';
import { byteLength, toBytes } from '../go/text';
import type { GoValue } from '../go/value';
import { GoInteger, GoTypedMap, integerOf, isMap, isSlice, mapGet, sliceItems, typeName } from '../go/value';
import type { Budget } from './budget';
import { comparisons } from './comparison';
import { escapeHtml, escapeJs, escapeQuery } from './escape';
import { failure } from './failure';
import type { FunctionTable, TemplateFunction } from './function';
import { boundedVariadic, fn, variadic } from './function';
import { isTrue } from './truth';

/** The functions that the template language has without sprig. */
export const builtins: FunctionTable = {
  ...comparisons,
  and: shortCircuit('and'),
  or: shortCircuit('or'),
  not: fn(['value'], (value) => !isTrue(value)),
  call: variadic(['value'], 'value', call),
  html: boundedVariadic([], 'any', ({ budget }, ...args) => escapeHtml(joined(args, budget))),
  js: boundedVariadic([], 'any', ({ budget }, ...args) => escapeJs(joined(args, budget))),
  urlquery: boundedVariadic([], 'any', ({ budget }, ...args) => escapeQuery(joined(args, budget))),
  index: variadic(['value'], 'value', index),
  len: fn(['value'], (value) => BigInt(length(value))),
  print: boundedVariadic([], 'any', ({ budget }, ...args) => sprint(args, budget.maxText)),
  printf: boundedVariadic(['string'], 'any', ({ budget }, format, ...args) => sprintf(format, args, budget.maxText)),
  println: boundedVariadic([], 'any', ({ budget }, ...args) => sprintln(args, budget.maxText)),
};

/** The evaluator does the work of `and` and `or`; see TemplateFunction.shortCircuit. */
function shortCircuit(kind: 'and' | 'or'): TemplateFunction {
  return { ...variadic(['value'], 'value', (value) => value), shortCircuit: kind };
}

/** No value that a template can hold is a function. */
function call(called: GoValue | undefined): never {
  throw failure(
    called === undefined || called === null ? 'nil cannot be called' : `${typeName(called)} cannot be called`,
  );
}

/** The text that the escaping functions work on. */
function joined(args: readonly GoValue[], budget: Budget): string {
  const shown = args.map((value) => value ?? '<no value>');
  return sprint(shown, budget.maxText);
}

function length(value: GoValue | undefined): number {
  if (typeof value === 'string') return byteLength(value);
  if (value !== undefined && value !== null) {
    if (isSlice(value)) return sliceItems(value).length;
    if (isMap(value)) return Object.keys(value instanceof GoTypedMap ? (value.entries ?? {}) : value).length;
  }
  throw failure(`a value of type ${typeName(value ?? null)} has no length`);
}

function index(value: GoValue | undefined, ...keys: (GoValue | undefined)[]): GoValue | undefined {
  if (value === undefined || value === null) throw failure('nil has no elements');
  let item: GoValue = value;
  for (const key of keys) item = element(item, key ?? null);
  return item;
}

function element(value: GoValue, key: GoValue): GoValue {
  if (value === null) throw failure('nil has no elements');
  if (isMap(value)) {
    if (typeof key !== 'string') throw failure(`the key of a map is a string, got ${typeName(key)}`);
    return mapGet(value, key) ?? (value instanceof GoTypedMap && value.element === 'string' ? '' : null);
  }
  if (isSlice(value)) {
    const items = sliceItems(value);
    return items[position(key, items.length)] ?? null;
  }
  if (typeof value !== 'string') throw failure(`a value of type ${typeName(value)} has no elements`);
  const bytes = toBytes(value);
  return new GoInteger(BigInt(bytes[position(key, bytes.length)] ?? 0), 'uint8');
}

function position(key: GoValue, size: number): number {
  const at = integerOf(key);
  if (at === undefined) throw failure(`an index is an int, got ${typeName(key)}`);
  if (at < 0n || at >= BigInt(size)) throw failure(`index ${at} is out of range, the length is ${size}`);
  return Number(at);
}
