import fc from 'fast-check';
import { EventloomError } from '../../../src/errors';
import { get } from '../../../src/language/path/get';
import { remove, set } from '../../../src/language/path/set';

const limited = (run: () => unknown): void => {
  const start = performance.now();
  expect(run).toThrow(expect.objectContaining({ code: 'program-limit' }));
  expect(performance.now() - start).toBeLessThan(2000);
};

describe('a hostile path', () => {
  it.each([
    ['a', '['.repeat(2000) + '0' + ']'.repeat(2000)],
    ['"a"', Array.from({ length: 60 }, () => '@tostr').join('|')],
    ['"a"', Array.from({ length: 60 }, () => '[@this,@this]').join('|')],
    ['[1]', Array.from({ length: 3000 }, () => '@reverse').join('|')],
    [`{"${'a'.repeat(1_000_000)}":1}`, '*a'.repeat(100)],
    [`["${'a'.repeat(1_000_000)}"]`, `#(%"${'*a'.repeat(100)}")`],
    ['{"a":'.repeat(3000), Array.from({ length: 2000 }, () => 'a').join('.')],
  ])('%.40s with %.40s ends in an error', (json, path) => {
    limited(() => get(json, path));
  });

  it('does not make a document without end', () => {
    limited(() => set('{}', Array.from({ length: 900 }, () => '99999').join('.'), ''));
  });
});

describe('a hostile document', () => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);

  it.each(['@pretty', '@flatten:{"deep":true}', '@dig:a'])('that is nested deeply ends %s in an error', (path) => {
    limited(() => get(deep, path));
  });

  it('that is nested deeply has no value, and otherwise leads nowhere', () => {
    limited(() => get(deep, '@this').value());
    expect(get(deep, '0.0.0').raw).toHaveLength(2 * 200_000 - 6);
    expect(get(deep, 'a.b').exists).toBe(false);
    expect(get('{"a":['.repeat(2000), 'a').raw).toHaveLength(6 * 2000 - 5);
  });

  it.each([
    ['many keys with escapes', `{${'"\\u0061":1,'.repeat(50_000)}"z":2}`, 'z', '2'],
    ['a run of backslashes', `{"a":"${'\\\\'.repeat(500_000)}","z":2}`, 'z', '2'],
    ['many escaped quotes', `{"a":"${'\\"'.repeat(500_000)}","z":2}`, 'z', '2'],
    ['many items', `[${'{"a":1},'.repeat(50_000)}{"z":2}]`, '#(z).z', '2'],
    ['commas only', `[${','.repeat(500_000)}]`, '#.a', '[]'],
    ['a long number', `{"z":${'9'.repeat(200_000)}}`, 'z', '9'.repeat(200_000)],
  ])('with %s costs in proportion to its size', (_, json, path, raw) => {
    const start = performance.now();
    expect(get(json, path).raw).toBe(raw);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('is written to in many places at once', () => {
    const json = `[${'{"a":1},'.repeat(20_000)}{"é":1}]`;
    expect(set(json, '#(a==1)#.a', 'x')).toBe(json.replaceAll('{"a":1}', '{"a":"x"}'));
  });
});

describe('any text', () => {
  const token = fc.constantFrom(
    ...'{}[]()",:.|#@*?!\\=<>%~ 01a-né😀\u0001'.split(''),
    '@this',
    '@pretty',
    '@dig:a',
    '#(a==1)#',
    '\\u',
    'nul',
    '\udcff',
  );
  const text = fc.array(token, { maxLength: 24 }).map((tokens) => tokens.join(''));
  const onlyOurErrors = (run: () => unknown): void => {
    try {
      run();
    } catch (error) {
      expect(error).toBeInstanceOf(EventloomError);
    }
  };

  it('is read without a crash', () => {
    fc.assert(
      fc.property(text, text, (json, path) => {
        const found = get(json, path);
        found.value();
        expect([typeof found.string(), typeof found.float(), typeof found.int(), typeof found.bool()]).toEqual([
          'string',
          'number',
          'bigint',
          'boolean',
        ]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is written to without a crash', () => {
    fc.assert(
      fc.property(text, text, text, (json, path, value) => {
        onlyOurErrors(() => set(json, path, value));
        onlyOurErrors(() => remove(json, path));
      }),
      { numRuns: 2000 },
    );
  });
});
