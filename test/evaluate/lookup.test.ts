import fc from 'fast-check';
import { compilePath, Lookup } from '../../src/evaluate/lookup';
import { get } from '../../src/language/path/get';
import { Work } from '../../src/language/path/work';
import { costOf } from '../language/cost-meter';

const keys = fc.constantFrom('a', 'b', 'c', '0', '1', 'x-y', 'é', '__proto__');

/** JSON texts with blanks, escapes and repeated keys. */
const texts = fc.letrec<{ value: string; object: string; array: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      '1',
      '-2.50',
      '1e3',
      'true',
      'null',
      '"text"',
      '"{\\"a\\":1}"',
      '"]"',
      '" \\u0061 "',
      '12345678901234567890',
    ),
    tie('object'),
    tie('array'),
  ),
  object: fc
    .array(fc.tuple(fc.oneof(keys, fc.constant('\\u0061')), tie('value'), fc.constantFrom('', ' ', '\n')), {
      maxLength: 5,
    })
    .map(
      (members) => `{${members.map(([key, value, blank]) => `${blank}"${key}"${blank}:${value}${blank}`).join(',')}}`,
    ),
  array: fc.array(tie('value'), { maxLength: 4 }).map((items) => `[ ${items.join(' , ')}]`),
})).value;

const paths = fc
  .tuple(fc.array(keys, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '.#', '.@this', '.2', '|a'))
  .map(([parts, end]) => parts.join('.') + end);

const shown = ({ exists, type, raw }: ReturnType<typeof get>): unknown => ({ exists, type, raw });

describe('a lookup', () => {
  it('leads where gjson leads, whatever was looked up before', () => {
    fc.assert(
      fc.property(texts, fc.array(paths, { minLength: 1, maxLength: 8 }), (text, asked) => {
        const lookup = new Lookup(text);
        for (const path of asked) expect(shown(lookup.get(compilePath(path)))).toEqual(shown(get(text, path)));
      }),
      { numRuns: 400 },
    );
  });

  it('counts items without building them', () => {
    const lookup = new Lookup('{"a":[1,[2,3],{"b":4}],"b":{"0":1}}');
    expect(lookup.get(compilePath('a.#')).int()).toBe(3n);
    expect(lookup.get(compilePath('a.1.#')).int()).toBe(2n);
    expect(lookup.get(compilePath('b.#')).exists).toBe(false);
    expect(lookup.get(compilePath('a.2.b')).int()).toBe(4n);
  });

  it('of members and indexes searches no text', () => {
    const lookup = new Lookup(' {"a":1,"a":2,"b":[3,{"c":4}],"d":{"e":{}}, "f":[]}');
    const cost = (path: string): string =>
      costOf(Work, ['spend'], () => expect(lookup.get(compilePath(path)).exists).toBe(true));
    for (const path of ['a', 'b', 'b.0', 'b.1.c', 'd.e', 'b.#', 'f.#', 'a', 'f', 'b.1'])
      expect([path, cost(path)]).toEqual([path, '']);
    expect(cost('@this')).not.toBe('');
  });

  it('takes the first of equal keys, also when both were passed before', () => {
    const lookup = new Lookup('{"a":1,"a":2,"b":3}');
    expect(['b', 'a'].map((path) => lookup.get(compilePath(path)).raw)).toEqual(['3', '1']);
  });

  it('takes any path, plain or not', () => {
    expect(compilePath('body.ref').keys).toEqual(['body', 'ref']);
    expect(compilePath('body.commits.#')).toEqual({ text: 'body.commits.#', keys: ['body', 'commits'], counts: true });
    expect(compilePath('body.commits.#.id').keys).toBeUndefined();
    expect(compilePath('').keys).toBeUndefined();
    expect(new Lookup('{"":1}').get(compilePath('')).exists).toBe(get('{"":1}', '').exists);
  });
});
