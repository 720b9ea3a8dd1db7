import type { Decimal } from './decimal';
import { exactDigits, shortestDigits } from './decimal';
import type { NumberFault } from './parse-number';
import { readFloat, readInt } from './parse-number';
import { quote } from './quote';

export { quote };

/**
 * A float64 as text, as Go's `strconv.FormatFloat` writes it.
 *
 * @param format `e` is -d.dde+dd, `f` is -ddd.dd, `g` is `e` for large exponents and `f` otherwise.
 * @param precision digits after the point (`e`, `f`) or significant digits (`g`); -1 is as few as tell the number apart.
 */
export function formatFloat(value: number, format: 'e' | 'f' | 'g', precision = -1): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  return sign + formatMagnitude(Math.abs(value), format, precision);
}

function formatMagnitude(value: number, format: 'e' | 'f' | 'g', precision: number): string {
  const shortest = precision < 0;
  switch (format) {
    case 'e': {
      const decimal = shortest ? shortestDigits(value) : exactDigits(value, precision + 1, 'significant');
      return withExponent(decimal, shortest ? decimal.digits.length - 1 : precision);
    }
    case 'f': {
      if (!shortest) return withPoint(exactDigits(value, precision, 'fraction'), precision);
      const decimal = shortestDigits(value);
      return withPoint(decimal, Math.max(decimal.digits.length - decimal.point, 0));
    }
    default:
      return shortest ? compact(shortestDigits(value), 6) : compactTo(value, precision || 1);
  }
}

function compactTo(value: number, precision: number): string {
  const rounded = exactDigits(value, precision, 'significant');
  const digits = rounded.digits.replace(/0+$/, '');
  const limit = precision > digits.length && digits.length >= rounded.point ? digits.length : precision;
  return compact({ digits, point: digits === '' ? 0 : rounded.point }, limit);
}

function compact(decimal: Decimal, exponentFrom: number): string {
  const { digits, point } = decimal;
  const exponent = point - 1;
  if (exponent < -4 || exponent >= exponentFrom) return withExponent(decimal, digits.length - 1);
  return withPoint(decimal, Math.max(digits.length - point, 0));
}

function withExponent({ digits, point }: Decimal, places: number): string {
  const exponent = /^0*$/.test(digits) ? 0 : point - 1;
  const fraction = places > 0 ? `.${digits.slice(1, places + 1).padEnd(places, '0')}` : '';
  const size = Math.abs(exponent);
  return `${digits[0] ?? '0'}${fraction}e${exponent < 0 ? '-' : '+'}${size < 10 ? '0' : ''}${size}`;
}

function withPoint({ digits, point }: Decimal, places: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  if (places <= 0) return whole;
  const fraction = '0'.repeat(Math.min(Math.max(-point, 0), places)) + digits.slice(Math.max(point, 0));
  return `${whole}.${fraction.slice(0, places).padEnd(places, '0')}`;
}

/** Reads a float64 as Go's `strconv.ParseFloat` does; undefined where that errs, numbers out of range included. */
export function parseFloat(text: string): number | undefined {
  const { value, fault } = readFloat(text);
  return fault ? undefined : value;
}

/**
 * Reads an integer as Go's `strconv.ParseInt` does; undefined where that errs, numbers out of range included.
 *
 * @param base 2 to 36, or 0 to go by the prefix (`0x`, `0o`, `0b`, `0`) and allow underscores.
 * @param bits the size of the integer.
 */
export function parseInt(text: string, base = 10, bits = 64): bigint | undefined {
  const { value, fault } = readInt(text, base, bits);
  return fault ? undefined : value;
}

/** Reads a truth value as Go's `strconv.ParseBool` does; undefined where that errs. */
export function parseBool(text: string): boolean | undefined {
  return booleans.get(text);
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ...['1', 't', 'T', 'true', 'TRUE', 'True'].map((text) => [text, true] as const),
  ...['0', 'f', 'F', 'false', 'FALSE', 'False'].map((text) => [text, false] as const),
]);

/** What Go's strconv says of a text that one of its functions (`ParseFloat`, `Atoi` ...) refuses. */
export function numberError(call: string, text: string, fault: NumberFault = 'invalid syntax'): string {
  return `strconv.${call}: parsing ${quote(text)}: ${fault}`;
}
