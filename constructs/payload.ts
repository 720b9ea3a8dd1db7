import { Construct } from 'constructs';
import { EventloomError } from '../src/errors';
import type { TriggerParameter, TriggerParameterSource } from '../src/model/sensor';
import { type EventValue, holdsEventValue, textParts } from './event-value';
import { objectKey, refuseValueAsKey } from './parameters';
import { selectorOf } from './plain-fields';
import { requireFinite } from './requirements';
import { textTemplate } from './text-template';

/** Who the constants of a payload belong to: upstream has no parameter without a dependency. */
export interface Owner {
  /** The dependency; absent when the sensor has none yet. */
  readonly name?: string;
  /** Whether it has an event whenever the trigger fires. */
  readonly present: boolean;
}

/** A message as upstream's `payload`. */
export interface Payload {
  /** One parameter for each leaf. */
  readonly parameters: readonly TriggerParameter[];
  /** Every value of an event in the message. */
  readonly values: readonly EventValue[];
}

/**
 * Makes upstream's `payload` of a message.
 *
 * Upstream builds the message from nothing, one parameter after the other, and ignores `operation`. So constants become parameters too,
 * and a value inside a longer text becomes one template for all of the text.
 *
 * @param message an object or a list; or a text, which is all of the message.
 * @param whole whether upstream lets one parameter be all of the message, as only for HTTP.
 * @throws EventloomError `bad-value` for what a payload cannot say.
 */
export function extractPayload(message: object | string, owner: Owner, whole: boolean): Payload {
  const found = new PayloadExtraction(owner);
  if (!whole && (typeof message === 'string' || Object.keys(message).length === 0)) {
    throw new EventloomError(
      'bad-value',
      `the message is ${typeof message === 'string' ? 'a text' : 'empty'}, and upstream sends this kind an object with fields; give one, such as { text: '...' }`,
    );
  }
  if (typeof message === 'string') found.text(message, '');
  else if (whole && !holdsValues(message)) found.constantText(JSON.stringify(message, plainIn));
  else found.value(message, []);
  return found;
}

/**
 * Makes parameters that write values at places of an object that is not at hand, whatever stands there.
 * @param values by upstream's `dest`, which is taken as it is.
 * @throws EventloomError `bad-value` for what a parameter cannot say.
 */
export function extractWritten(values: { readonly [dest: string]: unknown }, owner: Owner): Payload {
  const found = new PayloadExtraction(owner);
  for (const [dest, value] of Object.entries(values)) {
    if (dest === '')
      throw new EventloomError('bad-value', "parameters are written to places, and one has no 'dest'; name it");
    if (value !== undefined) found.value(value, [dest]);
  }
  return found;
}

/** Whether a message holds a value of an event anywhere. */
export function holdsValues(message: unknown): boolean {
  if (typeof message === 'string') return holdsEventValue(message);
  // A construct, such as a secret, leads to its parent and back.
  if (typeof message !== 'object' || message === null || Construct.isConstruct(message)) return false;
  return Object.entries(message).some(([key, value]) => holdsEventValue(key) || holdsValues(value));
}

function plainIn(key: string, value: unknown): unknown {
  if (typeof value === 'number') requireFinite(`'${key}'`, value);
  return Construct.isConstruct(value) ? selectorOf(value, key) : value;
}

class PayloadExtraction implements Payload {
  readonly parameters: TriggerParameter[] = [];
  readonly values: EventValue[] = [];

  constructor(private readonly owner: Owner) {}

  value(given: unknown, path: readonly string[]): void {
    const dest = path.join('.');
    const value: unknown = Construct.isConstruct(given) ? selectorOf(given, dest) : given;
    if (typeof value === 'string') return this.text(value, dest);
    if (Array.isArray(value) && value.length > 0) {
      for (const [index, item] of value.entries()) this.value(item ?? null, [...path, String(index)]);
    } else if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
      this.object(value, path);
    } else this.constant(value, dest);
  }

  text(text: string, dest: string): void {
    const parts = textParts(text);
    const [first, ...rest] = parts;
    if (rest.length > 0) {
      const source = textTemplate(dest, parts);
      this.values.push(...parts.filter((part) => typeof part !== 'string'));
      this.parameters.push({ src: source, dest });
    } else if (first === undefined || typeof first === 'string') this.add({ value: first ?? '' }, dest);
    else {
      this.values.push(first);
      this.parameters.push({ src: first.source, dest });
    }
  }

  /** A message without values of events, as it is: it is one parameter whose numbers stay numbers. */
  constantText(text: string): void {
    this.add({ value: text }, '');
  }

  private object(object: object, path: readonly string[]): void {
    for (const [key, value] of Object.entries(object) as [string, unknown][]) {
      if (value === undefined) continue;
      refuseValueAsKey(key, path);
      this.value(value, [...path, objectKey(key)]);
    }
  }

  /** A literal of the path language, because what stands in `value` always becomes a text. */
  private constant(value: unknown, dest: string): void {
    if (typeof value === 'number') requireFinite(`'${dest}'`, value);
    const literal = JSON.stringify(value);
    if (literal === undefined)
      throw new EventloomError('bad-value', `'${dest}' is a ${typeof value}, which no message can hold`);
    if (!this.owner.present) {
      throw new EventloomError(
        'bad-value',
        `'${dest}' is ${literal}, which upstream can only put beside values of events when some dependency always has an event; ` +
          'make it a text, or require a dependency in the condition',
      );
    }
    this.add({ dataKey: `!${literal}`, useRawData: true }, dest);
  }

  private add(source: Omit<TriggerParameterSource, 'dependencyName'>, dest: string): void {
    if (this.owner.name === undefined) {
      throw new EventloomError(
        'bad-value',
        'a message needs a dependency, and the sensor has none yet; call on() first',
      );
    }
    this.parameters.push({ src: { dependencyName: this.owner.name, ...source }, dest });
  }
}
