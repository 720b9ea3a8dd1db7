import { EventloomError } from '../../../src/errors';
import { formatValue } from '../../../src/language/go/fmt';
import type { GoMap } from '../../../src/language/go/value';
import { typeName } from '../../../src/language/go/value';
import { compile } from '../../../src/language/govaluate/compile';

const parameters: GoMap = {
  n: 7,
  f: 1.5,
  s: 'main',
  t: true,
  x: false,
  z: null,
  l: [1, 'a', null],
  o: { k: 'v' },
  e: '',
  neg: -3,
  'a-b': 5,
  'c.d': 6,
};

/** The Go type and what Go prints, or the code of the error. */
function answer(expression: string): string {
  try {
    const value = compile(expression).run(parameters);
    return `${typeName(value)} ${formatValue(value)}`;
  } catch (error) {
    if (error instanceof EventloomError) return error.code;
    throw error;
  }
}

describe('the answer of an expression', () => {
  it.each<[string, string]>([
    ['float64 1.609549445e+09', `"2021-01-02T03:04:05.5+0200"`],
    ['float64 1.609556645e+09', `"2021-01-02T03:04:05.123456789Z"`],
    ['float64 1.609549445e+09', `"2021-01-02T03:04:05.123456789+02:00"`],
    ['float64 1.609549445e+09', `"2021-01-02T03:04:05+0200"`],
    ['float64 1.6095492e+09', `"2021-01-02T03+0200"`],
    ['float64 1.60954944e+09', `"2021-01-02T03:04+0200"`],
    ['float64 1.609556645e+09', `"2021-01-02 03:04:05.5"`],
    ['string 3:04:05PM', `"3:04:05PM"`],
    [
      'program-failed',
      `
      1 + o ¦ l + 1 ¦ l + true ¦ o + l ¦ "2021-01-02" + true ¦ "a" - 1 ¦ true - e ¦ l - z ¦ 2.5 - z ¦ 1 * "a"
      true * 1 ¦ s * "a" ¦ s * s ¦ t * t ¦ t * z ¦ z * true ¦ o * z ¦ 1 / l ¦ 1 / o ¦ "a" / "a" ¦ true / "a"
      true / (1, 2) ¦ s / e ¦ z / 1 ¦ z / e ¦ l / 1 ¦ l / t ¦ o / true ¦ o / e ¦ "2021-01-02" / s
      "2021-01-02" / o ¦ e / t ¦ "a" % "a" ¦ "a" % (1, 2) ¦ n % (1, 2) ¦ s % 2.5 ¦ z % e ¦ l % s ¦ l % t
      (1, 2) % t ¦ (1, 2) % (1, 2) ¦ e % s ¦ "a" ** true ¦ s ** 1 ¦ t ** e ¦ z ** e ¦ l ** s
      "2021-01-02" ** z ¦ "2021-01-02" ** (1, 2) ¦ (1, 2) ** e ¦ e ** 1 ¦ l & l ¦ o & s ¦ e & true ¦ "a" | t
      true | (1, 2) ¦ n | o ¦ s | (1, 2) ¦ z | l ¦ z | (1, 2) ¦ l | s ¦ o | n ¦ (1, 2) | t ¦ 1 ^ "a"
      "a" ^ o ¦ true ^ s ¦ s ^ 1 ¦ z ^ l ¦ l ^ 1 ¦ o ^ s ¦ "2021-01-02" ^ (1, 2) ¦ e ^ z ¦ "a" << 1
      "a" << t ¦ n << l ¦ n << o ¦ s << "a" ¦ s << e ¦ z << o ¦ l << 1 ¦ o << 2.5 ¦ 1 >> l ¦ s >> l ¦ z >> z
      l >> n ¦ "2021-01-02" >> true ¦ "2021-01-02" >> z ¦ 1 && 2.5 ¦ "a" && "2021-01-02" ¦ true && z
      n && 2.5 ¦ l && s ¦ "2021-01-02" && "a" ¦ e && 1 ¦ e && z ¦ e && 2.5 ¦ l || l ¦ o || "2021-01-02"
      "2021-01-02" || t ¦ (1, 2) || s ¦ (1, 2) || o ¦ 2.5 || n ¦ 2.5 || e ¦ 1 > t ¦ true > 1 ¦ true > (1, 2)
      s > 2.5 ¦ l > "a" ¦ "2021-01-02" > t ¦ (1, 2) > l ¦ "a" >= z ¦ true >= o ¦ t >= t ¦ z >= "a"
      z >= (1, 2) ¦ l >= 2.5 ¦ l >= e ¦ o >= z ¦ (1, 2) >= 1 ¦ 2.5 >= true ¦ 2.5 >= o ¦ 1 < s ¦ true < n
      true < t ¦ true < z ¦ s < z ¦ t < t ¦ z < 1 ¦ z < "2021-01-02" ¦ l < n ¦ 2.5 < "a" ¦ 2.5 < o
      2.5 < (1, 2) ¦ 1 <= "a" ¦ true <= true ¦ true <= n ¦ n <= e ¦ s <= (1, 2) ¦ o <= true ¦ o <= t
      2.5 <= "a" ¦ 2.5 <= o ¦ 1 =~ true ¦ 1 =~ l ¦ true =~ "2021-01-02" ¦ n =~ l ¦ s =~ t ¦ s =~ 2.5
      t =~ "a" ¦ t =~ t ¦ o =~ "a" ¦ 2.5 =~ 1 ¦ 2.5 =~ s ¦ t !~ t ¦ z !~ o ¦ l !~ n ¦ o !~ s
      "2021-01-02" !~ z ¦ (1, 2) !~ n ¦ l in z ¦ e in 2.5 ¦ 1 ? true ¦ (1, 2) ? n ¦ t + x ¦ x + t ¦ z + 1
      "x" - "x" ¦ t - x ¦ x - t ¦ z - 1 ¦ "x" * "x" ¦ t * x ¦ x * t ¦ z * 1 ¦ "x" / "x" ¦ t / x ¦ x / t
      "x" % "x" ¦ t % x ¦ x % t ¦ z % 1 ¦ "x" ** "x" ¦ t ** x ¦ x ** t ¦ z ** 1 ¦ "x" & "x" ¦ t & x ¦ x & t
      z & 1 ¦ "x" | "x" ¦ t | x ¦ x | t ¦ z | 1 ¦ "x" ^ "x" ¦ t ^ x ¦ x ^ t ¦ z ^ 1 ¦ "x" << "x" ¦ t << x
      x << t ¦ z << 1 ¦ "x" >> "x" ¦ t >> x ¦ x >> t ¦ z >> 1 ¦ n && 2 ¦ 2 && n ¦ "x" && "x" ¦ z && 1
      n || 2 ¦ 2 || n ¦ "x" || "x" ¦ z || 1 ¦ t > x ¦ x > t ¦ z > 1 ¦ t >= x ¦ x >= t ¦ z >= 1 ¦ t < x
      x < t ¦ t <= x ¦ x <= t ¦ z <= 1 ¦ n =~ 2 ¦ 2 =~ n ¦ t =~ x ¦ x =~ t ¦ z =~ 1 ¦ n !~ 2 ¦ 2 !~ n
      t !~ x ¦ x !~ t ¦ z !~ 1 ¦ n in 2 ¦ 2 in n ¦ "x" in "x" ¦ t in x ¦ x in t ¦ z in 1 ¦ n ? 2 ¦ 2 ? n
      "x" ? "x" ¦ z ? 1 ¦ -t ¦ -s ¦ !1 ¦ !n ¦ !s ¦ !z ¦ !(1) ¦ ~s ¦ 7 in (7) ¦ 7 in 7 ¦ "a" < 1 ¦ 1 < "a"
      s =~ n ¦ n =~ "x" ¦ t + 1 ¦ c.D ¦ o.K ¦ o.Keys(1) ¦ o.Keys(1 + 1) ¦ o.Keys() ¦ o.Keys ¦ o.K.L ¦ s.Len()
      missing.Len() ¦ a.1 ¦ a._b ¦ a.ßb ¦ [] ¦ [ n ] ¦ [missing] ¦ missing ¦ constructor ¦ ! n ¦ n IN (7)
      inn ¦ True ¦ TRUE ¦ truee ¦ nil ¦ null ¦ true && 1 ¦ 1 && true ¦ false || 1 ¦ 1 || true ¦ t && n
      n && t ¦ x || s ¦ n ? 1 : 2 ¦ s ? 1 : 2 ¦ z ? 1 : 2 ¦ "2021-01-02" && t ¦ "2021-01-02" in (1609545600)
      s =~ "2021-01-02"
      `,
    ],
    [
      'bad-program',
      `
      (1, 2) + "2021-01-02" ¦ o * "2021-01-02" ¦ "2021-01-02" * "2021-01-02" ¦ "a" % "2021-01-02"
      e | "2021-01-02" ¦ e ^ "2021-01-02" ¦ true << "2021-01-02" ¦ t << "2021-01-02" ¦ "a" >> "2021-01-02"
      2.5 >> "2021-01-02" ¦ "2021-01-02" : "2021-01-02" ¦ "2021-01-02" : 2.5 ¦ -"a" ¦ !"a" ¦ --1 ¦ --t ¦ --z
      --"a" ¦ --(1) ¦ --f ¦ !!1 ¦ !!n ¦ !!t ¦ !!z ¦ !!"a" ¦ !!(1) ¦ !!f ¦ - -n ¦ - -z ¦ - -f ¦ ~~1 ¦ ~~n
      ~~t ¦ ~~s ¦ ~~(1) ¦ -!t ¦ -!s ¦ -!(1) ¦ -!f ¦ s =~ "[" ¦ 1e5 ¦ ~-1 ¦ 0xFG ¦ 0x ¦ 0x10000000000000000
      0X1F ¦ 00x1 ¦ . ¦ 1.2.3 ¦ 1..2 ¦ 1e3 ¦ 1a ¦ 1_000 ¦ 1 2 ¦ 1 "a" ¦ "a" "b" ¦ n n ¦ t n ¦ ( ¦ ) ¦ (()
      (1 ¦ 1) ¦ ((1) ¦ [a-b ¦ c\\.d ¦ c.d ¦ o.k ¦ o. ¦ .o ¦ o..k ¦ o.k.l ¦ a.éb ¦ __proto__ ¦ "abc ¦ 'abc
      "a\\ ¦ \\n ¦ n\\ ¦ \\ ¦ n =7 ¦ n = 7 ¦ n === 7 ¦ n !== 7 ¦ n <> 7 ¦ n => 7 ¦ n =< 7 ¦ n &&& t
      t && && t ¦ && t ¦ t && ¦ t || ¦ n + ¦ + n ¦ +1 ¦ n + + 1 ¦ n -- 1 ¦ * n ¦ n ! ¦ ! ¦ - ¦ ~ ¦ !~ ¦ = n
      # n ¦ n # 1 ¦ n @ 1 ¦ n $ 1 ¦ n ; 1 ¦ n { 1 ¦ n ? , 1 ¦ , 1 ¦ 1 , ¦ 1 , , 2 ¦ (1, ) ¦ ( , 1) ¦ (, )
      t ? : 1 ¦ t ? 1 : ¦ t ? ¦ ? 1 ¦ : 1 ¦ ?? 1 ¦ z ?? ¦ z ?? ?? 1 ¦ t ? 1 : : 2 ¦ t ? ? 1 ¦ f(1) ¦ n(1)
      n (1) ¦ s("x") ¦ "s"(1) ¦ true(1) ¦ in ¦ in n ¦ n in ¦ n in in l ¦ IN ¦ n In (7) ¦ true false
      - "2021-01-02" ¦ 1 - "2021-01-02" ¦ "2021-01-02" ? 1 : 2 ¦ 1 + (2 ¦ 1 + 2) ¦ 1 > = 2 ¦ 2 > > 1 ¦ 2* *3
      `,
    ],
    [
      'bool true',
      `
      true || o ¦ t == t ¦ true != l ¦ l != 2.5 ¦ o != s ¦ o != e ¦ "2021-01-02" != true ¦ n >= n
      "2021-01-02" >= 2.5 ¦ true : 1 ¦ t ?? z ¦ t || x ¦ x || t ¦ "x" == "x" ¦ n != 2 ¦ 2 != n ¦ t != x
      x != t ¦ z != 1 ¦ n > 2 ¦ n >= 2 ¦ "x" >= "x" ¦ 2 < n ¦ 2 <= n ¦ "x" <= "x" ¦ "x" =~ "x" ¦ t : x
      t ?? x ¦ 5 & 4 == 4 ¦ 1 == 1 & 1 ¦ 1 + 1 == 2 && 2 > 1 ¦ t && x || t ¦ t || x && x ¦ x || x || t
      x && t || t ¦ n in (1, 7) ¦ "a" in l ¦ 1 in l ¦ z in l ¦ "a" in ("b", "a") ¦ 2 in (1, 2, 3)
      3 in (1, 2, 3) ¦ 1 in ((1, 2), 3) ¦ (1, 2) == (1, 2) ¦ l == l ¦ o == o ¦ l == (1, "a", z) ¦ s == "main"
      1 == 1.0 ¦ t == true ¦ z == z ¦ n > 6 ¦ n >= 7 ¦ n < 8 ¦ n <= 7 ¦ "a" < "b" ¦ "a" <= "a" ¦ "é" > "z"
      s =~ "^m" ¦ s !~ "^x" ¦ s =~ s ¦ !x ¦ n==7 ¦ n== 7 ¦ t &&t ¦ true ¦ !false ¦ true || 1 ¦ t || 1
      "2021-01-02" > "2021-01-01" ¦ "2021-01-02" == "2021-01-02" ¦ "2021-01-02" == "2021-01-02 00:00"
      "2021-01-02" == "2021-01-02T00:00:00Z" ¦ (1) == 1 ¦ ((t)) ¦ (n) in (7, 8) ¦ (n > 5) && (s == "main")
      n > 5 && s =~ "^ma" && !(x || z == 1) ¦ t|| x ¦ s=~"m" ¦ s =~ "m" && t ¦ s =~"m"
      `,
    ],
    [
      'bool false',
      `
      1 == t ¦ "a" == z ¦ n == z ¦ s == true ¦ t == (1, 2) ¦ "2021-01-02" == n ¦ "2021-01-02" == z ¦ 2.5 == 1
      "a" > s ¦ n > "2021-01-02" ¦ 1 >= n ¦ n < 1 ¦ 2.5 <= 1 ¦ (1, 2) in (1, 2) ¦ t && x ¦ x && t ¦ n == 2
      2 == n ¦ t == x ¦ x == t ¦ z == 1 ¦ "x" != "x" ¦ 2 > n ¦ "x" > "x" ¦ 2 >= n ¦ n < 2 ¦ "x" < "x"
      n <= 2 ¦ "x" !~ "x" ¦ t ? x ¦ x : t ¦ x ?? t ¦ !t ¦ x ?? 1 ¦ n in (1, 2) ¦ o in l ¦ l in l ¦ n in l
      (1, 2) != (1, 2) ¦ o != o ¦ l == (1, "a") ¦ l == (1, "b", z) ¦ o == l ¦ o == 1 ¦ 1 == o ¦ s != "main"
      s == 1 ¦ "1" == 1 ¦ z == x ¦ n > 7 ¦ n >= 8 ¦ n < 7 ¦ n <= 6 ¦ "b" < "a" ¦ "a" >= "b" ¦ "a" > "a"
      s =~ "^x" ¦ s !~ "^m" ¦ "a" =~ "a" + "b" ¦ !t && t ¦ !(t && t) ¦ false ¦ !true ¦ true == false ¦ x && 1
      s == "2021-01-02" ¦ (t) && (x) ¦ !(t) ¦ 1 >2 ¦ 1>=2 ¦ 1>= 2 ¦ t&&x
      `,
    ],
    [
      'float64 1',
      `
      2.5 / 2.5 ¦ n % 2 ¦ n >> 2 ¦ z : 1 ¦ z ?? 1 ¦ 8 / 4 / 2 ¦ 6 ^ 3 & 1 ¦ t ? 1 : 2 ¦ t ? 1 ¦ 1 ?? 2
      1 : 2 ¦ 1.9 | 0 ¦ 0x 1 ¦ 1. ¦ (1) 2 ¦ (1) (2) ¦ (1) n ¦ (1) "a" ¦ (1)(2) ¦ 2>>1
      `,
    ],
    [
      'float64 2',
      `
      n % 2.5 ¦ 1 << 1 ¦ 2 % n ¦ n & 2 ¦ 2 & n ¦ 2 : n ¦ 2 ?? n ¦ x ? 1 : 2 ¦ x ? 1 : t ? 2 : 3
      t ? x ? 1 : 2 : 3 ¦ 1 + 1 ¦ 1 << 1.9
      `,
    ],
    ['float64 7', `2.5 | n ¦ true ? n ¦ n ?? t ¦ n | 2 ¦ 2 | n ¦ n : 2 ¦ n ?? 2 ¦ 007 ¦ [n] ¦ t ? n : s`],
    [
      'float64 8',
      `
      n + 1 ¦ 1 << 2 << 1 ¦ 1 + 1 << 2 ¦ 1 << 1 + 2 ¦ n - - 1 ¦ n - -1 ¦ ((1 + 2) * 3) - 1 ¦ z ?? (n + 1)
      2**3
      `,
    ],
    ['float64 5', `n - 2 ¦ n ^ 2 ¦ 2 ^ n ¦ 10 - 2 - 3 ¦ t ? z : 5 ¦ t ? z ?? 5 ¦ [a-b] ¦ a\\-b`],
    ['float64 0', `2 >> n ¦ 6 | 3 & 8 ¦ ~n & 1 ¦ 1 << 64 ¦ 1 << 65 ¦ 1 << -1 ¦ 1 >> 64`],
    ['float64 3', `7 % 4 ¦ 7 % -4 ¦ z ?? z ?? 3 ¦ (x ? 1) ?? 3 ¦ (t ? z) ?? 3 ¦ 1 +2 ¦ 1+ 2`],
    [
      'float64 9.223372036854776e+18',
      `
      1 << 63 ¦ -8 >> 1 ¦ neg >> 1 ¦ 18446744073709551615 << 0 ¦ 18446744073709551616 << 0
      9223372036854775808 << 0
      `,
    ],
    ['<nil> <nil>', `x ? t ¦ x ? 1 ¦ z ?? z ¦ ( ) ¦ ()`],
    ['float64 -1', `-1 ¦ -(1) ¦ - 1 ¦ -1.9 | 0 ¦ (1) -2`],
    ['float64 2.5', `2.5 ?? t ¦ 2.5 ?? l ¦ 2.5 ?? (1, 2) ¦ 1.5 + 1`],
    ['map[string]interface {} map[k:v]', `o : true ¦ o : z ¦ o : 2.5`],
    ['[]interface {} [1 2]', `(1, 2) ?? "a" ¦ (1, 2) ?? true ¦ 1, 2`],
    ['float64 9', `n + 2 ¦ 2 + n ¦ (1 + 2) * 3`],
    ['float64 14', `n * 2 ¦ 2 * n ¦ 2 + 3 * 4`],
    ['float64 -2', `~1 ¦ ~(1) ¦ ~1.9`],
    ['float64 -3', `-7 % 4 ¦ neg | 0 ¦ neg ^ 0`],
    ['float64 4', `-2 ** 2 ¦ 8 / 4 * 2 ¦ 8 >> 1`],
    ['[]interface {} [1 2 3]', `(1, 2, 3) ¦ ((1, 2), 3) ¦ 1, 2, 3`],
    ['float64 6', `[c.d] ¦ n -1 ¦ n-1`],
    ['float64 1.609556645e+09', `"2021-01-02 03:04:05" ¦ "2021-01-02T03:04:05Z" ¦ "2021-01-02T03:04:05.5Z"`],
    ['string main', `s ?? "2021-01-02" ¦ z ?? s`],
    ['string ', `e ?? e ¦ e ?? 1`],
    ['float64 49', `n ** 2 ¦ -n ** 2`],
    ['string x', `"x" : "x" ¦ "x" ?? "x"`],
    ['float64 -8', `~n ¦ -(n + 1)`],
    ['float64 NaN', `5 % 0 ¦ 0 / 0`],
    ['float64 0.5', `2 ** -1 ¦ .5`],
    ['float64 10', `2 * 3 + 4 ¦ 6 & 3 | 8`],
    ['float64 -6', `~5 ¦ -n + 1`],
    ['float64 1.8446744073709552e+19', `neg << 1 ¦ 0xffffffffffffffff`],
    ['float64 -9.223372036854776e+18', `9223372036854775807 | 0 ¦ 9223372036854775808 | 0`],
    ['float64 31', `0x1F ¦ 0x1f`],
    ['string abc', `'abc" ¦ "abc'`],
    ['float64 1.60955664e+09', `"2021-01-02 03:04" ¦ "2021-01-02T03:04Z"`],
    ['float64 1.609549445e+09', `"2021-01-02T03:04:05+02:00" ¦ "2021-01-02T03:04:05.123456789+02:00"`],
    ['float64 1.136214245e+09', `"Mon Jan  2 15:04:05 2006" ¦ "Mon Jan  2 15:04:05 MST 2006"`],
    ['string main1', `s + 1`],
    ['float64 1.6095456025e+09', `"2021-01-02" + 2.5`],
    ['[]interface {} [1 a <nil>]', `l : z`],
    ['[]interface {} [1 [1 2]]', `1 , (1, 2)`],
    ['[]interface {} [true map[k:v]]', `true , o`],
    ['[]interface {} [7 ]', `n , e`],
    ['[]interface {} [<nil> true]', `z , t`],
    ['[]interface {} [1 a <nil> 2.5]', `l , 2.5`],
    ['[]interface {} [ 7]', `e , n`],
    ['[]interface {} [ 1.6095456e+09]', `e , "2021-01-02"`],
    ['string xx', `"x" + "x"`],
    ['float64 -5', `2 - n`],
    ['float64 3.5', `n / 2`],
    ['float64 0.2857142857142857', `2 / n`],
    ['float64 128', `2 ** n`],
    ['float64 28', `n << 2`],
    ['float64 256', `2 << n`],
    ['[]interface {} [7 2]', `n , 2`],
    ['[]interface {} [2 7]', `2 , n`],
    ['[]interface {} [x x]', `"x" , "x"`],
    ['[]interface {} [true false]', `t , x`],
    ['[]interface {} [false true]', `x , t`],
    ['[]interface {} [<nil> 1]', `z , 1`],
    ['float64 -1.5', `-f`],
    ['float64 1.5', `7.5 % 2`],
    ['float64 +Inf', `1 / 0`],
    ['float64 -Inf', `-1 / 0`],
    ['float64 1.4142135623730951', `2 ** 0.5`],
    ['float64 64', `2 ** 3 ** 2`],
    ['float64 11', `10 - (2 - 3)`],
    ['[]interface {} [1 [2 3]]', `(1, (2, 3))`],
    ['string 1main', `1 + s`],
    ['string maintrue', `s + t`],
    ['string truemain', `t + s`],
    ['string <nil>main', `z + s`],
    ['string main<nil>', `s + z`],
    ['string [1 a <nil>]main', `l + s`],
    ['string main[1 a <nil>]', `s + l`],
    ['string mainmap[k:v]', `s + o`],
    ['string 11', `1 + "" + 1`],
    ['string 1e+06', `1000000 + ""`],
    ['string 1.5', `f + ""`],
    ['string -3', `neg + ""`],
    ['float64 0.30000000000000004', `0.1 + 0.2`],
    ['string 1e+20', `100000000000000000000 + ""`],
    ['float64 253', `neg & 255`],
    ['float64 4.611686018427388e+18', `9223372036854775808 >> 1`],
    ['string a"b', `"a\\"b"`],
    ["string it's", `'it\\'s'`],
    ['string anb', `"a\\nb"`],
    ['float64 -7', `n * -1`],
    ['float64 0.14285714285714285', `n ** -1`],
    ['[]interface {} [7 1]', `n , 1`],
    ['float64 1.6095456e+09', `"2021-01-02"`],
    ['float64 1.609545601e+09', `"2021-01-02" + 1`],
    ['float64 1.609581845e+09', `"2021-01-02 03:04:05-07:00"`],
    ['float64 1.6095564e+09', `"2021-01-02T03Z"`],
    ['float64 1.136239445e+09', `"Mon Jan 02 15:04:05 -0700 2006"`],
    ['float64 -6.216716496e+10', `"3:04PM"`],
    ['string 3:04pm', `"3:04pm"`],
    ['string 13:04', `"13:04"`],
    ['string 2021-13-02', `"2021-13-02"`],
    ['string 2021-1-2', `"2021-1-2"`],
    ['string 20210102', `"20210102"`],
    ['string x2021-01-02', `"x2021-01-02"`],
    ['string 2021-01-02 ', `"2021-01-02 "`],
    ['float64 1.609545599e+09', `"2021-01-02" - 1`],
    ['string big', `n > 5 ? "big" : "small"`],
    ['string mid', `n > 50 ? "big" : n > 5 ? "mid" : "small"`],
    ['string x: yes', `"x: " + (t ? "yes" : "no")`],
  ])('is %s, as that of Go, to each of %s', (expected, expressions) => {
    for (const expression of expressions.trim().split(/ ¦ |\n\s*/)) {
      expect([expression, answer(expression)]).toEqual([expression, expected]);
    }
  });
});
