import { EventloomError, reasonOf } from '../../errors';
import type { Encodable } from '../../language/go/json';
import { encode } from '../../language/go/json';
import { get } from '../../language/path/get';
import { jsonOf, set, setRaw } from '../../language/path/set';
import type { Json } from '../../model/json';
import type { TriggerParameter } from '../../model/parameter';
import type { Trail } from '../step';
import { cut } from '../step';
import type { Events, ParameterSource, ParameterValue } from './source';
import { compileSource } from './source';
import type { PlainPlace } from './tree';
import { plainPlace, putPlainly } from './tree';

/** A compiled parameter: a value from an event, and the place that it is put at. */
export interface Parameter {
  readonly dest: string;
  readonly operation: string;
  readonly source: ParameterSource;
  /** The way to `dest`, if that is plain and the operation exists. */
  readonly place: PlainPlace | undefined;
  /** What it does, for people. */
  readonly described: string;
}

/** Compiles parameters, in their order. */
export function compileParameters(parameters: readonly TriggerParameter[]): readonly Parameter[] {
  return parameters.map(({ dest = '', operation = '', src }) => {
    const source = compileSource(src);
    const action = operation && operation !== 'overwrite' ? `${operation} ` : '';
    return {
      dest,
      operation,
      source,
      place: operations.has(operation) ? plainPlace(dest) : undefined,
      described: cut(`${dest || 'everything'} = ${action}${source.described}`),
    };
  });
}

/**
 * Puts values from events into a JSON document, one after the other.
 *
 * @returns the document; its own white space and numbers stay as they are.
 * @throws EventloomError `program-failed` when a value cannot be had, or there is no place for it.
 */
export function applyParameters(
  document: string,
  parameters: readonly Parameter[],
  events: Events,
  trail: Trail,
): string {
  let text = document;
  for (const parameter of parameters) {
    const resolved = resolveParameter(parameter, events, trail);
    if (resolved.value !== null) text = put(text, parameter, { ...resolved, value: resolved.value });
  }
  return text;
}

const operations: ReadonlySet<string> = new Set(['', 'overwrite', 'append', 'prepend']);

/** A document as a value, or as text once something was put into it that only text can tell. */
export type Document = { readonly tree: Json; readonly text?: undefined } | { readonly text: string };

/**
 * Like {@link applyParameters}, for a document that is at hand as a value. It stays a value as long as parameters are put at plain
 * places, which is much faster; the outcome is the same.
 */
export function applyToTree(tree: Json, parameters: readonly Parameter[], events: Events, trail: Trail): Document {
  let current = tree;
  for (const [index, parameter] of parameters.entries()) {
    const { value, type } = resolveParameter(parameter, events, trail);
    if (value === null) continue;
    const { place, operation, source } = parameter;
    const resolved = { value, type };
    // What is added to an object or a list is added to its text, which a tree does not keep.
    const needsText = type === 'JSON' && source.useRawData && parameters.slice(index + 1).some(isAdding);
    const changed = needsText ? undefined : place && putPlainly(current, place, operation, resolved, source.useRawData);
    if (changed === undefined) {
      const text = put(encode(current as Encodable), parameter, resolved);
      return { text: applyParameters(text, parameters.slice(index + 1), events, trail) };
    }
    current = changed;
  }
  return { tree: current };
}

const isAdding = ({ operation }: Parameter): boolean => operation === 'append' || operation === 'prepend';

function put(text: string, parameter: Parameter, resolved: ParameterValue & { value: string }): string {
  const { dest, operation, source } = parameter;
  let { value, type } = resolved;
  if (isAdding(parameter)) {
    const current = get(text, dest);
    if (current.exists) {
      type = 'String';
      value = operation === 'append' ? current.string() + value : value + current.string();
    }
  } else if (operation !== '' && operation !== 'overwrite') {
    throw new EventloomError(
      'program-failed',
      `unsupported trigger parameter operation '${operation}': write overwrite, append or prepend`,
    );
  }
  return type !== 'String' && source.useRawData ? setRaw(text, dest, value) : set(text, dest, value);
}

/**
 * Makes the payload of a trigger: an object of values from events. A parameter without `dest` is the payload, alone.
 *
 * @returns undefined if nothing was put into it.
 * @throws EventloomError `program-failed` when a value cannot be had: also when its dependency had no event.
 */
export function constructPayload(parameters: readonly Parameter[], events: Events, trail: Trail): string | undefined {
  const members = new Map<string, string>();
  let payload = '';
  for (const parameter of parameters) {
    const { value, type } = resolveParameter(parameter, events, trail);
    const { dest, source, place } = parameter;
    if (value === null) {
      if (dest === '') continue;
      throw new EventloomError(
        'program-failed',
        `the payload needs a value at '${dest}', and its dependency had no event: give it a value to fall back to`,
      );
    }
    if (dest === '') return value;
    const raw = type !== 'String' && source.useRawData ? value : jsonOf(value);
    if (payload === '' && place?.length === 1) members.set(dest, raw);
    else payload = setRaw(payload || objectOf(members), dest, raw);
  }
  return payload || objectOf(members) || undefined;
}

/** Members of plain names need not be looked for in the text. */
function objectOf(members: ReadonlyMap<string, string>): string {
  let text = '';
  for (const [name, raw] of members) text += `${text === '' ? '{' : ','}"${name}":${raw}`;
  return text && `${text}}`;
}

/**
 * The value of a parameter; the trail says where it came from.
 * @throws EventloomError `program-failed` when there is an event and no value can be had from it.
 */
export function resolveParameter(
  { source, described }: Pick<Parameter, 'source' | 'described'>,
  events: Events,
  trail: Trail,
): ParameterValue {
  try {
    const resolved = source.resolve(events);
    const { value, missing } = resolved;
    if (value === null) trail.add('parameter', described, false, undefined, missing);
    else trail.add('parameter', described, true, cut(value), missing && `${missing}, so that its value is used`);
    return resolved;
  } catch (error) {
    trail.add('parameter', described, false, undefined, reasonOf(error));
    throw error;
  }
}
