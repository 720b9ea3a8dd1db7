import { cpuUsage } from 'node:process';
import { EventloomError } from '../../../src/errors';
import { compile } from '../../../src/language/jq/jq';
import type { JqLimits } from '../../../src/language/jq/limits';

/** The code of the error that a run of a program ends with, and how many milliseconds of CPU it took. */
function outcome(
  program: string,
  input: unknown = null,
  limits: JqLimits = {},
): { code: string | undefined; milliseconds: number } {
  const before = cpuUsage();
  const taken = (): number => cpuUsage(before).user / 1000;
  try {
    const results = compile(program).run(input as never, limits);
    while (!results.next().done);
    return { code: undefined, milliseconds: taken() };
  } catch (error) {
    return { code: error instanceof EventloomError ? error.code : String(error), milliseconds: taken() };
  }
}

const numbers = Array.from({ length: 100_000 }, (_, index) => index);

describe('what a jq program may cost', () => {
  it.each([
    ['repeat(.)'],
    ['range(1e12)|empty'],
    ['[range(1e12)]'],
    ['def f: f; f'],
    ['def f: 1 + f; f'],
    ['def f: f, f; f'],
    ['reduce range(100) as $i ("aaaaaaaa"; . + .)'],
    ['reduce range(100) as $i ([1]; . + .)'],
    ['reduce range(60) as $i (1; [., .]) | tojson | length'],
    ['reduce range(60) as $i (1; [., .]) | . == .'],
    ['reduce range(100000) as $i (7; . * .)'],
    ['"a" * 2000000000'],
    ['("ab" * 1000000) | [range(100000) as $i | index("abb")]'],
    ['[range(1000)] | [combinations(4)]'],
    ['[range(20) | [0, 1]] | [combinations]'],
    ['. as $all | map(. as $x | $all | index($x))'],
    ['jn(2000000000; 1)'],
    ['setpath([1e15]; 1)'],
    ['[range(300000)] | sort_by(-.) | group_by(. % 7) | unique | length | range(.; infinite)'],
    ['[path(repeat(.))]'],
    ['foreach repeat(1) as $x (0; . + $x; empty)'],
    ['strftime("%1000000000Y") | repeat(.)'],
  ])('%s ends', (program) => {
    const { code, milliseconds } = outcome(program, program.startsWith('. as $all') ? numbers : null);
    expect(['program-limit', 'program-failed']).toContain(code);
    expect(milliseconds).toBeLessThan(5000);
  });

  it('a program is not read when it is too long', () => {
    expect(outcome(`.${' '.repeat(2_000_000)}`).code).toBe('program-limit');
  });

  it.each([['('], ['['], ['{a:'], ['-'], ['if '], ['def f: '], ['. as [$x] | '], ['try '], ['"\\(']])(
    '%s a hundred thousand times is nested too deeply, or no program',
    (start) => {
      expect(['program-limit', 'bad-program']).toContain(outcome(start.repeat(50_000)).code);
    },
  );

  it('limits can be given', () => {
    const run = (options: object): number => [...compile('range(1000)').run(null, options)].length;
    expect(run({})).toBe(1000);
    expect(() => [...compile('range(1000000)').run(null, { steps: 100 })]).toThrow(EventloomError);
    expect(() => [...compile('[range(1000)]').run(null, { memory: 1000 })]).toThrow(EventloomError);
    expect(() => [...compile('"a" * 1000').run(null, { text: 100 })]).toThrow(EventloomError);
    expect(() => [
      ...compile('def f(n): if n > 0 then 1 + f(n - 1) else 0 end; f(1000)').run(null, { depth: 100 }),
    ]).toThrow(EventloomError);
  });

  it('honest programs do not meet them', () => {
    const some = numbers.slice(0, 1000);
    expect(outcome('map(. + 1) | add', some).code).toBeUndefined();
    expect(outcome('[.[] | select(. % 2 == 0)] | length', some).code).toBeUndefined();
    expect(outcome('[limit(1000; repeat(1))] | length').code).toBeUndefined();
    expect(outcome('def fib: if . < 2 then . else (. - 1 | fib) + (. - 2 | fib) end; 12 | fib').code).toBeUndefined();
  });

  it('large honest programs meet none but the time of a slow machine', () => {
    const anyTime = { milliseconds: Number.POSITIVE_INFINITY };
    expect(outcome('map(. + 1) | add', numbers, anyTime).code).toBeUndefined();
    expect(outcome('[.[] | select(. % 2 == 0)] | length', numbers, anyTime).code).toBeUndefined();
    const fibonacci = 'def fib: if . < 2 then . else (. - 1 | fib) + (. - 2 | fib) end; 20 | fib';
    expect(outcome(fibonacci, null, anyTime).code).toBeUndefined();
  });
});
