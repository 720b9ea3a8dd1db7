import { EventloomError } from '../../errors';
import type { Json } from '../../model/json';
import { encodeString } from '../go/json';
import type { GoMap, GoValue } from '../go/value';
import { compileProgram } from './compile/compiler';
import type { JqOptions } from './limits';
import { Budget, exceeded } from './limits';
import { Machine } from './machine/machine';
import type { JsonDialect } from './value/json-text';
import { writeJson } from './value/json-text';
import { isObject } from './value/members';
import { floatText } from './value/number';

export type { JqLimits, JqOptions } from './limits';

/** A compiled jq program. It has no state: it may run many times, also at once. */
export interface JqProgram {
  /** The program as it was written. */
  readonly source: string;
  /**
   * The results for an input, one after the other. Integers are bigints; the numbers of `fromjson` keep their text. Neither the
   * input nor a result is ever changed afterwards.
   *
   * @throws EventloomError `program-failed` for an error that the program does not catch, `program-limit`.
   */
  run(input: GoValue, options?: JqOptions): Generator<GoValue, undefined>;
}

/** A compiled transformation of the data of events. */
export interface JqTransform {
  /**
   * The data after the transformation, as the text of a JSON object: only as text do integers of any size survive.
   *
   * @throws EventloomError `program-failed` if the document or the first result is no object, or there is no result; `program-limit`.
   */
  run(document: Json, options?: JqOptions): string;
}

/**
 * Compiles a jq program as gojq does.
 *
 * @throws EventloomError `bad-program` with the position; `program-limit` for a program that is too long or nested too deeply.
 */
export function compile(source: string): JqProgram {
  const code = compileProgram(source);
  return {
    source,
    *run(input, options) {
      const machine = new Machine(code, input, new Budget(options));
      while (machine.advance()) yield machine.value;
      return undefined;
    },
  };
}

/**
 * Compiles the `transform.jq` of a dependency: the first result replaces the data, and must be an object.
 *
 * @throws EventloomError like {@link compile}.
 */
export function compileJqTransform(source: string): JqTransform {
  const code = compileProgram(source);
  return {
    run(document, options) {
      const budget = new Budget(options);
      const machine = new Machine(code, objectOf(document), budget);
      if (!machine.advance()) throw new EventloomError('program-failed', 'the jq program has no result');
      if (!isObject(machine.value)) {
        throw new EventloomError('program-failed', 'the first result of the jq program must be an object');
      }
      return resultText(machine.value, budget);
    },
  };
}

/**
 * A result as Go's json.Marshal writes it: keys sorted, HTML escaped.
 *
 * @throws EventloomError `program-failed` for NaN and infinities, `program-limit` for a text that gets too long.
 */
export function encodeResult(value: GoValue, options?: JqOptions): string {
  return resultText(value, new Budget(options));
}

/** Data that are null are an object without members to the program, and null again where it passes them on. */
const nilObject: GoMap = Object.freeze({});

function objectOf(document: Json): GoMap {
  if (document === null) return nilObject;
  if (typeof document === 'object' && !Array.isArray(document)) return document as GoMap;
  const found = Array.isArray(document) ? 'an array' : `a ${typeof document}`;
  throw new EventloomError('program-failed', `a jq program needs event data that is a JSON object, not ${found}`);
}

const goDialect: JsonDialect = { text: (text) => encodeString(text), float: goFloat, nil: nilObject };

function goFloat(value: number): string {
  if (Number.isFinite(value)) return floatText(value);
  throw new EventloomError('program-failed', `JSON has no number ${value}, which is in the result of the jq program`);
}

function resultText(value: GoValue, budget: Budget): string {
  try {
    return writeJson(value, goDialect, budget);
  } catch (error) {
    throw error instanceof RangeError ? exceeded('has a result that is nested too deeply') : error;
  }
}
