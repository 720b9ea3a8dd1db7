import { checkDepth, checkTabs, hasMoreTokens } from '../../src/manifests/tokens';
import { Unreadable } from '../../src/manifests/unreadable';

/** Where a text is nested deeper than eight levels. */
function depthFault(text: string): number | undefined {
  try {
    checkDepth(text, 8);
    return undefined;
  } catch (error) {
    if (error instanceof Unreadable) return error.offset;
    throw error;
  }
}

const indented = (levels: number): string =>
  Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join('');

describe('the depth of YAML', () => {
  it.each([
    ['brackets', '['.repeat(9), 8],
    ['maps', '{a: '.repeat(9), 32],
    ['brackets on lines of their own', '[\n'.repeat(9), 16],
    ['lists in lists', '- '.repeat(9), 16],
    ['keys that are maps', '? '.repeat(9), 16],
    ['maps on one line', 'a: '.repeat(9), 25],
    ['indentation', indented(9), 61],
    ['brackets in a block', `${indented(5)}     [[[[`, 33],
    ['lists that begin where their key does', 'a:\n- a:\n  - a:\n    - a:\n      - a:\n        - a:\n', 43],
    ['brackets that were not closed as often', `${'[[], '.repeat(8)}[[`, 36],
    ['brackets behind too many that close', `${']'.repeat(20)}${'['.repeat(9)}`, 28],
    ['brackets behind text that looks like them', `- "[[[["\n- '[[[['\n- x[[[[[\n- ${'['.repeat(9)}`, 36],
    ['brackets of a later document', `--- [[[[\n--- ${'['.repeat(9)}`, 21],
  ])('is too much for %s', (_, text, offset) => {
    expect(depthFault(text)).toBe(offset);
  });

  it.each([
    ['as many as allowed', '['.repeat(8)],
    ['brackets one after the other', `- ${'[[]], '.repeat(20)}`],
    ['brackets of one document each', '--- [[[\n'.repeat(9)],
    ['text', `- "${'[{'.repeat(20)}"\n- a ${'[{'.repeat(20)}\n- |\n  ${'[{- '.repeat(20)}\n# ${'[{'.repeat(20)}\n`],
    ['colons in brackets', `{${'a: 1, '.repeat(20)}}`],
    ['lines one after the other', '- - - a: 1\n'.repeat(20)],
    ['blanks that indent nothing', `${' '.repeat(40)}\na: 1\n${' '.repeat(40)}# text\n`],
    ['indentation inside of brackets', `- [\n${' '.repeat(40)}1,\n${' '.repeat(40)}2]`],
    ['short lines', indented(4)],
  ])('is fine for %s', (_, text) => {
    expect(depthFault(text)).toBeUndefined();
  });
});

describe('the tokens of YAML', () => {
  it.each([
    ['a: 1\n', 8],
    ['[1, 2]', 9],
    [`"${'text '.repeat(1000)}"\n`, 3],
  ])('of %.20j are counted', (text, count) => {
    expect(hasMoreTokens('', 0)).toBe(false);
    expect([hasMoreTokens(text, count - 1), hasMoreTokens(text, count)]).toEqual([true, false]);
  });
});

describe('a line that begins with a tab and is otherwise empty', () => {
  it.each([
    ['a: 1\n\t\nb: 2\n', 5],
    ['a: 1\r\n\t\r\nb: 2\n', 6],
    ['a:\n- 1\n\t\n- 2\n', 7],
    ['a: b\n\t# c\nd: e\n', 5],
    ['a: |\n  x\n\t\n  y\nb: 2\n', 9],
    ['a: [1]\n\t', 7],
  ])('is refused in %j, as by Go', (text, offset) => {
    expect(() => checkTabs(text)).toThrow(expect.objectContaining({ message: 'a tab may not indent', offset }));
  });

  it.each(['a: [1,\n\t\n 2]\n', '"b\n\t\nc"\n', "'b\n\t\nc'\n", 'a: 1\n  \t# c\nb: 2\n', 'a: 1 \t# c\n'])(
    'stands where Go takes it: %j',
    (text) => {
      expect(() => checkTabs(text)).not.toThrow();
    },
  );
});
