import { decodeExact } from '../../../src/language/go/exact-json';

describe('JSON with the exact values of its integers', () => {
  it.each<[string, unknown]>([
    ['{"a":[9007199254740993,-9007199254740993]}', { a: [9007199254740993n, -9007199254740993n] }],
    ['[9223372036854775807,-9223372036854775808]', [9223372036854775807n, -9223372036854775808n]],
    ['[9007199254740991,9223372036854775808]', [9007199254740991, 9223372036854775808]],
    ['{"9007199254740993":"9007199254740993","b":null}', { '9007199254740993': '9007199254740993', b: null }],
    ['["\\u0000integer 1",9007199254740993]', ['\u0000integer 1', 9007199254740992]],
    ['[1e300,9007199254740993.5]', [1e300, 9007199254740994]],
  ])('reads %s', (text, exact) => {
    expect(decodeExact(text).exact).toEqual(exact);
    expect(JSON.stringify(decodeExact(text).value)).toBe(JSON.stringify(JSON.parse(text)));
  });
});
