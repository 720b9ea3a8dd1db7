import fc from 'fast-check';
import { EventloomError } from '../../../src/errors';
import { fromLua, toLua } from '../../../src/language/lua/convert';
import { compile } from '../../../src/language/lua/lua';
import { compileTransformScript } from '../../../src/language/lua/script';
import type { Json } from '../../../src/model/json';
import { seenCharacter } from '../../any-text';
import { shown } from './answer';

const name = fc.constantFrom('a', 'b', 't', 'event', 'string', 'x', 'pcall', 'print', 'f');
const literal = fc.constantFrom(
  '1',
  '0',
  '-2.5',
  '"s"',
  "'10'",
  'nil',
  'true',
  'false',
  '{}',
  '{1, x = 2}',
  '...',
  '[[l]]',
);

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4 },
    literal,
    name,
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('+', '-', '*', '/', '%', '^', '..', '==', '<', 'and', 'or'),
        tie('expression'),
      )
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc
      .tuple(fc.constantFrom('-', 'not ', '#'), tie('expression'))
      .map(([operator, operand]) => `${operator}(${operand})`),
    fc.tuple(name, tie('expression')).map(([callee, value]) => `${callee}(${value})`),
    fc.tuple(tie('expression'), tie('expression')).map(([object, key]) => `(${object})[${key}]`),
    fc.tuple(name, tie('expression')).map(([member, value]) => `("x"):${member}(${value})`),
    tie('expression').map((value) => `(function(...) local a = ${value} return a end)(1)`),
    fc
      .tuple(
        fc.constantFrom('find', 'match', 'gsub', 'rep', 'format', 'sub', 'byte'),
        tie('expression'),
        tie('expression'),
      )
      .map(([fn, one, other]) => `string.${fn}(${one}, ${other}, 2)`),
  ),
}));

const statement = fc.oneof(
  fc.tuple(name, expression).map(([target, value]) => `${target} = ${value}`),
  fc.tuple(name, expression).map(([target, value]) => `local ${target} = ${value}`),
  fc.tuple(expression, expression).map(([condition, value]) => `if ${condition} then a = ${value} else b = 1 end`),
  fc.tuple(expression, expression).map(([condition, value]) => `while ${condition} do a = ${value} break end`),
  fc.tuple(expression, expression).map(([limit, value]) => `for i = 1, ${limit} do t = ${value} end`),
  expression.map((value) => `for k, v in pairs(${value}) do x = v end`),
  expression.map((value) => `pcall(function() return ${value} end)`),
  expression.map((value) => `coroutine.wrap(function() coroutine.yield(${value}) end)()`),
  expression.map((value) => `setmetatable({}, {__index = ${value}}).x = 1`),
);

const script = fc
  .tuple(fc.array(statement, { maxLength: 6 }), expression)
  .map(([statements, value]) => `${statements.join('\n')}\nreturn ${value}`);

/** Runs a script within small limits. Returns its values, or undefined if it failed as scripts may. */
function run(text: string, event: Json = { a: [1, { b: 'c' }] }): string | undefined {
  try {
    const values = compile(text).run({ event }, { steps: 20_000, memory: 4_000_000, stringLength: 100_000 });
    return values.map((value) => shown(value)).join();
  } catch (error) {
    expect(error).toBeInstanceOf(EventloomError);
    return undefined;
  }
}

describe('any script', () => {
  it('ends with values or with an error of Eventloom', () => {
    fc.assert(
      fc.property(script, (text) => void run(text)),
      { numRuns: 500 },
    );
  });

  it('ends the same way each time', () => {
    fc.assert(
      fc.property(script, (text) => {
        expect(run(text)).toBe(run(text));
      }),
      { numRuns: 300 },
    );
  });

  it('that is only noise does not compile, or fails as others do', () => {
    const word = fc.constantFrom(
      ...'and do end for if in local nil not or return then ( ) { } [ ] = == ~= .. ... : :: , ; . + - # " [[ --'.split(
        ' ',
      ),
    );
    const noise = fc.array(fc.oneof(word, name, literal), { maxLength: 25 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.oneof(noise, fc.string()), (text) => void run(text)),
      { numRuns: 500 },
    );
  });

  it('with any pattern ends', () => {
    const pattern = fc
      .array(fc.constantFrom(...'abc.%()[]^$*+-?1dwsb'.split('')), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(pattern, fc.string({ maxLength: 20 }), (text, subject) => {
        run('return event.s:find(event.p), event.s:gsub(event.p, "<%0>")', { s: subject, p: text });
      }),
      { numRuns: 400 },
    );
  });
});

/** JSON that tables can hold: no null, no array in an array, and no empty array. */
const { holdable } = fc.letrec<{ holdable: Json }>((tie) => ({
  holdable: fc.oneof(
    { maxDepth: 4 },
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: seenCharacter }),
    fc.dictionary(fc.string(), tie('holdable')),
    fc.array(fc.oneof(fc.integer(), fc.string(), fc.dictionary(fc.string(), tie('holdable'))), { minLength: 1 }),
  ),
}));

describe('any event data', () => {
  it('comes back as it went in', () => {
    fc.assert(
      fc.property(holdable, (value) => {
        expect(fromLua(toLua(value))).toEqual(value);
      }),
    );
  });

  it('comes back as it went in from a script that looks at all of it', () => {
    const walk = compileTransformScript(
      'local function walk(t) for k, v in pairs(t) do if type(v) == "table" then walk(v) end end end walk(event) return event',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), holdable), (value) => {
        expect(walk.run(value)).toEqual({ ...value });
      }),
    );
  });
});
