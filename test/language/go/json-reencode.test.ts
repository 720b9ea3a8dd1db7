import fc from 'fast-check';
import { decode, type Encodable, encode } from '../../../src/language/go/json';
import { reencode } from '../../../src/language/go/json-reencode';
import { fromBytes } from '../../../src/language/go/text';
import type { JsonObject } from '../../../src/model/json';
import { seenCharacter } from '../../any-text';

const added = { 'X-B': 'x', 'X-A': '<y>' };

const text = (bytes: Buffer | undefined): string | undefined => bytes?.toString();

/** What the long way makes of it; undefined when it is no object. */
function longWay(bytes: Uint8Array): string | undefined {
  try {
    const value = decode(fromBytes(bytes));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const fields: Record<string, Encodable | undefined> = Object.create(null);
    return encode(Object.assign(fields, value as JsonObject, added) as Encodable);
  } catch {
    return undefined;
  }
}

describe('reencode', () => {
  it.each([
    '{}',
    '{"b":1,"a":2}',
    '{"a":1,"b":[],"a":{"z":null,"y":{}}}',
    '{"b":{"d":1,"c":[{"f":true,"e":false},1,[]]},"a":"x"}',
    '{"a b":1,"a":2,"a!":3,"":4}',
    '{"é":1,"z":2,"😀":3,"\uffee":"😀"}',
    '{"n":[0,-0,10,-1,1.5,1e3,1E-7,123456789012345678901,100000000000000000000000]}',
    String.raw`{"s":"a\nb\"c\\u0041\\","t":"<&>","u":"\u00e9\/\b\f\u2028","v":"\ud800 \ud83d\ude00"}`,
    '{"s":"\u2028\u2029"}',
    '{"X-B":1,"X-A":{"a":1}}',
    '{"__proto__":{"b":1,"a":2},"constructor":1}',
  ])('writes what decoding and encoding gives: %s', (json) => {
    const bytes = Buffer.from(json);
    expect(text(reencode(bytes, added))).toBe(longWay(bytes));
  });

  it.each([
    '',
    'null',
    '[]',
    '{',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '{"a":01}',
    '{"a":1.}',
    '{"a":-}',
    '{"a":tru}',
    '{"a":1}}',
    '{"a":1 }',
    '{"a":"\n"}',
    String.raw`{"a":"\x"}`,
    '{"a":1e999}',
    '{"a":"b}',
    '{a:1}',
    '{"a":[1,]}',
    '{"a":[1}}',
    String.raw`{"\u0061":1}`,
    `{"a":${'['.repeat(200)}${']'.repeat(200)}}`,
  ])('leaves to the long way what is malformed, or rare: %s', (json) => {
    expect(reencode(Buffer.from(json))).toBeUndefined();
  });

  it('leaves bytes that are no UTF-8 to the long way, wherever they stand in memory', () => {
    const bytes = Buffer.from('{"a":"xxxxxxxxxxxxx"}');
    for (let offset = 0; offset < 8; offset++) {
      for (let at = 6; at < bytes.length - 2; at++) {
        const moved = Buffer.alloc(64).subarray(offset, offset + bytes.length);
        moved.set(bytes);
        expect(text(reencode(moved))).toBe('{"a":"xxxxxxxxxxxxx"}');
        for (const byte of [0xff, 0x00, 0x1f]) {
          moved[at] = byte;
          expect(reencode(moved)).toBeUndefined();
        }
      }
    }
  });

  it('agrees with the long way on any object, however its keys are ordered', () => {
    const object = fc.dictionary(fc.string({ unit: seenCharacter }), fc.jsonValue({ stringUnit: seenCharacter }));
    fc.assert(
      fc.property(object, (value) => {
        const bytes = Buffer.from(JSON.stringify(value));
        const quick = text(reencode(bytes, added));
        expect(quick === undefined || quick === longWay(bytes)).toBe(true);
      }),
    );
  });

  it('never makes something of a text of which the long way makes nothing, or something else', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'a',
      '<',
      'null',
      '1',
      '-',
      '.',
      'e',
      '"b":',
      '"c"',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const bytes = Buffer.from(`{"k":${pieces.join('')}}`);
        const quick = text(reencode(bytes, added));
        expect(quick === undefined || quick === longWay(bytes)).toBe(true);
      }),
      { numRuns: 800 },
    );
  });

  it('leaves a text to the long way that has too many keys to remember, and goes on', () => {
    const objects = Array.from({ length: 25_000 }, (_, index) => `{"k${index}":1}`);
    expect(reencode(Buffer.from(`{"b":[${objects.join()}]}`))).toBeUndefined();
    expect(text(reencode(Buffer.from('{"b":1,"a":2}')))).toBe('{"a":2,"b":1}');
  });

  it('forgets keys that it met when there are too many, and goes on', () => {
    for (let index = 0; index < 30_000; index++) reencode(Buffer.from(`{"k${index}":1,"a":2}`));
    expect(text(reencode(Buffer.from('{"b":1,"a":2}')))).toBe('{"a":2,"b":1}');
  });
});
