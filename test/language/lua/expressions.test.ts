import { answers } from './answer';

describe('Lua expressions', () => {
  describe('compute numbers', () => {
    answers([
      ['return 1 + 2, 7 / 2, 7 - 2 * 3, 2 ^ 3 ^ 2, -2 ^ 2', '3, 3.5, 1, 512, -4'],
      ['return 7 % 3, -7 % 3, 7 % -3, 5.5 % 2, -5 % (1/0), 5 % 0', '1, 2, -2, 1.5, +Inf, NaN'],
      ['return 1 / 0, -1 / 0, 0 / 0, -0', '+Inf, -Inf, NaN, -0'],
      ["return '10' + 5, '0x10' * 2, ' 7 ' - 1, -'3'", '15, 32, 6, -3'],
      ['return 1 - 0x10, 0xA + 1e2, .5 + 3., 010, 0010, 08', '-15, 110, 3.5, 10, 8, 8'],
      [
        'return 1e400, 1e, 123456789012345678',
        "bad-program: line 1, column 36: syntax error near '123456789012345678'",
      ],
      ["local x = 0 return x * -1, -x, 1 / (x * -1), '0' * -1, math.fmod(-6, 3)", '0, -0, +Inf, -0, -0'],
      [
        'return 1.5 ^ 1.5, 10 ^ 3.5, 2 ^ 0.3, math.exp(1), math.sin(1), math.log(3)',
        '1.8371173070873836, 3162.2776601683795, 1.2311444133449163, 2.718281828459045, 0.8414709848078965, 1.0986122886681096',
      ],
      ['return 2 ^ 0.5, (-8) ^ (1/3), 2 ^ -1, 0 ^ 0', '1.4142135623730951, NaN, 0.5, 1'],
      ['local a = 5 local b = 2 return a + b, a - b, a * b, a / b, a % b, a ^ b', '7, 3, 10, 2.5, 1, 25'],
    ]);
  });

  describe('compare', () => {
    answers([
      ["return 1 < 2, 2 <= 2, 'a' < 'b', 'B' < 'a', '10' < '9', 1 == '1'", 'true, true, true, true, true, false'],
      ["return 1 > 2, 2 >= 3, 'a' > 'b', 'a' >= 'a', 1 ~= 1, 'a' ~= 'b'", 'false, false, false, true, false, true'],
      ['return {} == {}, print == print, nil == false, 0 == -0', 'false, true, false, true'],
      ['local nan = 0 / 0 return nan == nan, nan ~= nan, nan < nan', 'false, true, false'],
      ['local a, b = 3, 3 return a == b, a ~= b, not (a == b)', 'true, false, false'],
    ]);
  });

  describe('choose', () => {
    answers([
      ["return nil and 1, false and 1, 0 and 1, '' and 1", 'nil, false, 1, 1'],
      ["return nil or 1, false or 'x', 2 or 1, false or nil", '1, "x", 2, nil'],
      ["return 1 == 1 and 2 < 3, 1 > 2 or 'no', nil == nil and nil", 'true, "no", nil'],
      ['local a, b = nil, 2 return a or b, a and b, b and a, not a and b', '2, nil, nil, 2'],
      ["local x = 5 x = x and (x > 3 and 'big' or 'small') return x", '"big"'],
      ['local a a = a or 5 local b = true and a return a, b', '5, 5'],
      ["local t = {} return t.x and t.x.y, t.x or 'none', t and t.x == nil", 'nil, "none", true'],
      ['return (nil or 1) == 1 or false, not nil == true', 'true, true'],
      ['local a = true local b = a and 1 < 2 local c = a or 1 > 2 return b, c', 'true, true'],
      ['if nil or false then return 1 elseif not (1 == 1 and true) then return 2 end return 3', '3'],
      ["if 1 and 'a' and (2 > 1 or x) then return 'yes' end", '"yes"'],
      ["if not nil and not (false or nil) then return 'yes' end", '"yes"'],
      ['local n = nil if n or true then return 1 end', '1'],
      ['return 1 and nil or false', 'false'],
      ["local r = 'x' and true or nil return r, false or true, nil and true", 'true, true, nil'],
      ['return x == nil or x.y, nil or x == 1', 'true, false'],
    ]);
  });

  describe('join texts', () => {
    answers([
      ["return 'a' .. 'b' .. 1 .. 2.5", '"ab12.5"'],
      ["return 1 .. '', 1e100 .. '', -0 .. '', 1 / 0 .. ''", '"1", "1e+100", "0", "+Inf"'],
      ["local s = 'x' return s .. s .. s, #(s .. 'yz')", '"xxx", 3'],
      ["return '' .. 9007199254740993 .. 2 ^ 63", '"90071992547409929.223372036854776e+18"'],
    ]);
  });

  describe('measure', () => {
    answers([
      ["return #'abc', #'é', #{1, 2, 3}, #{}", '3, 2, 3, 0'],
      ['return #{1, nil, 3}, #{nil, nil, 3}, #{1, 2, nil}, #{n = 1}', '3, 3, 2, 0'],
    ]);
  });

  describe('read constants', () => {
    answers([
      ['return nil, true, false, \'a\', "b", [[c]], [==[d]]d]==]', 'nil, true, false, "a", "b", "c", "d]]d"'],
      [
        "return 'a\\nb\\t\\65\\066\\\\', \"\\\"\", '\\x41', 'line\\\nend'",
        '"a\\nb\\tAB\\\\", "\\"", "x41", "line\\nend"',
      ],
      ["return [[\nfirst\nsecond]], '\\a\\b\\f\\v\\r'", '"first\\nsecond", "\\u0007\\b\\f\\u000b\\r"'],
      ['return not true, not false, not nil, not 0, - -2', 'false, true, true, false, 2'],
    ]);
  });

  describe('name what they cannot do', () => {
    answers([
      ['return {} + 1', 'program-failed: <string>:1: cannot perform add operation between table and number'],
      ['return 1 + nil', 'program-failed: <string>:1: cannot perform add operation between number and nil'],
      ["return 'a' * 2", 'program-failed: <string>:1: cannot perform mul operation between string and number'],
      ["return {} .. 'a'", 'program-failed: <string>:1: cannot perform concat operation between table and string'],
      ["return nil .. 'a'", 'program-failed: <string>:1: cannot perform concat operation between nil and string'],
      ['return -{}', 'program-failed: <string>:1: __unm undefined'],
      ['return #nil', 'program-failed: <string>:1: __len undefined'],
      ["return 1 < '2'", 'program-failed: <string>:1: attempt to compare number with string'],
      ['return {} < {}', 'program-failed: <string>:1: attempt to compare table with table'],
      ['return nil > 1', 'program-failed: <string>:1: attempt to compare number with nil'],
      ['return true <= false', 'program-failed: <string>:1: attempt to compare boolean with boolean'],
      ["return 'a' ^ {}", 'program-failed: <string>:1: cannot perform pow operation between string and table'],
      ['return x.y.z', "program-failed: <string>:1: attempt to index a non-table object(nil) with key 'y'"],
      ['x.y = 1', "program-failed: <string>:1: attempt to index a non-table object(nil) with key 'y'"],
      ['x()', 'program-failed: <string>:1: attempt to call a non-function object'],
      ['x.y()', "program-failed: <string>:1: attempt to index a non-table object(nil) with key 'y'"],
      ["('a').b.c = 1", "program-failed: <string>:1: attempt to index a non-table object(nil) with key 'c'"],
      ["('a')()", 'program-failed: <string>:1: attempt to call a non-function object'],
      ['local t = {} t[nil] = 1', 'program-failed: <string>:1: table index is nil'],
      ['local t = {} t[0 / 0] = 1', 'program-failed: <string>:1: table index is NaN'],
      ['return 5 .. {}', 'program-failed: <string>:1: cannot perform concat operation between number and table'],
    ]);
  });
});
