import { answers } from './answer';

describe('the math functions of Lua', () => {
  describe('compute', () => {
    answers([
      [
        'return math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.abs(-3), math.sqrt(16)',
        '2, -3, 3, -2, 3, 4',
      ],
      [
        "return math.max(1, '2', 3), math.min(3, 1, 2), math.pow(2, 10), math.fmod(-7, 3), math.mod(-7, 3)",
        '3, 1, 1024, -1, 2',
      ],
      ['return math.modf(3.7)', '3, 0.7000000000000002'],
      ['return math.modf(-3)', '-3, -0'],
      ['return math.modf(1 / 0)', '+Inf, NaN'],
      [
        'return math.frexp(8), math.frexp(0.1), math.frexp(0), math.frexp(1 / 0), math.frexp(5e-324)',
        '0.5, 0.8, 0, +Inf, 0.5, -1073',
      ],
      [
        'return math.ldexp(0.5, 4), math.ldexp(1, -1074), math.ldexp(1, 5000), math.ldexp(1, -5000)',
        '8, 5e-324, +Inf, 0',
      ],
      [
        'return math.log(1), math.log10(100), math.log10(1000), math.log10(1), math.exp(0), math.deg(math.pi), math.rad(180)',
        '0, 2, 3, 0, 1, 180, 3.141592653589793',
      ],
      [
        'return math.sin(0), math.cos(0), math.tan(0), math.asin(0), math.acos(1), math.atan(0), math.atan2(0, 1), math.sinh(0), math.cosh(0), math.tanh(0)',
        '0, 1, 0, 0, 0, 0, 0, 0, 1, 0',
      ],
      ['return math.huge, math.pi', '1.7976931348623157e+308, 3.141592653589793'],
      ['return math.random(1, 1), math.random(1), math.random() < 1, math.randomseed(5)', '1, 1, true'],
      ['local r = math.random(5, 6) return r == 5 or r == 6', 'true'],
    ]);
  });

  describe('refuse', () => {
    answers([
      [
        "return pcall(math.floor, 'x')",
        'false, "<string>:1: bad argument #1 to (anonymous) (number expected, got string)"',
      ],
      ['return pcall(math.max)', 'false, "<string>:1: wrong number of arguments"'],
      ['return pcall(math.random, 0)', 'false, "invalid argument to Intn"'],
      ['return pcall(math.random, 2, 1)', 'false, "invalid argument to Intn"'],
      [
        "return pcall(math.randomseed, 'x')",
        'false, "<string>:1: bad argument #1 to (anonymous) (number expected, got string)"',
      ],
      ["return math.floor('3.7')", '3'],
    ]);
  });
});
