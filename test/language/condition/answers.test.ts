import { EventloomError } from '../../../src/errors';
import { compileCondition } from '../../../src/language/condition';

/** The condition with the names that its dependencies have, or the code of the error. */
function answer(condition: string): string {
  try {
    return compileCondition(condition, ['a', 'b', 'c-d', 'e_f']).text;
  } catch (error) {
    if (error instanceof EventloomError) return error.code;
    throw error;
  }
}

describe('a condition', () => {
  it.each<[string, string]>([
    ['9007199254740993', `9007199254740993 + 0`],
    [
      'bad-program',
      `
      true == 1 < 2 ¦ true == 1 > 2 ¦ true == 1 <= 2 ¦ true == 1 >= 2 ¦ true == a in [a] ¦ true == a matches a
      true == a contains a ¦ true == a startsWith a ¦ true == a endsWith a ¦ true == 1 != 2 ¦ true != 1 == 2
      A ¦ x ¦ a b ¦ a b && c ¦ a && ¦ && a ¦ a || || b ¦ a & b ¦ a | b ¦ a && b && ¦ () ¦ ( ) ¦ (a ¦ a)
      (a)) ¦ ((a) ¦ a() ¦ a(b) ¦ (a)(b) ¦ (a) b ¦ !a ¦ not a ¦ !(a) ¦ a && !b ¦ a and b ¦ a or b ¦ a in b
      a in [a] && b ¦ [a, b] ¦ [] ¦ [a ¦ [,a] ¦ [a b] ¦ [[a], [b]] ¦ a matches "[" ¦ "a && b" ¦ "x" ¦ "x" + a
      a + b ¦ a + "b" ¦ "a" + "b" ¦ "a" "b" ¦ "a ¦ 'a ¦ "a\\" ¦ "" ¦ a + "" + b ¦ a - b ¦ a-b ¦ a * b ¦ a / b
      a % b ¦ a ** b ¦ a ^ b ¦ 1 + "a" ¦ "a" + 1 ¦ -1 ¦ +a ¦ -a ¦ 1a ¦ 1-a ¦ 1..2 ¦ a..b ¦ nil ¦ true && true
      nil ?? nil ¦ a ?? b && c-d ¦ a ?? b + b ¦ a ? b : c-d ¦ true ? a ¦ ? a : b ¦ (true ? a : b) ¦ len
      len(a) ¦ upper(a) ¦ map ¦ filter ¦ now ¦ a.b ¦ a?.b ¦ a.length ¦ a[0] ¦ a["x"] ¦ {a: b} ¦ {} ¦ a; b
      a, b ¦ a:b ¦ a#b ¦ # ¦ a @ b ¦ a $ b ¦ $a ¦ _ ¦ a_ ¦ é ¦ a /* x ¦ a && (b ¦ a && b) ¦ a && true
      a || false ¦ true && a ¦ a && 1 ¦ a && "c-d" ¦ "a&&b" ¦ "(a)" ¦ "a-b" ¦ a == 1 ¦ 1 == a ¦ true == a
      a < 1 ¦ 1 < a ¦ "a" + "b" + "c" ¦ not a == b ¦ not (a == b) ¦ in ¦ not ¦ or ¦ and ¦ matches ¦ a in
      in a ¦ a not b ¦ = ¦ a = b ¦ a =! b ¦ a !== b ¦ a === b ¦ a <> b ¦ a => b ¦ a ! b ¦ a &&& b ¦ a ||| b
      a && && b ¦ a|| ¦ ||a ¦ & ¦ | ¦ ! ¦ !! ¦ (!a) ¦ (a !) ¦ a\\b ¦ a~b ¦ a'b ¦ a"b ¦ a'b' ¦ "a"b ¦ a"b"
      1 2 ¦ 1 a ¦ a 1 ¦ a1 ¦ e_f1 ¦ a-1 ¦ a--b ¦ a- ¦ - ¦ --a ¦ a - - b
      `,
    ],
    [
      'true',
      `
      a != b ¦ a == a ¦ a < b ¦ a <= b ¦ a <= a ¦ a >= a ¦ a in [a, b] ¦ a in [a] ¦ a contains a
      a startsWith a ¦ a endsWith a ¦ a matches a ¦ 1 == 1 ¦ 1 == 1.0 ¦ 1 < 2 ¦ 1 < 1.5 ¦ "1" < "2" ¦ true
      true == true ¦ true or false ¦ !false ¦ !!true ¦ not true or true ¦ nil == nil ¦ nil != a ¦ c-d == c_d
      a == "a" ¦ "a" == a ¦ a != "b" ¦ a in ["a"] ¦ "a" in ["a", "b"] ¦ 1 in [1] ¦ 1 in [1.0]
      true in [true] ¦ nil in [nil] ¦ 1 <= 1 ¦ 1 >= 1 ¦ 2 >= 1.5 ¦ 1 + 1 == 2 ¦ "a" + "b" == "ab"
      a == b or a == a ¦ a == a and b == b ¦ a == a == true ¦ a < b == true ¦ a matches "^a$"
      a matches "b|a" ¦ "" contains "" ¦ a startsWith "" ¦ a endsWith ""
      `,
    ],
    [
      'false',
      `
      a == b ¦ a != a ¦ a > b ¦ a >= b ¦ a < a ¦ a > a ¦ a in [b] ¦ a in [] ¦ a contains b ¦ a startsWith b
      a endsWith b ¦ a matches b ¦ 1 > 2 ¦ false ¦ true and false ¦ not true ¦ true and true and false
      nil == a ¦ a == nil ¦ "c-d" == c-d ¦ "c_d" == c-d ¦ 1.5 < 1 ¦ a == b and a == a ¦ a < b and b < a
      `,
    ],
    [
      'a',
      `
      a ¦ "a" ¦ 'a' ¦ nil ?? a ¦ a ?? b ¦ nil ?? a ?? b ¦ true ? a : b ¦ a == a ? a : b ¦ a // b ¦ a // b
      /* x */ a
      `,
    ],
    ['a&&b', `a && b ¦ a&&b ¦ a /* x */ && b ¦ a   &&   b ¦ a &&b ¦ a&& b ¦ a && "b" ¦ "a" && b ¦ 'a' && "b"`],
    ['1', `1 ¦ 1.0 ¦ +1 ¦ + 1 ¦ 1. ¦ 01`],
    ['a||b', `a || b ¦ a||b ¦ "a" || "b"`],
    ['c-d', `c-d ¦ c_d ¦ a == b ? a : b == b ? c-d : e_f`],
    ['e_f', `e_f ¦ e-f`],
    ['b', `false ? a : b ¦ a == b ? a : b`],
    ['a&&b&&c-d', `a && b && c-d`],
    ['a&&b||c-d', `a && b || c-d`],
    ['a||b&&c-d', `a || b && c-d`],
    ['(a||b)&&c-d', `(a || b) && c-d`],
    ['a&&(b||c-d)', `a && (b || c-d)`],
    ['(a)', `(a)`],
    ['((a))', `((a))`],
    ['((a)&&(b))', `((a) && (b))`],
    ['(a&&b)||(a&&c-d)', `(a && b) || (a && c-d)`],
    ['a&&a', `a && a`],
    ['a||a', `a || a`],
    ['c-d&&e_f', `c-d && e-f`],
    ['c-d||e_f', `c_d || e_f`],
    ['[a]', `[a]`],
    ['2', `1 + 1`],
    ['2.5', `1 + 1.5`],
    ['1.5', `1.5`],
    ['10', `1_0`],
    ['(a||b)&&(c-d||e_f)', `(a || b) && (c-d || e_f)`],
    ['(a&&b)&&(c-d&&e_f)', `(a && b) && (c-d && e_f)`],
    ['a&&b&&c-d&&e_f', `a && b && c-d && e_f`],
    ['a||b||c-d||e_f', `a || b || c-d || e_f`],
    ['a&&(b||(c-d&&e_f))', `a && (b || (c-d && e_f))`],
    ['((a||b))', `((a || b))`],
    ['(a)&&(b)', `(a) && (b)`],
    ['(a)||b&&(c-d)', `(a) || b && (c-d)`],
    ['6', `1 + 2 + 3`],
    ['9223372036854775807', `9223372036854775807`],
    ['1000', `1_000`],
  ])('becomes %s, as with Argo Events, from each of %s', (expected, conditions) => {
    for (const condition of conditions.trim().split(/ ¦ |\n\s*/)) {
      expect([condition, answer(condition)]).toEqual([condition, expected]);
    }
  });
});
