import fc from 'fast-check';
import { compact, decode, encode, encodeString, isWellFormed, valid } from '../../../src/language/go/json';
import type { Json } from '../../../src/model/json';
import { anyCharacter } from '../../any-text';

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('decode', () => {
  it('reads numbers as float64, and lets the last of equal keys win', () => {
    expect(decode('{"a":1,"b":12345678901234567890,"a":[true,null,"x"]}')).toEqual({
      a: [true, null, 'x'],
      b: 12345678901234567000,
    });
  });

  it.each([
    ['"\\ud83d"', '\ufffd'],
    ['"\\ud83d\\ude00"', '😀'],
    ['"\\uD83DA"', '\ufffdA'],
    ['"\\ud83d\\u0041"', '\ufffdA'],
    ['"\\ud83d\\ud83d\\ude00"', '\ufffd😀'],
    ['"\\\\ud83d"', '\\ud83d'],
    ['"\\n\\ude00"', '\n\ufffd'],
    ['"a\udcff\udcfe"', 'a\ufffd\ufffd'],
  ])('replaces halves of characters and bytes that are no UTF-8: %j', (text, value) => {
    expect(decode(text)).toBe(value);
  });

  it('keeps a key named __proto__ as a key', () => {
    const value = decode('{"__proto__":{"polluted":1}}');
    expect(Object.keys(value ?? {})).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(encode(value as never)).toBe('{"__proto__":{"polluted":1}}');
  });

  it.each(['1e400', '[{"a":[-1e999]}]', `[${nested(150).replace('[]', '[1e400]')}]`, `{"a":${'9'.repeat(400)}}`])(
    'refuses a number that float64 cannot hold: %s',
    (text) => {
      expect(() => decode(text)).toThrow('beyond the range of float64');
    },
  );

  it('takes large numbers that are deeply nested', () => {
    expect(JSON.stringify(decode(nested(150).replace('[]', '[1e300,{"a":2}]')))).toContain('1e+300');
  });

  it('reads 10,000 levels and refuses one more', () => {
    expect(encode(decode(nested(10_000)) as never)).toBe(nested(10_000));
    expect(() => decode(nested(10_001))).toThrow('nested in more than 10000 levels');
    expect(() => decode('[{"a":'.repeat(5001))).toThrow('nested in more than 10000 levels');
  });

  it('does not count brackets in strings as levels', () => {
    const text = JSON.stringify(['['.repeat(30_000), '"\\"['.repeat(10_000)]);
    expect(encode(decode(text) as never)).toBe(text);
    expect(valid(`[${'[],'.repeat(20_000)}1]`)).toBe(true);
  });

  it.each([
    ['', 'line 1, column 1: expected a value, the text ends'],
    ['{"a":\n tru}', 'line 2, column 2: expected a number, true, false or null, found "t"'],
    ['{"a":1,}', 'line 1, column 8: expected a key in double quotes, found "}"'],
    ['{,', 'line 1, column 2: expected a key in double quotes or \'}\', found ","'],
    ['[,', 'line 1, column 2: expected a value or \']\', found ","'],
    ['[1,]', 'line 1, column 4: expected a value, found "]"'],
    ['[1 2]', 'line 1, column 4: expected \',\' or the end of the array or object, found "2"'],
    ['[{}}', 'line 1, column 4: expected \',\' or the end of the array or object, found "}"'],
    ['{"a" 1}', 'line 1, column 6: expected \':\' after the key, found "1"'],
    ['{"a":1}x', 'line 1, column 8: expected nothing after the value, found "x"'],
    ['"a\\x"', 'line 1, column 3: expected a known escape in the string, found "\\\\"'],
    ['"a\u007f\u0001"', 'line 1, column 4: expected the rest of the string and its closing quote, found "\\u0001"'],
    ['["\\u00e9\\n', 'line 1, column 11: expected the rest of the string and its closing quote, the text ends'],
    ['\ufeff1', 'line 1, column 1: expected a value, found "\ufeff"'],
    ['-', 'line 1, column 1: expected a number, true, false or null, found "-"'],
  ])('tells where %j stops being JSON', (text, message) => {
    expect(() => decode(text)).toThrow(`not JSON: ${message}`);
  });

  it('finds a fault wherever JSON.parse finds one', () => {
    const token = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      '-',
      '0',
      '.5',
      'e1',
      'true',
      'nul',
      ' ',
      '"',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
        const text = tokens.join('');
        fc.pre(!isWellFormed(text));
        expect(() => decode(text)).toThrow(/^not JSON: line 1, column \d+: expected /);
      }),
      { numRuns: 200 },
    );
  });
});

describe('encode', () => {
  it('sorts keys by their bytes and leaves out what is undefined', () => {
    expect(encode({ b: 1, a: 2n, '😀': 3, '\uffff': 4, x: undefined, A: [] })).toBe(
      '{"A":[],"a":2,"b":1,"\uffff":4,"😀":3}',
    );
  });

  it('writes numbers as Go does', () => {
    expect(encode([0, -0, 1e21, 1e-7, 0.000001, 1e20, 1.5, 12345678901234567890n])).toBe(
      '[0,-0,1e+21,1e-7,0.000001,100000000000000000000,1.5,12345678901234567890]',
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (value) => {
    expect(() => encode([value])).toThrow(`JSON has no number ${value}`);
  });

  it('escapes HTML and line separators unless told not to escape HTML', () => {
    const text = '<a href="x">&\u2028\u2029\b\f\n\r\t\u0001\u007f\\';
    expect(encode(text)).toBe('"\\u003ca href=\\"x\\"\\u003e\\u0026\\u2028\\u2029\\b\\f\\n\\r\\t\\u0001\u007f\\\\"');
    expect(encode(text, { escapeHtml: false })).toBe(
      '"<a href=\\"x\\">&\\u2028\\u2029\\b\\f\\n\\r\\t\\u0001\u007f\\\\"',
    );
    expect(encodeString('é', { escapeHtml: false })).toBe('"é"');
  });

  it('writes what is no Unicode as an escaped U+FFFD', () => {
    expect(encodeString('\udcff<\\ud83d\ud83d')).toBe('"\\ufffd\\u003c\\\\ud83d\\ufffd"');
  });

  it('writes scalars, booleans and null', () => {
    expect([null, true, false, 'x', 1].map((value) => encode(value))).toEqual(['null', 'true', 'false', '"x"', '1']);
  });

  it('comes back through decode', () => {
    const json = fc.jsonValue({ maxDepth: 4 }).map((value) => value as Json);
    fc.assert(
      fc.property(json, (value) => {
        expect(decode(encode(value as never))).toEqual(value);
      }),
    );
  });
});

describe('compact', () => {
  it('drops blanks between tokens and escapes HTML, and leaves the rest as written', () => {
    expect(compact(' { "b" : 1.50 ,\n\t"a" : "x  <&>\u2028\\u003C \\" [ ] " ,"b":1E+2 } \r\n')).toBe(
      '{"b":1.50,"a":"x  \\u003c\\u0026\\u003e\\u2028\\u003C \\" [ ] ","b":1E+2}',
    );
    expect(compact('{"a":"b c"}')).toBe('{"a":"b c"}');
    expect(compact('1e400')).toBe('1e400');
    expect(compact('"\udcff"')).toBe('"\udcff"');
  });

  it('refuses what is not JSON', () => {
    expect(() => compact('{"a":1')).toThrow('not JSON');
    expect(() => compact(nested(10_001))).toThrow('nested in more than 10000 levels');
  });

  it('keeps the value', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: anyCharacter }), fc.integer({ min: 0, max: 4 }), (text, indent) => {
        const spread = JSON.stringify(JSON.parse(text), undefined, indent);
        expect(JSON.parse(compact(spread))).toEqual(JSON.parse(text));
        expect(compact(spread)).not.toMatch(/[<>&\u2028\u2029]/);
      }),
    );
  });
});

describe('valid', () => {
  it.each([
    ['{"a":[1,2]}', true],
    [' null ', true],
    ['', false],
    ['{a:1}', false],
    ['[1,]', false],
    ['01', false],
    ['"\t"', false],
    ['NaN', false],
  ])('%j is %s', (text, expected) => {
    expect(valid(text)).toBe(expected);
    expect(isWellFormed(text)).toBe(expected);
  });

  it('has a limit of levels that being well formed has not', () => {
    expect(valid(nested(10_001))).toBe(false);
    expect(isWellFormed(nested(10_001))).toBe(true);
  });
});
