import { Work } from '../../../src/language/expr/compile/work';
import { compileJsonPath } from '../../../src/language/expr/jsonpath/compile';
import { RangeSlice } from '../../../src/language/expr/run/range';
import { answer, failure, payload } from './answer';

/** Whether something is refused since it is too large. */
function isTooLarge(attempt: () => unknown): boolean {
  try {
    attempt();
    return false;
  } catch (error) {
    expect(error).toMatchObject({ code: 'program-limit' });
    return true;
  }
}

const nested = (open: string, close: string, times: number): string => `${open.repeat(times)}n${close.repeat(times)}`;

describe('how large an expression may be', () => {
  it.each<[string, (size: number) => unknown, number]>([
    ['characters', (size) => answer(`n${' '.repeat(size - 1)}`), 65_536],
    ['levels of parentheses', (size) => answer(nested('(', ')', size)), 199],
    ['levels of lists', (size) => answer(nested('[', ']', size)), 199],
    ['operators in a row', (size) => answer(`n${'+n'.repeat(size)}`), 999],
    ['members in a row', (size) => answer(`n${'?.n'.repeat(size)}`), 998],
    ['nodes and instructions', (size) => new Work().step(size), 200_000],
    ['elements', (size) => answer(`len((z ?? 1)..${size})`), 999_999],
    ['elements of a range taken apart', (size) => new RangeSlice(0n, size).items, 200_000],
    ['characters of a JSON path', (size) => answer(`jsonpath(doc, "$.${'a'.repeat(size - 2)}")`), 4096],
    ['levels of a script in a JSON path', (size) => answer(`jsonpath(doc, "$[?(${'!'.repeat(size)}true)]")`), 200],
  ])('as many %s as are allowed, and no more', (_, attempt, most) => {
    const refused = [most, most + 1].map((size) =>
      isTooLarge(() => {
        if (attempt(size) === 'program-limit') throw Object.assign(new Error('too large'), { code: 'program-limit' });
      }),
    );
    expect(refused).toEqual([false, true]);
  });

  it('counts what is compiled, whatever it is made of', () => {
    const work = new Work();
    const one = (levels: number): void => work.deeper(() => (levels > 1 ? one(levels - 1) : undefined));
    one(1000);
    one(1000);
    expect(() => one(1001)).toThrow(expect.objectContaining({ code: 'program-limit' }));
    const count = new Work();
    for (let step = 0; step < 199_999; step++) count.step();
    count.deeper(() => undefined);
    expect(() => count.step()).toThrow(expect.objectContaining({ code: 'program-limit' }));
  });

  it('what is done with is not counted among the levels', () => {
    const wide = Array.from({ length: 300 }, () => '(n)').join(' + ');
    expect(failure(wide)).toBeUndefined();
    const scripts = Array.from({ length: 300 }, () => '(1-1)').join(',');
    expect(answer(`len(jsonpath(doc, "$.a[${scripts}]"))`)).toBe('int 300');
    expect(answer(`[${Array.from({ length: 300 }, () => 'let a = 1; a').join(', ')}] == nil`)).toBe('bool false');
  });

  it('a JSON path is compiled once while it is remembered', () => {
    let [first, others] = [compileJsonPath('$.first'), 0];
    const isForgotten = (path: string): boolean => {
      compileJsonPath(path);
      return compileJsonPath('$.first') !== first;
    };
    while (!isForgotten(`$.a${others}`)) others++;
    first = compileJsonPath('$.first');
    for (others = 1; !isForgotten(`$.b${others}`); ) others++;
    expect(others).toBe(99);
  });

  it('the keys of a map come in order', () => {
    expect(answer('keys({"b": 1, "a": 2, "c": 3})', payload)).toBe('[]interface {} [a b c]');
    expect(answer('values({"b": 1, "a": 2, "c": 3})')).toBe('[]interface {} [2 1 3]');
    expect(answer('toPairs({"b": 1, "a": 2})')).toBe('[][2]interface {} [[a 2] [b 1]]');
  });

  it('the longest text of a formatted value is that of the limits', () => {
    const list = (length: number): object => ({ l: ['a'.repeat(length)] });
    expect(answer('len(string(l))', list(512 * 1024 - 2) as never)).toBe(`int ${512 * 1024}`);
    expect(answer('len(string(l))', list(512 * 1024 - 1) as never)).toBe('program-limit');
  });
});
