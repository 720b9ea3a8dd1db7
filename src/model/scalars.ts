import type { JsonObject } from './json';

/**
 * A whole number that fits 32 bits.
 *
 * @asType integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type Int32 = number;

/**
 * A whole number. Upstream allows 64 bits; in TypeScript it is exact up to 2^53.
 *
 * @asType integer
 */
export type Int64 = number;

/**
 * A decimal number, such as `1.5`.
 *
 * Upstream keeps the text as it was written: a number in quotes keeps its quotes, cannot be read, and makes every retry fail.
 */
export type Amount = number;

/** A duration: a Go duration such as `500ms` or `1h30m`, or a whole number of nanoseconds. A bare `5` is five nanoseconds. */
export type Int64OrString = string | Int64;

/** A port, a count or a share: a whole number, or text such as `http` or `25%`. */
export type IntOrString = string | Int32;

/** An amount of a resource in Kubernetes' notation, such as `500m`, `2`, `128Mi` or `20Gi`. */
export type Quantity = string | number;

/** Any Kubernetes object, as it would be written in a manifest of its own. Nothing in it is checked here. */
export type K8SResource = JsonObject;

/** A moment as RFC 3339 to the second, such as `2024-05-01T12:00:00Z`. */
export type Time = string;

/**
 * How often to try, and how long to wait in between.
 *
 * Before each further attempt it waits `duration * (1 + random * jitter)`; then `duration` is multiplied by `factor`.
 */
export interface Backoff {
  /**
   * The first wait: a Go duration such as `10s`, or a whole number of nanoseconds.
   *
   * @default "1s"
   */
  readonly duration?: Int64OrString;
  /**
   * What the wait is multiplied by after each attempt.
   *
   * @default 1
   */
  readonly factor?: Amount;
  /**
   * How much of the wait is added at random: `0.5` waits up to half as long again.
   *
   * @default 1
   */
  readonly jitter?: Amount;
  /**
   * How many attempts in all, the first included.
   *
   * @default 5
   */
  readonly steps?: Int32;
}
