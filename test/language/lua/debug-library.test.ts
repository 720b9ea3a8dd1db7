import { answers } from './answer';

describe('the debug functions of Lua', () => {
  describe('describe calls', () => {
    answers([
      [
        "return debug.getinfo(1, 'l').currentline, debug.getinfo(1, 'S').what, debug.getinfo(print).what, debug.getinfo(1, 'n').name",
        '1, "main", "G", "main chunk"',
      ],
      [
        "local function f() return debug.getinfo(1, 'n').name, debug.getinfo(1).what, debug.getinfo(2, 'l').currentline end local a, b, c = f() return a, b, c",
        '"f", "Lua", 1',
      ],
      ["local function f() return debug.getinfo(1, 'S').what end return f()", '"main"'],
      ["return debug.getinfo(50), debug.getinfo(1, 'x'), debug.getinfo(print, '>S')", 'nil, nil, nil'],
      [
        "return pcall(debug.getinfo, 'x')",
        'false, "<string>:1: bad argument #1 to (anonymous) (function or number expected, got string)"',
      ],
      [
        'local f = function()\nend local i = debug.getinfo(f) return i.linedefined, i.lastlinedefined, i.nups, i.func == f, i.source, i.currentline',
        '1, 2, 0, true, "<string>", -1',
      ],
      ["return debug.traceback('m')", '"m\\nstack traceback:\\n\\t<string>:1: in main chunk\\n\\t[G]: ?"'],
      [
        'local function f() return (debug.traceback()) end return f()',
        '"stack traceback:\\n\\t<string>:1: in main chunk\\n\\t(tailcall): ?\\n\\t[G]: ?"',
      ],
      [
        "local function g() return debug.traceback('x', 1) end local function f() return g() end return (f())",
        '"x\\nstack traceback:\\n\\t<string>:1: in function <<string>:1>\\n\\t(tailcall): ?\\n\\t<string>:1: in main chunk\\n\\t[G]: ?"',
      ],
      [
        'local co = coroutine.create(function() coroutine.yield() end) coroutine.resume(co) return debug.traceback(co)',
        '"stack traceback:\\n\\t[G]: ?"',
      ],
      [
        'local function f(n) if n == 0 then return debug.traceback() end return (f(n - 1)) end return f(30)',
        "\"stack traceback:\\n\\t<string>:1: in function 'f'\\n\\t<string>:1: in function 'f'\\n\\t<string>:1: in function 'f'\\n\\t<string>:1: in function 'f'\\n\\t<string>:1: in function 'f'\\n\\t<string>:1: in function 'f'\\n\\t<string>:1: in function 'f'\\n\\t...\\n\\t<string>:1: in function 'f'\\n\\t<string>:1: in function 'f'\\n\\t<string>:1: in function 'f'\\n\\t<string>:1: in function 'f'\\n\\t<string>:1: in main chunk\\n\\t(tailcall): ?\\n\\t[G]: ?\"",
      ],
      [
        'local t = {function() return debug.traceback() end} return (t[1]())',
        '"stack traceback:\\n\\t<string>:1: in function <<string>:1>\\n\\t<string>:1: in main chunk\\n\\t[G]: ?"',
      ],
    ]);
  });

  describe('reach variables', () => {
    answers([
      ['local a = 5 return debug.getlocal(1, 1)', '"a", 5'],
      ['local function f(x, y) local z = 1 return debug.getlocal(1, 1) end return f(7, 8)', '"x", 7'],
      ['local a = 1 debug.setlocal(1, 1, 7) return a', '7'],
      [
        'return pcall(debug.getlocal, 50, 1)',
        'false, "<string>:1: bad argument #1 to (anonymous) (level out of range)"',
      ],
      ['return debug.getlocal(1, 90), debug.setlocal(1, 90, 1)', 'nil, nil'],
      ['local a, b = 1, 2 local function f() return debug.getlocal(2, 1) end local n, v = f() return n, v', '"a", 1'],
      [
        'local x = 1 local function f() return x end return debug.getupvalue(f, 1), debug.setupvalue(f, 1, 9), f(), debug.getupvalue(f, 2), debug.getupvalue(print, 1), debug.setupvalue(f, 5, 1)',
        '"x", "x", 9, nil, nil, nil',
      ],
    ]);
  });

  describe('reach metatables and environments', () => {
    answers([
      ["return debug.getmetatable('x') == string, debug.getmetatable(5)", 'true, nil'],
      ['local t = debug.setmetatable({}, {__metatable = 1}) return debug.getmetatable(t)', '1'],
      [
        'local e = {y = 3} local f = function() return y end debug.setfenv(f, e) return f(), debug.getfenv(f) == e, debug.getfenv(print) == _G, debug.getfenv(5)',
        '3, true, true, nil',
      ],
      ['debug.setfenv(print, {}) return debug.getfenv(print) == _G', 'false'],
      ['return pcall(debug.setfenv, print, 5)', 'false, "<string>:1: cannot use number as an environment"'],
      ['local co = coroutine.create(print) debug.setfenv(co, {}) return debug.getfenv(co) == _G', 'false'],
    ]);
  });
});
