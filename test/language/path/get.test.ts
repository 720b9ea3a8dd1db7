import { get } from '../../../src/language/path/get';

const push = JSON.stringify({
  ref: 'refs/heads/main',
  commits: [
    { id: 'a1', author: { name: 'Ann' }, added: ['x.ts', 'y.ts'], size: 3 },
    { id: 'b2', author: { name: 'Bob' }, added: [], size: 10 },
  ],
  repository: { full_name: 'acme/shop', 'a.b': 'dotted', stars: 1.5 },
  fieldName: 'camel',
});

describe('a path', () => {
  it.each([
    ['ref', 'refs/heads/main'],
    ['repository.full_name', 'acme/shop'],
    ['repository.a\\.b', 'dotted'],
    ['commits.1.id', 'b2'],
    ['commits.0.added.1', 'y.ts'],
    ['commits.#', '2'],
    ['commits.#.id', '["a1","b2"]'],
    ['commits.#.author.name', '["Ann","Bob"]'],
    ['commits.#.none', '[]'],
    ['commits.0.added', '["x.ts","y.ts"]'],
    ['repo*.full?name', 'acme/shop'],
    ['fie*', 'camel'],
    ['commits|0|id', 'a1'],
    ['commits.#.id|0', 'a1'],
    ['commits.#.{id,name:author.name}', '[{"id":"a1","name":"Ann"},{"id":"b2","name":"Bob"}]'],
    ['commits.0.[id,size,none]', '["a1",3]'],
    [
      '{ref,"x":commits.#,commits.0.added|@reverse,repository.stars}',
      '{"ref":"refs/heads/main","x":2,"@reverse":["y.ts","x.ts"],"stars":1.5}',
    ],
  ])('%s leads to %s', (path, text) => {
    expect(get(push, path).string()).toBe(text);
  });

  it.each([
    '',
    'none',
    'commits.2',
    'commits.-1',
    'ref.x',
    'commits.x#y',
    'repository.full_name.0',
    'commits.99999999999999999999.id',
  ])('%j leads nowhere', (path) => {
    const found = get(push, path);
    expect([found.exists, found.type, found.raw, found.string()]).toEqual([false, 'Null', '', '']);
    expect([found.float(), found.int(), found.bool(), found.value()]).toEqual([0, 0n, false, null]);
  });

  it('takes the first of equal keys, and goes on where that leads nowhere', () => {
    expect(get('{"a":1,"a":2}', 'a').raw).toBe('1');
    expect(get('{"a":{"x":1},"a":{"b":2}}', 'a.b').raw).toBe('2');
    expect(get('[{"x":1},2]', '0.b').exists).toBe(false);
  });

  it.each([
    ['{"a":[[1]],"a":[[2]]}', 'a.0.0', '1'],
    ['{"a":[1],"a":[1,2]}', 'a.#', '1'],
    ['{"a":[{"x":1}],"a":[{"x":2}]}', 'a.#.x', '[1]'],
    ['{"a":[1],"a":[5]}', 'a.#(>0)', '1'],
    ['{"a":{"b":1}"a":{"c":5}}', 'a.c', '5'],
    ['{"a":[1]"a":{"5":7}}', 'a.5', '7'],
    ['{"a":[1]"a":{"b#":5}}', 'a.b#', '5'],
    ['{"a":[{"x":1}]"a":{"#(y)":5}}', 'a.#(y)', '5'],
  ])('of equal keys in %s takes with %s the first that leads to something: %s', (json, path, raw) => {
    expect(get(json, path).raw).toBe(raw);
  });

  it('compares keys with the escapes resolved', () => {
    expect(get('{"\\u0061\\"":1}', 'a"').raw).toBe('1');
    expect(get('{"a\\\\b":1}', 'a\\\\b').raw).toBe('1');
    expect(get('{"\\u0061bc":1}', 'a*').raw).toBe('1');
    expect(get('{"x|y":1,"#":2,"@this":3}', 'x\\|y').raw).toBe('1');
    expect(get('{"x|y":1,"#":2,"@this":3}', '#').raw).toBe('2');
    expect(get('{"x|y":1,"#":2,"@this":3}', '\\@this').raw).toBe('3');
  });

  it('reads an unknown modifier as a key', () => {
    expect(get('{"@other":{"a":1}}', '@other.a').raw).toBe('1');
    expect(get('{"a":{"@other":1}}', 'a.@other').raw).toBe('1');
  });

  it('ends a word where its letters end', () => {
    expect(get('[truz]', '0').raw).toBe('truz');
    expect(get('[falsez1]', '0').raw).toBe('falsez');
  });

  it('keeps the exact text of what it finds', () => {
    expect(get('{"a": { "b" : 1.50 } }', 'a').raw).toBe('{ "b" : 1.50 }');
    expect(get('  {"a":1}  ', '@this').raw).toBe('{"a":1}  ');
  });

  it('reads JSON lines', () => {
    const lines = '{"a":1}\n{"a":2}\n3';
    expect(get(lines, '..#').raw).toBe('3');
    expect(get(lines, '..1.a').raw).toBe('2');
    expect(get(lines, '..#.a').raw).toBe('[1,2]');
    expect(get(lines, '..5').exists).toBe(false);
  });

  it.each([
    ['!true', 'true'],
    ['!null|@this', ''],
    ['!{"a":[1]}.a.0', '1'],
    ['!5', '5'],
    ['!"x"', 'x'],
  ])('%s is a literal', (path, text) => {
    expect(get('{}', path).string()).toBe(text);
  });

  it('reads an unknown literal as a key', () => {
    expect(get('{"!other":1}', '!other').raw).toBe('1');
  });

  it('reads a multipath without its end as the empty path, and one with a tail as that tail', () => {
    expect(get('{"":1}', '{a').raw).toBe('1');
    expect(get('{"b":1}', '{a}b').raw).toBe('1');
  });

  it('names the members of a multipath', () => {
    const json = '{"a":{"b.c":1},"d":"\\n"}';
    expect(get(json, '{a.b\\.c}').raw).toBe('{"b\\\\.c":1}');
    expect(get(json, '{"k\\"":d,k<:d,"bad"x:d,@this|d}').raw).toBe(
      '{"k\\"":"\\n","k\\u003c":"\\n","\\"bad\\"x":"\\n","d":"\\n"}',
    );
    expect(get(json, '[a.@keys,(x,y),"d,"]').raw).toBe('[["b.c"]]');
    expect(get('{"a,b":1}', '[a\\,b]').raw).toBe('[1]');
    expect(get('[1]', '{#}').raw).toBe('{"_":1}');
    expect(get('{"a\u0001":1}', '{a\u0001}').raw).toBe('{"_":1}');
  });
});

describe('a text that is not JSON', () => {
  it.each([
    ['{"a":nan,"b":1}', 'a', 'NaN'],
    ['{"a":Infinity}', 'a', '+Inf'],
    ['{"a":+5}', 'a', '5'],
    ['{"a":tru}', 'a', 'true'],
    ['{"a":falsy}', 'a', 'false'],
    ['x{"a":1}', 'a', '1'],
    ['{"a" 1}', 'a', '1'],
    ['{"a":1', 'a', '1'],
    ['{"a":{"b":1', 'a', '{"b":1'],
    ['[1 2 3', '2', '3'],
    ['[{"a":1},]{"a":2}', '#.a', '[1,2]'],
    ['["a"', '#', '1'],
    ['{a:1,"b":2}', 'b', '2'],
    ['{"a"{"b":1}}', 'a.b', '1'],
    ['[n', '0', ''],
  ])('%s still has %s: %s', (json, path, text) => {
    expect(get(json, path).string()).toBe(text);
  });

  it.each([
    ['{"a', 'a'],
    ['{"a"', 'a'],
    ['{"a":"x', 'a'],
    ['{"b":"x', 'a'],
    ['["a', '0'],
    ['["a', '#'],
    ['["a', '#(a)'],
    ['[{"a":"x]', '#'],
    ['[{"a":"x]', '1'],
    ['[{"a":"x]', '#(b)#'],
    ['', 'a'],
    ['5', 'a'],
    ['', '@this'],
    ['{"l":[{"x":1},{"l":[{"q":7}]}]}', 'l.0.q'],
    ['?', '@this'],
  ])('%s has nothing at %s', (json, path) => {
    expect(get(json, path).exists).toBe(false);
  });
});

describe('a result', () => {
  const typed =
    '{"s":"x","i":-12,"d":1.50,"big":12345678901234567890,"t":true,"f":false,"n":null,"o":{"k":[1]},"a":[]}';

  it.each([
    ['s', 'String', 'x', 0, 0n, false, 'x'],
    ['i', 'Number', '-12', -12, -12n, true, -12],
    ['d', 'Number', '1.5', 1.5, 1n, true, 1.5],
    ['big', 'Number', '12345678901234567890', 12345678901234567e3, -6101065172474983726n, true, 12345678901234567e3],
    ['t', 'True', 'true', 1, 1n, true, true],
    ['f', 'False', 'false', 0, 0n, false, false],
    ['n', 'Null', '', 0, 0n, false, null],
    ['o', 'JSON', '{"k":[1]}', 0, 0n, false, { k: [1] }],
    ['a', 'JSON', '[]', 0, 0n, false, []],
  ])('%s is %s', (path, type, text, float, int, bool, value) => {
    const found = get(typed, path);
    expect([found.type, found.exists, found.string()]).toEqual([type, true, text]);
    expect([found.float(), found.int(), found.bool(), found.value()]).toEqual([float, int, bool, value]);
  });

  it.each([
    ['"1e3"', 1000, 0n, false],
    ['"-7"', -7, -7n, false],
    ['"TRUE"', 0, 0n, true],
    ['"t"', 0, 0n, true],
    ['1e30', 1e30, -9223372036854775808n, true],
    ['1e17', 1e17, 100000000000000000n, true],
    ['nan', Number.NaN, -9223372036854775808n, true],
    ['18446744073709551617', 2 ** 64, 1n, true],
    ['-9223372036854775808', -(2 ** 63), -9223372036854775808n, true],
    ['-9223372036854775809', -(2 ** 63), 9223372036854775807n, true],
  ])('%s as a number', (json, float, int, bool) => {
    const found = get(`[${json}]`, '0');
    expect([found.float(), found.int(), found.bool()]).toEqual([float, int, bool]);
  });

  it.each([
    ['{"a":1,"a":2}', { a: 1 }],
    ['["\\ud83d\\u0041"]', ['\ufffd']],
    ['["\\ud83d\\ude00"]', ['😀']],
    ['[1 2,,nul,-,NaN,"x]', [1, 2, null, 0, 'x]']],
    ['{"a" 1 "b":"c\\x","d"}', { a: 1, b: 'c' }],
    ['{1:2,"x":{"y":3}}', { '': 'x' }],
    ['[true,false,{"__proto__":1}', [true, false, JSON.parse('{"__proto__":1}')]],
    ['["a\\', ['a']],
  ])('%s as a value', (json, value) => {
    expect(get(json, '@this').value()).toEqual(value);
  });

  it.each([
    ['\\"\\\\\\/\\b\\f\\n\\r\\t', '"\\/\b\f\n\r\t'],
    ['a\\u00e9b', 'aéb'],
    ['\\ud83d\\ude00', '😀'],
    ['\\ude00x', '\ufffdx'],
    ['\\ud83d\\n', '\ufffd\n'],
    ['a\\x b', 'a'],
    ['\\ud800x', '\ufffdx'],
    ['\\ud800x\\"\\\\\\/\\b\\f\\n\\r\\t', '\ufffdx"\\/\b\f\n\r\t'],
    ['\\ud800\\udc00', '\u{10000}'],
    ['\\udbff\\udfff', '\u{10ffff}'],
    ['\\ud800\\udbff', '\ufffd'],
    ['\\udc00\\udc00', '\ufffd'],
    ['a\\n\u0001b', 'a\n'],
    ['a\\u12', 'a'],
    ['a\\uzzzzb', 'a\u0000b'],
    ['\\uéaab', '\u0000b'],
    ['\\u12é3b', '\u00003b'],
    ['plain\u0001', 'plain\u0001'],
  ])('the string "%s" reads as %j', (inner, text) => {
    expect(get(`["${inner}"]`, '0').string()).toBe(text);
  });
});
