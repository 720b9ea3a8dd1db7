import { formatValue } from '../../go/fmt';
import { parseBool, parseFloat, parseInt } from '../../go/strconv';
import type { GoValue } from '../../go/value';
import { GoInteger, isMap, mapEntries } from '../../go/value';
import { decoded } from '../builtins/conversions';
import { failure } from '../failure';
import { ifFound, type Query } from './step';
import type { Script } from './steps';

/** An operand of a script: computed, or written out. */
export type Operand = { readonly script: Script } | { readonly value: GoValue };

/** An operand in its place: reads it as the operators want it. Every method throws `program-failed`. */
export class Argument {
  readonly #value: GoValue;
  readonly #query: Query;

  constructor(operand: Operand, query: Query, current: GoValue) {
    const value = 'script' in operand ? operand.script.evaluate(query, current) : operand.value;
    this.#value = value === 'nil' || value === 'null' ? null : value;
    this.#query = query;
  }

  /** As a number; undefined if it is none. */
  get numberIfAny(): number | undefined {
    const value = this.#value;
    if (typeof value === 'number') return value;
    if (value instanceof GoInteger) return Number(value.value);
    return typeof value === 'string' ? parseFloat(value) : undefined;
  }

  get number(): number {
    const { numberIfAny } = this;
    if (numberIfAny === undefined) throw failure('a number is needed in a script of a JSON path');
    return numberIfAny;
  }

  /** As an integer; a float64 is one only if it is shown without a point or exponent. */
  get integer(): bigint {
    const value = parseInt(this.#text());
    if (value === undefined) throw failure('an integer is needed in a script of a JSON path');
    return value;
  }

  /** As a bool; nil is false. */
  get truth(): boolean {
    if (this.#value === null || typeof this.#value === 'boolean') return this.#value ?? false;
    const isScalar = typeof this.#value !== 'object' || this.#value instanceof GoInteger;
    const value = isScalar ? parseBool(this.#text()) : undefined;
    if (value === undefined) throw failure('a bool is needed in a script of a JSON path');
    return value;
  }

  /** As text: what was quoted stays in single quotes, which tells it from what was not. */
  get text(): string {
    const value = this.#value;
    if (typeof value !== 'string') return this.#shown();
    return /^"[^]*"$/.test(value) ? `'${value.slice(1, -1)}'` : value;
  }

  /** The elements of a list or map. */
  get elements(): readonly GoValue[] {
    const value = this.#value;
    if (Array.isArray(value)) return value as readonly GoValue[];
    if (!isMap(value)) throw failure('a list or a map is needed in a script of a JSON path');
    return Object.values(mapEntries(value)).map((item) => item ?? null);
  }

  #text(): string {
    return typeof this.#value === 'string' ? this.#value : this.#shown();
  }

  #shown(): string {
    const { budget } = this.#query;
    const text = formatValue(this.#value, budget.maxText);
    budget.make(text.length);
    return text;
  }
}

/** What a text in brackets or braces says as JSON; undefined if it is none. */
export function written(text: string): GoValue | undefined {
  return /^(?:\[[^]*\]|\{[^]*\})$/.test(text) ? ifFound(() => decoded(text)) : undefined;
}
