import { failure, payload } from './answer';

const words = 'a'.repeat(1_000_000);
const numbers = Array.from({ length: 100_000 }, (_, index) => index);
const entries = Object.fromEntries(numbers.slice(0, 50_000).map((number) => [`k${number}`, number]));
const nested = '['.repeat(9000) + ']'.repeat(9000);
const large = { ...payload, words, numbers, entries, nested, json: JSON.stringify(numbers) };
const circle = 'let m = {"a": 1}; let c = sprig.set(m, "m", m); ';

describe('what an expression may cost', () => {
  it.each([
    ['all(1..900000, true)'],
    ['all(numbers, all(numbers, all(numbers, true)))'],
    ['reduce(1..1000, #acc + #acc, "aaaaaaaa") == ""'],
    ['reduce(1..100, [#acc, #acc], 1) == reduce(1..100, [#acc, #acc], 1)'],
    ['string(reduce(1..40, [#acc, #acc], 1)) == ""'],
    ['toJson(reduce(1..40, [#acc, #acc], 1)) == ""'],
    ['repeat(words, 1000000) == ""'],
    ['all(numbers, words matches "(a+)+$")'],
    ['all(numbers, "aa" matches (string(#) + "|(a{1,100}){1,9}"))'],
    ['all(numbers, len(entries) > 0)'],
    ['all(numbers, len(keys(entries)) > 0)'],
    ['all(numbers, len(sort(numbers)) > 0)'],
    ['all(numbers, len(numbers[1:]) > 0)'],
    ['all(numbers, len(words[1:]) > 0)'],
    ['all(numbers, trim(words, "b") != "")'],
    ['all(numbers, len(split(words, "")) > 0)'],
    ['none(numbers, "x" in numbers)'],
    ['all(numbers, len(fromJSON(json)) > 0)'],
    ['all(numbers, len(fromPairs(toPairs(entries))) > 0)'],
    ['all(numbers, words <= words)'],
    ['none(numbers, words contains "aaaaaaaaab")'],
    ['all(numbers, sprig.sha256sum(words) != "")'],
    ['len(replace(words, "", "aaaaaaaaaaaaaaaa")) > 0'],
    ['sprig.repeat(100000000, "aaaa") == ""'],
    ['sort(0..999999) == nil'],
    ['map(1..900000, #) == map(1..900000, #)'],
    ['len(1..(999999 + len(e))) > len(1..(999999 + len(e)))'],
    ['toJSON(fromJSON(nested)) == ""'],
    ['fromJSON(nested) == fromJSON(nested)'],
    ['len(jsonpath(nested, "$..[0]")) > 0'],
    [`${circle}toJson(m) == ""`],
    [`${circle}string(m) == ""`],
    [`${'('.repeat(5000)}1${')'.repeat(5000)}`],
    [`n${'+1'.repeat(20_000)} == 1`],
    [`n${'[0]'.repeat(20_000)}`],
    [`${'('.repeat(150)}n${' ?: n)'.repeat(150)}`],
    [`'${'a'.repeat(70_000)}' == n`],
  ])('%s ends in a clear error', (expression) => {
    const started = process.cpuUsage();
    expect(failure(expression, large)?.code).toBe('program-limit');
    const { user, system } = process.cpuUsage(started);
    // Within 100 ms on a quiet machine; the test leaves room for one that is not, and for compiling the code.
    expect((user + system) / 1000).toBeLessThan(3000);
  });

  it('limits are those that are asked for, and speak of the expression', () => {
    const limited = (expression: string, limits: object): string | undefined =>
      failure(expression, payload, { limits })?.message;
    expect(limited('all(1..100, true)', { steps: 50 })).toMatch(/^the expression takes more than 50 steps/);
    expect(limited('s + s', { memory: 5 })).toMatch(/^the expression makes more than 5 characters of text \(1:3\)/);
    expect(limited('all(1..9999, true)', { milliseconds: -1 })).toContain('ms of CPU time');
    expect(limited('string(l)', { output: 3 })).toContain('longer than 3 characters');
  });

  it('honest use does not meet them', () => {
    const names = Array.from({ length: 800 }, (_, index) => `n == ${index}`).join(' || ');
    expect(failure(names)).toBeUndefined();
    expect(failure('any(numbers, # == 9999) && len(words) == 1000000 && 65000 in 1024..65535', large)).toBeUndefined();
    expect(failure('len(filter(numbers, # % 1 == nil))', { numbers: [] })).toBeUndefined();
  });
});
