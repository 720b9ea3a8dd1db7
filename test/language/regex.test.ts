import { EventloomError } from '../../src/errors';
import { fromBytes } from '../../src/language/go/text';
import { compileRegex } from '../../src/language/regex';

/** Whether it succeeds, or throws an error of ours. */
function isOwn(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    return error instanceof EventloomError;
  }
}

/** A character of each of Unicode's categories. */
const oneOfEach: Readonly<Record<string, string>> = {
  Cc: '\0',
  Cf: '\u00ad',
  Cn: '\u0378',
  Co: '\ue000',
  Ll: 'a',
  Lm: 'ʰ',
  Lo: 'ª',
  Lt: 'ǅ',
  Lu: 'A',
  Mc: '\u0903',
  Me: '\u0488',
  Mn: '\u0300',
  Nd: '0',
  Nl: 'ᛮ',
  No: '²',
  Pc: '_',
  Pd: '-',
  Pe: ')',
  Pf: '»',
  Pi: '«',
  Po: '!',
  Ps: '(',
  Sc: '$',
  Sk: '^',
  Sm: '+',
  So: '¦',
  Zl: '\u2028',
  Zp: '\u2029',
  Zs: ' ',
};

const unicodeCategories: readonly (readonly [string, ...string[]])[] = [
  ['Any', 'any'],
  ['Assigned', 'assigned'],
  ['C', 'Other'],
  ['Cc', 'Control', 'cntrl'],
  ['Cf', 'Format'],
  ['Cn', 'Unassigned'],
  ['Co', 'Private_Use'],
  ['Cs', 'Surrogate'],
  ['L', 'Letter'],
  ['LC', 'Cased_Letter'],
  ['Ll', 'Lowercase_Letter'],
  ['Lm', 'Modifier_Letter'],
  ['Lo', 'Other_Letter'],
  ['Lt', 'Titlecase_Letter'],
  ['Lu', 'Uppercase_Letter'],
  ['M', 'Mark', 'Combining_Mark'],
  ['Mc', 'Spacing_Mark'],
  ['Me', 'Enclosing_Mark'],
  ['Mn', 'Nonspacing_Mark'],
  ['N', 'Number'],
  ['Nd', 'Decimal_Number', 'digit'],
  ['Nl', 'Letter_Number'],
  ['No', 'Other_Number'],
  ['P', 'Punctuation', 'punct'],
  ['Pc', 'Connector_Punctuation'],
  ['Pd', 'Dash_Punctuation'],
  ['Pe', 'Close_Punctuation'],
  ['Pf', 'Final_Punctuation'],
  ['Pi', 'Initial_Punctuation'],
  ['Po', 'Other_Punctuation'],
  ['Ps', 'Open_Punctuation'],
  ['S', 'Symbol'],
  ['Sc', 'Currency_Symbol'],
  ['Sk', 'Modifier_Symbol'],
  ['Sm', 'Math_Symbol'],
  ['So', 'Other_Symbol'],
  ['Z', 'Separator'],
  ['Zl', 'Line_Separator'],
  ['Zp', 'Paragraph_Separator'],
  ['Zs', 'Space_Separator'],
];

function isPartOf(category: string, whole: string): boolean {
  if (whole === 'Any') return true;
  if (whole === 'Assigned') return category !== 'Cn';
  return category.startsWith(whole) || (whole === 'LC' && ['Ll', 'Lt', 'Lu'].includes(category));
}

/** How many others are compiled until the first one, which came second, is forgotten together with the rest. */
function forgottenAfter(compile: (n: number) => unknown): number {
  let [first, others] = [compile(-1), 0];
  const isForgotten = (n: number): boolean => {
    compile(n);
    return compile(-1) !== first;
  };
  while (!isForgotten(others)) others++;
  first = compile(-1);
  for (others = 1; !isForgotten(-1 - others); ) others++;
  return others;
}

describe('a regular expression', () => {
  it('matches anywhere in the text', () => {
    expect(compileRegex('main').test('refs/heads/main-2')).toBe(true);
    expect(compileRegex('^main$').test('refs/heads/main-2')).toBe(false);
  });

  it('answers with the places of the groups in bytes, -1 for a group that took no part', () => {
    expect(compileRegex('(é)|(x)').find('aéx')).toEqual([1, 3, 1, 3, -1, -1]);
    expect(compileRegex('x').find(Buffer.from('abc'))).toBeUndefined();
  });

  it('sees bytes that are not UTF-8 as replacement characters', () => {
    const text = fromBytes(Buffer.from([0x61, 0xff, 0x62]));
    expect(compileRegex('^a\\x{FFFD}b$').test(text)).toBe(true);
    expect(compileRegex('^a.b$').find(text)).toEqual([0, 3]);
    expect([...compileRegex('(?i)[b\\x{FFFD}]').matches(text)]).toEqual([
      [1, 2],
      [2, 3],
    ]);
  });

  it('takes the same name for several groups', () => {
    expect(compileRegex('(?P<n>a)(?<n>b)').find('ab')).toEqual([0, 2, 0, 1, 1, 2]);
    expect(compileRegex('\\Q(?P<n>\\E(?P<n>a)').test('(?P<n>a')).toBe(true);
  });

  it.each([
    ['\\p{Letter}', 'é', true],
    ['\\p{lu}', 'A', true],
    ['\\p{lu}', 'a', false],
    ['\\P{uppercase letter}', 'A', false],
    ['\\p{^Lowercase_Letter}', 'a', false],
    ['\\P{^greek}', 'α', true],
    ['[\\p{digit}x]', '٣', true],
    ['\\\\p{2}', '\\pp', true],
    ['^[[:]+$', '[:', true],
    ['[\\[:]', '\\', false],
    ['[(?P<n>]', 'n', true],
    ['[^\\p{greek}[:]', 'α[:', false],
    ['^[(?<n>\\pl]+$', 'n<', true],
    ['[^](?P<n>[:]', 'P', false],
    ['^[\\p{L}\\p{N}._-]{1,255}$', 'é.1', true],
  ])('reads the class in %s as Go does', (pattern, text, matches) => {
    expect(compileRegex(pattern).test(text)).toBe(matches);
  });

  it.each(unicodeCategories)('\\p{%s} has a long name, written in any way', (short, ...names) => {
    const inside = Object.keys(oneOfEach).filter((category) => isPartOf(category, short));
    for (const name of [short, ...names, ...names.map((long) => long.replaceAll('_', ' ').toUpperCase())]) {
      const regex = compileRegex(`^\\p{${name}}$`);
      const found = Object.entries(oneOfEach).filter(([, character]) => regex.test(character));
      expect(found.map(([category]) => category)).toEqual(inside);
    }
  });

  it.each([
    ['(?P<n>a)\\Pl', 'a1', true],
    ['(?P<n>a)\\Pl', 'aa', false],
    ['(?<n>a)\\pl', 'ab', true],
    ['\\p{greek}', 'α', true],
    ['\\P{^greek}\\Q(?P<n>a)(?P<n>a)\\E', 'α(?P<n>a)(?P<n>a)', true],
    ['\\Q\\p{nope}\\E|\\p{greek}', '\\p{nope}', true],
    ['\\p{greek}\\Q(?P<n>a)', 'α(?P<n>a)', true],
    ['\\\\p{l}', '\\p{l}', true],
  ])('%s in %s: %s, as Go says', (pattern, text, matches) => {
    expect(compileRegex(pattern).test(text)).toBe(matches);
  });

  it.each(['\\p{^^Greek}', '\\p{Nope}', '\\p{}', '\\pq', '\\p{Old_Italic}x(', '\\p{^}'])(
    'does not know %s',
    (pattern) => {
      expect(() => compileRegex(pattern)).toThrow(expect.objectContaining({ code: 'bad-program' }));
    },
  );

  it('is linear where others take forever', () => {
    const started = process.cpuUsage().user;
    expect(compileRegex('^(a+)+$').test(`${'a'.repeat(20_000)}!`)).toBe(false);
    expect(process.cpuUsage().user - started).toBeLessThan(5_000_000);
  });

  it('fails to compile with the words of the compiler', () => {
    expect(() => compileRegex('(')).toThrow('error parsing regexp: missing closing ): `(`');
    expect(() => compileRegex('(?=a)')).toThrow(EventloomError);
  });

  it.each([
    ['a'.repeat(70_000), 'longer than 16384 characters'],
    ['a{1000}'.repeat(1000), 'repeats too much'],
    ['(abcdefghijklmnopqrstuvwxyz){1000}', 'repeats too much'],
    ['(?i:\\pL\\p{Greek}[\\pN])'.repeat(200), 'repeats too much'],
  ])('does not compile what is too large', (pattern, message) => {
    const refusal = { code: 'program-limit', message: expect.stringContaining(message) };
    expect(() => compileRegex(pattern)).toThrow(expect.objectContaining(refusal));
  });

  it('compiles what is just not too large', () => {
    expect(compileRegex('a'.repeat(16_384)).test('a')).toBe(false);
    expect(isOwn(() => compileRegex('a{1000}'.repeat(20)))).toBe(true);
    expect(() => compileRegex('a'.repeat(16_385))).toThrow('longer than 16384 characters');
    expect(compileRegex('a{1000}'.repeat(20)).test('a')).toBe(false);
    expect(() => compileRegex(`${'a{1000}'.repeat(20)}a`)).toThrow('repeats too much');
  });

  it.each(['[', '(', '\\Q', '[[:', '\\p{', '(?<a', '{1', 'a{'])('is soon done with many %s', (part) => {
    const started = process.cpuUsage().user;
    expect(isOwn(() => compileRegex(part.repeat(4000)).test('a'))).toBe(true);
    expect(process.cpuUsage().user - started).toBeLessThan(3_000_000);
  });

  it('does not mistake what is written literally for a repetition', () => {
    expect(compileRegex('\\Q{1000}{1000}\\E\\{9000}[{9000}](a){2}').test('{1000}{1000}{9000}{aa')).toBe(true);
  });

  it('does not match a large pattern against a huge text', () => {
    const regex = compileRegex('[a-z]{1000}x');
    expect(() => regex.test(' '.repeat(1_000_000))).toThrow('too long for this regular expression');
    expect(() => regex.find(new Uint8Array(1_000_000))).toThrow('too long for this regular expression');
    expect(() => [...regex.matches(' '.repeat(1_000_000))]).toThrow(expect.objectContaining({ code: 'program-limit' }));
  });

  it('is compiled once while it is remembered, and not remembered forever', () => {
    const first = compileRegex('first');
    expect(compileRegex('first')).toBe(first);
    expect(forgottenAfter((n) => compileRegex(`other ${n}`))).toBe(999);
  });
});

describe('the matches of a regular expression', () => {
  it.each<[string, string, readonly (readonly number[])[]]>([
    [
      'a*',
      'baac',
      [
        [0, 0],
        [1, 3],
        [4, 4],
      ],
    ],
    [
      'a',
      'aba',
      [
        [0, 1],
        [2, 3],
      ],
    ],
    [
      '(b)?',
      'ab',
      [
        [0, 0, -1, -1],
        [1, 2, 1, 2],
      ],
    ],
    [
      '',
      'ab',
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
    ],
    [
      'b|',
      'ab',
      [
        [0, 0],
        [1, 2],
      ],
    ],
    ['x', 'ab', []],
  ])('of %s in %s come one after the other, none empty where the last one ended', (pattern, text, places) => {
    expect([...compileRegex(pattern).matches(text)]).toEqual(places);
  });

  it.each<[string, readonly (string | undefined)[]]>([
    ['a', []],
    ['(a)(?P<n>b)(?<m>c)(?:d)', [undefined, 'n', 'm']],
    ['\\(\\Q(\\E[(](a)', [undefined]],
    ['[]()](x)', [undefined]],
    ['(?i)(a)(?i:(b))', [undefined, undefined]],
  ])('the groups of %s have their names', (pattern, names) => {
    const regex = compileRegex(pattern);
    expect(regex.pattern).toBe(pattern);
    expect(regex.groupNames).toStrictEqual(names);
    expect(regex.groupNames).toBe(regex.groupNames);
  });

  it('what cannot be compiled has a code of its own', () => {
    expect(() => compileRegex('(')).toThrow(expect.objectContaining({ code: 'bad-program' }));
  });
});
