import fc from 'fast-check';
import { EventloomError } from '../../../src/errors';
import type { GoMap, GoValue } from '../../../src/language/go/value';
import { compile } from '../../../src/language/govaluate/compile';

const run = (expression: string, parameters: GoMap = {}): GoValue => compile(expression).run(parameters);

/** Whether it succeeds, or throws an error of ours. */
function isOwn(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    return error instanceof EventloomError;
  }
}

describe('an expression', () => {
  it('knows the names that it uses, in order and each time', () => {
    expect(compile('b && [a-1] || b in (c, d\\-2)').variables).toEqual(['b', 'a-1', 'b', 'c', 'd-2']);
  });

  it.each<[string, GoValue]>([
    ['1 + 2 * 3 - 4 / 2', 5],
    ['-2 ** 2', 4],
    ['2 ** 3 ** 2', 64],
    ['7 % 4 % 2', 1],
    ['10 - 2 - 3', 5],
    ['"1" + 1 + 1', '111'],
    ['1 + 1 + "1"', '21'],
    ['"" + 1000000', '1e+06'],
    ['"a" < "b"', true],
    ['"10" < "9"', true],
    ['"a" >= "a"', true],
    ['2 > 1 && 1 <= 1', true],
    ['0 / 0 >= 0', false],
    ['!false', true],
    ['~5', -6],
    ['5 & 3 | 8', 9],
    ['5 ^ 3', 6],
    ['1 << 3 >> 1', 4],
    ['0x1F', 31],
    ['1 in (1, 2)', true],
    ['"x" in (1, 2)', false],
    ['false ? 1 : 2', 2],
    ['true ? 1 : 2 + 3', 1],
    ['(false ? 1) ?? 3', 3],
    ['1 == 1.0 && "1" != 1', true],
    ['(1, 2) == (1, 2)', true],
    ['(1, 2) == (1, 3)', false],
    ['(1, 2) == (1, 2, 3)', false],
    ['"main" =~ "^m" + "x"', false],
    ['"main" !~ "^n"', true],
    ['"2021-01-02" + 1', 1609545601],
    ['"2014-01-02T15:04:05+02:00"', 1388667845],
    ["'it\\'s'", "it's"],
    ['( )', null],
    ['(1) 2', 1],
  ])('evaluates %s', (expression, value) => {
    expect(run(expression)).toEqual(value);
  });

  it('compares values of fields with their type, all the way down', () => {
    const value = { list: [1, { a: null }], text: 'x' };
    expect(run('o == p', { o: value, p: structuredClone(value) })).toBe(true);
    expect(run('o == p', { o: value, p: { ...value, more: 1 } })).toBe(false);
    expect(run('o == p', { o: value, p: { list: value.list, other: 'x' } })).toBe(false);
    expect(run('o == p', { o: value, p: 1 })).toBe(false);
    expect(run('o == p', { o: { a: 1 }, p: { a: 2 } })).toBe(false);
    expect(run('o == p', { o: { a: null }, p: { b: null } })).toBe(false);
    expect(run('o == p', { o: [{ a: [1] }], p: [{ a: [2] }] })).toBe(false);
    expect(run('o == p', { o: [], p: {} })).toBe(false);
    expect(run('o == p', { o: {}, p: [] })).toBe(false);
    expect(() => run('o in (1, p)', { o: {}, p: {} })).toThrow(expect.objectContaining({ code: 'program-failed' }));
    expect(run('o in (1, p)', { o: {}, p: [] })).toBe(false);
    expect(run('o == p', { o: 7n, p: 7 })).toBe(true);
  });

  it('looks only at the operands that it needs', () => {
    expect(run('a || missing', { a: true })).toBe(true);
    expect(run('a && missing', { a: false })).toBe(false);
    expect(run('a ? missing', { a: false })).toBeNull();
    expect(run('a ?? missing', { a: '' })).toBe('');
  });

  it('takes a text of a field for a regular expression', () => {
    expect(run('s =~ r', { s: 'main', r: 'a.n$' })).toBe(true);
    expect(run('"x: " + ("main" =~ "m" ? "yes" : "no")')).toBe('x: yes');
  });

  it.each([
    ['n == 2n', "'n' cannot follow '2' at character 7"],
    ['f(1)', "undefined function 'f' at character 1"],
    ['&& a', "an expression cannot begin with '&&' at character 1"],
    ['a == #', "invalid token '#' at character 6"],
    ['a ==', 'unexpected end of expression at character 5'],
    ['', 'unexpected end of expression at character 1'],
    ['(a', 'unbalanced parenthesis at character 3'],
    ['((a) b) (c', 'unbalanced parenthesis'],
    ['"abc', 'there is no closing quote for the one at character 1'],
    ['[abc', "there is no ']' for the '[' at character 1"],
    ['a\\', 'nothing follows the backslash at character 2'],
    ['1.2.3', "cannot read the number '1.2.3'"],
    ['0xzz', "cannot read the hexadecimal number ''"],
    ['0xffffffffffffffffff', 'cannot read the hexadecimal number'],
    ['o.k', "cannot access the member 'k' (write a name with dots as [o.k]) in 'o.k' at character 1"],
    ['o.', "a name must follow the dot of 'o.'"],
    ['s =~ "["', 'missing closing ]'],
    ['a ? , 1', "',' cannot stand here at character 5"],
  ])('%s does not compile', (expression, message) => {
    expect(() => compile(expression)).toThrow(message);
    expect(() => compile(expression)).toThrow(expect.objectContaining({ code: 'bad-program' }));
  });

  it.each<[string, GoMap, string]>([
    ['a > 1', { a: 'x' }, "Value 'x' cannot be used with the comparator '>', it is not a number"],
    ['a - 1', { a: true }, "Value 'true' cannot be used with the modifier '-', it is not a number"],
    ['a + 1', { a: null }, "Value '<nil>' cannot be used with the modifier '+', it is not a number"],
    ['a && true', { a: 1 }, "Value '1' cannot be used with the logical operator '&&', it is not a bool"],
    ['a ? 1', { a: 1 }, "Value '1' cannot be used with the ternary operator '?', it is not a bool"],
    ['!a', { a: 'x' }, "Value 'x' cannot be used with the prefix '!'"],
    ['-a', { a: 'x' }, "Value 'x' cannot be used with the prefix '-'"],
    ['~a', { a: 'x' }, "Value 'x' cannot be used with the prefix '~'"],
    ['a =~ "x"', { a: 1 }, "Value '1' cannot be used with the comparator '=~', it is not a number"],
    ['"x" =~ a', { a: 1 }, "Value '1' cannot be used with the comparator '=~', it is not a number"],
    ['"x" =~ a', { a: '(' }, 'missing closing )'],
    ['1 in a', { a: 1 }, "Value '1' cannot be used with the comparator 'in', it is not a number"],
    ['a in (1, b)', { a: [], b: [] }, "lists and objects cannot be looked for with 'in'"],
    ['a == 1', {}, "No parameter 'a' found."],
    ['constructor', {}, "No parameter 'constructor' found."],
    ['o.Keys(1)', { o: {} }, "Unable to access 'Keys', 'o' is not a struct"],
    ['a + a', { a: 'x'.repeat(600_000) }, 'a text of more than 1048576 characters'],
    [
      `${'a == a + "" || '.repeat(100)}true`,
      { a: Array.from({ length: 30_000 }, () => 1) },
      'more than 4000000 characters',
    ],
    ['a + 1 > 1', { a: 'x'.repeat(1000) }, `Value '${'x'.repeat(200)}...'`],
  ])('%s fails on what it is given', (expression, parameters, message) => {
    const program = compile(expression);
    expect(() => program.run(parameters)).toThrow(message);
    expect(() => program.run(parameters)).toThrow(EventloomError);
  });

  it('cuts whole numbers to 64 bits as Go does', () => {
    expect(run('a | 0', { a: 1e30 })).toBe(-(2 ** 63));
    expect(run('a >> 1', { a: -3 })).toBe(2 ** 63);
    expect(run('a << 1', { a: 1.8e19 })).toBe(17553255926290448384);
    expect(run('a << 1', { a: 1e30 })).toBe(0);
    expect(run('a >> 1', { a: 1e30 })).toBe(2 ** 62);
    expect(run('a >> 1', { a: 2 ** 64 })).toBe(2 ** 62);
    expect(run('a >> 1', { a: 2 ** 63 })).toBe(2 ** 62);
    expect(run('a | 0', { a: 2 ** 63 })).toBe(-(2 ** 63));
    expect(run('1 << a', { a: 64 })).toBe(0);
    expect(run('1 >> a', { a: 64 })).toBe(0);
    expect(run('3 & a', { a: 2.9 })).toBe(2);
  });

  it('has a limit on length and depth', () => {
    const tooLarge = (message: string): RegExp => new RegExp(`^[^:]*${message}`);
    const limit = expect.objectContaining({ code: 'program-limit' });
    expect(() => compile('a'.repeat(65_537))).toThrow(limit);
    expect(() => compile(`${'('.repeat(201)}a${')'.repeat(201)}`)).toThrow(limit);
    expect(() => run('a =~ "y"', { a: 'x'.repeat(4_000_001) })).toThrow(limit);
    expect(() => run('a + a', { a: 'x'.repeat(600_000) })).toThrow(limit);
    expect(() => compile('a'.repeat(65_537))).toThrow(tooLarge('longer than 65536 characters'));
    expect(compile('a'.repeat(65_536)).variables).toHaveLength(1);
    const nested = (times: number): string => `${'('.repeat(times)}a${')'.repeat(times)}`;
    expect(() => compile(nested(201))).toThrow(tooLarge('deeper than 200 parentheses'));
    expect(run(nested(200), { a: 1 })).toBe(1);
    expect(run(Array.from({ length: 250 }, () => '(a)').join('+'), { a: 1 })).toBe(250);
    const long = 'x'.repeat(4_000_001);
    expect(() => run('a =~ "^y"', { a: long })).toThrow(tooLarge('more than 4000000 characters'));
    expect(run('a =~ "^y"', { a: long.slice(1) })).toBe(false);
    expect(() => run('a =~ b', { a: long, b: '^y' })).toThrow(tooLarge('more than 4000000 characters'));
    const half = 'x'.repeat(512 * 1024);
    expect(run('a + a == ""', { a: half })).toBe(false);
    expect(() => run('a + a', { a: `${half}x` })).toThrow(tooLarge('a text of more than 1048576 characters'));
    expect(run(`${'('.repeat(150)}a${')'.repeat(150)}`, { a: 1 })).toBe(1);
    expect(run(Array.from({ length: 5000 }, () => 'a').join('&&'), { a: true })).toBe(true);
  });

  it('agrees with JavaScript on sums, products and truth', () => {
    const numbers = fc.integer({ min: 1, max: 50 });
    const sums = fc.letrec<{ sum: string }>((tie) => ({
      sum: fc.oneof(
        { maxDepth: 5 },
        numbers.map(String),
        fc.tuple(tie('sum'), fc.constantFrom('+', '-', '*'), tie('sum')).map((parts) => parts.join(' ')),
        tie('sum').map((inner) => `(${inner})`),
      ),
    })).sum;
    fc.assert(
      fc.property(sums, (sum) => {
        expect(run(sum)).toBe(new Function(`return ${sum}`)());
      }),
    );
  });

  it('throws nothing but its own errors, whatever it is given', () => {
    const words = ['a', 'b', '1', '2.5', '"x"', "'2021-01-02'", 'true', 'in', '(', ')', '[', ']', ',', '?', ':', '??'];
    const symbols = [
      '+',
      '-',
      '*',
      '/',
      '%',
      '**',
      '&',
      '|',
      '^',
      '<<',
      '>>',
      '&&',
      '||',
      '==',
      '!=',
      '=~',
      '!~',
      '!',
      '~',
    ];
    const parameters = { a: [1, 'x', null], b: 'x' };
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...words, ...symbols), fc.string()), { maxLength: 12 }),
        (parts) => {
          expect(isOwn(() => run(parts.join(' '), parameters))).toBe(true);
        },
      ),
      { numRuns: 800 },
    );
  });
});
