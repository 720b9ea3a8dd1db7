import type { Json } from '../model/json';

/*
 * Go's YAML reader follows YAML 1.1 with additions of its own: `yes`, `on` and `y` are booleans, `017` and `0o17` are octal, and
 * underscores in numbers are ignored, wherever they stand. Times and `12:30` stay text.
 */

const words: ReadonlyMap<string, Json> = new Map<string, Json>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, -Infinity] as const),
]);

const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const integer = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]*|[1-9][0-9]*)$/;
const octal = /^0[0-7]+$/;

const smallestInt64 = -(2n ** 63n);
const largestUint64 = 2n ** 64n - 1n;

function parseInteger(text: string): bigint {
  const negative = text.startsWith('-');
  const digits = negative || text.startsWith('+') ? text.slice(1) : text;
  const value = BigInt(octal.test(digits) ? `0o${digits}` : digits);
  return negative ? -value : value;
}

/** A whole number that fits into 64 bits; what is larger is a float for Go. */
function wholeNumber(text: string): bigint | undefined {
  if (!integer.test(text)) return undefined;
  const value = parseInteger(text);
  // A plus sign makes it a signed 64 bit number for Go.
  const largest = text.startsWith('+') ? 2n ** 63n - 1n : largestUint64;
  return value >= smallestInt64 && value <= largest ? value : undefined;
}

/** The whole number beyond 2^53 that a plain scalar is, with all its digits; undefined for any other. */
export function largeInteger(text: string): bigint | undefined {
  const value = wholeNumber(text.replaceAll('_', ''));
  return value === undefined || Number.isSafeInteger(Number(value)) ? undefined : value;
}

function resolveNumber(text: string): number | undefined {
  const whole = wholeNumber(text);
  if (whole !== undefined) return Number(whole);
  if (!decimal.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/**
 * What Go's YAML reader makes of a scalar that is neither quoted nor tagged. Infinities and NaN are answered as such: JSON has no
 * way to say them, so a reader refuses them.
 */
export function resolvePlain(text: string): Json {
  const word = words.get(text);
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  const isDigit = first >= 0x30 && first <= 0x39;
  if (text.startsWith('.')) return decimal.test(text) && Number.isFinite(Number(text)) ? Number(text) : text;
  if (!isDigit && first !== 0x2b && first !== 0x2d) return text;
  return resolveNumber(text.replaceAll('_', '')) ?? text;
}

const tagPrefix = 'tag:yaml.org,2002:';

function kindOf(value: Json, source: string): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value !== 'number') return 'str';
  return integer.test(source.replaceAll('_', '')) ? 'int' : 'float';
}

/**
 * What Go's YAML reader makes of a scalar with a tag.
 * @returns `undefined` when it refuses the combination
 */
export function resolveTagged(tag: string, text: string): Json | undefined {
  if (!tag.startsWith(tagPrefix)) return text;
  const wanted = tag.slice(tagPrefix.length);
  if (wanted === 'binary') return resolveBinary(text);
  if (!['int', 'float', 'bool', 'null', 'timestamp'].includes(wanted)) return text;
  if (wanted === 'timestamp') return /^\d{4}-\d\d?-\d\d?/.test(text) ? text : undefined;
  const value = resolvePlain(text);
  const found = kindOf(value, text);
  return found === wanted || (wanted === 'float' && found === 'int') ? value : undefined;
}

function resolveBinary(text: string): string | undefined {
  const compact = text.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(compact)) return undefined;
  return Buffer.from(compact, 'base64').toString('utf8');
}

/**
 * The text that a scalar becomes as the key of a map; `undefined` when Go's YAML reader refuses it as a key.
 * @param source the scalar as it is written, without underscores mattering
 */
export function keyText(value: Json | bigint, source: string): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'number' && typeof value !== 'bigint') return undefined;
  return numberKey(Number(value), source.replaceAll('_', ''));
}

function numberKey(value: number, source: string): string | undefined {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  if (integer.test(source)) {
    const exact = parseInteger(source);
    if (exact >= smallestInt64 && exact <= largestUint64) return exact < 2n ** 63n ? exact.toString() : undefined;
  }
  return float32Text(value);
}

/** A float as Go prints the nearest 32 bit float with the fewest digits that still tell it apart. */
function float32Text(value: number): string {
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  let digits = 1;
  while (digits < 9 && Math.fround(Number(single.toExponential(digits - 1))) !== single) digits++;
  const [mantissa = '', exponent = '0'] = single.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return Object.is(single, -0) ? '-0' : plainDigits(single, digits, power);
  const size = String(Math.abs(power)).padStart(2, '0');
  return `${mantissa}e${power < 0 ? '-' : '+'}${size}`;
}

function plainDigits(value: number, digits: number, power: number): string {
  const text = Number(value.toExponential(digits - 1)).toFixed(Math.max(0, digits - 1 - power));
  return text.includes('e') ? String(value) : text;
}
