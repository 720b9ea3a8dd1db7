/** Why Go's strconv refuses a text. */
export type NumberFault = 'invalid syntax' | 'value out of range';

/** What Go's strconv answers: the value, and beside a fault the nearest possible one. */
export interface ParsedNumber<Value> {
  readonly value: Value;
  readonly fault?: NumberFault;
}

const decimalFloat = /^[+-]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9][0-9_]*)?$/;
const hexFloat = /^([+-]?)0[xX]([0-9a-fA-F_]*)(?:\.([0-9a-fA-F_]*))?[pP]([+-]?[0-9][0-9_]*)$/;
const specialFloat = /^(?:([+-]?)inf(?:inity)?|nan)$/i;

/** Reads a float64 as Go's `strconv.ParseFloat` does: decimal, hexadecimal with an exponent, underscores, `Inf`, `NaN`. */
export function readFloat(text: string): ParsedNumber<number> {
  if (decimalFloat.test(text)) return text.includes('_') ? withoutUnderscores(text) : finite(Number(text));
  const hex = hexFloat.exec(text);
  if (hex) return readHexFloat(text, hex);
  const special = specialFloat.exec(text);
  if (!special) return { value: 0, fault: 'invalid syntax' };
  if (/nan/i.test(text)) return { value: Number.NaN };
  return { value: special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY };
}

function finite(value: number): ParsedNumber<number> {
  return Number.isFinite(value) ? { value } : { value, fault: 'value out of range' };
}

function withoutUnderscores(text: string): ParsedNumber<number> {
  if (!underscoresSeparateDigits(text)) return { value: 0, fault: 'invalid syntax' };
  return finite(Number(text.replaceAll('_', '')));
}

function readHexFloat(text: string, parts: RegExpExecArray): ParsedNumber<number> {
  const [whole, fraction] = [(parts[2] ?? '').replaceAll('_', ''), (parts[3] ?? '').replaceAll('_', '')];
  if (whole + fraction === '' || !underscoresSeparateDigits(text)) return { value: 0, fault: 'invalid syntax' };
  const exponent = Number((parts[4] ?? '0').replaceAll('_', ''));
  const value = scale(BigInt(`0x${whole}${fraction}`), exponent - 4 * fraction.length);
  return finite(parts[1] === '-' ? -value : value);
}

/** mantissa * 2^exponent, rounded once, half to even. */
function scale(mantissa: bigint, exponent: number): number {
  const bits = mantissa.toString(2).length;
  if (mantissa === 0n || exponent + bits < -1080) return 0;
  if (exponent + bits > 1100) return Number.POSITIVE_INFINITY;
  const dropped = Math.max(exponent + bits - 64, -1074, exponent) - exponent;
  const kept = mantissa >> BigInt(dropped);
  const lost = mantissa - (kept << BigInt(dropped));
  // Above 53 bits Number() rounds; it only needs to know whether anything was lost.
  const rounded = kept < 1n << 53n ? roundHalfEven(kept, lost, dropped) : lost === 0n ? kept : kept | 1n;
  return Number(rounded) * 2 ** (exponent + dropped);
}

function roundHalfEven(kept: bigint, lost: bigint, dropped: number): bigint {
  if (dropped === 0) return kept;
  const half = 1n << BigInt(dropped - 1);
  return lost > half || (lost === half && kept % 2n === 1n) ? kept + 1n : kept;
}

/** Reads an integer of so many bits as Go's `strconv.ParseInt` does. Base 0 goes by the prefix and allows underscores. */
export function readInt(text: string, base: number, bits: number): ParsedNumber<bigint> {
  const limit = 1n << BigInt(bits - 1);
  const sign = text.startsWith('-') ? -1n : 1n;
  const { value, fault } = readUint(/^[+-]/.test(text) ? text.slice(1) : text, base, bits);
  if (fault === 'invalid syntax') return { value: 0n, fault };
  if (sign > 0n && value >= limit) return { value: limit - 1n, fault: 'value out of range' };
  if (sign < 0n && value > limit) return { value: -limit, fault: 'value out of range' };
  return { value: sign * value };
}

/** Reads an unsigned integer of so many bits as Go's `strconv.ParseUint` does. */
export function readUint(text: string, base: number, bits: number): ParsedNumber<bigint> {
  const syntaxFault = { value: 0n, fault: 'invalid syntax' } as const;
  if (text === '') return syntaxFault;
  const prefix = base === 0 ? prefixOf(text) : { base, length: 0 };
  const max = (1n << BigInt(bits)) - 1n;
  let [value, hasUnderscores] = [0n, false];
  for (let at = prefix.length; at < text.length; at++) {
    if (base === 0 && text[at] === '_') {
      hasUnderscores = true;
      continue;
    }
    const digit = digitValue(text.charCodeAt(at));
    if (!(digit < prefix.base)) return syntaxFault;
    value = value * BigInt(prefix.base) + BigInt(digit);
    if (value > max) return { value: max, fault: 'value out of range' };
  }
  return hasUnderscores && !underscoresSeparateDigits(text) ? syntaxFault : { value };
}

function prefixOf(text: string): { base: number; length: number } {
  if (!text.startsWith('0')) return { base: 10, length: 0 };
  const letter = text[1]?.toLowerCase();
  if (text.length >= 3 && letter === 'b') return { base: 2, length: 2 };
  if (text.length >= 3 && letter === 'o') return { base: 8, length: 2 };
  if (text.length >= 3 && letter === 'x') return { base: 16, length: 2 };
  return { base: 8, length: 1 };
}

function digitValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a ? lower - 0x61 + 10 : Number.NaN;
}

/** Whether each underscore stands between digits, or between a base prefix and a digit. */
function underscoresSeparateDigits(text: string): boolean {
  const number = text.replace(/^[+-]/, '');
  const isHex = /^0[xX]/.test(number);
  const digits = /^0[bBoOxX]/.test(number) ? `0${number.slice(2)}` : number;
  return isHex ? !/(?:^|[^0-9a-fA-F])_|_(?:[^0-9a-fA-F]|$)/.test(digits) : !/(?:^|[^0-9])_|_(?:[^0-9]|$)/.test(digits);
}
