import type { ContextField, Dependency } from '../../constructs';
import type { TriggerParameter, TriggerParameterSource } from '../../src/model/sensor';

/** Why something cannot be said with the factories. */
export class Unsaid extends Error {}

/** The dependencies of a sensor, by name. */
export type Dependencies = ReadonlyMap<string, Dependency<unknown>>;

interface Tree {
  [key: string]: unknown;
}

/** Writes the values of events where upstream's parameters put them, as a program would. Changes the object. */
export function placeAll(object: object, parameters: readonly TriggerParameter[], known: Dependencies): void {
  for (const { src, dest = '', operation } of parameters) {
    place(object, dest, (before) => {
      const value = valueOf(src, known);
      if (operation === 'append') return `${asText(before)}${String(value)}`;
      return operation === 'prepend' ? `${String(value)}${asText(before)}` : value;
    });
  }
}

/** A value of an event, as a program would write it. */
export function valueOf(source: TriggerParameterSource, known: Dependencies): unknown {
  const { dependencyName, dataKey, dataTemplate, contextKey, contextTemplate, useRawData, value } = source;
  const from = known.get(dependencyName);
  if (!from) throw new Unsaid(`a parameter reads from '${dependencyName}', which is no dependency`);
  const options = value === undefined ? {} : { otherwise: value };
  if (dataTemplate !== undefined) return from.template(dataTemplate, options);
  if (dataKey !== undefined) return useRawData ? from.raw(dataKey) : from.data(dataKey, options);
  if (contextTemplate !== undefined) return from.contextTemplate(contextTemplate, options);
  if (contextKey !== undefined) return from.context(contextKey as ContextField);
  return value ?? from.wholeEvent();
}

function place(object: object, dest: string, make: (before: unknown) => unknown): void {
  if (!/^[\w$-]+(\.[\w$-]+)*$/.test(dest))
    throw new Unsaid(`a parameter goes to '${dest}', which is more than names and indexes`);
  const keys = dest.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce((tree, key, at): Tree => {
    const next = tree[key];
    if (typeof next === 'object' && next !== null) return next as Tree;
    const made: unknown = /^-?\d+$/.test(keys[at + 1] ?? last) ? [] : {};
    tree[key] = made;
    return made as Tree;
  }, object as Tree);
  if (Array.isArray(holder) && last === '-1') (holder as unknown[]).push(make(undefined));
  else holder[last] = make(holder[last]);
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A message that is made of parameters: an object, or a text when one parameter is all of it. */
export function messageOf(payload: readonly TriggerParameter[] | undefined, known: Dependencies): object | string {
  const [only] = payload ?? [];
  if (only && payload?.length === 1 && !only.dest) return String(valueOf(only.src, known));
  const message = {};
  placeAll(message, payload ?? [], known);
  return message;
}
