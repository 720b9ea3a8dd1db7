import { compile, type JqOptions } from '../../../src/language/jq/jq';

/** What the program ends with. */
function outcome(program: string, limits: JqOptions): string {
  try {
    return `${[...compile(program).run([], { milliseconds: 60_000, ...limits })].length} results`;
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}

const around = (count: number, before: string, after: string): string =>
  `${before.repeat(count)}1${after.repeat(count)}`;

const deep = /^the jq program is nested in more than 400 levels$/;

describe.each<[what: string, make: (count: number) => string, most: number, refusal: RegExp, limits?: JqOptions]>([
  ['brackets', (n) => around(n, '(', ')'), 199, deep],
  ['arrays', (n) => around(n, '[', ']'), 199, deep],
  ['objects', (n) => around(n, '{a:', '}'), 398, deep],
  ['signs', (n) => around(n, '-', ''), 398, deep],
  ['conditions', (n) => around(n, 'if 1 then ', ' end'), 199, deep],
  ['further conditions', (n) => `if null then 1 ${'elif null then 1 '.repeat(n)}else 2 end`, 396, deep],
  ['definitions in each other', (n) => around(n, 'def f: ', '; f'), 399, deep],
  ['definitions in a row', (n) => `${'def f: 1; '.repeat(n)}f`, 398, deep],
  ['texts', (n) => around(n, '"\\(', ')"'), 132, deep],
  ['variables', (n) => around(n, '1 as $x | ', ''), 398, deep],
  ['pipes', (n) => `1${' | .'.repeat(n)}`, 398, deep],
  ['tries', (n) => around(n, 'try ', ''), 398, deep],
  ['patterns', (n) => `[] as ${'['.repeat(n)}$x${']'.repeat(n)} | 1`, 399, deep],
  ['reductions', (n) => around(n, 'reduce 1 as $x (0; ', ')'), 199, deep],
  ['labels', (n) => around(n, 'label $x | ', ''), 398, deep],
  ['filters', (n) => `${'map('.repeat(n)}.${')'.repeat(n)}`, 199, deep],
  ['characters', (n) => `1${' '.repeat(n - 1)}`, 65_536, /^the jq program is longer than 65536 characters$/],
  ['bits of an integer', (n) => `${2n ** BigInt(n)} + 0`, 65_534, /makes an integer of more than 65536 bits$/],
  ['characters of a text', (n) => `"a" * ${n}`, 100, /makes a text of more than 100 characters$/, { text: 100 }],
  ['elements', (n) => `[range(${n})]`, 100, /makes too much data$/, { memory: 800 }],
  [
    'calls',
    (n) => `def f(n): if n == 0 then 0 else 1 + f(n - 1) end; f(${n})`,
    49,
    /calls functions too/,
    { depth: 100 },
  ],
  ['alternatives', (n) => `[limit(1; ${'(1,2) | '.repeat(n)}.)]`, 97, /keeps too many alternatives$/, { depth: 100 }],
  ['steps', (n) => `last(range(${n}))`, 3067, /takes too many steps$/, { steps: 10_000 }],
])('%s', (_, make, most, refusal, limits = {}) => {
  it(`are at most ${most}`, () => {
    expect(outcome(make(most), limits)).toMatch(/results$/);
    expect(outcome(make(most + 1), limits)).toMatch(refusal);
  });
});

/** Each program does little by itself, and what it asks for much. */
describe.each([
  ['setting a deep value', '[range(500) | "a"] as $path | reduce range(100) as $i (null; setpath($path; $i)) | 1'],
  ['deleting a deep value', '[range(500) | "a"] as $path | null | setpath($path; 1) | delpaths([range(100) | $path])'],
  ['comparing', '[range(1000)] as $all | reduce range(20) as $i (0; if $all == ($all | map(.)) then . else 1 end)'],
  ['writing JSON', '[range(1000)] as $all | reduce range(20) as $i (0; $all | tojson | 1)'],
  ['searching', '[range(1000)] as $all | reduce range(20) as $i (0; $all | index([5000]) | 1)'],
  ['containing', '[range(200)] as $all | $all | contains($all) | 1'],
  ['flattening', '[range(1000) | [.]] as $all | reduce range(20) as $i (0; $all | flatten | 1)'],
  ['adding up', '[range(5000) | "ab"] as $all | reduce range(20) as $i (0; $all | add | 1)'],
  ['sorting', '[range(1000) | -.] as $all | reduce range(30) as $i (0; $all | sort | 1)'],
  ['Bessel functions', 'jn(30000; 1)'],
])('%s', (_, program) => {
  it('costs steps', () => {
    expect(outcome(program, { steps: 20_000 })).toMatch(/takes too many steps$/);
    expect(outcome(program, {})).toMatch(/results$/);
  });
});
