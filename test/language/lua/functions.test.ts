import { answers } from './answer';

describe('Lua functions', () => {
  describe('take arguments', () => {
    answers([
      ['local function f(a, b) return a, b end return f(1), f(1, 2, 3)', '1, 1, 2'],
      ["local function f(...) return select('#', ...), ... end return f(1, nil, 3)", '3, 1, nil, 3'],
      ['local function f(a, ...) return a, {...} end return f(1, 2, 3)', '1, {2, 3}'],
      ['local function f(...) local a, b = ... return b, a end return f(1, 2)', '2, 1'],
      ['local function f(...) return arg end return f(1, 2)', '{1, 2, n = 2}'],
      ['local function f(...) return arg.n, arg[2] end return f(5, 6)', '2, 6'],
      ['local function f(...) local x = ... return arg end return f(1)', 'nil'],
      ['local function f(...) return (...) end return f(1, 2)', '1'],
      ['local function f(a, b, ...) return ... end return f(1), f(1, 2, 3, 4)', 'nil, 3, 4'],
      ['return (function(...) return {...} end)(1, 2, nil, 4)', '{1, 2, nil, 4}'],
      ['local t = {f = function(self, x) return self.v, x end, v = 5} return t:f(6)', '5, 6'],
      ['function f(a, a) return a end return f(1, 2)', '2'],
      ["local function f(...) return ..., 'end' end return f(1, 2)", '1, "end"'],
      ['local x = (function(...) local a = {..., ...} return #a end)(1, 2) return x', '3'],
    ]);
  });

  describe('are defined', () => {
    answers([
      ['function f() return 1 end function g() return f() + 1 end return g()', '2'],
      [
        "local t = {} function t.a() return 'a' end function t:b() return self == t end return t.a(), t:b()",
        '"a", true',
      ],
      [
        'local t = {u = {}} function t.u.f(x) return x end function t.u:g(x) return self, x end return t.u.f(1), select(2, t.u:g(2))',
        '1, 2',
      ],
      ['local function fact(n) return n <= 1 and 1 or n * fact(n - 1) end return fact(10)', '3628800'],
      ['local f = function() return f end return f() == nil', 'false'],
      ['return type(function() end), (function(x) return x end)(5)', '"function", 5'],
      [
        "local t = {['k'] = {}} function t.k.m.n() end",
        "program-failed: <string>:1: attempt to index a non-table object(nil) with key 'n'",
      ],
      [
        'local t = 5 function t:m() end',
        "program-failed: <string>:1: attempt to index a non-table object(number) with key 'm'",
      ],
    ]);
  });

  describe('close over variables', () => {
    answers([
      [
        'local function counter() local n = 0 return function() n = n + 1 return n end end local a, b = counter(), counter() return a(), a(), b()',
        '1, 2, 1',
      ],
      [
        'local t = {} for i = 1, 3 do t[i] = function() i = i + 1 return i end end return t[1](), t[1](), t[2]()',
        '2, 3, 3',
      ],
      ['local x = 1 local function f() x = x + 1 return x end x = 10 return f(), x', '11, 11'],
      [
        'local function pair() local n = 0 return function() n = n + 1 return n end, function() n = n - 1 return n end end local up, down = pair() return up(), up(), down()',
        '1, 2, 1',
      ],
      ['local x = 1 do local x = 2 function g() return x end end return g(), x', '2, 1'],
      [
        'local a, b, c = 1, 2, 3 local function f() return c, a, b end local function g() return a, c end a, c = 9, 8 return f(), g()',
        '8, 9, 8',
      ],
      [
        'local x = 0 local function f() local function g() local function h() x = x + 1 return x end return h() end return g() end return f(), x',
        '1, 1',
      ],
      [
        'local t = {} local i = 1 repeat local j = i t[i] = function() return j end i = i + 1 until j >= 3 return t[1](), t[3]()',
        '1, 3',
      ],
      ['local r do local v = 1 r = function() return v end v = 2 end return r()', '2'],
    ]);
  });

  describe('call in place', () => {
    answers([
      ["local function loop(n) if n == 0 then return 'done' end return loop(n - 1) end return loop(10000)", '"done"'],
      ['return (function() return tostring(5) end)()', '"5"'],
      [
        'local t = setmetatable({}, {__call = function(self, a) return a end}) local function f() return t(7) end return f()',
        '7',
      ],
      [
        'local function f() return nothing() end return f()',
        'program-failed: <string>:1: attempt to call a non-function object',
      ],
      ["local function f(...) return select('#', ...) end local function g() return f(1, 2, 3) end return g()", '3'],
      ['local function f(...) local x = ... return x end local function g(a) return f(a, 1) end return g(3)', '3'],
      ['local co = coroutine.wrap(function() return tostring(1) end) return co()', '"1"'],
    ]);
  });

  describe('end too deep', () => {
    answers([
      ['local function f() return 1 + f() end return pcall(f)', 'false, "<string>:1: stack overflow"'],
      ['local n = 0 local function f() n = n + 1 f() end pcall(f) return n', '254'],
      [
        'local t = {} for i = 1, 6000 do t[i] = i end return pcall(unpack, t)',
        'false, "<string>:1: registry overflow"',
      ],
      ["local t = {} for i = 1, 5000 do t[i] = i end return select('#', unpack(t))", '5000'],
      [
        "local t = {} for i = 1, 3000 do t[i] = i end return pcall(table.concat, t, ',')",
        'false, "<string>:1: registry overflow"',
      ],
    ]);
  });
});
