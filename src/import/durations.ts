import type { Fragment } from './fragment';
import { call, type Expression, imported, literal, member } from './tree';

const units: readonly (readonly [suffix: string, method: string])[] = [
  ['ms', 'millis'],
  ['s', 'seconds'],
  ['m', 'minutes'],
  ['h', 'hours'],
];

/** `Duration.seconds(10)` for the Go duration `10s`; undefined for one of several parts, or of none. */
export function durationOf({ value }: Fragment): Expression | undefined {
  const [, amount, unit] = /^(\d{1,12})(ms|s|m|h)$/.exec(String(value)) ?? [];
  const method = units.find(([suffix]) => suffix === unit)?.[1];
  if (amount === undefined || method === undefined || String(Number(amount)) !== amount) return undefined;
  return call(member(imported('Duration', 'cdk8s'), method), literal(Number(amount)));
}

/** The options of a backoff, with its duration as one. */
export function backoffOf(backoff: Fragment): Expression {
  return replaced(backoff, { duration: durationOf(backoff.at('duration')) });
}

/** A map as it is written, but for some of its members; `undefined` leaves one out. */
export function replaced(map: Fragment, members: { readonly [key: string]: Expression | undefined }): Expression {
  return {
    kind: 'object',
    entries: map.keys.flatMap((key) => {
      const part = map.at(key);
      const value = Object.hasOwn(members, key) ? members[key] : part.literal();
      return value === undefined ? [] : [{ key, value, comments: part.before }];
    }),
  };
}

const kibibyte = 1024;

/** `Size.mebibytes(2)` for a number of bytes; undefined for one that is no whole number of kibibytes. */
export function sizeOf(bytes: number): Expression | undefined {
  if (!Number.isSafeInteger(bytes) || bytes <= 0 || bytes % kibibyte !== 0) return undefined;
  const kibibytes = bytes / kibibyte;
  const size = imported('Size', 'cdk8s');
  return kibibytes % kibibyte === 0
    ? call(member(size, 'mebibytes'), literal(kibibytes / kibibyte))
    : call(member(size, 'kibibytes'), literal(kibibytes));
}
