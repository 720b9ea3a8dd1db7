import { titleWords, toLower, toUpper } from '../../../src/language/go/case';
import { compact, decode, encode } from '../../../src/language/go/json';
import { canBackquote, quote, quoteRune, quoteRuneToAscii, quoteToAscii } from '../../../src/language/go/quote';
import { unquote, unquoteRune } from '../../../src/language/go/unquote';
import { normalizeUri } from '../../../src/language/go/uri';

/** Undefined for what is refused. */
function outcome(write: () => string): string | undefined {
  try {
    return write();
  } catch {
    return undefined;
  }
}

describe("what Go's strings, literals, URIs and JSON answers", () => {
  it.each([
    ['a"b', '"a\\"b"'],
    ['a\\b', '"a\\\\b"'],
    ['\u0007\b\f\n\r\t\u000b', '"\\a\\b\\f\\n\\r\\t\\v"'],
    ['\u007f', '"\\x7f"'],
    ['\u0080\u009f', '"\\u0080\\u009f"'],
    ['é', '"é"'],
  ])('quotes %j', (text, answer) => {
    expect(quote(text)).toBe(answer);
  });

  it.each([
    ['', '""'],
    ['\u007f', '"\\x7f"'],
    [' ', '" "'],
  ])('quotes %j in ASCII', (text, answer) => {
    expect(quoteToAscii(text)).toBe(answer);
  });

  it.each([
    ['a', true],
    ['\u0007\b\f\n\r\t\u000b', false],
    ['\u0000\u0001\u001f', false],
    ['\u007f', false],
    ['\ue000', true],
    ['\ufeff', false],
    ['tab\t', true],
    [' ', true],
  ])('knows whether %j can stand between back quotes', (text, answer) => {
    expect(canBackquote(text)).toBe(answer);
  });

  it.each([[32, "' '"]])('quotes the character %d', (rune, text) => {
    expect(quoteRune(rune)).toBe(text);
  });

  it.each([
    [0, "'\\x00'"],
    [65536, "'\\U00010000'"],
  ])('quotes the character %d in ASCII', (rune, text) => {
    expect(quoteRuneToAscii(rune)).toBe(text);
  });

  it.each([
    ['"', undefined],
    ['""', ''],
    ['``', ''],
    ['`a\rb`', 'ab'],
    ['"a"b"', undefined],
    ['"\\a\\b\\f\\n\\r\\t\\v\\\\\\""', '\u0007\b\f\n\r\t\u000b\\"'],
    ['"\\x41"', 'A'],
    ['"\\x4"', undefined],
    ['"\\u00e9"', 'é'],
    ['"\\ud800"', undefined],
    ['"\\udfff"', undefined],
    ['"\\ue000"', '\ue000'],
    ['"\\U0001F600"', '😀'],
    ['"\\U0010ffff"', '\u{10ffff}'],
    ['"\\U00110000"', undefined],
    ['"\\101"', 'A'],
    ['"\\400"', undefined],
    ['"\\18"', undefined],
    ['"a\\"', undefined],
    ['"é\\n😀"', 'é\n😀'],
    ['"\\xc3\\xa9"', 'é'],
    ['"\\303\\251x"', 'éx'],
    ['"x\\xc3\\xa9\\n\\xc3\\xa9"', 'xé\né'],
    ['"\\n\n"', undefined],
    ['aba', undefined],
  ])('reads the literal %j', (text, answer) => {
    expect(unquote(text)).toBe(answer);
  });

  it.each([
    ["'a'", 97],
    ["'\\n'", 10],
    ["'\\''", 39],
    ["'''", undefined],
    ["'\\", undefined],
  ])('reads the character %j', (text, rune) => {
    expect(unquoteRune(text)).toBe(rune);
  });

  it.each([
    ['stra\u00dfe', 'STRA\u00dfE'],
    ['\u1fb3', '\u1fbc'],
  ])('%j in upper case', (text, answer) => {
    expect(toUpper(text)).toBe(answer);
  });

  it.each([['\u0130', 'i']])('%j in lower case', (text, answer) => {
    expect(toLower(text)).toBe(answer);
  });

  it.each([
    ['stra\u00dfe', 'Stra\u00dfe'],
    ['\u01c6', '\u01c5'],
    ['\u01c4', '\u01c5'],
    ['\u01c9', '\u01c8'],
    ['\u01cc', '\u01cb'],
    ['\u01f3', '\u01f2'],
    ['\u10d0', '\u10d0'],
    ["o'neil", "O'Neil"],
    ['a\u00a0b', 'A\u00a0B'],
    ['a\ufeffb', 'A\ufeffb'],
    ['\u10ff a', '\u10ff A'],
  ])('%j with capitals', (text, answer) => {
    expect(titleWords(text)).toBe(answer);
  });

  it.each([
    ['a b', 'a%20b'],
    ['%41', '%41'],
    ['%4', undefined],
    ['http://h', 'http://h'],
    ['HTTP://H/', 'http://H/'],
    ['http://', 'http:'],
    ['http:///', 'http:///'],
    ['///', '///'],
    ['1:b', undefined],
    ['?', '?'],
    ['a?', 'a?'],
    ['#', ''],
    ['a#', 'a'],
    ['a#b', 'a#b'],
    ['a#%zz', undefined],
    ['mailto:a b', 'mailto:a b'],
    ['http://u@h', 'http://u@h'],
    ['http://u:p@h', 'http://u:p@h'],
    ['http://:p@h', 'http://:p@h'],
    ['http://@h', 'http://@h'],
    ['http://u p@h', undefined],
    ['ftp://h:80:90', 'ftp://h:80:90'],
    ['http://[::1]', 'http://[::1]'],
    ['http://[::1]:80', 'http://[::1]:80'],
    ['http://[::1]:a', undefined],
    ['http://::1]', undefined],
    ['http://[fe80::1%25en0]', 'http://[fe80::1%25en0]'],
    ['http://[fe80::1%25]', undefined],
    ['http://[fe80::1%25%41]', 'http://[fe80::1%25A]'],
    ['http://[fe80::1%25%0a]', undefined],
    ['http://[fe80::1%25 ]', undefined],
    ['http://[fe80::1%25é]', 'http://[fe80::1%25%C3%A9]'],
    ['http://[fe80::1%25%2f]', undefined],
    ['http://h%41', undefined],
    ['http://h h', undefined],
    ['a\n', undefined],
    ['a\u007f', undefined],
    ['//h:x', undefined],
    ['x:///a b', 'x:///a%20b'],
  ])('%j as a URI', (text, answer) => {
    expect(normalizeUri(text)).toBe(answer);
  });

  it.each([
    ['null', 'null'],
    ['true', 'true'],
    ['0', '0'],
    ['-0', '-0'],
    ['01', undefined],
    ['"<&>"', '"\\u003c\\u0026\\u003e"'],
    ['"\\ud83d\\ude00"', '"😀"'],
    ['"\\ud83d"', '"\ufffd"'],
    ['"\\\\ud83d"', '"\\\\ud83d"'],
    ['[]', '[]'],
    ['[1,2]', '[1,2]'],
    ['{}', '{}'],
    ['{"b":1,"a":2}', '{"a":2,"b":1}'],
    ['"\\ude00\\ud83d"', '"\ufffd\ufffd"'],
  ])('%j decoded and encoded', (text, answer) => {
    expect(outcome(() => encode(decode(text)))).toBe(answer);
  });

  it.each([['"<&>"', '"<&>"']])('%j encoded with HTML as it is', (text, answer) => {
    expect(outcome(() => encode(decode(text), { escapeHtml: false }))).toBe(answer);
  });

  it.each([
    ['null', 'null'],
    ['01', undefined],
    [' { "a" : [ 1 , { "b" : null } ] } ', '{"a":[1,{"b":null}]}'],
  ])('%j embedded in JSON', (text, answer) => {
    expect(outcome(() => compact(text))).toBe(answer);
  });
});
