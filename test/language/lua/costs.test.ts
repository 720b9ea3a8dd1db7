import type { GoValue } from '../../../src/language/go/value';
import { compile } from '../../../src/language/lua/lua';
import { Budget } from '../../../src/language/lua/value/budget';
import { costOf } from '../cost-meter';

const counters = ['spend', 'allocate', 'allocateString', 'allocateEntry'];

/** What a script costs, besides its own instructions and what every run costs. */
function cost(script: string, event?: GoValue): string {
  const of = (text: string): Map<string, number> => {
    const program = compile(text);
    const run = (): void => void program.run(event === undefined ? {} : { event });
    const costs = costOf(Budget, counters, run).split(', ').filter(Boolean);
    return new Map(costs.map((entry) => [entry.split(' ')[0] ?? '', Number(entry.split(' ')[1])]));
  };
  const [all, every] = [of(script), of('')];
  const own = counters.map((name) => [name, (all.get(name) ?? 0) - (every.get(name) ?? 0)] as const);
  return own.flatMap(([name, count]) => (count === 0 ? [] : [`${name} ${count}`])).join(', ');
}

describe('what a Lua script costs, besides its own instructions', () => {
  it.each([
    ['local t = {}', 'allocate 100'],
    ['local t = {1, 2, 3}', 'allocate 148'],
    ['local t = {a = 1, b = 2}', 'allocate 100, allocateEntry 2'],
    ['local t = {} t[1] = 1 t[1] = 2', 'allocate 116'],
    ['local t = {} t[3] = 1', 'allocate 132'],
    ['local t = {} t[5000] = 1', 'allocate 16500'],
    ['local t = {} t.a = 1 t.a = 2 t.a = nil', 'allocate 100, allocateEntry 1'],
    ['local t = {} t.a = nil', 'allocate 100'],
    ['local t = {} t[1.5] = 1 t[true] = 1', 'allocate 100, allocateEntry 2'],
    ['local t = {1, nil, nil} local n = #t', 'spend 2, allocate 148'],
    ['local t = {} t[9] = 1 t[9] = nil local n = #t', 'spend 9, allocate 180'],
    ['local t = {} t[9] = 1 next(t)', 'spend 11, allocate 180, allocateEntry 1'],
    ['local t = {} t[9] = 1 t[9] = nil next(t)', 'spend 12, allocate 180, allocateEntry 1'],
    ['local t = {a = 1, b = 2, c = 3} t.a = nil t.b = nil next(t)', 'spend 4, allocate 100, allocateEntry 4'],
    ["local t = {a = 1, b = 2, c = 3} next(t, 'b')", 'spend 6, allocate 100, allocateEntry 4'],
    ["local t = {a = 1, b = 2, c = 3} next(t, 'a') next(t, 'b')", 'spend 6, allocate 100, allocateEntry 4'],
    [
      "local t = {a = 1} t.b = 2 next(t, 'a') t.c = 3 next(t, 'b') next(t, 'c')",
      'spend 9, allocate 100, allocateEntry 4',
    ],
    ['local t = {} for i = 1, 100 do t[i] = i end table.insert(t, 1, 0)', 'spend 6, allocate 1816, allocateEntry 7'],
    ['local t = {} for i = 1, 100 do t[i] = i end table.remove(t, 1)', 'spend 6, allocate 1800, allocateEntry 7'],
    ['local t = {1, 2} table.insert(t, 3)', 'spend 3, allocate 248, allocateEntry 7'],
    ['local t = {1, 2} table.remove(t)', 'spend 3, allocate 232, allocateEntry 7'],
    [
      'local t = {} for i = 1, 3 do t[string.rep(i, 20000)] = 1 end',
      'spend 945, allocate 200, allocateString 60000, allocateEntry 20',
    ],
    ["local t = {} t[string.rep('a', 16000)] = 1", 'spend 3, allocate 200, allocateString 16000, allocateEntry 18'],
    [
      "local t = {} local k = string.rep('a', 16001) t[k] = 1 local v = t[k]",
      'spend 378, allocate 200, allocateString 16001, allocateEntry 18',
    ],
    ["local s = 'ab' .. 'cd' .. 1", 'allocateString 8'],
    ["local s = 'ab' s = s .. s", 'allocateString 4'],
    ['local a = 2 local b = a ^ 2', 'spend 3'],
    ['local a = 2 local b = a ^ 0.5', 'spend 120'],
    ["local b = ('1'):rep(65) + 1", 'spend 11, allocate 100, allocateString 65, allocateEntry 16'],
    ["local b = ('1'):rep(64) + 1", 'spend 3, allocate 100, allocateString 64, allocateEntry 16'],
    [
      "local a, b = ('a'):rep(1025), ('a'):rep(1025) local c = a == b",
      'spend 14, allocate 100, allocateString 2050, allocateEntry 16',
    ],
    [
      "local a, b = ('a'):rep(1024), ('a'):rep(1024) local c = a == b",
      'spend 6, allocate 100, allocateString 2048, allocateEntry 16',
    ],
    [
      "local a, b = ('a'):rep(1025), ('b'):rep(1025) local c = a < b",
      'spend 14, allocate 100, allocateString 2050, allocateEntry 16',
    ],
    ['local f = function() end', 'allocate 64'],
    ['local a, b = 1, 2 local f = function() return a + b end', 'allocate 128'],
    ['local function f(...) return ... end f(1)', 'allocate 64'],
    ['tostring(1)', 'spend 3, allocateEntry 1'],
    ["tonumber('12')", 'spend 3, allocateEntry 1'],
    ["tonumber(('1'):rep(65))", 'spend 14, allocate 100, allocateString 65, allocateEntry 17'],
    ["tonumber(('1'):rep(64))", 'spend 6, allocate 100, allocateString 64, allocateEntry 17'],
    ['unpack({1, 2, 3, 4, 5, 6, 7, 8, 9})', 'spend 5, allocate 244, allocateEntry 1'],
    ['unpack({}, 1, 100)', 'spend 40, allocate 100, allocateEntry 1'],
    ['newproxy()', 'spend 3, allocate 64, allocateEntry 1'],
    ["pcall(error, 'x')", 'spend 26, allocateEntry 2'],
    ['pcall(error)', 'spend 26, allocateEntry 2'],
    ["select('#', 1)", 'spend 3, allocateEntry 1'],
    ['type(1)', 'spend 3, allocateEntry 1'],
    ["loadstring('return 1')", 'spend 343, allocate 128, allocateEntry 1'],
    ["loadstring('return 12')", 'spend 348, allocate 144, allocateEntry 1'],
    ['load(function() return nil end)', 'spend 303, allocate 64, allocateEntry 1'],
    [
      "local n = 0 load(function() n = n + 1 if n == 1 then return 'return 1' end end)",
      'spend 343, allocate 224, allocateString 8, allocateEntry 1',
    ],
    ["string.rep('ab', 10)", 'spend 3, allocate 100, allocateString 20, allocateEntry 17'],
    ["string.upper('abcdefgh')", 'spend 8, allocate 100, allocateString 8, allocateEntry 17'],
    ["string.lower('abcdefgh')", 'spend 8, allocate 100, allocateString 8, allocateEntry 17'],
    ["string.reverse('abcdefgh')", 'spend 8, allocate 100, allocateString 8, allocateEntry 17'],
    ["string.sub('abcdefgh', 2, 3)", 'spend 3, allocate 100, allocateEntry 17'],
    ["string.byte('abc', 1, 3)", 'spend 3, allocate 100, allocateEntry 17'],
    ['string.char(97, 98)', 'spend 3, allocate 100, allocateString 2, allocateEntry 17'],
    ["string.len('abc')", 'spend 3, allocate 100, allocateEntry 17'],
    ["string.format('%d', 1)", 'spend 17, allocate 100, allocateString 2, allocateEntry 17'],
    ["string.format('%s and %s', 'a', 'b')", 'spend 36, allocate 100, allocateString 9, allocateEntry 17'],
    ["string.format('%20s', 'a')", 'spend 19, allocate 100, allocateString 40, allocateEntry 17'],
    ["string.format('plain')", 'spend 8, allocate 100, allocateString 5, allocateEntry 17'],
    ["string.find('abcdefghijklmnopqrstuvwxyz', 'z', 1, true)", 'spend 4, allocate 100, allocateEntry 17'],
    ["string.find('abcdefghijklmnopqrstuvwxyz', 'z')", 'spend 76, allocate 300, allocateEntry 17'],
    [
      "string.find(('a'):rep(160), ('b'):rep(64), 1, true)",
      'spend 29, allocate 100, allocateString 224, allocateEntry 17',
    ],
    ["string.match('abc', 'b')", 'spend 28, allocate 300, allocateEntry 17'],
    ["string.match('abc', '(.)(.)')", 'spend 71, allocate 300, allocateEntry 17'],
    ["string.match(('a'):rep(200), 'a*b')", 'spend 81242, allocate 100, allocateString 200, allocateEntry 17'],
    ["string.match(('a'):rep(200), 'a-b')", 'spend 81242, allocate 100, allocateString 200, allocateEntry 17'],
    ["string.match(('a'):rep(200), '.*')", 'spend 638, allocate 300, allocateString 200, allocateEntry 17'],
    ["string.match('(((a)))', '%b()')", 'spend 51, allocate 300, allocateEntry 17'],
    [
      "string.match(('(' .. ('a'):rep(40) .. ')'), '%b()')",
      'spend 63, allocate 300, allocateString 123, allocateEntry 17',
    ],
    [
      "string.match(('a'):rep(40), '(' .. ('a'):rep(20) .. ')%1')",
      'spend 239, allocate 300, allocateString 107, allocateEntry 17',
    ],
    ["string.gsub('abc', 'b', 'xyz')", 'spend 36, allocate 300, allocateString 8, allocateEntry 17'],
    ["string.gsub('abcabc', '(b)', '%1%1')", 'spend 76, allocate 500, allocateString 12, allocateEntry 17'],
    ["string.gsub('abc', '.', {a = 'xx'})", 'spend 42, allocate 800, allocateString 6, allocateEntry 18'],
    [
      "string.gsub('abc', '.', function(c) return c .. c end)",
      'spend 42, allocate 764, allocateString 18, allocateEntry 17',
    ],
    ["string.gsub(('a'):rep(20), 'a', 'b')", 'spend 185, allocate 4100, allocateString 60, allocateEntry 17'],
    ["for w in string.gmatch('a b c', '%a') do end", 'spend 66, allocate 700, allocateEntry 17'],
    ["string.gmatch('abc', 'b')", 'spend 32, allocate 300, allocateEntry 17'],
    ["table.concat({'a', 'bc', 1}, '-')", 'spend 5, allocate 248, allocateString 6, allocateEntry 7'],
    ["table.concat({'a'})", 'spend 3, allocate 216, allocateEntry 7'],
    ["table.concat({'a', 'b', 'c', 'd'}, '', 2, 3)", 'spend 4, allocate 264, allocateString 2, allocateEntry 7'],
    ['table.sort({3, 1, 2})', 'spend 6, allocate 248, allocateEntry 7'],
    ['table.sort({5, 4, 3, 2, 1, 9, 8, 7, 6, 0, 11, 10, 15, 14})', 'spend 44, allocate 424, allocateEntry 7'],
    ['table.maxn({1, 2, 3})', 'spend 3, allocate 248, allocateEntry 7'],
    ['table.getn({1, 2})', 'spend 3, allocate 232, allocateEntry 7'],
    ["os.date('%Y', 0)", 'spend 113, allocate 100, allocateString 4, allocateEntry 13'],
    ["os.date('%Y-%m-%d', 0)", 'spend 143, allocate 100, allocateString 10, allocateEntry 13'],
    ["os.date('*t', 0)", 'spend 103, allocate 200, allocateEntry 22'],
    ['os.time({year = 2020, month = 1, day = 1})', 'spend 3, allocate 200, allocateEntry 16'],
    ['os.clock()', 'spend 3, allocate 100, allocateEntry 13'],
    ['math.max(1, 2, 3)', 'spend 3, allocate 100, allocateEntry 32'],
    ['math.min(1)', 'spend 3, allocate 100, allocateEntry 32'],
    ['math.sin(1)', 'spend 5, allocate 100, allocateEntry 32'],
    ['math.pow(2, 0.5)', 'spend 123, allocate 100, allocateEntry 32'],
    ['math.exp(1)', 'spend 123, allocate 100, allocateEntry 32'],
    ['math.fmod(5, 3)', 'spend 5, allocate 100, allocateEntry 32'],
    ['math.floor(1.5)', 'spend 5, allocate 100, allocateEntry 32'],
    ['math.log10(100)', 'spend 5, allocate 100, allocateEntry 32'],
    ['math.random(5)', 'spend 3, allocate 100, allocateEntry 32'],
    ["debug.traceback('x')", 'spend 43, allocate 100, allocateEntry 11'],
    ['debug.getinfo(1)', 'spend 23, allocate 200, allocateEntry 19'],
    ['debug.getinfo(print)', 'spend 23, allocate 200, allocateEntry 19'],
    ['debug.getlocal(1, 1)', 'spend 3, allocate 100, allocateEntry 11'],
    ['channel.make(1)', 'spend 3, allocate 164, allocateEntry 3'],
    ['local c = channel.make(2) c:send(1) c:send(2)', 'spend 9, allocate 264, allocateEntry 9'],
    ["local c = channel.make(1) channel.select({'default'})", 'spend 6, allocate 280, allocateEntry 3'],
    ['coroutine.create(print)', 'spend 3, allocate 2100, allocateEntry 8'],
    ['coroutine.wrap(function() coroutine.yield() end)()', 'spend 9, allocate 2164, allocateEntry 7'],
    ["local co = coroutine.wrap(function() error('x') end) pcall(co)", 'spend 32, allocate 2164, allocateEntry 9'],
    ['setmetatable({}, {__index = {}})', 'spend 3, allocate 300, allocateEntry 2'],
    [
      'local t = setmetatable({}, {__index = function() return 1 end}) local a = t.x',
      'spend 3, allocate 264, allocateEntry 2',
    ],
    ['local t = setmetatable({}, {__newindex = {}}) t.x = 1', 'spend 3, allocate 300, allocateEntry 3'],
    ['local t = setmetatable({}, {__call = function() end}) t()', 'spend 3, allocate 264, allocateEntry 2'],
    ['getfenv()', 'spend 3, allocateEntry 1'],
    ['setfenv(1, {})', 'spend 3, allocate 100, allocateEntry 1'],
    ["module('m')", 'spend 3, allocate 1232, allocateEntry 121'],
    ["local f = function() module('a.b') end f()", 'spend 3, allocate 1396, allocateEntry 122'],
    ["package.preload.x = function() return {} end require('x')", 'spend 6, allocate 1496, allocateEntry 127'],
    [
      "local a, b = ('a'):rep(1025), ('b'):rep(1025) local c = a <= b",
      'spend 14, allocate 100, allocateString 2050, allocateEntry 16',
    ],
    [
      "string.match(('x'):rep(64) .. '(' .. ('a'):rep(40) .. ')', '%b()')",
      'spend 194, allocate 300, allocateString 293, allocateEntry 17',
    ],
  ])('%s', (script, expected) => {
    expect(cost(script)).toBe(expected);
  });
});
