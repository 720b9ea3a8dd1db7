import { answer } from './answer';

const list = (count: number, item: (number: number) => string, separator = ', '): string =>
  Array.from({ length: count }, (_, index) => item(index + 1)).join(separator);

/** A function that calls itself through something, so many times. */
const nested = (count: number, step: string): string =>
  `local function f(n) if n == 0 then return 0 end ${step} end return f(${count})`;

type Row = readonly [what: string, make: (count: number) => string, most: number, refusal: RegExp];

/** Upstream ends there, too. */
const upstream: readonly Row[] = [
  ['local variables', (n) => `local ${list(n, (i) => `a${i}`)}`, 200, /too many local variables$/],
  ['parameters', (n) => `local function f(${list(n, (i) => `a${i}`)}) end`, 199, /register overflow/],
  ['arguments', (n) => `type(${list(n, String)})`, 199, /register overflow/],
  ['results', (n) => `return ${list(n, String)}`, 200, /register overflow/],
  ['targets of an assignment', (n) => `${list(n, (i) => `a${i}`)} = 1`, 200, /register overflow/],
  ['texts in a row', (n) => `return 'a'${" .. 'a'".repeat(n)}`, 199, /register overflow/],
  ['tables in each other', (n) => `return ${'{'.repeat(n)}${'}'.repeat(n)}`, 200, /register overflow/],
  ['calls', (n) => nested(n, 'return 1 + f(n - 1)'), 255, /stack overflow/],
  [
    'protected calls',
    (n) => nested(n, 'local ok, e = pcall(f, n - 1) return ok and e or error(e, 0)'),
    127,
    /stack ov/,
  ],
  [
    'metamethods',
    (n) => nested(n, 'return setmetatable({}, {__index = function() return f(n - 1) end}).x'),
    255,
    /stac/,
  ],
  ['replacements', (n) => nested(n, 'return (("x"):gsub("x", function() return f(n - 1) end))'), 127, /stack overflow/],
  [
    'comparisons',
    (n) => nested(n, 'table.sort({2, 1}, function(a, b) f(n - 1) return a < b end)'),
    85,
    /stack overflow/,
  ],
  ['unpacked values', (n) => `return select('#', unpack({}, 1, ${n}))`, 5113, /registry overflow/],
  [
    'tables that stand in for each other',
    (n) => `local t = {x = 1} for i = 1, ${n} do t = setmetatable({}, {__index = t}) end return t.x + 1`,
    99,
    /too many recursions in gettable$/,
  ],
  [
    'tables that write to each other',
    (n) => `local t = {} for i = 1, ${n} do t = setmetatable({}, {__newindex = t}) end t.x = 1`,
    99,
    /too many recursions in settable$/,
  ],
];

const ours: readonly Row[] = [
  ['bytes', (n) => `--${'x'.repeat(n - 2)}`, 262_144, /^bad-program: the script has 262145 bytes; at most 262144/],
  [
    'brackets',
    (n) => `return ${'('.repeat(n)}1${')'.repeat(n)}`,
    299,
    /^bad-program: line 1, column 308: nested in mo/,
  ],
  ['blocks', (n) => 'do '.repeat(n) + 'end '.repeat(n), 300, /^bad-program: .*: nested in more than 300 levels/],
  ['functions', (n) => 'return function() '.repeat(n) + 'end '.repeat(n), 300, /nested in more than 300 levels/],
  ['signs', (n) => `return ${'not '.repeat(n)}1`, 299, /nested in more than 300 levels/],
  [
    'operands',
    (n) => `return 1${' + 1'.repeat(n)}`,
    499,
    /^bad-program: .*: more than 500 operands in a row near '\+'$/,
  ],
  ['conditions', (n) => `return 1${' and 1'.repeat(n)}`, 499, /more than 500 operands in a row near 'and'$/],
  [
    'coroutines',
    (n) => nested(n, 'return coroutine.wrap(f)(n - 1)'),
    299,
    /^program-limit: .* in more than 300 levels$/,
  ],
];

describe.each([...upstream, ...ours])('%s', (_, make, most, refusal) => {
  it(`are at most ${most}`, () => {
    expect(answer(make(most))).not.toMatch(/^(?:bad-program|program-\w+): /);
    expect(answer(make(most + 1))).toMatch(refusal);
  });
});
