import { compileJqTransform } from '../../../src/language/jq/jq';
import type { Json } from '../../../src/model/json';

/** The new data of an event, or what is wrong. */
function transformed(program: string, data: Json): string {
  try {
    return compileJqTransform(program).run(data);
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}

describe('a jq transform', () => {
  it.each<[string, Json, string]>([
    ['.', { b: 1, a: '<é>' }, '{"a":"\\u003cé\\u003e","b":1}'],
    ['{a, c: .b.c}', { a: 1, b: { c: [2] } }, '{"a":1,"c":[2]}'],
    ['{x: .}', null, '{"x":null}'],
    ['. + {a: 1}', null, '{"a":1}'],
    ['{n: length, k: keys, t: type}', null, '{"k":[],"n":0,"t":"object"}'],
    ['{a: 1}, {a: 2}', {}, '{"a":1}'],
    ['{a: 1}, error("late")', {}, '{"a":1}'],
    ['{n: 1e300, i: 100000000000000000000, f: 1.5}', {}, '{"f":1.5,"i":100000000000000000000,"n":1e+300}'],
    ['{t: (.t | gmtime | mktime)}', { t: 1e21 }, '{"t":-9223372036854776000}'],
    [
      '{z: [("UTC", "CEST", "UTCT", "GMTXT") | try (strptime("%Z") | .[0]) catch "no"]}',
      {},
      '{"z":[1900,1900,"no","no"]}',
    ],
    ['{s: [0 | strftime("%5-", "%-5", "%50")]}', {}, `{"s":["  %5-","  %-5","${' '.repeat(47)}%50"]}`],
    ['{d: ("18 PM 13" | strptime("%H %p %U") | todate)}', {}, '{"d":"1900-04-01T06:00:00Z"}'],
    ['empty', {}, 'the jq program has no result'],
    ['.a[]', { a: [] }, 'the jq program has no result'],
    ['1', {}, 'the first result of the jq program must be an object'],
    ['null', {}, 'the first result of the jq program must be an object'],
    ['[.]', {}, 'the first result of the jq program must be an object'],
    ['.a', { a: 'x' }, 'the first result of the jq program must be an object'],
    ['{x: nan}', {}, 'JSON has no number NaN, which is in the result of the jq program'],
    ['{x: [-infinite]}', {}, 'JSON has no number -Infinity, which is in the result of the jq program'],
    ['error("no")', {}, 'error: no'],
    ['.a.b', { a: 1 }, 'expected an object but got: number (1)'],
    ['.', [1], 'a jq program needs event data that is a JSON object, not an array'],
    ['.', 'x', 'a jq program needs event data that is a JSON object, not a string'],
    ['.', 1, 'a jq program needs event data that is a JSON object, not a number'],
    ['.', false, 'a jq program needs event data that is a JSON object, not a boolean'],
  ])('%s of %j', (program, data, expected) => {
    expect(transformed(program, data)).toBe(expected);
  });

  it('has the limits and the clock that it is given', () => {
    const transform = compileJqTransform('{now: now, all: [range(.n)]}');
    expect(transform.run({ n: 1 }, { now: () => 5000 })).toBe('{"all":[0],"now":5}');
    expect(() => transform.run({ n: 1000 }, { memory: 100 })).toThrow('the jq program makes too much data');
  });

  it('does not change the data', () => {
    const data = { a: [1, { b: 2 }] };
    expect(transformed('.a[1].b = 3 | .a += [4] | del(.a[0])', data)).toBe('{"a":[{"b":3},4]}');
    expect(data).toEqual({ a: [1, { b: 2 }] });
  });
});
