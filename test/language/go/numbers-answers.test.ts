import { readFloat, readInt, readUint } from '../../../src/language/go/parse-number';
import { formatFloat } from '../../../src/language/go/strconv';

describe("what Go's strconv answers", () => {
  it.each([
    ['', 0, 'invalid syntax'],
    ['1', 1, undefined],
    ['1_000', 1000, undefined],
    ['1__0', 0, 'invalid syntax'],
    ['0x1p0', 1, undefined],
    ['0x1.8p1', 3, undefined],
    ['-0x1.8p1', -3, undefined],
    ['0x.p1', 0, 'invalid syntax'],
    ['0x_1p0', 1, undefined],
    ['0x1p1_0', 1024, undefined],
    ['0x1p1023', 8.98846567431158e307, undefined],
    ['0x1p-1075', 0, undefined],
    ['0x1.8p-1074', 1e-323, undefined],
    ['0x1.0000000000001p-1075', 5e-324, undefined],
    ['0x0p99999', 0, undefined],
    ['0x1.00000000000008p0', 1, undefined],
    ['0x0.fffffffffffff8p-1022', 2.2250738585072014e-308, undefined],
    ['inf', Number.POSITIVE_INFINITY, undefined],
    ['-inf', Number.NEGATIVE_INFINITY, undefined],
    ['nan', Number.NaN, undefined],
  ])('reads the float64 %j', (text, value, fault) => {
    expect(readFloat(text)).toEqual(fault ? { value, fault } : { value });
  });

  it.each([
    ['', 10, 64, 0n, 'invalid syntax'],
    ['0', 0, 64, 0n, undefined],
    ['-0', 10, 64, 0n, undefined],
    ['5', 10, 64, 5n, undefined],
    ['5', 2, 16, 0n, 'invalid syntax'],
    ['128', 10, 8, 127n, 'value out of range'],
    ['128', 8, 64, 0n, 'invalid syntax'],
    ['-128', 10, 8, -128n, undefined],
    ['-129', 10, 8, -128n, 'value out of range'],
    ['1_000', 0, 64, 1000n, undefined],
    ['_1', 0, 64, 0n, 'invalid syntax'],
    ['0x1f', 0, 64, 31n, undefined],
    ['0x', 0, 64, 0n, 'invalid syntax'],
    ['0b101', 0, 64, 5n, undefined],
    ['0o17', 0, 64, 15n, undefined],
    ['017', 0, 64, 15n, undefined],
    ['z', 36, 64, 35n, undefined],
    ['A', 16, 32, 10n, undefined],
    [':', 16, 32, 0n, 'invalid syntax'],
  ])('reads %j in base %d as an integer of %d bits', (text, base, bits, value, fault) => {
    expect(readInt(text, base, bits)).toEqual(fault ? { value, fault } : { value });
  });

  it.each([
    ['', 10, 64, 0n, 'invalid syntax'],
    ['255', 10, 8, 255n, undefined],
    ['256', 10, 8, 255n, 'value out of range'],
  ])('reads %j in base %d as an unsigned integer of %d bits', (text, base, bits, value, fault) => {
    expect(readUint(text, base, bits)).toEqual(fault ? { value, fault } : { value });
  });

  it.each<[number, 'e' | 'f' | 'g', number, string]>([
    [0, 'e', -1, '0e+00'],
    [0, 'e', 1, '0.0e+00'],
    [0, 'f', 0, '0'],
    [0, 'f', 1, '0.0'],
    [0, 'g', 0, '0'],
    [-0, 'e', -1, '-0e+00'],
    [1, 'f', -1, '1'],
    [1, 'f', 0, '1'],
    [1, 'f', 1, '1.0'],
    [1, 'g', 0, '1'],
    [1.5, 'e', 0, '2e+00'],
    [1.5, 'f', -1, '1.5'],
    [1.5, 'g', 0, '2'],
    [-2.5, 'e', 0, '-2e+00'],
    [1e6, 'g', -1, '1e+06'],
    [1e6, 'g', 7, '1000000'],
    [999999, 'e', 3, '1.000e+06'],
    [1e21, 'e', 14, '1.00000000000000e+21'],
    [1e21, 'e', 30, '1.000000000000000000000000000000e+21'],
    [1e21, 'f', 0, '1000000000000000000000'],
    [123456789, 'g', -1, '1.23456789e+08'],
    [0.0001, 'g', -1, '0.0001'],
    [0.00001, 'g', -1, '1e-05'],
    [5e-324, 'e', 14, '4.94065645841247e-324'],
    [3.5, 'e', 0, '4e+00'],
    [0.05, 'f', 1, '0.1'],
    [Number.NaN, 'e', -1, 'NaN'],
    [Number.POSITIVE_INFINITY, 'e', -1, '+Inf'],
  ])('writes %d as %s with precision %d', (value, format, precision, text) => {
    expect(formatFloat(value, format, precision)).toBe(text);
  });
});
