import type { Flags } from './fmt-flags';
import { pad } from './fmt-flags';
import { isPrint } from './quote';

/** Formats an integer in a base for `%d`, `%b`, `%o`, `%O`, `%x`, `%X` and `%v`. */
export function formatInteger(value: bigint, base: 2 | 8 | 10 | 16, verb: string, flags: Flags): string {
  const negative = value < 0n;
  const magnitude = negative ? -value : value;
  if (flags.precision === 0 && magnitude === 0n) return pad('', flags, false);
  let digits = magnitude.toString(base).padStart(leastDigits(negative, flags), '0');
  if (verb === 'X') digits = digits.toUpperCase();
  const sign = negative ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  return pad(sign + basePrefix(digits, base, verb, flags) + digits, flags, false);
}

function leastDigits(negative: boolean, flags: Flags): number {
  if (flags.precision !== undefined) return flags.precision;
  if (!flags.zero || flags.minus || flags.width === undefined) return 0;
  return negative || flags.plus || flags.space ? flags.width - 1 : flags.width;
}

function basePrefix(digits: string, base: number, verb: string, flags: Flags): string {
  const octal = verb === 'O' ? '0o' : '';
  if (!flags.sharp) return octal;
  if (base === 2) return '0b';
  if (base === 8) return octal + (digits.startsWith('0') ? '' : '0');
  if (base === 16) return verb === 'X' ? '0X' : '0x';
  return octal;
}

/** Formats a code point for `%U`: `U+0041`, with `#` also the character. */
export function formatUnicode(value: bigint, flags: Flags): string {
  const unsigned = BigInt.asUintN(64, value);
  const digits = unsigned
    .toString(16)
    .toUpperCase()
    .padStart(Math.max(4, flags.precision ?? 4), '0');
  const shown = flags.sharp && unsigned <= 0x10ffffn && isPrint(Number(unsigned));
  return pad(`U+${digits}${shown ? ` '${String.fromCodePoint(Number(unsigned))}'` : ''}`, flags, false);
}
