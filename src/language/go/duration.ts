import { GoInteger } from './value';

/** A `time.Duration`: nanoseconds in an int64. */
export class GoDuration extends GoInteger {
  constructor(nanoseconds: bigint) {
    super(BigInt.asIntN(64, nanoseconds), 'int64', 'time.Duration');
  }

  override text(): string {
    return formatDuration(this.value);
  }
}

const units: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1000n],
  ['\u00b5s', 1000n],
  ['\u03bcs', 1000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);

const limit = 1n << 63n;
/** More are beyond every limit. */
const maxDigits = 19;
const part = /(\d*)(?:(\.)(\d*))?([^.\d]*)/y;

/**
 * Reads a duration such as `1h30m` or `-1.5s`, as Go's time.ParseDuration does.
 *
 * @returns nanoseconds; undefined if the text is no duration or does not fit in an int64.
 */
export function parseDuration(text: string): bigint | undefined {
  const signed = text.startsWith('-') || text.startsWith('+');
  const unsigned = signed ? text.slice(1) : text;
  if (unsigned === '0') return 0n;
  if (unsigned === '') return undefined;
  let total = 0n;
  part.lastIndex = 0;
  for (let at = 0; at < unsigned.length; at = part.lastIndex) {
    part.lastIndex = at;
    const found = part.exec(unsigned);
    const value = found === null ? undefined : partValue(found[1] ?? '', found[3] ?? '', found[4] ?? '');
    if (value === undefined) return undefined;
    total += value;
    if (total > limit) return undefined;
  }
  if (text.startsWith('-')) return -total;
  return total === limit ? undefined : total;
}

function partValue(whole: string, fraction: string, unitName: string): bigint | undefined {
  const unit = units.get(unitName);
  if (unit === undefined || (whole === '' && fraction === '')) return undefined;
  const digits = whole.replace(/^0+/, '');
  if (digits.length > maxDigits) return undefined;
  const value = BigInt(digits) * unit;
  // Go reads as many digits of the fraction as fit, then goes on in floating point.
  const fitting = fittingDigits(fraction);
  return value + BigInt(Math.trunc(Number(fitting) * (Number(unit) / 10 ** fitting.length)));
}

function fittingDigits(fraction: string): string {
  const digits = fraction.slice(0, 19);
  return BigInt(digits) <= limit ? digits : digits.slice(0, -1);
}

/** Nanoseconds as Go prints a duration: `1h30m0s`, `1.5ms`, `0s`. */
export function formatDuration(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return '0s';
  if (nanoseconds < 0n) return `-${formatDuration(-nanoseconds)}`;
  if (nanoseconds < 1000n) return `${nanoseconds}ns`;
  if (nanoseconds < 1_000_000n) return `${withFraction(nanoseconds, 3)}\u00b5s`;
  if (nanoseconds < 1_000_000_000n) return `${withFraction(nanoseconds, 6)}ms`;
  const minutes = nanoseconds / 60_000_000_000n;
  const seconds = `${withFraction(nanoseconds % 60_000_000_000n, 9)}s`;
  if (minutes === 0n) return seconds;
  return minutes < 60n ? `${minutes}m${seconds}` : `${minutes / 60n}h${minutes % 60n}m${seconds}`;
}

function withFraction(value: bigint, digits: number): string {
  const text = value.toString().padStart(digits + 1, '0');
  const fraction = text.slice(-digits).replace(/0+$/, '');
  return text.slice(0, -digits) + (fraction === '' ? '' : `.${fraction}`);
}

/** Rounds to the nearest multiple of a step, halves away from zero; a step that is not positive changes nothing. */
export function roundDuration(nanoseconds: bigint, step: bigint): bigint {
  if (step <= 0n) return nanoseconds;
  const negative = nanoseconds < 0n;
  const size = negative ? -nanoseconds : nanoseconds;
  const rest = size % step;
  const rounded = rest * 2n < step ? size - rest : size + step - rest;
  if (rounded >= limit) return negative ? -limit : limit - 1n;
  return negative ? -rounded : rounded;
}
