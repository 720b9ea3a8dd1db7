/** A number in decimal: its significant digits, and where the point stands: 0.ddd * 10^point. */
export interface Decimal {
  readonly digits: string;
  readonly point: number;
}

/** As few digits as tell a number >= 0 apart from its neighbours. Zero has the digits `0` before the point. */
export function shortestDigits(value: number): Decimal {
  return fromExponential(value.toExponential());
}

/**
 * A number >= 0 rounded to a count of digits, ties to even as in Go (JavaScript rounds them up).
 *
 * @param kind whether all significant digits count, or those after the point.
 */
export function exactDigits(value: number, count: number, kind: 'significant' | 'fraction'): Decimal {
  const shortest = shortestDigits(value);
  if (value === 0) return { digits: '0'.repeat(kind === 'fraction' ? count + 1 : Math.max(count, 1)), point: 1 };
  const wanted = kind === 'fraction' ? shortest.point + count : count;
  // Up to 15 digits the shortest form is exact, so a tie shows as a last digit 5 that is the first one to go.
  const mayTie = wanted > 14 || (shortest.digits.length === wanted + 1 && shortest.digits.endsWith('5'));
  if (wanted >= 1 && !mayTie) return fromExponential(value.toExponential(wanted - 1));
  return round(exact(value), wanted);
}

function fromExponential(text: string): Decimal {
  const [mantissa = '0', exponent = '0'] = text.split('e');
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

/** Every digit of a finite number > 0. */
function exact(value: number): Decimal {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  const exponent = Math.max(biased, 1) - 1075;
  const scaled = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent);
  const digits = scaled.toString();
  return { digits, point: digits.length + Math.min(exponent, 0) };
}

function round({ digits, point }: Decimal, count: number): Decimal {
  if (count < 0) return { digits: '', point };
  if (count >= digits.length) return { digits: digits.padEnd(count, '0'), point };
  const kept = digits.slice(0, count);
  const rest = digits.slice(count);
  const half = `5${'0'.repeat(rest.length - 1)}`;
  const isOdd = Number(kept.at(-1) ?? 0) % 2 === 1;
  if (rest < half || (rest === half && !isOdd)) return { digits: kept, point };
  const up = (BigInt(kept || '0') + 1n).toString();
  return up.length > count ? { digits: up, point: point + 1 } : { digits: up.padStart(count, '0'), point };
}
