import { assert, property, string } from 'fast-check';
import { titleWords, toLower, toUpper } from '../../../src/language/go/case';
import {
  canBackquote,
  isPrint,
  quote,
  quoteRune,
  quoteRuneToAscii,
  quoteToAscii,
} from '../../../src/language/go/quote';
import { unquote, unquoteRune } from '../../../src/language/go/unquote';
import { anyCharacter } from '../../any-text';

describe('Go literals', () => {
  it.each([
    ['a"\\', '"a\\"\\\\"'],
    ['\x07\b\f\n\r\t\v', '"\\a\\b\\f\\n\\r\\t\\v"'],
    ['\x01\x7f\u00a0\u200b\u{e0001}', '"\\x01\\x7f\\u00a0\\u200b\\U000e0001"'],
    ['\udc80\udcff', '"\\x80\\xff"'],
    ['\u00e9\u{1F600}', '"\u00e9\u{1F600}"'],
  ])('%j is quoted', (text, literal) => {
    expect(quote(text)).toBe(literal);
    expect(unquote(literal)).toBe(text);
  });

  it('of ASCII alone, of runes, and with back quotes', () => {
    expect(quoteToAscii('\u00e9\u{1F600}a')).toBe('"\\u00e9\\U0001f600a"');
    expect(quoteRune(39)).toBe("'\\''");
    expect(quoteRuneToAscii(0xe9)).toBe("'\\u00e9'");
    expect(['a"b\t', 'a`', 'a\n', '\udc80', '\ufeff', '\x7f'].map(canBackquote)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect([0x20, 0x1f, 0x7e, 0x7f, 0xa0, 0xe9].map(isPrint)).toEqual([true, false, true, false, false, true]);
  });

  it.each([
    '',
    '"',
    'a',
    '"a',
    '`a',
    "'a'",
    '"a"b"',
    '`a`b`',
    '"\\z"',
    '"\\x1"',
    '"\\u12"',
    '"\\U00110000"',
    '"\\777"',
    '"\\18"',
    '"a\nb"',
    '"\\\'"',
  ])('refuses %j', (literal) => {
    expect(unquote(literal)).toBeUndefined();
  });

  it('of runes are read', () => {
    const read = [
      "'a'",
      "'\\n'",
      "'\\''",
      "'\\x41'",
      "'\\u00e9'",
      "'\u{1F600}'",
      "''",
      "'ab'",
      "'''",
      "'\\'",
      "'\\nx'",
    ].map(unquoteRune);
    expect(read).toEqual([97, 10, 39, 65, 233, 0x1f600, undefined, undefined, undefined, undefined, undefined]);
    expect(unquote('`a\r\n`')).toBe('a\n');
  });

  it('read back any text', () => {
    assert(
      property(string({ unit: anyCharacter }), (text) => {
        expect(unquote(quote(text))).toBe(text);
        expect(unquote(quoteToAscii(text))).toBe(text);
      }),
    );
  });
});

describe('upper, lower and title case', () => {
  it('map character by character', () => {
    expect(toUpper('\u00dfa\u0149')).toBe('\u00dfA\u0149');
    expect(toUpper('\u1f80\u1f87\u1f90\u1f97\u1fa0\u1fa7\u1fb3\u1fc3\u1ff3')).toBe(
      '\u1f88\u1f8f\u1f98\u1f9f\u1fa8\u1faf\u1fbc\u1fcc\u1ffc',
    );
    expect(toLower('A\u03a3 \u0130')).toBe('a\u03c3 i');
    expect(titleWords("o'neil x_y 1a \u01c9a")).toBe("O'Neil X_y 1a \u01c8a");
    expect(toUpper('\udc80\u00e9')).toBe('\ufffd\u00c9');
  });
});
