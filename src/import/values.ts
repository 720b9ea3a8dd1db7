import { itemIndex, readSetSteps } from '../language/path/set-steps';
import type { Json } from '../model/json';
import { isObject } from './equality';
import type { Fragment, Rewriting } from './fragment';
import { call, type Entry, type Expression, literal, member, object } from './tree';

/** The constants of a sensor's dependencies, by their names. */
export type DependencyConstants = (dependency: string) => Expression | undefined;

const contextFields: ReadonlySet<string> = new Set([
  'id',
  'source',
  'subject',
  'type',
  'time',
  'datacontenttype',
  'specversion',
]);

const methods: { readonly [selector: string]: string | undefined } = {
  dataKey: 'data',
  dataTemplate: 'template',
  contextKey: 'context',
  contextTemplate: 'contextTemplate',
};

/** `push.data('body.after')` for upstream's source of a parameter; undefined for what no method says. */
export function eventValue(
  src: Fragment,
  constants: DependencyConstants,
  placeholder?: string | null,
): Expression | undefined {
  const dependency = constants(src.at('dependencyName').text ?? '');
  const selectors = ['dataKey', 'dataTemplate', 'contextKey', 'contextTemplate'].filter((key) => src.at(key).exists);
  const [selector, ...more] = selectors;
  if (dependency === undefined || more.length > 0) return undefined;
  const [value, isRaw] = [src.at('value'), src.at('useRawData').value === true];
  const options = object({
    otherwise: value.exists ? value.literal() : undefined,
    placeholder: placeholder === undefined || placeholder === 'from-event' ? undefined : literal(placeholder),
  });
  const rest = options.kind === 'object' && options.entries.length === 0 ? [] : [options];
  if (isRaw) {
    const isPlain = selector === 'dataKey' && rest.length === 0;
    return isPlain ? call(member(dependency, 'raw'), src.at('dataKey').literal()) : undefined;
  }
  if (selector === undefined) return value.exists ? undefined : call(member(dependency, 'wholeEvent'), ...rest);
  const argument = src.at(selector);
  if (selector === 'contextKey' && !contextFields.has(argument.text ?? '')) return undefined;
  const method = methods[selector];
  return method === undefined ? undefined : call(member(dependency, method), argument.literal(), ...rest);
}

/** The steps of a destination below a part of a manifest. */
export function destination(dest: string, root: Json | undefined): readonly (string | number)[] | undefined {
  const steps = readSetSteps(dest);
  if (steps === undefined || steps.length === 0) return undefined;
  const path: (string | number)[] = [];
  let at: Json | undefined = root;
  for (const step of steps) {
    const index = Array.isArray(at) ? itemIndex(step) : undefined;
    const key = index ?? step.key;
    path.push(key);
    if (Array.isArray(at)) at = typeof key === 'number' ? (at[key] as Json | undefined) : undefined;
    else at = isObject(at) && Object.hasOwn(at, String(key)) ? at[String(key)] : undefined;
  }
  return path;
}

/**
 * Puts values of events into a manifest: each in the place of the text, or behind it, that a parameter writes into.
 * @returns undefined when some parameter does something else
 */
export function withValues(
  root: Fragment,
  parameters: readonly Fragment[],
  constants: DependencyConstants,
): ValuesInPlace | undefined {
  const values = new ValuesInPlace();
  for (const parameter of parameters) {
    const path = destination(parameter.at('dest').text ?? '', root.value);
    const place = path && root.at(...path);
    if (place === undefined || (place.exists && place.text === undefined)) return undefined;
    const before = values.at(place);
    const isFirst = before === undefined && (parameter.at('operation').text || 'overwrite') === 'overwrite';
    const isAppended = parameter.at('operation').text === 'append' && (before !== undefined || place.exists);
    const text = isFirst
      ? eventValue(parameter.at('src'), constants, place.text ?? null)
      : isAppended
        ? appended(before ?? literal(place.text ?? ''), parameter, constants)
        : undefined;
    const parent = root.at(...(path ?? []).slice(0, -1));
    if (text === undefined || (!place.exists && !isObject(parent.value))) return undefined;
    values.set(place, text);
  }
  return values;
}

/** Values of events by their place in a manifest. */
export class ValuesInPlace implements Rewriting {
  private readonly texts = new Map<string, Expression>();
  private readonly added = new Map<string, Map<string, Expression>>();
  private readonly ranks = new Map<string, number>();

  /** The places, as JSON. */
  get places(): readonly string[] {
    return [...this.texts.keys()];
  }

  at({ path }: Fragment): Expression | undefined {
    return this.texts.get(JSON.stringify(path));
  }

  set(place: Fragment, text: Expression): void {
    const { path } = place;
    for (let length = path.length; length > 0; length--) {
      const key = JSON.stringify(path.slice(0, length));
      // What holds this place holds it already when something before it was set there.
      if (!this.ranks.has(key)) this.ranks.set(key, this.ranks.size);
    }
    this.texts.set(JSON.stringify(path), text);
    if (place.exists) return;
    const parent = JSON.stringify(place.path.slice(0, -1));
    const members = this.added.get(parent) ?? new Map<string, Expression>();
    this.added.set(parent, members.set(String(place.path.at(-1)), text));
  }

  /** A manifest with some text in each new place. */
  sample(root: Fragment): Json | undefined {
    const { value } = root;
    if (Array.isArray(value)) return root.items.map((item) => this.sample(item) ?? null);
    if (!isObject(value)) return value;
    const members = root.keys.map((key) => [key, this.sample(root.at(key))] as const);
    return Object.fromEntries([...members, ...this.add(root).map(({ key }) => [key, ''] as const)]);
  }

  /** The constructs write parameters in the order in which values stand: members with values come in the order of these. */
  arrange(map: Fragment, entries: readonly Entry[]): readonly Entry[] {
    const ranked = entries.flatMap((entry) => {
      const rank = this.ranks.get(JSON.stringify([...map.path, entry.key]));
      return rank === undefined ? [] : [{ entry, rank }];
    });
    if (ranked.length < 2) return entries;
    const queue = [...ranked].sort((one, other) => one.rank - other.rank).map(({ entry }) => entry);
    const isRanked = new Set(ranked.map(({ entry }) => entry));
    return entries.map((entry) => (isRanked.has(entry) ? (queue.shift() ?? entry) : entry));
  }

  replace(part: Fragment): Expression | undefined {
    return this.at(part);
  }

  add({ path }: Fragment): readonly Entry[] {
    return [...(this.added.get(JSON.stringify(path)) ?? [])].map(([key, value]) => ({ key, value }));
  }
}

function appended(before: Expression, parameter: Fragment, constants: DependencyConstants): Expression | undefined {
  const src = parameter.at('src');
  const isText =
    src.keys.every((key) => key === 'dependencyName' || key === 'value') && src.at('value').text !== undefined;
  const part = isText ? src.at('value').text : eventValue(src, constants);
  if (part === undefined) return undefined;
  return { kind: 'template', parts: [...partsOf(before), part] };
}

function partsOf(text: Expression): readonly (string | Expression)[] {
  if (text.kind === 'template') return text.parts;
  if (text.kind === 'literal') return text.value === '' ? [] : [String(text.value)];
  return [text];
}

/** A message whose leaves are written by parameters; undefined when some leaf is none that a message can have. */
export function messageOf(parameters: readonly Fragment[], constants: DependencyConstants): Expression | undefined {
  const root = new Level();
  for (const parameter of parameters) {
    const dest = parameter.at('dest').text ?? '';
    const src = parameter.at('src');
    const value = eventValue(src, constants) ?? constantOf(src);
    if (value === undefined) return undefined;
    if (dest === '') return parameters.length === 1 ? value : undefined;
    const steps = readSetSteps(dest)?.map((step) => itemIndex(step) ?? step.key);
    if (steps === undefined || !root.set(steps, { value, comments: parameter.before })) return undefined;
  }
  return root.expression();
}

/** Values by a name of their own; undefined when one has no name, or is none that a message can have. */
export function namedValues(parameters: readonly Fragment[], constants: DependencyConstants): Expression | undefined {
  const entries = parameters.flatMap((parameter): Entry[] => {
    const [key, src] = [parameter.at('dest').text, parameter.at('src')];
    const value = eventValue(src, constants) ?? constantOf(src);
    return key && value ? [{ key, value, comments: parameter.before }] : [];
  });
  const isWhole = new Set(entries.map(({ key }) => key)).size === parameters.length;
  return isWhole ? { kind: 'object', entries } : undefined;
}

function constantOf(src: Fragment): Expression | undefined {
  const isText = src.keys.every((key) => key === 'dependencyName' || key === 'value');
  return isText && src.at('value').text !== undefined ? src.at('value').literal() : undefined;
}

interface Leaf {
  readonly value: Expression;
  readonly comments: readonly string[];
}

/** An object or a list of a message while it is put together. */
class Level {
  private readonly members = new Map<string | number, Leaf | Level>();

  set([step, ...rest]: readonly (string | number)[], leaf: Leaf): boolean {
    if (step === undefined) return false;
    const found = this.members.get(step);
    if (rest.length === 0) {
      if (found !== undefined) return false;
      this.members.set(step, leaf);
      return true;
    }
    const inner = found ?? new Level();
    if (!(inner instanceof Level)) return false;
    this.members.set(step, inner);
    return inner.set(rest, leaf);
  }

  expression(): Expression | undefined {
    const entries = [...this.members].map(([key, part]) => ({
      key,
      value: part instanceof Level ? part.expression() : part.value,
      comments: part instanceof Level ? [] : part.comments,
    }));
    const known = entries.flatMap(({ key, value, comments }) =>
      value === undefined ? [] : [{ key, value, comments }],
    );
    if (known.length < entries.length) return undefined;
    if (known.every(({ key }) => typeof key === 'string')) {
      return { kind: 'object', entries: known.map((entry) => ({ ...entry, key: String(entry.key) })) };
    }
    if (!known.every(({ key }, index) => key === index)) return undefined;
    return { kind: 'list', items: known };
  }
}
