import { parseFloat, parseInt } from '../../go/strconv';
import type { GoValue } from '../../go/value';
import { integerOf } from '../../go/value';

const minInt64 = -(1n << 63n);
const maxInt64 = (1n << 63n) - 1n;

/** Any value as an int64: texts are read, what is no number is 0. */
export function castInt64(value: GoValue): bigint {
  switch (typeof value) {
    case 'bigint':
      return value;
    case 'number':
      return truncate(value);
    case 'boolean':
      return value ? 1n : 0n;
    case 'string':
      return parseInt(withoutFraction(value), 0, 64) ?? 0n;
    default:
      return BigInt.asIntN(64, integerOf(value) ?? 0n);
  }
}

/** Any value as a float64: texts are read, what is no number is 0. */
export function castFloat64(value: GoValue): number {
  switch (typeof value) {
    case 'number':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'string':
      return parseFloat(value) ?? 0;
    default:
      return Number(integerOf(value) ?? 0n);
  }
}

/** What the processor makes of a float64 that no int64 holds. */
function truncate(value: number): bigint {
  if (!Number.isFinite(value)) return minInt64;
  const integer = BigInt(Math.trunc(value));
  return integer < minInt64 || integer > maxInt64 ? minInt64 : integer;
}

function withoutFraction(text: string): string {
  const match = /^([-+]?\d*)\.\d*$/.exec(text);
  if (match === null) return text;
  const whole = match[1] ?? '';
  return whole === '' || whole === '-' || whole === '+' ? `${whole}0` : whole;
}
