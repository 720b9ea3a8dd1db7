import { answers } from './answer';

describe('the basic functions of Lua', () => {
  describe('turn to numbers', () => {
    answers([
      [
        "return tonumber('10'), tonumber('0x1F'), tonumber(' 5 '), tonumber('1.5'), tonumber('5x'), tonumber('')",
        '10, 31, 5, 1.5, nil, nil',
      ],
      ["return tonumber('1e1'), tonumber('1.0e1'), tonumber('-7'), tonumber('+7')", 'nil, 10, -7, 7'],
      [
        "return tonumber('ff', 16), tonumber('11', 2), tonumber('z', 36), tonumber('9', 8), tonumber('1.5', 10), tonumber('10', 1), tonumber('0x10', 0)",
        '255, 3, 35, nil, 1.5, nil, 16',
      ],
      ['return tonumber(true), tonumber({}), tonumber(2.5), tonumber(nil)', 'nil, nil, 2.5, nil'],
      ["return tonumber('9223372036854775808'), tonumber(string.rep('1', 100))", 'nil, nil'],
    ]);
  });

  describe('turn to text', () => {
    answers([
      [
        "return tostring(nil), tostring(true), tostring('a'), tostring(12), tostring(1.5)",
        '"nil", "true", "a", "12", "1.5"',
      ],
      [
        'return tostring(1e15), tostring(1e21), tostring(0.1), tostring(1/3), tostring(-0), tostring(1e100), tostring(2^53), tostring(2^63)',
        '"1000000000000000", "1e+21", "0.1", "0.3333333333333333", "0", "1e+100", "9007199254740992", "9.223372036854776e+18"',
      ],
      ['return tostring(1/0), tostring(-1/0), tostring(0/0)', '"+Inf", "-Inf", "NaN"'],
      [
        'return tostring({}), tostring(print), tostring(coroutine.create(print))',
        '"table: 0x", "function: 0x", "thread: 0x"',
      ],
      ['local t = {} return tostring(t) == tostring(t), tostring(t) == tostring({})', 'true, false'],
      [
        "return type(nil), type(1), type('a'), type({}), type(print), type(true), type(coroutine.create(print)), type(newproxy())",
        '"nil", "number", "string", "table", "function", "boolean", "thread", "userdata"',
      ],
    ]);
  });

  describe('select and raw', () => {
    answers([
      ["return select(2, 'a', 'b', 'c'), select('#'), select(-1, 1, 2)", '"b", 0, 2'],
      ['return pcall(select, -5, 1)', 'false, "<string>:1: bad argument #1 to (anonymous) (index out of range)"'],
      ["return rawget({a = 1}, 'a'), rawequal('a', 'a'), rawset({}, 'a', 1)", '1, true'],
      ["return rawget(setmetatable({}, {__index = {x = 1}}), 'x')", 'nil'],
      ['return pcall(rawset, {}, nil, 1)', 'false, "<string>:1: table index is nil"'],
      ["return collectgarbage('count'), collectgarbage(), _printregs()", 'nil, nil'],
      ["print('x', 1, nil, {}) return print()", ''],
    ]);
  });

  describe('load scripts', () => {
    answers([
      ["return loadstring('return 1 + 1')()", '2'],
      ["return loadstring('syntax(')", 'nil, "<string> at EOF:   syntax error\\n"'],
      ["return loadstring('x =', '=chunk')", 'nil, "=chunk at EOF:   syntax error\\n"'],
      ["return pcall(loadstring('error(\"x\")', 'chunk'))", 'false, "chunk:1: x"'],
      ["return loadstring('local a = ... return a')(5)", '5'],
      ["local i = 0 return load(function() i = i + 1 return ({'return ', '1', '+2'})[i] end)()", '3'],
      ['return load(function() return {} end)', 'nil, "reader function must return a string"'],
      ['return load(function() return nil end)()', ''],
      ['return pcall(load, 5)', 'false, "<string>:1: bad argument #1 to (anonymous) (function expected, got number)"'],
      [
        "local i = 0 return load(function() i = i + 1 if i == 1 then return 'return ' elseif i == 2 then return 5 end return '' end)()",
        '5',
      ],
    ]);
  });

  describe('have environments', () => {
    answers([
      ['setfenv(1, {x = 5}) return x', '5'],
      ['local f = function() return x end setfenv(f, {x = 7}) return f()', '7'],
      [
        "return getfenv() == _G, getfenv(1) == _G, getfenv(0) == _G, getfenv(print) == _G, getfenv('x') == _G",
        'true, true, true, true, true',
      ],
      ['local function f() return getfenv(2).z end z = 3 return f()', '3'],
      ['return pcall(setfenv, print, {})', 'false, "<string>:1: cannot change the environment of given object"'],
      ["return pcall(setfenv, 'x', {})", 'false, "<string>:1: cannot change the environment of given object"'],
      ["setfenv(0, {y = 2}) return loadstring('return y')()", '2'],
      ['_G.x = 5 return x, _G._G == _G, _VERSION, _GOPHER_LUA_VERSION', '5, true, "Lua 5.1", "GopherLua 0.1"'],
      ['x = 1 _G.x = nil return x', 'nil'],
      ['print = nil return print, _ENV', 'nil, nil'],
      ['setmetatable(_G, {__index = function(t, k) return k end}) return foo', '"foo"'],
      ['local n = 0 for k in pairs(_G) do n = n + 1 end return n', '41'],
    ]);
  });

  describe('have modules', () => {
    answers([
      [
        "module('m', package.seeall) function f() return 5 end return m.f(), _NAME, _PACKAGE, _M == m",
        '5, "m", "", true',
      ],
      ["module('a.b', package.seeall) return a.b._NAME, a.b._PACKAGE", '"a.b", "a."'],
      ["x = 5 return pcall(module, 'x')", 'false, "<string>:1: name conflict for module: x"'],
      [
        "package.preload.foo = function(n) return {name = n} end local f = require 'foo' return f.name, package.loaded.foo == f, require('foo') == f",
        '"foo", true, true',
      ],
      ["package.preload.foo = function() end return require('foo')", 'true'],
      ["package.preload.foo = function() package.loaded.foo = 7 end return require('foo')", '7'],
      [
        "package.preload.a = function() return require('a') end return pcall(require, 'a')",
        'false, "<string>:1: loop or previous error loading module: a"',
      ],
      [
        "return require('string') == string, package.loaded._G == _G, #package.loaders, package.cpath, package.path",
        'true, true, 2, "", "./?.lua;/usr/local/share/lua/5.1/?.lua;/usr/local/share/lua/5.1/?/init.lua"',
      ],
      [
        "return pcall(require, 'nope')",
        'false, "<string>:1: module nope not found:\\n\\tno field package.preload[\'nope\']\\n\\tEventloom gives scripts no files: put the module into the script, or into package.preload, "',
      ],
      [
        "package.loaders[1] = function() end package.loaders[2] = function() return 5 end return pcall(require, 'nope')",
        'false, "<string>:1: module nope not found:\\n\\t, "',
      ],
      ["package.preload = nil return pcall(require, 'nope')", 'false, "<string>:1: package.preload must be a table"'],
      ["package.loaders[1] = nil return pcall(require, 'nope')", 'false, "<string>:1: module nope not found:\\n\\t, "'],
      [
        'local mt = {} local t = setmetatable({}, mt) package.seeall(t) return mt.__index == _G, t.print == print',
        'true, true',
      ],
      ["module('n', function(m) m.extra = 1 end) return extra", '1'],
      [
        "return pcall(function() return module('q') end)",
        'true, {_M = {_M = {_M = {_M = {_M = {...}, _NAME = "q", _PACKAGE = ""}, _NAME = "q", _PACKAGE = ""}, _NAME = "q", _PACKAGE = ""}, _NAME = "q", _PACKAGE = ""}, _NAME = "q", _PACKAGE = ""}',
      ],
      ["x = {} x.y = 5 return pcall(module, 'x.y')", 'false, "<string>:1: name conflict for module: x.y"'],
    ]);
  });
});
