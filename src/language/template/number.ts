import { parseFloat, parseInt } from '../go/strconv';
import { unquoteRune } from '../go/unquote';
import { GoComplex } from '../go/value';
import type { NumberNode } from './nodes';

const maxUint64 = (1n << 64n) - 1n;
const minInt64 = -(1n << 63n);
const maxInt64 = (1n << 63n) - 1n;

/** Reads a number of a template as every type that holds it; undefined if it is malformed or too large for any. */
export function numberNode(text: string, offset: number): NumberNode | undefined {
  if (text.startsWith("'")) return runeNode(text, offset);
  const complex = text.endsWith('i') ? readComplex(text) : undefined;
  if (complex !== undefined) return complexNode(complex, text, offset);
  const integer = readInteger(text);
  if (integer !== undefined) return integerNode(integer, text, offset);
  return floatNode(text, offset);
}

function runeNode(text: string, offset: number): NumberNode | undefined {
  const rune = unquoteRune(text);
  return rune === undefined ? undefined : integerNode(BigInt(rune), text, offset);
}

function integerNode(value: bigint, text: string, offset: number): NumberNode {
  const int = value <= maxInt64 ? value : undefined;
  const uint = value >= 0n ? value : undefined;
  return { kind: 'number', offset, text, int, uint, float: Number(value), constant: int };
}

/** Go parses twice, as signed and as unsigned; only digits without sign may exceed int64. */
function readInteger(text: string): bigint | undefined {
  const signed = parseInt(text, 0, 64);
  if (signed !== undefined || text.startsWith('-') || text.startsWith('+')) return signed;
  const large = parseInt(text, 0, 128);
  return large !== undefined && large <= maxUint64 ? large : undefined;
}

function floatNode(text: string, offset: number): NumberNode | undefined {
  const float = parseFloat(text);
  // Without point and exponent it would be an integer, but one that is too large.
  if (float === undefined || !/[.eEpP]/.test(text)) return undefined;
  const { int, uint } = integersOf(float);
  const isHexInteger = /^0[xX]/.test(text) && !/[pP]/.test(text);
  return { kind: 'number', offset, text, int, uint, float, constant: isHexInteger ? int : float };
}

function integersOf(float: number): { readonly int: bigint | undefined; readonly uint: bigint | undefined } {
  if (!Number.isInteger(float)) return { int: undefined, uint: undefined };
  const value = BigInt(float);
  return {
    int: value >= minInt64 && value <= maxInt64 ? value : undefined,
    uint: value >= 0n && value <= maxUint64 ? value : undefined,
  };
}

function readComplex(text: string): GoComplex | undefined {
  const split = lastSign(text);
  const real = split <= 0 ? 0 : parseFloat(text.slice(0, split));
  const imaginary = parseFloat(text.slice(Math.max(split, 0), -1));
  return real === undefined || imaginary === undefined ? undefined : new GoComplex(real, imaginary);
}

/** Where the imaginary part begins: at the last sign that is not the sign of an exponent. */
function lastSign(text: string): number {
  for (let at = text.length - 2; at > 0; at--) {
    const isSign = text[at] === '+' || text[at] === '-';
    if (isSign && !/[eEpP]/.test(text.charAt(at - 1))) return at;
  }
  return 0;
}

function complexNode(complex: GoComplex, text: string, offset: number): NumberNode {
  const float = complex.imaginary === 0 ? complex.real : undefined;
  const integers = float === undefined ? { int: undefined, uint: undefined } : integersOf(float);
  return { kind: 'number', offset, text, ...integers, float, constant: complex };
}
