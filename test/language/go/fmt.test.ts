import { formatValue, sprint, sprintf, sprintln } from '../../../src/language/go/fmt';
import {
  GoComplex,
  GoInteger,
  GoObject,
  GoSlice,
  GoStruct,
  GoTypedMap,
  type GoValue,
  integerOf,
  isMap,
  kindOf,
  mapEntries,
  mapGet,
  sliceItems,
  typeName,
} from '../../../src/language/go/value';

const struct = new GoStruct(
  'main.point',
  new Map<string, GoValue>([
    ['X', 1n],
    ['Y', 'b'],
  ]),
);
const pointer = new GoStruct('*main.point', new Map<string, GoValue>([['X', 1n]]), 'ptr');
class Opaque extends GoObject {
  readonly type = 'main.opaque';
  readonly kind = 'struct';
}

describe('formatting as Go does', () => {
  it.each<[string, GoValue[], string]>([
    ['%v %d %s|%t %%', [1n, 2n, 'a', true], '1 2 a|true %'],
    [
      '%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%O|%#o|%b|%#b',
      [42n, 42n, -42n, 42n, 42n, 255n, 255n, 255n, 8n, 8n, 8n, 5n, 5n],
      '   42|42   |-0042|+42| 42|ff|FF|0xff|10|0o10|010|101|0b101',
    ],
    [
      '%c|%q|%+q|%U|%#U|%.8U|%#U',
      [233n, 10n, 233n, 233n, 233n, 233n, 7n],
      "\u00e9|'\\n'|'\\u00e9'|U+00E9|U+00E9 '\u00e9'|U+000000E9|U+0007",
    ],
    [
      '%c%c%c%c%c%c',
      [0xd7ffn, 0xd800n, 0xdfffn, 0xe000n, 0x10ffffn, 0x110000n],
      '\ud7ff\ufffd\ufffd\ue000\u{10ffff}\ufffd',
    ],
    ['%c %q %U', [-1n, 0x110000n, -1n], "\ufffd '\ufffd' U+FFFFFFFFFFFFFFFF"],
    ['%.0d|%5.0d|%.3d|%+.3d|%-5.2dx|%#010x', [0n, 0n, 7n, 7n, 7n, 255n], '|     |007|+007|07   x|0x00000000ff'],
    [
      '%f|%.2f|%8.3f|%-8.1f|%+f|%08.2f|% f|%e|%E|%g|%G|%F',
      [1.5, 1.005, 3.14159, 2.25, 1, -1.5, 1, 123456, 123456, 1e21, 1e-7, 1],
      '1.500000|1.00|   3.142|2.2     |+1.000000|-0001.50| 1.000000|1.234560e+05|1.234560E+05|1e+21|1E-07|1.000000',
    ],
    [
      '%#g|%#.3g|%#v|%#x|%#f|%#.0f|%#g|%#e',
      [1, 100, 1, 1.5, 1, 1, 1e-7, 1],
      '1.00000|100.|1|0x1.8000p+00|1.000000|1.|1.00000e-07|1.000000e+00',
    ],
    [
      '%x|%X|%.2x|%.0x|%.20x|%b|%x|%x|%.1x',
      [1.5, -0.1, 1.999, 1.5, 1, 1, 0, 5e-324, 1.96875],
      '0x1.8p+00|-0X1.999999999999AP-04|0x1.00p+01|0x1p+01|0x1.00000000000000000000p+00|4503599627370496p-52|0x0p+00|0x1p-1074|0x1.0p+01',
    ],
    [
      '%v|%5v|%+v|% v|%05v|%+v',
      [
        Number.NaN,
        Number.POSITIVE_INFINITY,
        Number.NaN,
        Number.POSITIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
        Number.POSITIVE_INFINITY,
      ],
      'NaN| +Inf|NaN| Inf| -Inf|+Inf',
    ],
    [
      '%s|%5s|%-5s|%.1s|%.2s|%05s|%q|%+q|%#q|%#q',
      ['a', '\u00e9', 'ab', '\u{1F600}b', 'a\u{1F600}b', 'a', 'a"\n', '\u00e9', 'a`', 'ab'],
      'a|    \u00e9|ab   |\u{1F600}|a\u{1F600}|0000a|"a\\"\\n"|"\\u00e9"|"a`"|`ab`',
    ],
    [
      '%x|%X|% x|%#x|%# X|%.1x|%6x|%-6x|%x',
      ['h\u00e9', 'h\u00e9', 'ab', 'ab', 'ab', 'ab', 'a', 'a', ''],
      '68c3a9|68C3A9|61 62|0x6162|0X61 0X62|61|    61|61    |',
    ],
    [
      '%v %d %q %s',
      [[1n, 'a', null], [1n, 2n], ['a', 1n], { b: 1n, a: [2] }],
      '[1 a <nil>] [1 2] ["a" \'\\x01\'] map[a:[%!s(float64=2)] b:%!s(int=1)]',
    ],
    [
      '%#v',
      [{ a: [1n, 'x', null, true], b: new GoSlice('string', null) }],
      'map[string]interface {}{"a":[]interface {}{1, "x", interface {}(nil), true}, "b":[]string(nil)}',
    ],
    [
      '%#v %#v %v',
      [new GoTypedMap('string', null), new GoTypedMap('string', { a: 'b' }), new GoTypedMap('string', null)],
      'map[string]string(nil) map[string]string{"a":"b"} map[]',
    ],
    [
      '%#v %v %#x',
      [new GoInteger(10n, 'uint8'), new GoInteger(10n, 'int64'), new GoInteger(10n, 'uint64')],
      '0xa 10 0xa',
    ],
    ['%v %+v %#v %v', [struct, struct, struct, pointer], '{1 b} {X:1 Y:b} main.point{X:1, Y:"b"} &{1}'],
    [
      '%v %.1f %s',
      [new GoComplex(1, -2), new GoComplex(1, 2), new GoComplex(1, 2)],
      '(1-2i) (1.0+2.0i) %!s(complex128=(1+2i))',
    ],
    ['%T %T %T %5T', [null, struct, [], 'a'], '<nil> main.point []interface {} string'],
    ['%v %s', [new Opaque(), new Opaque()], 'main.opaque main.opaque'],
    ['%d|%s|%z|%!|%t', ['a', 1n, true, 1n, 1n], '%!d(string=a)|%!s(int=1)|%!z(bool=true)|%!!(int=1)|%!t(int=1)'],
    ['%d %s', [null, null], '%!d(<nil>) %!s(<nil>)'],
    ['%w %#w', [1n, ['a']], '%!w(int=1) %!w([]interface {}=[]interface {}{"a"})'],
    ['%#d|%4s|%3s', [1n, '\u{1F600}\u{1F600}', 'a\udc80'], '1|  \u{1F600}\u{1F600}| a\udc80'],
    ['%d', [], '%!d(MISSING)'],
    ['%', [], '%!(NOVERB)'],
    ['%5', [1n], '%!(NOVERB)%!(EXTRA int=1)'],
    ['a', [1n, null], 'a%!(EXTRA int=1, <nil>)'],
    ['%[2]d %[1]d %d', [1n, 2n], '2 1 2'],
    ['%[3]d|%[x]d|%[]d|%[1|%[', [1n], '%!d(BADINDEX)|%!d(BADINDEX)|%!d(BADINDEX)|%!|(BADINDEX)%!(NOVERB)'],
    ['%[1]*d|%[1]5d|%[1].*d|%.[1]*d', [2n, 3n], ' 3|%!d(BADINDEX)|%!d(BADINDEX)|03'],
    ['%*d|%-*d|%.*f|%*d', [4n, 1n, -4n, 1n, 2n, 1.5, 'x', 1n], '   1|1   |1.50|%!(BADWIDTH)1'],
    ['%.*d|%.*d|%*d', [-1n, 1n, 'x', 1n, 99999999n, 1n], '%!(BADPREC)1|%!(BADPREC)1|%!(BADWIDTH)1'],
    ['%*', [], '%!(BADWIDTH)%!(NOVERB)'],
    ['%.d|%.', [1n], '1|%!.(MISSING)'],
    ['%99999999d', [1n], '%!(NOVERB)%!(EXTRA int=1)'],
    ['%[99999999]d', [1n], '%!d(BADINDEX)'],
    ['%\udc80|%\u00e9|%\u{1F600}', [1n, 1n, 1n], '%!\ufffd(int=1)|%!\u00e9(int=1)|%!\u{1F600}(int=1)'],
    ['%p %p', [1n, []], '%!p(int=1) 0xc000000000'],
    ['%5t|%-6v|%5v', [true, false, null], ' true|false |<nil>'],
    ['%6.2v|%6.2v', ['abc', 3.14159], '    ab|   3.1'],
  ])('%s of %j', (format, values, text) => {
    expect(sprintf(format, values)).toBe(text);
  });

  it('prints operands with spaces where Go does', () => {
    expect(sprint([1n, 2n, 'a', 'b', 3n, null, true])).toBe('1 2ab3 <nil> true');
    expect(sprint([])).toBe('');
    expect(sprint([null])).toBe('<nil>');
    expect(sprintln([1n, 'a'])).toBe('1 a\n');
    expect(formatValue(Number.NaN)).toBe('NaN');
  });

  it('refuses texts that get too long, and values that hold themselves', () => {
    expect(() => sprintf('%100d', [1n], 50)).toThrow('longer than 50 characters');
    const circle: Record<string, GoValue> = {};
    circle.circle = circle;
    expect(() => formatValue(circle)).toThrow('nested deeper than 1000 levels');
  });
});

describe('Go values', () => {
  it('know their types and kinds', () => {
    const all: GoValue[] = [null, true, 'a', 1, 1n, [], {}, new GoSlice('int', [1n]), struct];
    expect(all.map(typeName)).toEqual([
      '<nil>',
      'bool',
      'string',
      'float64',
      'int',
      '[]interface {}',
      'map[string]interface {}',
      '[]int',
      'main.point',
    ]);
    expect(all.map(kindOf)).toEqual(['invalid', 'bool', 'string', 'float64', 'int', 'slice', 'map', 'slice', 'struct']);
    expect(all.map(isMap)).toEqual([false, false, false, false, false, false, true, false, false]);
  });

  it('nil maps and slices are empty', () => {
    expect(mapEntries(new GoTypedMap('string', null))).toEqual({});
    expect(mapGet(new GoTypedMap('string', null), 'a')).toBeUndefined();
    expect(mapGet({ a: 1 }, 'toString')).toBeUndefined();
    expect(sliceItems(new GoSlice('string', null))).toEqual([]);
    expect(integerOf('1')).toBeUndefined();
    expect(new Opaque().text()).toBeUndefined();
    expect(new Opaque().goText()).toBeUndefined();
  });
});
