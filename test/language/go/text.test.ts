import fc from 'fast-check';
import {
  byteLength,
  compareBytes,
  fromBytes,
  hasLoneSurrogates,
  toBytes,
  trimSpace,
} from '../../../src/language/go/text';
import { anyCharacter } from '../../any-text';

describe('Go strings', () => {
  it('are the bytes of their UTF-8', () => {
    expect([...toBytes('é😀')]).toEqual([0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80]);
    expect(fromBytes(Uint8Array.of(0xc3, 0xa9))).toBe('é');
  });

  it('carry a byte that is no UTF-8 as half of a character', () => {
    expect(fromBytes(Uint8Array.of(0x61, 0xff, 0x62))).toBe('a\udcffb');
    expect([...toBytes('a\udcffb')]).toEqual([0x61, 0xff, 0x62]);
    expect(hasLoneSurrogates('a\udcffb')).toBe(true);
    expect(hasLoneSurrogates('a😀b')).toBe(false);
  });

  it.each([
    ['a cut sequence', [0xf0, 0x9f, 0x98]],
    ['an overlong form', [0xc0, 0x80]],
    ['an encoded surrogate', [0xed, 0xa0, 0x80]],
    ['a code point beyond Unicode', [0xf5, 0x80, 0x80, 0x80]],
    ['bytes between characters', [0xc3, 0xa9, 0x80, 0x41, 0xe2, 0x82, 0xac, 0xff]],
  ])('come back from %s', (_, bytes) => {
    expect([...toBytes(fromBytes(Uint8Array.from(bytes)))]).toEqual(bytes);
  });

  it('write half of a character that stands for no byte as U+FFFD', () => {
    expect([...toBytes('\ud83d!')]).toEqual([0xef, 0xbf, 0xbd, 0x21]);
  });

  it('come back from any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect([...toBytes(fromBytes(bytes))]).toEqual([...bytes]);
      }),
    );
  });

  it('have the length of their bytes', () => {
    expect(byteLength('é😀')).toBe(6);
    expect(byteLength('a\udcffb\ud83d')).toBe(6);
    fc.assert(fc.property(fc.string({ unit: anyCharacter }), (text) => byteLength(text) === toBytes(text).length));
  });

  it('are ordered by bytes where UTF-16 has another order', () => {
    expect(compareBytes('\uffff', '😀')).toBeLessThan(0);
    expect(compareBytes('a😀', 'a😁')).toBeLessThan(0);
    expect(compareBytes('ab', 'a')).toBeGreaterThan(0);
    expect(compareBytes('a', 'b')).toBeLessThan(0);
    expect(compareBytes('é', 'é')).toBe(0);
    expect(compareBytes('\udcff', '😀')).toBeGreaterThan(0);
  });

  it('are ordered as their bytes are', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'é', '\u07ff', '\ue000', '\uffff', '😀', '😁', '\udcc3'),
    });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(Math.sign(compareBytes(one, other))).toBe(Math.sign(Buffer.compare(toBytes(one), toBytes(other))));
      }),
    );
  });

  it('lose the white space of Unicode at both ends', () => {
    expect(trimSpace('\u0085\u00a0 a b\t\u2028')).toBe('a b');
    expect(trimSpace('\ufeffa')).toBe('\ufeffa');
    expect(trimSpace(' \n')).toBe('');
  });
});
