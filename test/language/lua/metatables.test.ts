import { answers } from './answer';

describe('Lua metatables', () => {
  describe('answer for keys that are not there', () => {
    answers([
      ["return setmetatable({}, {__index = function(t, k) return k .. '!' end}).foo", '"foo!"'],
      ['return setmetatable({}, {__index = {a = 1}}).a', '1'],
      ['local t = setmetatable({}, {}) t.x = 1 return t.x, t.y', '1, nil'],
      ['local m = {__index = {x = 1}} m.__index.__index = m return setmetatable({}, m).x', '1'],
      [
        'local t = setmetatable({}, {__newindex = function(t, k, v) rawset(t, k, v * 2) end}) t.a = 5 t.a = 7 return t.a',
        '7',
      ],
      [
        "local store = {} local t = setmetatable({}, {__newindex = store}) t.a = 1 return rawget(t, 'a'), store.a",
        'nil, 1',
      ],
      [
        'local t = {} setmetatable(t, {__index = t}) return pcall(function() return t.x end)',
        'false, "<string>:1: too many recursions in gettable"',
      ],
      [
        'local t = {} setmetatable(t, {__newindex = t}) return pcall(function() t.x = 1 end)',
        'false, "<string>:1: too many recursions in settable"',
      ],
      [
        'return pcall(function() return setmetatable({}, {__index = 5}).x end)',
        'false, "<string>:1: attempt to index a non-table object(number) with key \'x\'"',
      ],
      [
        'return pcall(function() setmetatable({}, {__newindex = 5}).x = 1 end)',
        'false, "<string>:1: attempt to index a non-table object(number) with key \'x\'"',
      ],
      [
        'local C = {} C.__index = C function C.new(x) return setmetatable({x = x}, C) end function C:get() return self.x end return C.new(3):get()',
        '3',
      ],
    ]);
  });

  describe('compute', () => {
    answers([
      [
        "local m = {__add = function() return '+' end, __sub = function() return '-' end, __mul = function() return '*' end, __div = function() return '/' end, __mod = function() return '%' end, __pow = function() return '^' end} local t = setmetatable({}, m) return t + 1, 1 - t, t * t, t / 1, t % 1, t ^ 1",
        '"+", "-", "*", "/", "%", "^"',
      ],
      [
        "local t = setmetatable({}, {__unm = function() return 'neg' end, __len = function() return 'len' end}) return -t, #t",
        '"neg", "len"',
      ],
      [
        "local t = setmetatable({}, {__concat = function(a, b) return type(a) .. type(b) end}) return t .. 'x', 'x' .. t, 1 .. t, 'a' .. 'b' .. t",
        '"tablestring", "stringtable", "numbertable", "astringtable"',
      ],
      [
        'return pcall(function() return setmetatable({}, {__add = 5}) + 1 end)',
        'false, "<string>:1: cannot perform add operation between table and number"',
      ],
      ['return #setmetatable({1, 2}, {__len = 5})', '2'],
    ]);
  });

  describe('compare', () => {
    answers([
      [
        'local m = {__eq = function() return true end} local a, b = setmetatable({}, m), setmetatable({}, m) return a == b, a ~= b, rawequal(a, b), a == 1',
        'true, false, false, false',
      ],
      ['return setmetatable({}, {__eq = function() return true end}) == setmetatable({}, {})', 'false'],
      [
        'local m = {__lt = function(a, b) return a.v < b.v end} local a, b = setmetatable({v = 1}, m), setmetatable({v = 2}, m) return a < b, a > b, a <= b, a >= b',
        'true, false, true, false',
      ],
      [
        'local m = {__le = function(a, b) return a.v <= b.v end} local a, b = setmetatable({v = 1}, m), setmetatable({v = 2}, m) return a <= b, pcall(function() return a < b end)',
        'true, false, "<string>:1: attempt to compare table with table"',
      ],
      [
        'local f = function() return true end local a, b = setmetatable({}, {__lt = f}), setmetatable({}, {__lt = function() end}) return pcall(function() return a < b end)',
        'false, "<string>:1: attempt to compare table with table"',
      ],
    ]);
  });

  describe('are called', () => {
    answers([
      ['return setmetatable({}, {__call = function(self, x) return x * 2 end})(4)', '8'],
      [
        "local t = setmetatable({}, {__call = function(...) return select('#', ...) end}) return t(), t(1, 2), pcall(t, 1)",
        '1, 3, true, 2',
      ],
      ['return pcall(setmetatable({}, {__call = 5}))', 'false, "attempt to call a table value"'],
      [
        'local t = setmetatable({}, {__call = function(self, s, c) c = (c or 0) + 1 if c < 4 then return c end end}) local r = {} for i in t do r[#r + 1] = i end return r',
        '{1, 2, 3}',
      ],
    ]);
  });

  describe('turn to text', () => {
    answers([
      ["return tostring(setmetatable({}, {__tostring = function() return 'T' end}))", '"T"'],
      ['return tostring(setmetatable({}, {__tostring = function() return 5 end}))', '5'],
      ['return type(tostring(setmetatable({}, {__tostring = 5})))', '"string"'],
    ]);
  });

  describe('are protected and shared', () => {
    answers([
      ["return getmetatable(setmetatable({}, {__metatable = 'locked'}))", '"locked"'],
      [
        'return pcall(setmetatable, setmetatable({}, {__metatable = 1}), {})',
        'false, "<string>:1: cannot change a protected metatable"',
      ],
      ["return getmetatable('').__index == string, getmetatable({}), getmetatable(1)", 'true, nil, nil'],
      ['setmetatable(5, {__index = function(n, k) return n .. k end}) return (7).x', '"7x"'],
      ["string.shout = function(s) return s .. '!' end return ('x'):shout()", '"x!"'],
      ["string = nil return ('x'):upper()", '"X"'],
      ["getmetatable('').__add = function(a, b) return a .. '+' .. b end return 'a' + 'b'", '"a+b"'],
      [
        'return pcall(setmetatable, {}, 1)',
        'false, "<string>:1: bad argument #2 to (anonymous) (nil or table expected, got number)"',
      ],
      ['return pcall(setmetatable, nil, {})', 'false, "<string>:1: cannot set metatable to a nil object."'],
      ["debug.setmetatable(nil, {__index = function() return 'nil!' end}) local x return x.y", '"nil!"'],
      ['return newproxy(), getmetatable(newproxy()), type(getmetatable(newproxy(true)))', 'userdata, nil, "table"'],
      [
        'local p = newproxy(true) getmetatable(p).__len = function() return 7 end return #p, #newproxy(p), newproxy(true) == newproxy(true)',
        '7, 7, false',
      ],
    ]);
  });
});
