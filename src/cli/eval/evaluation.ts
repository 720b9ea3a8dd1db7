import type { Json, JsonObject } from '../../model/json';

/** What came out of one program on one input. */
export interface Evaluation {
  /** The result, for people and for pipes; empty when there is none. */
  readonly output: string;
  /** Whether it says yes; a program that only computes something always does. */
  readonly passed: boolean;
  /** How it came about, one line each; for `--explain`. */
  readonly steps: readonly string[];
}

const maxShown = 120;

/** A value on one line, cut; control characters must not reach a terminal. */
export function shown(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
  return line.length > maxShown ? `${line.slice(0, maxShown)}…` : line;
}

/** A payload for languages that know nothing but objects; another one is empty to them. */
export function asObject(payload: Json): JsonObject {
  return typeof payload === 'object' && payload !== null && !Array.isArray(payload) ? (payload as JsonObject) : {};
}
