import type { GoValue } from '../../../src/language/go/value';
import { int64 } from '../../../src/language/go/value';
import { fromLua, toLua } from '../../../src/language/lua/convert';
import { compile } from '../../../src/language/lua/lua';
import type { Json } from '../../../src/model/json';
import { answer } from './answer';

const document = {
  a: 1,
  l: [1, null, [2], 'x', { k: [] }],
  n: null,
  s: 'é',
  e: {},
  z: [],
  '1': 'one',
  constructor: 'own',
};

/** What the value becomes in a script that only passes it on. */
function through(value: GoValue): Json {
  return fromLua(toLua(value));
}

/** What a script makes of the document, as JSON. */
function made(script: string): Json {
  return fromLua(compile(script).run({ event: document })[0]);
}

describe('event data as tables', () => {
  it.each([
    [
      'return event.a, event.s, #event.s, event["1"], event[1], event.constructor, event.toString',
      '1, "é", 2, "one", nil, "own", nil',
    ],
    ['return event.l.k, #event.l, event.l[2], event.l[3]', 'nil, 3, "x", {k = {}}'],
    ['return event.n, next(event.e), next(event.z), #event.z', 'nil, nil, nil, 0'],
    ['return event.l == event.l, rawequal(event.l[3], event.l[3])', 'true, true'],
    ['event.a = nil event.x = 5 return event.a, event.x, event.s', 'nil, 5, "é"'],
    [
      'local r = {} for k in pairs(event) do r[#r + 1] = k end table.sort(r) return table.concat(r, " ")',
      '"1 a constructor e l s z"',
    ],
    ['event.l[1] = nil table.insert(event.l, 9) return event.l[1], #event.l', 'nil, 4'],
    ['event.z[1] = "new" event.z.x = 1 return event.z', '{"new", x = 1}'],
    ['event.e[1] = "x" return event.e', '{"x"}'],
    ['event.l.x = 1 return event.l.x, #event.l', '1, 3'],
    ['for k in pairs(event) do event[k] = nil end return next(event)', 'nil'],
    ['event.gone = nil return event.gone, rawget(event, "a")', 'nil, 1'],
  ])('%s', (script, expected) => {
    expect(answer(script, document)).toBe(expected);
  });

  it('have no Lua value as metatable until a script sets one, as upstream', () => {
    expect(answer('return pcall(function() return getmetatable(event) == nil end)', document)).toBe(
      'false, "runtime error: invalid memory address or nil pointer dereference"',
    );
    expect(answer('if getmetatable(event) then return "true" end', document)).toBe('"true"');
    expect(answer('setmetatable(event, nil) return getmetatable(event)', document)).toBe('nil');
    expect(made('return {x = getmetatable(event)}')).toEqual({ x: null });
  });
});

describe('values back to JSON', () => {
  it('are what they were if a script leaves them alone', () => {
    const kept = { a: 1, l: [1, 'x', { k: {} }], s: 'é', e: {}, z: {}, '1': 'one', constructor: 'own' };
    expect(through(document)).toEqual(kept);
    expect(made('return event')).toEqual(kept);
    expect(made('local l = event.l[3].k return event')).toEqual(kept);
    expect(made('for k, v in pairs(event) do end return event')).toEqual(kept);
  });

  it('are arrays if they have items, and lose their other keys', () => {
    expect(made('return {1, 2, x = 3}')).toEqual([1, 2]);
    expect(made('return {[3] = "c"}')).toEqual([null, null, 'c']);
    expect(made('return {a = {}, b = setmetatable({}, {__is_array = true})}')).toEqual({ a: {}, b: [] });
    expect(made('return setmetatable({1, x = 2}, {__is_array = true})')).toEqual([1]);
    expect(made('return setmetatable({x = 2}, {__is_array = 1})')).toEqual({ x: 2 });
  });

  it('have keys as text', () => {
    expect(made('return {[-1] = "n", [1.5] = "f", [true] = "t", ["é"] = "e"}')).toEqual({
      '-1': 'n',
      '1.5': 'f',
      true: 't',
      é: 'e',
    });
    expect(Object.keys(made('return {[{}] = 1}') as object)).toEqual(['table: 0xc000000001']);
  });

  it('keep bytes that are no text', () => {
    expect(made('return "a\\255"')).toBe('a\udcff');
  });

  it('show a userdata as Go does', () => {
    const plain = { Value: null, Env: { Metatable: {} }, Metatable: {} };
    expect(made('return newproxy()')).toEqual(plain);
    expect(made('return {newproxy(true), io.stdout}')).toEqual([
      { ...plain, Metatable: { Metatable: {} } },
      { ...plain, Value: {}, Metatable: { Metatable: {} } },
    ]);
  });

  it.each([
    ['return 0 / 0', 'the number NaN'],
    ['return {1 / 0}', 'the number Infinity'],
    ['return {a = print}', 'a function'],
    ['return coroutine.create(print)', 'a thread'],
    ['return channel.make()', 'a channel'],
    ['local t = {} t.t = t return t', 'tables in more than 1000 levels; does one hold itself?'],
  ])('fail for %s', (script, what) => {
    expect(() => made(script)).toThrow(`the script returned ${what}, which JSON cannot hold`);
  });

  it.each([
    ['items', 'local t = 1 for i = 1, N do t = {t} end return t'],
    ['members', 'local t = 1 for i = 1, N do t = {k = t} end return t'],
    ['items of the event', 'return event.items[N]'],
    ['members of the event', 'return event.members[N]'],
  ])('hold %s in 1000 levels and no more', (_, script) => {
    const deep = (levels: number, around: (inner: Json) => Json): Json => {
      let value: Json = 1;
      for (let level = 0; level < levels; level++) value = around(value);
      return value;
    };
    const inLevels = (levels: number): Json => {
      const event = {
        items: { x: deep(levels, (inner) => ({ k: [inner] })) },
        members: { x: deep(levels, (inner) => ({ k: inner })) },
      };
      const [value] = compile(script.replace('N', /event/.test(script) ? '"x"' : String(levels))).run({ event });
      return fromLua(value);
    };
    const levels = script.includes('event.items') ? 500 : 1000;
    expect(() => inLevels(levels)).not.toThrow();
    expect(() => inLevels(levels + 1)).toThrow('tables in more than 1000 levels');
  });

  it('take Go integers and nothing else of Go', () => {
    expect(through({ i: 5n, j: int64(7n), l: [1n, true] })).toEqual({ i: 5, j: 7, l: [1, true] });
    expect(through(null)).toBeNull();
  });
});
