import { encodeString, isWellFormed } from '../go/json';
import { stripBlanks } from '../go/json-scan';
import { trimSpace } from '../go/text';
import { membersOf } from './members';
import type { ModifierName } from './modifier-names';
import { isModifier } from './modifier-names';
import { parse, whole } from './parse';
import { defaultPrettyOptions, pretty } from './pretty';
import { trimBlanks } from './query';
import type { Result } from './result';
import type { Span } from './scan';
import { squash } from './scan';
import type { Lookup } from './search';
import type { Work } from './work';

/** What a modifier may use beside its input. */
interface Tools {
  readonly work: Work;
  readonly lookup: Lookup;
}

/** Makes another text of a text; undefined means that it stays as it is. */
type Modifier = (input: Span, argument: string, tools: Tools) => string | undefined;

const modifiers: Readonly<Record<ModifierName, Modifier>> = {
  pretty: prettify,
  ugly: (input) => stripBlanks(textOf(input)),
  reverse,
  this: () => undefined,
  flatten,
  join,
  valid: (input) => (isWellFormed(textOf(input)) ? undefined : ''),
  keys,
  values,
  tostr: (input) => encodeString(textOf(input)),
  fromstr: (input) => (isWellFormed(textOf(input)) ? parse(input).string() : ''),
  group,
  dig,
};

/** Runs the modifier that a path begins with; undefined if there is none of that name. */
export function runModifier(
  span: Span,
  path: string,
  work: Work,
  lookup: Lookup,
): { readonly span: Span; readonly rest: string } | undefined {
  const name = path.slice(1).split(/[.|:]/, 1)[0] ?? '';
  if (!isModifier(name)) return undefined;
  const end = name.length + 1;
  const hasArgument = path[end] === ':';
  const argumentStart = hasArgument ? end + 1 : end;
  const argumentEnd = hasArgument ? endOfArgument(path, argumentStart) : end;
  const made = modifiers[name](span, path.slice(argumentStart, argumentEnd), { work, lookup });
  work.spend(made?.length ?? 0);
  return { span: made === undefined ? span : whole(made), rest: path.slice(argumentEnd) };
}

function endOfArgument(path: string, start: number): number {
  if (/[{["]/.test(path.charAt(start))) return squash(path, start);
  let at = start;
  while (at < path.length && path[at] !== '|') at = '{["('.includes(path.charAt(at)) ? squash(path, at) : at + 1;
  return at;
}

const textOf = ({ text, start, end }: Span): string => text.slice(start, end);

/** The members of an argument such as `{"deep":true}`. */
function optionsOf(argument: string, work: Work): Map<string, Result> {
  const options = new Map<string, Result>();
  for (const { key, value } of membersOf(parse(whole(argument)), work)) options.set(key?.string() ?? '', value);
  return options;
}

const blanks = (text: string): string => text.replace(/[^ \t\n\r]/g, '');

function prettify(input: Span, argument: string, { work }: Tools): string {
  const options = { ...defaultPrettyOptions };
  const given = optionsOf(argument, work);
  if (given.has('sortKeys')) options.sortKeys = given.get('sortKeys')?.bool() ?? false;
  if (given.has('indent')) options.indent = blanks(given.get('indent')?.string() ?? '');
  if (given.has('prefix')) options.prefix = blanks(given.get('prefix')?.string() ?? '');
  if (given.has('width')) options.width = Number(given.get('width')?.int() ?? 0n);
  return pretty(textOf(input), options, work);
}

function reverse(input: Span, _argument: string, { work }: Tools): string | undefined {
  const result = parse(input);
  const members = membersOf(result, work).reverse();
  if (result.isArray) return `[${members.map(({ value }) => value.raw).join(',')}]`;
  return result.isObject ? `{${members.map(memberText).join(',')}}` : undefined;
}

const memberText = ({ key, value }: { key?: Result; value: Result }): string => `${key?.raw ?? ''}:${value.raw}`;

function flatten(input: Span, argument: string, { work }: Tools): string | undefined {
  const deep = argument !== '' && (optionsOf(argument, work).get('deep')?.bool() ?? false);
  return flattenItems(parse(input), deep, work);
}

function flattenItems(result: Result, deep: boolean, work: Work): string | undefined {
  if (!result.isArray) return undefined;
  work.enter();
  const texts = membersOf(result, work).map(({ value }) => {
    if (!value.isArray) return trimSpace(value.raw);
    return trimSpace(unwrap((deep && flattenItems(value, deep, work)) || value.raw));
  });
  work.leave();
  return `[${texts.filter((text) => text !== '').join(',')}]`;
}

/** What stands between the outermost brackets. */
function unwrap(json: string): string {
  const trimmed = trimBlanks(json);
  return trimmed.length >= 2 ? trimmed.slice(1, -1) : trimmed;
}

function join(input: Span, argument: string, { work }: Tools): string | undefined {
  const result = parse(input);
  if (!result.isArray) return undefined;
  const preserve = argument !== '' && (optionsOf(argument, work).get('preserve')?.bool() ?? false);
  const objects = membersOf(result, work).flatMap(({ value }) => (value.isObject ? [value] : []));
  if (preserve) return `{${objects.map((object) => unwrap(object.raw)).join(',')}}`;
  const joined = new Map<string, { readonly key: string; value: string }>();
  for (const object of objects) {
    for (const { key, value } of membersOf(object, work)) {
      const name = key?.string() ?? '';
      const known = joined.get(name);
      if (known) known.value = value.raw;
      else joined.set(name, { key: key?.raw ?? '', value: value.raw });
    }
  }
  return `{${[...joined.values()].map(({ key, value }) => `${key}:${value}`).join(',')}}`;
}

function keys(input: Span, _argument: string, { work }: Tools): string {
  const result = parse(input);
  const names = membersOf(result, work).map(({ key }) => (result.isObject ? (key?.raw ?? '') : 'null'));
  return `[${names.join(',')}]`;
}

function values(input: Span, _argument: string, { work }: Tools): string | undefined {
  const result = parse(input);
  if (result.isArray) return undefined;
  return `[${membersOf(result, work)
    .map(({ value }) => value.raw)
    .join(',')}]`;
}

/** `{"a":[1,2],"b":[3,4]}` to `[{"a":1,"b":3},{"a":2,"b":4}]`. */
function group(input: Span, _argument: string, { work }: Tools): string {
  const result = parse(input);
  if (!result.isObject) return '';
  const objects: string[][] = [];
  for (const { key, value } of membersOf(result, work)) {
    if (!value.isArray) continue;
    for (const [index, item] of membersOf(value, work).entries()) {
      work.spend((key?.raw.length ?? 0) + item.value.raw.length);
      (objects[index] ??= []).push(memberText({ key, value: item.value }));
    }
  }
  return `[${objects.map((members) => `{${members.join(',')}}`).join(',')}]`;
}

/** What a path leads to in a value and in everything below it. */
function dig(input: Span, path: string, { work, lookup }: Tools): string {
  const texts: string[] = [];
  const visit = (result: Result): void => {
    const found = lookup(result, path, work);
    if (found.exists) texts.push(found.raw);
    work.spend(found.raw.length);
    if (!result.isArray && !result.isObject) return;
    work.enter();
    for (const { value } of membersOf(result, work)) visit(value);
    work.leave();
  };
  visit(parse(input));
  return `[${texts.join(',')}]`;
}
