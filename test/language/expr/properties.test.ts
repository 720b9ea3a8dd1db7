import fc from 'fast-check';
import { EventloomError } from '../../../src/errors';
import { compile } from '../../../src/language/expr/expression';
import { compileSourceFilter } from '../../../src/language/expr/source-filter';
import { anyCharacter } from '../../any-text';
import { answer, payload } from './answer';

/** What happens, in a word; anything but a value or an error of ours is thrown on. */
function outcome(work: () => unknown): string {
  try {
    work();
    return 'a value';
  } catch (error) {
    if (error instanceof EventloomError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

const names = Object.keys(payload);
const unary = [
  'len',
  'type',
  'string',
  'int',
  'upper',
  'sum',
  'sort',
  'first',
  'keys',
  'toJSON',
  'date',
  'asInt',
  'toJson',
];
const predicates = ['all', 'any', 'filter', 'map', 'count', 'find', 'findLast', 'groupBy'];
const operators = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '**',
  '==',
  '<',
  'in',
  'contains',
  'matches',
  'and',
  '||',
  '??',
  '..',
  'not in',
];

/** Expressions that are often right, and often not. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'expression' },
    fc.constantFrom(...names, '#', '#.id', '.ok', '#index', 'missing', 'o.k', 'items[0]', '$env', 'sprig'),
    fc.constantFrom('1', '1.5', '"a"', '"héllo"', 'true', 'nil', '[]', '[1, 2]', '{"k": 1}', '1..5', '0..999999'),
    fc
      .tuple(tie('expression'), fc.constantFrom(...operators), tie('expression'))
      .map(([a, by, b]) => `(${a}) ${by} ${b}`),
    fc.tuple(fc.constantFrom(...unary), tie('expression')).map(([name, arg]) => `${name}(${arg})`),
    fc
      .tuple(fc.constantFrom(...predicates), tie('expression'), tie('expression'))
      .map(([n, l, t]) => `${n}(${l}, ${t})`),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([c, a, b]) => `${c} ? ${a} : ${b}`),
    fc
      .tuple(fc.constantFrom('sprig.list', 'sprig.default', 'jsonpath', 'get', 'split'), tie('expression'))
      .map(([name, arg]) => `${name}(${arg}, ${arg})`),
    fc.tuple(fc.constantFrom('-', 'not ', '+'), tie('expression')).map(([sign, arg]) => sign + arg),
    tie('expression').map((value) => `let x = ${value}; x`),
  ),
}));

const words =
  '( ) [ ] { } . , : ; ? | # + - * / % ^ < > = ! & "a" \' 1 1.5 n s l .. ?. ?? in not let filter len // /* \\ é';

const soup = fc.array(fc.constantFrom(' ', ...words.split(' ')), { maxLength: 30 }).map((chosen) => chosen.join(''));

describe('every expression', () => {
  it('gives a value or an error of ours, soon', () => {
    const started = process.cpuUsage();
    fc.assert(
      fc.property(expression, (text) => void outcome(() => answer(text))),
      { numRuns: 400 },
    );
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(30_000);
  });

  it('of arbitrary words or characters compiles, or says where it does not', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: anyCharacter, maxLength: 40 })), (text) => {
        expect(outcome(() => compile(text))).toMatch(/^a value$|\(\d+:\d+\)$|is larger|nests|longer/);
      }),
      { numRuns: 400 },
    );
  });

  it('answers the same again', () => {
    fc.assert(
      fc.property(expression, (text) => {
        expect(outcome(() => answer(text))).toBe(outcome(() => answer(text)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('every payload', () => {
  const filter = compileSourceFilter(
    'body?.a.b[0] == 1 || any($env.items ?? [], #.id in [1, 2]) || len(toJson(body)) > 1e6',
  );

  it('passes, is dropped, or fails with an error of ours', () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(fc.oneof(fc.json(), object, fc.string()), (text) => {
        expect(outcome(() => filter.passes(text))).toMatch(/^a value$|^program-/);
      }),
    );
  });

  it('is found whole under its own names', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^x[a-z]{0,5}$/), fc.jsonValue(), (name, value) => {
        const same = compileSourceFilter(`$env["${name}"] == fromJSON(sprig.toJson($env["${name}"]))`);
        expect(same.passes(JSON.stringify({ [name]: value }))).toBe(true);
      }),
    );
  });
});
