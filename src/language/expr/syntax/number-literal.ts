import { parseFloat, parseInt } from '../../go/strconv';
import { faultAt } from './fault';
import type { LiteralNode } from './node';
import type { Token } from './token';

/**
 * A number as a node: hexadecimal and decimal digits are an int, a dot or an exponent makes a float64.
 * @throws EventloomError `bad-program` for numbers out of range, and for `0b` and `0o`, which the lexer takes
 */
export function numberLiteral(text: string, token: Token): LiteralNode {
  const { offset } = token;
  const digits = token.text.replaceAll('_', '');
  const isHex = digits.includes('x');
  if (!isHex && /[.eE]/.test(digits)) {
    const value = parseFloat(digits);
    if (value === undefined) throw faultAt(text, offset, `${token.text} is no float64`);
    return { kind: 'float', value, offset };
  }
  const value = parseInt(digits, isHex ? 0 : 10, 64);
  if (value === undefined)
    throw faultAt(text, offset, `${token.text} is no int: write digits, or 0x and hexadecimal digits`);
  return { kind: 'integer', value, offset };
}
