import fc from 'fast-check';
import { EventloomError } from '../../../src/errors';
import { get } from '../../../src/language/path/get';
import { remove, set } from '../../../src/language/path/set';

/** The code of our error that ends it in reasonable time; `done` if none does. Any other error is thrown. */
function endOf(run: () => unknown): string {
  const start = performance.now();
  try {
    run();
    return 'done';
  } catch (error) {
    if (!(error instanceof EventloomError)) throw error;
    return performance.now() - start < 2000 ? error.code : 'too late';
  }
}

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
    expect(endOf(() => get(json, path))).toBe('program-limit');
  });

  it('does not make a document without end', () => {
    expect(endOf(() => set('{}', Array.from({ length: 900 }, () => '99999').join('.'), ''))).toBe('program-limit');
  });
});

describe('a hostile document', () => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);

  it.each(['@pretty', '@flatten:{"deep":true}', '@dig:a'])('that is nested deeply ends %s in an error', (path) => {
    expect(endOf(() => get(deep, path))).toBe('program-limit');
  });

  it('that is nested deeply has no value, and otherwise leads nowhere', () => {
    expect(endOf(() => get(deep, '@this').value())).toBe('program-limit');
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
    expect(performance.now() - start).toBeLessThan(5000);
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
      { numRuns: 600 },
    );
  });

  it('is written to without a crash', () => {
    fc.assert(
      fc.property(text, text, text, (json, path, value) => {
        const ends = [endOf(() => set(json, path, value)), endOf(() => remove(json, path))];
        expect(['done', 'bad-program', 'program-failed', 'program-limit']).toEqual(expect.arrayContaining(ends));
      }),
      { numRuns: 600 },
    );
  });
});
