import fc from 'fast-check';
import { readFloat, readInt, readUint } from '../../../src/language/go/parse-number';
import { formatFloat, numberError, parseBool, parseFloat, parseInt } from '../../../src/language/go/strconv';

describe('formatFloat', () => {
  it.each([
    [1e6, 'g', -1, '1e+06'],
    [100_000, 'g', -1, '100000'],
    [0.0001, 'g', -1, '0.0001'],
    [0.00001, 'g', -1, '1e-05'],
    [123_456_789, 'g', -1, '1.23456789e+08'],
    [0, 'g', -1, '0'],
    [-0, 'f', -1, '-0'],
    [1e21, 'f', -1, '1000000000000000000000'],
    [1.5, 'f', -1, '1.5'],
    [1e-7, 'f', -1, '0.0000001'],
    [0, 'e', -1, '0e+00'],
    [1e100, 'e', -1, '1e+100'],
    [1234.5678, 'e', 3, '1.235e+03'],
    [1234.5678, 'g', 3, '1.23e+03'],
    [1234.5678, 'g', 0, '1e+03'],
    [1234.5678, 'g', 6, '1234.57'],
    [0, 'g', 3, '0'],
    [0, 'e', 2, '0.00e+00'],
    [0, 'f', 2, '0.00'],
    [100, 'g', 3, '100'],
    [0.001, 'f', 2, '0.00'],
    [0.004, 'f', 1, '0.0'],
    [123.456, 'f', 0, '123'],
    [99.5, 'e', 1, '1.0e+02'],
    [9.5, 'f', 0, '10'],
    [0.5, 'f', 0, '0'],
    [1.5, 'f', 0, '2'],
    [2.5, 'f', 0, '2'],
    [0.15, 'f', 1, '0.1'],
    [0.25, 'f', 1, '0.2'],
    [5e-324, 'e', 20, '4.94065645841246544177e-324'],
    [2 ** 60, 'g', 19, '1152921504606846976'],
    [0.1, 'f', 60, '0.100000000000000005551115123125782702118158340454101562500000'],
    [Number.NaN, 'g', -1, 'NaN'],
    [Number.POSITIVE_INFINITY, 'f', 2, '+Inf'],
    [Number.NEGATIVE_INFINITY, 'e', -1, '-Inf'],
  ] as const)('writes %d as %s with precision %d: %s', (value, format, precision, text) => {
    expect(formatFloat(value, format, precision)).toBe(text);
  });

  it('comes back from every form with as many digits as needed', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.constantFrom('e', 'f', 'g'), (value, format) => {
        expect(parseFloat(formatFloat(value, format))).toBe(value);
      }),
    );
  });
});

describe('parseFloat', () => {
  it.each([
    ['1.5', 1.5],
    ['+.5', 0.5],
    ['5.', 5],
    ['1_000', 1000],
    ['1e1_0', 1e10],
    ['0x10p0', 16],
    ['-0x1.8p1', -3],
    ['0x_1p0', 1],
    ['0x.8p1', 1],
    ['0x0p5', 0],
    ['0x1p-1074', 5e-324],
    ['0x1p-1075', 0],
    ['0x1.8p-1074', 1e-323],
    ['0x1p-2000', 0],
    ['0x1.00000000000008p0', 1],
    ['0x1.000000000000080000000000001p0', 1.0000000000000002],
    ['Inf', Number.POSITIVE_INFINITY],
    ['-infinity', Number.NEGATIVE_INFINITY],
    ['nAn', Number.NaN],
  ])('reads %s', (text, value) => {
    expect(parseFloat(text)).toBe(value);
  });

  it.each([
    '',
    '.',
    '_1',
    '1_',
    '1._5',
    '1__0',
    '0x10',
    '0x',
    '0x.p1',
    '0x1_p1',
    '+nan',
    'infin',
    '1e',
    ' 1',
    '1 ',
    '0b1',
  ])('refuses %j', (text) => {
    expect(parseFloat(text)).toBeUndefined();
    expect(readFloat(text)).toEqual({ value: 0, fault: 'invalid syntax' });
  });

  it.each([
    ['1e400', Number.POSITIVE_INFINITY],
    ['-1e400', Number.NEGATIVE_INFINITY],
    ['0x1p1024', Number.POSITIVE_INFINITY],
    ['0x1p9999', Number.POSITIVE_INFINITY],
    [`0x1p${'9'.repeat(400)}`, Number.POSITIVE_INFINITY],
  ])('refuses %s for its size, and tells the nearest value', (text, value) => {
    expect(parseFloat(text)).toBeUndefined();
    expect(readFloat(text)).toEqual({ value, fault: 'value out of range' });
  });
});

describe('parseInt', () => {
  it.each([
    ['-5', 10, 64, -5n],
    ['+5', 10, 8, 5n],
    ['127', 10, 8, 127n],
    ['-128', 10, 8, -128n],
    ['zz', 36, 64, 1295n],
    ['0x_1F', 0, 64, 31n],
    ['0b11', 0, 64, 3n],
    ['0o17', 0, 64, 15n],
    ['017', 0, 64, 15n],
    ['0', 0, 64, 0n],
    ['1_000', 0, 64, 1000n],
    ['9223372036854775807', 10, 64, 9223372036854775807n],
  ])('reads %s in base %d with %d bits', (text, base, bits, value) => {
    expect(parseInt(text, base, bits)).toBe(value);
  });

  it.each([
    ['', 10],
    ['-', 10],
    ['1_0', 10],
    ['1__0', 0],
    ['1_', 0],
    ['9', 8],
    ['1.5', 10],
    ['0x1', 10],
  ])('refuses %j in base %d', (text, base) => {
    expect(parseInt(text, base)).toBeUndefined();
  });

  it('tells the nearest value of one that does not fit', () => {
    expect(readInt('128', 10, 8)).toEqual({ value: 127n, fault: 'value out of range' });
    expect(readInt('-129', 10, 8)).toEqual({ value: -128n, fault: 'value out of range' });
    expect(readUint('256', 10, 8)).toEqual({ value: 255n, fault: 'value out of range' });
    expect(parseInt('9'.repeat(1000))).toBeUndefined();
  });
});

describe('the rest of strconv', () => {
  it('reads truth values', () => {
    expect(['1', 't', 'T', 'true', 'TRUE', 'True'].map(parseBool)).toEqual(Array.from({ length: 6 }, () => true));
    expect(['0', 'f', 'F', 'false', 'FALSE', 'False'].map(parseBool)).toEqual(Array.from({ length: 6 }, () => false));
    expect(parseBool('yes')).toBeUndefined();
  });

  it('says what Go says of a text that is no number', () => {
    expect(numberError('ParseFloat', '"2"')).toBe('strconv.ParseFloat: parsing "\\"2\\"": invalid syntax');
    expect(numberError('Atoi', '9', 'value out of range')).toBe('strconv.Atoi: parsing "9": value out of range');
  });
});
