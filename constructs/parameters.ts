import { Construct } from 'constructs';
import type { Json, JsonObject } from '../src/model/json';
import type { TriggerParameter } from '../src/model/sensor';
import { type EventValue, holdsEventValue, type TextPart, textParts } from './event-value';
import { selectorOf } from './plain-fields';
import { bad, requireFinite } from './requirements';

/** An object with the values of events taken out, and the parameters that put them back in when the trigger fires. */
export interface Parameterized {
  /** The object. Where a text begins with a value of an event it says what the value was given for it, or {@link placeholder}. */
  readonly body: JsonObject;
  /** Upstream's `parameters`: they write into `body`, in this order. */
  readonly parameters: readonly TriggerParameter[];
  /** Every value of an event that stood in the object. */
  readonly values: readonly EventValue[];
}

/** What stands where a value of an event will be. A valid name, so that an object is valid before it is filled in, too. */
export const placeholder = 'from-event';

/**
 * Takes the values of events out of an object.
 *
 * A text that is one value becomes a parameter that overwrites. In a longer text what stands before the first value stays in the
 * object, and the rest is appended piece by piece. A template could do that in one parameter, but it would print the number 1296269
 * as `1.296269e+06` and a missing field as `<no value>`; appended values keep their digits, and a missing one fails the trigger.
 *
 * @throws EventloomError `bad-value` for a value in a key, a raw value inside a longer text, or something that is not JSON.
 */
export function extractParameters(body: object): Parameterized {
  const found = new Extraction();
  const extracted = found.object(body, []);
  return { body: extracted, parameters: found.parameters, values: found.values };
}

class Extraction {
  readonly parameters: TriggerParameter[] = [];
  readonly values: EventValue[] = [];

  object(given: object, path: readonly string[]): JsonObject {
    const object = Construct.isConstruct(given) ? selectorOf(given, path.join('.')) : given;
    const entries = Object.entries(object).flatMap(([key, value]: [string, unknown]): [string, Json][] => {
      if (value === undefined) return [];
      refuseValueAsKey(key, path);
      const extracted = this.value(value, [...path, objectKey(key)]);
      return extracted === undefined ? [] : [[key, extracted]];
    });
    return Object.fromEntries(entries);
  }

  /** What is left of a value; undefined for one that leaves no field. */
  private value(value: unknown, path: readonly string[]): Json | undefined {
    if (typeof value === 'string') return this.text(value, path.join('.'));
    if (typeof value === 'number') requireFinite(`'${path.join('.')}'`, value);
    if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
    if (Array.isArray(value)) return value.map((item: unknown, index) => this.item(item, [...path, String(index)]));
    if (typeof value === 'object') return this.object(value, path);
    throw bad(`'${path.join('.')}' is a ${typeof value}, which no manifest can hold`);
  }

  private item(value: unknown, path: readonly string[]): Json {
    const extracted = this.value(value, path);
    if (extracted !== undefined) return extracted;
    throw bad(
      `'${path.join('.')}' holds a value of an event with nothing in its place, where an item of a list must be; give it a placeholder`,
    );
  }

  private text(text: string, dest: string): string | undefined {
    const [first, ...rest] = textParts(text);
    if (first === undefined) return '';
    if (typeof first === 'string' && rest.length === 0) return first;
    if (rest.length > 0) refuseNumericKey(dest);
    if (typeof first !== 'string') this.add(first, dest, rest.length > 0);
    this.append(rest, dest, dependencyIn([first, ...rest]));
    if (typeof first === 'string') return first;
    return first.placeholder === null ? undefined : (first.placeholder ?? placeholder);
  }

  /** Text between values belongs to some dependency in upstream's form; it is there even when that dependency has no event. */
  private append(parts: readonly TextPart[], dest: string, dependencyName: string): void {
    for (const part of parts) {
      if (typeof part === 'string') {
        this.parameters.push({ src: { dependencyName, value: part }, dest, operation: 'append' });
      } else this.add(part, dest, true, 'append');
    }
  }

  private add(value: EventValue, dest: string, inLongerText: boolean, operation?: 'append'): void {
    if (inLongerText) refuseRawInText(value, `'${dest}'`);
    this.values.push(value);
    this.parameters.push({ src: value.source, dest, ...(operation ? { operation } : {}) });
  }
}

function dependencyIn(parts: readonly TextPart[]): string {
  const value = parts.find((part) => typeof part !== 'string');
  return typeof value === 'object' ? value.source.dependencyName : '';
}

/**
 * Refuses a key that is, or holds, a value of an event.
 * @throws EventloomError `bad-value`
 */
export function refuseValueAsKey(key: string, path: readonly string[]): void {
  if (!holdsEventValue(key)) return;
  throw bad(`a value of an event cannot be a key, as below '${path.join('.') || 'the root'}'`);
}

/**
 * Refuses a value that keeps its type where only a text can be.
 * @param where how messages name the place.
 * @throws EventloomError `bad-value`
 */
export function refuseRawInText({ source }: EventValue, where: string): void {
  if (!source.useRawData) return;
  throw bad(`${where} holds raw('${source.dataKey}') inside a longer text; a raw value stands alone, use data() here`);
}

/** Upstream writes to such a key with a colon in front, and reads without, so that it would find nothing to append to. */
function refuseNumericKey(dest: string): void {
  if (!/(^|\.):/.test(dest)) return;
  throw bad(
    `'${dest}' holds a longer text with a value of an event below a key of digits, where upstream cannot append; use template() for all of it`,
  );
}

/** A key as upstream's paths want it: what they give a meaning to is escaped, and digits are kept from being an index. */
export function objectKey(key: string): string {
  const escaped = key.replace(/[!-,.:-@[-^`{-~]/g, '\\$&');
  return /^-?\d+$/.test(key) ? `:${escaped}` : escaped;
}
