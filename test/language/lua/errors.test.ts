import { answers } from './answer';

describe('errors of Lua scripts', () => {
  describe('are raised', () => {
    answers([
      ["error('boom')", 'program-failed: <string>:1: boom'],
      ["error('boom', 0)", 'program-failed: boom'],
      ["error('boom', 2)", 'program-failed: <string>:1: boom'],
      ['error({code = 1})', 'program-failed: table: 0x'],
      ['error()', 'program-failed: <string>:1: bad argument #1 to error (value expected)'],
      ['error(nil)', 'program-failed: nil'],
      ['error(5)', 'program-failed: 5'],
      ["assert(false, 'msg')", 'program-failed: <string>:1: msg'],
      ['assert(nil)', 'program-failed: <string>:1: assertion failed!'],
      ['assert(false, {})', 'program-failed: <string>:1: bad argument #2 to assert (string expected, got table)'],
      ["return assert(1, 'm'), assert('x')", '1, "x"'],
      [
        "local function f() error('deep', 2) end\nlocal function g()\nf()\nend\ng()",
        'program-failed: <string>:1: deep',
      ],
      ['return pcall(assert)', 'false, "<string>:1: assertion failed!"'],
    ]);
  });

  describe('are caught', () => {
    answers([
      ["return pcall(error, 'x', 0)", 'false, "x"'],
      ['return pcall(error, {a = 1})', 'false, {a = 1}'],
      ['return pcall(function() return 1, 2 end)', 'true, 1, 2'],
      ["return pcall(function() error('in') end)", 'false, "<string>:1: in"'],
      ["return select('#', pcall(error))", '2'],
      ['return pcall(nil)', 'false, "attempt to call a nil value"'],
      ['return pcall()', 'program-failed: <string>:1: bad argument #1 to pcall (value expected)'],
      ["return pcall(pcall, error, 'x')", 'true, false, "<string>:1: x"'],
      ["return xpcall(function() error('x', 0) end, function(m) return m .. '!' end)", 'false, "x!"'],
      ["return xpcall(function() error('x') end, function(m) error('y') end)", 'false, "<string>:1: y"'],
      ['return xpcall(function() return 1, 2 end, print)', 'true, 1, 2'],
      [
        'return pcall(xpcall, print)',
        'false, "<string>:1: bad argument #2 to (anonymous) (function expected, got nil)"',
      ],
      [
        "local x = 1 local ok = pcall(function() local y = 2 x = function() return y end error('e') end) return x()",
        '2',
      ],
      [
        'return xpcall(function() local t = nil + 1 end, debug.traceback)',
        'false, "<string>:1: cannot perform add operation between nil and number\\nstack traceback:\\n\\t<string>:1: in function <<string>:1>\\n\\t[G]: in function \'xpcall\'\\n\\t<string>:1: in main chunk\\n\\t[G]: ?"',
      ],
      [
        'return xpcall(function() local y = 5 local f = function() return y end error(f) end, function(f) return f() end)',
        'false, 5',
      ],
      [
        'local ok, e = pcall(function()\n\nlocal x = nil\nreturn x.y\nend) return e',
        '"<string>:4: attempt to index a non-table object(nil) with key \'y\'"',
      ],
    ]);
  });

  describe('name the function and the argument', () => {
    answers([
      [
        "return pcall(function() return math.floor('x') end)",
        'false, "<string>:1: bad argument #1 to floor (number expected, got string)"',
      ],
      [
        'return pcall(function() string.rep() end)',
        'false, "<string>:1: bad argument #1 to rep (string expected, got nil)"',
      ],
      [
        'local t = {f = string.rep} return pcall(function() t.f(1) end)',
        'false, "<string>:1: bad argument #2 to f (number expected, got nil)"',
      ],
      [
        'local t = {string.rep} return pcall(function() t[1](1) end)',
        'false, "<string>:1: bad argument #2 to ? (number expected, got nil)"',
      ],
      ['return pcall(string.rep)', 'false, "<string>:1: bad argument #1 to (anonymous) (string expected, got nil)"'],
      [
        "return pcall(function() return ('x'):rep({}) end)",
        'false, "<string>:1: bad argument #2 to rep (number expected, got table)"',
      ],
      [
        "return pcall(function() return (string.rep)('x') end)",
        'false, "<string>:1: bad argument #2 to rep (number expected, got nil)"',
      ],
      ['return pcall(ipairs)', 'false, "<string>:1: bad argument #1 to (anonymous) (table expected, got nil)"'],
      ['return pcall(next, 5)', 'false, "<string>:1: bad argument #1 to (anonymous) (table expected, got number)"'],
      ['return pcall(type)', 'false, "<string>:1: bad argument #1 to (anonymous) (value expected)"'],
      ["return pcall(select, 'x')", 'false, "<string>:1: bad argument #1 to (anonymous) (invalid string \'x\')"'],
      ['return pcall(select, 0)', 'false, "<string>:1: bad argument #1 to (anonymous) (index out of range)"'],
      [
        'return pcall(setmetatable, 1, 2)',
        'false, "<string>:1: bad argument #2 to (anonymous) (nil or table expected, got number)"',
      ],
    ]);
  });
});
