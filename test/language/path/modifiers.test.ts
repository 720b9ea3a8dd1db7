import { get } from '../../../src/language/path/get';

describe('a modifier', () => {
  it.each([
    ['[1,2,3]', '@reverse', '[3,2,1]'],
    ['{"a":1,"b":[2]}', '@reverse', '{"b":[2],"a":1}'],
    ['5', '@reverse', '5'],
    ['{ "a" : [ 1 , "x y" ] }', '@ugly', '{"a":[1,"x y"]}'],
    ['{"a":1}', '@this|a', '1'],
    ['{"a":1}', '@valid|a', '1'],
    ['[1,[2],[3,[4]],[],[ ]]', '@flatten', '[1,2,3,[4]]'],
    ['[1,[2],[3,[4]]]', '@flatten:{"deep":true}', '[1,2,3,4]'],
    ['[1,[2,[3]]]', '@flatten:{"deep":false,"other":true}', '[1,2,[3]]'],
    ['{"a":1}', '@flatten', '{"a":1}'],
    ['[{"a":1,"b":2},{"a":3},4,{"c":5}]', '@join', '{"a":3,"b":2,"c":5}'],
    ['[{"a":1},{"a":3}]', '@join:{"preserve":true}', '{"a":1,"a":3}'],
    ['{"a":1}', '@join', '{"a":1}'],
    ['[1,[', '@flatten', '[1,[]'],
    ['[1,[2,[3]]]', '@flatten:{"x":1}', '[1,2,[3]]'],
    ['[{"a":1},{"a":2}]', '@join:{"x":1}', '{"a":2}'],
    ['[1,2]', '@reverse:""|0', '2'],
    ['[1]', '@pretty:{"width":3}', '[\n  1\n]\n'],
    ['[1]', '@pretty:{"width":4}', '[1]\n'],
    ['[1,[[', '@flatten:{"deep":true}', '[1]'],
    ['[{', '@join:{"preserve":true}', '{{}'],
    ['{"a":1,"b":2}', '@keys', '["a","b"]'],
    ['[1,2]', '@keys', '[null,null]'],
    ['5', '@keys', '[null]'],
    ['', '@keys', '[]'],
    ['{"a":1,"b":[2]}', '@values', '[1,[2]]'],
    ['[1,2]', '@values', '[1,2]'],
    ['5', '@values', '[5]'],
    ['', '@values', '[]'],
    ['{"a":"<é>"}', '@tostr', '"{\\"a\\":\\"\\u003cé\\u003e\\"}"'],
    ['"{\\"a\\":1}"', '@fromstr', '{"a":1}'],
    ['"[1"', '@fromstr|@tostr', '"[1"'],
    ['{"a":[1,2],"b":[3,4,5],"c":6}', '@group', '[{"a":1,"b":3},{"a":2,"b":4},{"b":5}]'],
    ['{"a":{"id":1,"b":[{"id":2}]}}', '@dig:id', '[1,2]'],
    ['[{"id":1},{"x":{"id":2}}]', '@dig:#.id', '[[1]]'],
    ['{"a":[1,2]}', 'a.@reverse.0', '2'],
    ['{"a":[1,2]}', 'a|@reverse|0', '2'],
    ['[1,2]', '@reverse:anything', '[2,1]'],
    ['[1,2]', '@reverse:|0', '2'],
    ['[1,2]', '@reverse:"a|b"|0', '2'],
    ['[1,2]', '@reverse:x(a|b)[c|d]|0', '2'],
  ])('%s %s gives %s', (json, path, expected) => {
    const found = get(json, path);
    expect(found.raw).toBe(expected);
  });

  it.each([
    ['{', '@valid'],
    ['{', '@fromstr'],
    ['[1]', '@group'],
  ])('%s %s gives nothing', (json, path) => {
    expect(get(json, path).exists).toBe(false);
  });
});

describe('@pretty', () => {
  it('puts each member on a line, and a short list of scalars on one', () => {
    expect(get('{"b":{"x":1},"a":[1,"two",[true,null]],"e":[],"o":{}}', '@pretty').raw).toBe(`{
  "b": {
    "x": 1
  },
  "a": [1, "two", [true, null]],
  "e": [],
  "o": {}
}
`);
  });

  it('breaks a list that holds objects or is too long', () => {
    expect(get('[{"a":1},2]', '@pretty').raw).toBe('[\n  {\n    "a": 1\n  },\n  2\n]\n');
    const long = JSON.stringify(Array.from({ length: 30 }, (_, index) => index));
    expect(get(long, '@pretty').raw).toBe(`[\n${long.slice(1, -1).replace(/(\d+,?)/g, '  $1\n')}]\n`);
    expect(get('[1,2,3]', '@pretty:{"width":5}').raw).toBe('[\n  1,\n  2,\n  3\n]\n');
    expect(get('[1,[2]]', '@pretty:{"width":0}').raw).toBe('[\n  1,\n  [\n    2\n  ]\n]\n');
    expect(get('[1,2]', '@pretty:{"width":-1}').raw).toBe('[\n  1,\n  2\n]\n');
  });

  it.each([
    [80, (text: string) => `["${text}"]`],
    [79, (text: string) => `{"k":1,"a":["${text}"]}`],
    [79, (text: string) => `{"a":["${text}"]}`],
    [79, (text: string) => `[["${text}"],{}]`],
    [80, (text: string) => `[{},["${text}"]]`],
  ])('writes a list on one line of at most %d bytes', (most, json) => {
    const lines = (size: number): number => {
      const first = get(json('x'), '@pretty').raw.split('\n');
      const used = first.find((line) => line.includes('"x"'))?.replace(/,$/, '').length ?? 0;
      return get(json('x'.repeat(1 + size - used)), '@pretty').raw.split('\n').length - first.length;
    };
    expect([lines(most), lines(most + 1)]).toEqual([0, 2]);
  });

  it('counts widths in bytes', () => {
    expect(get('["éé","éé"]', '@pretty:{"width":16}').raw).toBe('["éé", "éé"]\n');
    expect(get('["éé","éé"]', '@pretty:{"width":15}').raw).toBe('[\n  "éé",\n  "éé"\n]\n');
  });

  it('sorts keys, and equal keys by their values', () => {
    const json = '{"b":1,"a":"y","é":2,"\\u0061":"x","a":3,"a":null,"a":false,"a":true,"a":[1],"a":-1,"":0,"a":-1}';
    const keys = get(json, '@pretty:{"sortKeys":true}').raw.trim().split('\n').slice(1, -1);
    expect(keys.map((line) => line.trim().replace(/,$/, ''))).toEqual([
      '"": 0',
      '"a": null',
      '"a": false',
      '"a": -1',
      '"a": -1',
      '"a": 3',
      '"\\u0061": "x"',
      '"a": "y"',
      '"a": true',
      '"a": [1]',
      '"b": 1',
      '"é": 2',
    ]);
  });

  it('sorts objects behind all others, by their text', () => {
    const json = '{"a":{"x":1},"a":"s","a":[1],"a":5,"a":true,"a":{" n":2},"a":{"\\u0000":3}}';
    expect(get(json, '@pretty:{"sortKeys":true}').raw.replace(/\s+/g, '')).toBe(
      '{"a":5,"a":"s","a":true,"a":[1],"a":{"n":2},"a":{"\\u0000":3},"a":{"x":1}}',
    );
  });

  it('uses the indent and prefix that it is given, blanks only', () => {
    expect(get('{"a":1}', '@pretty:{"indent":"\\t","prefix":"x "}').raw).toBe('{\n \t"a": 1\n }\n');
    expect(get('{}', '@pretty:{"sortKeys":true,"indent":"   "}').raw).toBe('{}\n');
  });

  it.each([
    ['{"a":tru', '{\n  "a": true'],
    ['{"a":nul,"b":+1 ', '{\n  "a": null,\n  "b": +1'],
    ['[nan,Inf', '[nan, Inf'],
    ['["a', '["a'],
    ['{x"a":?1}', '{\n  "a": 1\n}'],
    ['{"b\\x":1,"a"', '{\n  "b\\x": 1,\n  "a": '],
    ['{"b\\x":1,"a":2}', '{\n  "b\\x": 1,\n  "a": 2\n}'],
    ['', ''],
  ])('is lenient with %j', (json, expected) => {
    expect(get(json, '@pretty:{"sortKeys":true}|@tostr').string()).toBe(expected === '' ? '' : `${expected}\n`);
  });
});
