import fc from 'fast-check';
import { encode } from '../../src/language/go/json';
import { encodeMap } from '../../src/sources/payload';
import { seenCharacter } from '../any-text';

describe('a map of texts', () => {
  it('is written as Go writes it, whatever was written before', () => {
    const name = fc.oneof(fc.constantFrom('a', 'b', 'a\n', '1 a', 'B', '<'), fc.string({ unit: seenCharacter }));
    const value = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 4 }), (fields) => {
        const map = new Map(fields);
        const plain: Record<string, string | string[]> = Object.assign(Object.create(null), Object.fromEntries(map));
        expect(encodeMap(map)).toBe(encode(plain));
        expect(encodeMap(Object.entries(plain))).toBe(encode(plain));
      }),
    );
  });

  it('is sorted by its own names when those of another look the same one after the other', () => {
    const mapOf = (...names: string[]): Map<string, string> => new Map(names.map((each) => [each, each]));
    expect(encodeMap(mapOf('b\na'))).toBe(String.raw`{"b\na":"b\na"}`);
    expect(encodeMap(mapOf('b', 'a'))).toBe('{"a":"a","b":"b"}');
    expect(encodeMap(mapOf('ba'))).toBe('{"ba":"ba"}');
  });
});
