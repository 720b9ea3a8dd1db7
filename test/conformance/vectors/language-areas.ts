import { compileCondition } from '../../../src/language/condition';
import { decode } from '../../../src/language/go/json';
import type { GoMap, GoValue } from '../../../src/language/go/value';
import { typeName } from '../../../src/language/go/value';
import { compile } from '../../../src/language/govaluate/compile';
import { compileRegex } from '../../../src/language/regex';
import { type Area, area } from './area';

interface RegexQuestion {
  readonly pattern: string;
  readonly text: { readonly text?: string; readonly base64?: string };
}

/** A Go value in the vectors' notation. */
function shown(value: GoValue): unknown {
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'number' || (Number.isFinite(value) && !Object.is(value, -0))) return value;
  return { $number: Object.is(value, -0) ? '-0' : String(value) };
}

/** All selections of some names, in the order of their bits. */
function subsets(names: readonly string[]): string[][] {
  return Array.from({ length: 2 ** names.length }, (_, bits) => names.filter((_, index) => bits & (1 << index)));
}

/** The languages of filters and conditions. */
export const languageAreas: Record<string, Area> = {
  'conditions-translate': area<{ conditions: string; dependencies: string[] }>(({ conditions, dependencies }) => {
    const condition = compileCondition(conditions, dependencies);
    const trueFor = subsets(condition.dependencies).filter((satisfied) => condition.holds(new Set(satisfied)));
    return { out: { expression: condition.text, dependencies: condition.dependencies, trueFor } };
  }),
  'lang-govaluate': area<{ expression: string; parameters: string }>(({ expression, parameters }) => {
    const program = compile(expression);
    const value = program.run(decode(parameters) as GoMap);
    return { out: { variables: program.variables, type: typeName(value), value: shown(value) } };
  }),
  'lang-regexp': area<RegexQuestion>(({ pattern, text }) => {
    const bytes = text.base64 === undefined ? Buffer.from(text.text ?? '') : Buffer.from(text.base64, 'base64');
    const groups = compileRegex(pattern).find(bytes) ?? null;
    return { out: { groups, match: groups !== null } };
  }),
};
