import type { Flags } from './fmt-flags';
import { pad } from './fmt-flags';
import { formatFloat } from './strconv';

/** Formats a float64 for one of the verbs `b e E f F g G x X v`. */
export function formatFloatVerb(value: number, verb: string, flags: Flags): string {
  const isText = !Number.isFinite(value);
  const number = signed(value, verb, flags);
  const sign = number.sign === '+' && flags.space && !flags.plus ? ' ' : number.sign;
  if (isText) {
    const hideSign = Number.isNaN(value) && !flags.space && !flags.plus;
    return pad(hideSign ? number.digits : sign + number.digits, flags, false);
  }
  const digits = flags.sharp && verb !== 'b' ? withTrailingZeros(number.digits, verb, flags) : number.digits;
  if (sign === '+' && !flags.plus) return pad(digits, flags);
  if (flags.zero && !flags.minus && flags.width !== undefined && flags.width > digits.length + 1) {
    return sign + '0'.repeat(flags.width - digits.length - 1) + digits;
  }
  return pad(sign + digits, flags);
}

interface SignedDigits {
  readonly sign: string;
  readonly digits: string;
}

function signed(value: number, verb: string, flags: Flags): SignedDigits {
  const negative = value < 0 || Object.is(value, -0);
  return { sign: negative ? '-' : '+', digits: magnitudeText(Math.abs(value), verb, flags) };
}

function magnitudeText(value: number, verb: string, flags: Flags): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Number.POSITIVE_INFINITY) return 'Inf';
  switch (verb) {
    case 'b':
      return binaryFloat(value);
    case 'x':
      return hexFloat(value, flags.precision);
    case 'X':
      return hexFloat(value, flags.precision).toUpperCase();
    case 'e':
      return formatFloat(value, 'e', flags.precision ?? 6);
    case 'E':
      return formatFloat(value, 'e', flags.precision ?? 6).toUpperCase();
    case 'f':
    case 'F':
      return formatFloat(value, 'f', flags.precision ?? 6);
    case 'G':
      return formatFloat(value, 'g', flags.precision ?? -1).toUpperCase();
    default:
      return formatFloat(value, 'g', flags.precision ?? -1);
  }
}

/** The `#` flag: always a decimal point, and for `%g` the zeros at the end. */
function withTrailingZeros(number: string, verb: string, flags: Flags): string {
  const exponentAt = number.search(verb === 'x' || verb === 'X' ? /[pP]/ : /[eE]/);
  const head = exponentAt < 0 ? number : number.slice(0, exponentAt);
  const tail = exponentAt < 0 ? '' : number.slice(exponentAt);
  let missing = 0;
  if (verb === 'v' || verb === 'g' || verb === 'G' || verb === 'x') {
    missing = flags.precision ?? 6;
    // The x of 0x counts as a digit, as it does in Go.
    missing -= head.replace('.', '').replace(/^0+/, '').length;
  }
  const point = head.includes('.');
  if (!point && head === '0') missing--;
  return head + (point ? '' : '.') + '0'.repeat(Math.max(0, missing)) + tail;
}

const float64 = new DataView(new ArrayBuffer(8));

function binaryParts(value: number): { readonly mantissa: bigint; readonly exponent: number } {
  float64.setFloat64(0, value);
  const bits = float64.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  return exponent === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | (1n << 52n), exponent: exponent - 1075 };
}

function binaryFloat(value: number): string {
  const { mantissa, exponent } = binaryParts(value);
  return `${mantissa}p${exponent < 0 ? '' : '+'}${exponent}`;
}

/** `0x1.8p+01`: one hexadecimal digit before the point, rounded half to even. */
function hexFloat(value: number, precision: number | undefined): string {
  let { mantissa, exponent } = binaryParts(value);
  if (mantissa === 0n) exponent = -52;
  while (mantissa !== 0n && mantissa < 1n << 52n) {
    mantissa <<= 1n;
    exponent--;
  }
  if (precision !== undefined && precision < 13) {
    const dropped = BigInt(52 - precision * 4);
    const half = 1n << (dropped - 1n);
    const rest = mantissa & ((1n << dropped) - 1n);
    mantissa >>= dropped;
    if (rest > half || (rest === half && (mantissa & 1n) === 1n)) mantissa++;
    mantissa <<= dropped;
    if (mantissa >= 1n << 53n) {
      mantissa >>= 1n;
      exponent++;
    }
  }
  const digits = mantissa.toString(16).padStart(14, '0');
  const fraction = digits.slice(1).padEnd(precision ?? 13, '0');
  const shown = precision === undefined ? fraction.replace(/0+$/, '') : fraction.slice(0, precision);
  const power = exponent + 52;
  const powerText = `${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  return `0x${digits[0] ?? '0'}${shown === '' ? '' : `.${shown}`}p${powerText}`;
}
