import fc from 'fast-check';
import { isJson as isJsonBytes } from '../../../src/language/go/json-check';

const isJson = (text: string): boolean => isJsonBytes(Buffer.from(text));

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('isJson', () => {
  it('takes what JSON.parse takes, written with and without blanks', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 1, '\t'), (text, indent) => {
        expect(isJson(text)).toBe(true);
        expect(isJson(JSON.stringify(JSON.parse(text), undefined, indent))).toBe(true);
      }),
    );
  });

  it('says the same as JSON.parse of texts that are almost JSON', () => {
    const pieces = fc.constantFrom(
      ...'{ } [ ] , : " \\ \\" \\u00e9 \\u0g \\x a "a" "": 1 - 0 .5 e E+ 1e9 true false null nul 01 -0 1.'.split(' '),
      ...' \n\t\u0001\u00a0\ud800',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        expect([text, isJson(text)]).toEqual([text, parses(text)]);
      }),
      { numRuns: 6000 },
    );
  });

  it('says the same of JSON in which one character was changed', () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.constantFrom('"', ',', '{', ']', '\\', 'x', '0', ' '),
        (json, place, put) => {
          const at = place % (json.length + 1);
          const text = json.slice(0, at) + put + json.slice(at + 1);
          expect([text, isJson(text)]).toEqual([text, parses(text)]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('takes bytes that are no UTF-8 in strings, and nowhere else', () => {
    expect(isJsonBytes(Buffer.from([0x22, 0xff, 0xc3, 0x22]))).toBe(true);
    expect(isJsonBytes(Buffer.from([0x31, 0xff]))).toBe(false);
    expect(isJsonBytes(Buffer.from('\ufeff1'))).toBe(false);
  });

  it('takes any depth', () => {
    expect(isJson('['.repeat(100_000) + ']'.repeat(100_000))).toBe(true);
    expect(isJson('['.repeat(100_000))).toBe(false);
  });
});
