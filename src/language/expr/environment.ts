import { compareBytes } from '../go/text';
import type { GoMap, GoValue } from '../go/value';
import { newMap } from '../go/value';
import { bounded, fn } from '../template/function';
import { sprigFunctions } from '../template/functions';
import { decoded } from './builtins/conversions';
import { floatOf, intOf } from './builtins/numbers';
import { failure } from './failure';
import { compileJsonPath } from './jsonpath/compile';
import { FunctionValue } from './run/function-value';

const jsonpath = bounded(['string', 'string'], ({ budget }, json, path) => {
  budget.make(json.length);
  return compileJsonPath(path).query(decoded(json), budget);
});

const toJson = bounded(['any'], (surroundings, value) => sprigFunctions['toJson']?.run(surroundings, value) ?? '');

/** Functions of sprig that would show the environment of the process. */
const withheld: ReadonlySet<string> = new Set(['env', 'expandenv']);

const sprig: readonly (readonly [string, FunctionValue])[] = Object.entries(sprigFunctions)
  .filter(([name]) => !withheld.has(name))
  .map(([name, called]) => [name, new FunctionValue(called)]);

const helpers: readonly (readonly [string, FunctionValue])[] = [
  ['asInt', new FunctionValue(fn(['any'], intOf))],
  ['asFloat', new FunctionValue(fn(['any'], floatOf))],
  ['jsonpath', new FunctionValue(jsonpath)],
  ['toJson', new FunctionValue(toJson, 'string')],
];

/** Functions of sprig that change the map that they are given. */
const changing = /\b(?:set|unset|merge|mergeOverwrite|mustMerge|mustMergeOverwrite)\b|\$env/;

const sharedSprig = Object.freeze(mapOf(sprig));

function mapOf(entries: readonly (readonly [string, GoValue])[]): Record<string, GoValue> {
  const map = newMap();
  for (const [key, value] of entries) map[key] = value;
  return map;
}

/**
 * The names that the filter of an event source sees: the members of the payload, where `-` in a name became `_` and a name with
 * dots became maps in maps, and the functions `asInt`, `asFloat`, `jsonpath`, `toJson` and those of sprig in `sprig`.
 *
 * @param expression the filter: one that may change the map `sprig` gets a copy of it
 * @throws EventloomError `program-failed` for a name that begins with a dot: upstream ends its process there
 */
export function filterEnvironment(payload: GoMap, expression: string): GoMap {
  const names = newMap();
  for (const key of Object.keys(payload).sort(compareBytes)) {
    if (key.startsWith('.')) throw failure(`the member ${JSON.stringify(key)} of the payload begins with a dot`);
    names[key.replaceAll('-', '_')] = payload[key] ?? null;
  }
  const env = expand(names);
  for (const [name, called] of helpers) env[name] = called;
  env['sprig'] = changing.test(expression) ? mapOf(sprig) : sharedSprig;
  return env;
}

/** `{"a.b": 1}` becomes `{"a": {"b": 1}}`; of `a` and `a.b` the longer name wins. */
function expand(names: GoMap): Record<string, GoValue> {
  const expanded = newMap();
  const branches = new Set<GoValue>();
  for (const name of Object.keys(names)) {
    const parts = name.split('.');
    const last = parts.pop() ?? '';
    let at = expanded;
    for (const part of parts) at = branch(at, part, branches);
    if (!branches.has(at[last] ?? null)) at[last] = names[name] ?? null;
  }
  return expanded;
}

/** The map at a key that was made for longer names; it takes the place of a value of the payload. */
function branch(at: Record<string, GoValue>, key: string, branches: Set<GoValue>): Record<string, GoValue> {
  const known = at[key] ?? null;
  if (branches.has(known)) return known as Record<string, GoValue>;
  const made = newMap();
  branches.add(made);
  at[key] = made;
  return made;
}
