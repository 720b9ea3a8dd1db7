import { answers } from './answer';

describe('Lua coroutines', () => {
  describe('pass values in and out', () => {
    answers([
      [
        'local co = coroutine.create(function(a) local b = coroutine.yield(a + 1) return b * 2 end) local _, x = coroutine.resume(co, 1) local _, y = coroutine.resume(co, 10) return x, y, coroutine.status(co)',
        '2, 20, "dead"',
      ],
      [
        'local f = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end) return f(), f(), f()',
        '1, 2, 3',
      ],
      [
        "local co = coroutine.create(function(...) return select('#', ...), ... end) return coroutine.resume(co, 1, nil, 3)",
        'true, 3, 1, nil, 3',
      ],
      [
        'local function gen(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) end local s = 0 for v in gen(10) do s = s + v end return s',
        '55',
      ],
      ["return coroutine.resume(coroutine.create(string.rep), 'ab', 3)", ''],
      ['return coroutine.resume(coroutine.create(coroutine.yield), 1, 2)', 'true, 1, 2'],
      [
        "local f = coroutine.wrap(function() return string.rep('a', coroutine.yield(1)) end) return f(), f(3)",
        '1, "aaa"',
      ],
      [
        'local f = coroutine.wrap(function() local x = 1 local function inc() x = x + 1 return x end coroutine.yield(inc) return inc() end) local inc = f() inc() return f()',
        '3',
      ],
    ]);
  });

  describe('have a status', () => {
    answers([
      [
        'local co = coroutine.create(function() end) local a = coroutine.status(co) coroutine.resume(co) return a, coroutine.status(co), coroutine.resume(co)',
        '"suspended", "dead", false, "can not resume a dead thread"',
      ],
      [
        'local co co = coroutine.create(function() return coroutine.running() == co, coroutine.status(co), coroutine.resume(co) end) return coroutine.resume(co)',
        'true, true, "running", false, "can not resume a running thread"',
      ],
      [
        'local a, b a = coroutine.create(function() return coroutine.resume(b) end) b = coroutine.create(function() return coroutine.status(a) end) return coroutine.resume(a)',
        'true, true, "normal"',
      ],
      ['return coroutine.running()', 'nil'],
      [
        'local co co = coroutine.wrap(function() return pcall(co) end) return co()',
        'false, "<string>:1: can not resume a running thread"',
      ],
      [
        "return pcall(coroutine.status, 'x')",
        'false, "<string>:1: bad argument #1 to (anonymous) (thread expected, got string)"',
      ],
      [
        'return pcall(coroutine.resume, 1)',
        'false, "<string>:1: bad argument #1 to (anonymous) (thread expected, got number)"',
      ],
      [
        'return pcall(coroutine.wrap, 1)',
        'false, "<string>:1: bad argument #1 to (anonymous) (function expected, got number)"',
      ],
    ]);
  });

  describe('end with an error', () => {
    answers([
      ["return coroutine.resume(coroutine.create(function() error('x', 0) end))", 'false, "x"'],
      ["return coroutine.resume(coroutine.create(function() error('x') end))", 'false, "<string>:1: x"'],
      [
        'local co = coroutine.create(function() error({c = 1}) end) local ok, e = coroutine.resume(co) return ok, e.c, coroutine.status(co)',
        'false, 1, "dead"',
      ],
      [
        'return coroutine.resume(coroutine.create(string.rep))',
        'false, " bad argument #1 to corountine (string expected, got nil)"',
      ],
      ["local f = coroutine.wrap(function() error('x') end) return pcall(f)", 'false, "<string>:1: x"'],
      [
        'local f = coroutine.wrap(function() return 1 end) f() return pcall(f)',
        'false, "<string>:1: can not resume a dead thread"',
      ],
      ['return pcall(coroutine.yield, 1)', 'false, "<string>:1: can not yield from outside of a coroutine"'],
      [
        "local f = coroutine.wrap(function() error('x') end) pcall(f) return pcall(f)",
        'false, "<string>:1: can not resume a running thread"',
      ],
    ]);
  });

  describe('lose their calls when they yield inside of a library function, as upstream', () => {
    answers([
      [
        'local co = coroutine.create(function() pcall(function() coroutine.yield(1) end) return 2 end) local a, b = coroutine.resume(co) return a, b, pcall(coroutine.resume, co)',
        'true, 1, false, "runtime error: invalid memory address or nil pointer dereference"',
      ],
      [
        'local co = coroutine.create(function() return coroutine.yield(1) end) coroutine.resume(co) return pcall(coroutine.resume, co)',
        'false, "runtime error: invalid memory address or nil pointer dereference"',
      ],
    ]);
  });
});
