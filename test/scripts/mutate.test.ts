import { Script } from 'node:vm';
import { executedIn } from '../../scripts/mutate/coverage';
import { mutantsOf, toJavaScript } from '../../scripts/mutate/mutants';
import { relatedTo } from '../../scripts/mutate/related';
import { tokenize } from '../../scripts/mutate/tokens';

/** What would be changed in a piece of TypeScript, with the line. */
const changesOf = (source: string): string[] =>
  mutantsOf(source, 'some.ts').map(({ line, change }) => `${line}: ${change}`);

describe('the pieces of JavaScript', () => {
  it.each([
    ['a / b / c', 'word a, sign /, word b, sign /, word c'],
    ['return /a[/]b/g.test(x)', 'word return, regex /a[/]b/g, sign ., word test, sign (, word x, sign )'],
    ['f(x) / 2n', 'word f, sign (, word x, sign ), sign /, number 2n'],
    ['x ?? `a${`}` + {}}b` // c', 'word x, sign ??, template `a${`}` + {}}b`'],
    ['"a\\"b" /* c */ !== #p', 'string "a\\"b", sign !==, word #p'],
  ])('%s', (code, pieces) => {
    expect(
      tokenize(code)
        .map(({ kind, text }) => `${kind} ${text}`)
        .join(', '),
    ).toBe(pieces);
  });

  it('stand where they say', () => {
    const code = 'const a = `x${1}`; // b\nif (a < 2) return;';
    for (const { start, text } of tokenize(code)) expect(code.startsWith(text, start)).toBe(true);
  });
});

describe('the changes of a file', () => {
  it('turn conditions, operators, constants and statements, each at its line', () => {
    const source = `export function f(a: number): boolean {
  if (a < 3) { throw new Error('too small for this'); }
  a++;
  return a === 4;
}`;
    expect(changesOf(source).sort()).toEqual(
      [
        '2: if (…) -> if (false)',
        '2: if (…) -> if (true)',
        '2: < -> <=',
        '2: 3 -> (3 + 1)',
        '2: throw new Error("too small for this") -> nothing',
        '3: ++ -> --',
        '3: a++ -> nothing',
        '4: === -> !==',
        '4: 4 -> (4 + 1)',
        '4: return a === 4 -> return',
      ].sort(),
    );
  });

  it('are JavaScript that differs in one place, which is where it has to run', () => {
    const source = "import { b } from './b';\nexport const f = (a: string): string => (a === 'x' && !b(a) ? a : 'y');";
    const { code } = toJavaScript(source, 'some.ts');
    const mutants = mutantsOf(source, 'some.ts');
    expect(mutants.map(({ change }) => change)).toEqual([
      '=== -> !==',
      '"x" -> ""',
      '&& -> ||',
      '! -> nothing',
      '"y" -> ""',
    ]);
    for (const mutant of mutants) {
      expect(() => new Script(`(function (exports, require, module) {${mutant.code}\n})`)).not.toThrow();
      const [at = 0] = mutant.at;
      expect(mutant.code.slice(0, at + 1)).toBe(code.slice(0, at + 1));
      expect(mutant.code).not.toBe(code);
    }
  });

  it('leave texts for people, names of fields and imports alone', () => {
    expect(changesOf("import { a } from './a';\nexport const texts = { 'b-c': a('no such thing') };")).toEqual([]);
  });
});

describe('what may notice a change', () => {
  it('is the test of the file, those of its folder, and the vectors of what it does', () => {
    const paths = relatedTo('src/language/condition/rewrite.ts').map(({ path }) => path);
    expect(paths).toContain('test/language/condition/condition.test.ts');
    expect(paths.some((path) => path.startsWith('test/vectors/conditions-translate'))).toBe(true);
    expect(paths).not.toContain('test/language/lua/syntax.test.ts');
  });

  it('is asked in rows that follow each other', () => {
    const ranges = relatedTo('src/language/backoff.ts').flatMap(({ rows }) => (rows ? [rows] : []));
    expect(ranges[0]?.[0]).toBe(0);
    for (const [index, [from, to]] of ranges.entries()) {
      expect(to).toBeGreaterThan(from);
      if (index > 0) expect(from).toBe(ranges[index - 1]?.[1]);
    }
  });

  it('has run the place: a part that did not is cut out of one that did', () => {
    const range = (startOffset: number, endOffset: number, count: number) => ({ startOffset, endOffset, count });
    const functions = [
      { functionName: '', isBlockCoverage: true, ranges: [range(0, 100, 1), range(10, 20, 0)] },
      { functionName: 'f', isBlockCoverage: true, ranges: [range(40, 60, 0), range(45, 50, 3)] },
    ];
    expect(executedIn(functions)).toEqual([
      [0, 10],
      [20, 40],
      [45, 50],
      [60, 100],
    ]);
    expect(executedIn([])).toEqual([]);
  });
});
