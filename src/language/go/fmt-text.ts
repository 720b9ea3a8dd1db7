import type { Flags } from './fmt-flags';
import { pad } from './fmt-flags';
import { canBackquote, quote, quoteRune, quoteRuneToAscii, quoteToAscii } from './quote';
import { toBytes } from './text';

/** Formats text for `%s` and `%v`: cut to the precision, in code points, then padded. */
export function formatText(text: string, flags: Flags): string {
  return pad(truncate(text, flags.precision), flags);
}

/** Formats text for `%q`. */
export function formatQuoted(text: string, flags: Flags): string {
  const cut = truncate(text, flags.precision);
  if (flags.sharp && canBackquote(cut)) return pad(`\`${cut}\``, flags);
  return pad(flags.plus ? quoteToAscii(cut) : quote(cut), flags);
}

/** Formats the bytes of a text for `%x` and `%X`. */
export function formatHexText(text: string, upper: boolean, flags: Flags): string {
  const bytes = toBytes(text);
  const length = Math.min(bytes.length, flags.precision ?? bytes.length);
  const prefix = upper ? '0X' : '0x';
  const digits: string[] = [];
  for (let at = 0; at < length; at++) digits.push((bytes[at] ?? 0).toString(16).padStart(2, '0'));
  const shown = digits.join(flags.space ? (flags.sharp ? ` ${prefix}` : ' ') : '');
  const hex = upper ? shown.toUpperCase() : shown;
  return pad(flags.sharp && length > 0 ? prefix + hex.replaceAll(' 0x', ` ${prefix}`) : hex, flags);
}

/** Formats a code point for `%c`. */
export function formatRune(value: bigint, flags: Flags): string {
  return pad(String.fromCodePoint(validRune(value)), flags);
}

/** Formats a code point for `%q`. */
export function formatQuotedRune(value: bigint, flags: Flags): string {
  const rune = validRune(value);
  return pad(flags.plus ? quoteRuneToAscii(rune) : quoteRune(rune), flags);
}

function validRune(value: bigint): number {
  return value < 0n || value > 0x10ffffn || (value >= 0xd800n && value <= 0xdfffn) ? 0xfffd : Number(value);
}

function truncate(text: string, precision: number | undefined): string {
  if (precision === undefined || text.length <= precision) return text;
  let at = 0;
  for (let left = precision; left > 0 && at < text.length; left--) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return text.slice(0, at);
}
