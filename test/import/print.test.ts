import * as fc from 'fast-check';
import { noComments } from '../../src/import/comments';
import { Fragment } from '../../src/import/fragment';
import { printExpression, printStatements, quoted } from '../../src/import/print';
import { call, construct, type Expression, list, literal, member, object, variable } from '../../src/import/tree';
import type { Json } from '../../src/model/json';
import { anyCharacter } from '../any-text';

// oxlint-disable-next-line no-new-func -- the text is what is tested
const valueOf = (text: string): unknown => (new Function(`return (${text});`) as () => unknown)();

const asWritten = (value: Json): Expression => new Fragment(value, [], noComments).literal();

describe('what is printed', () => {
  it('is a text that JavaScript reads back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 20 }), (text) => expect(valueOf(quoted(text))).toBe(text)),
    );
  });

  it('is a value that JavaScript reads back as it was, without its nulls', () => {
    const withoutNulls = (_: string, value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null))
        : value;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = printExpression(asWritten(value as Json));
        const expected: unknown = JSON.parse(JSON.stringify(value), withoutNulls);
        expect(JSON.stringify(valueOf(text))).toBe(JSON.stringify(expected));
      }),
    );
  });

  it('keeps a member called __proto__ a member', () => {
    const text = printExpression(asWritten(JSON.parse('{"__proto__": {"a": 1}}') as Json));
    expect(text).toBe("{ ['__proto__']: { a: 1 } }");
    expect(Object.keys(valueOf(text) as object)).toEqual(['__proto__']);
  });

  it('writes keys of letters without quotes, whatever their alphabet, as formatters do', () => {
    expect(printExpression(asWritten({ größe: 1, 日本: 2, 'a-b': 3 }))).toBe("{ größe: 1, 日本: 2, 'a-b': 3 }");
  });

  it.each(['`x` ${y} \\ \n\tend', '🚀', 'x\r\n\r', 'blank \u2028x', 'turned \u202e', '\0', '\ud800'])(
    'shows a text of several lines as it reads, whatever stands in it: %j',
    (line) => {
      const text = `if a then\n  ${line}\n`;
      expect(valueOf(printExpression(literal(text)))).toBe(text);
      expect(printExpression(literal(text))).toMatch(/^`if a then\n {2}[^\p{Cf}\p{Zl}\p{Cs}]+\n`$/u);
    },
  );

  it('prefers the quotes that need no escapes', () => {
    expect([quoted("it's"), quoted('say "x"'), quoted(`'"`)]).toEqual([`"it's"`, `'say "x"'`, `'\\'"'`]);
  });

  it('breaks what is longer than a line from the outside in', () => {
    const long = literal('x'.repeat(60));
    const text = printStatements(
      [
        {
          variable: 'a',
          value: construct(variable('Sensor'), literal('id'), object({ one: long, two: list([long]) })),
        },
      ],
      0,
    );
    expect(text).toBe(`const a = new Sensor('id', {
  one: '${'x'.repeat(60)}',
  two: ['${'x'.repeat(60)}'],
});
`);
  });

  it('puts comments before what they were written to', () => {
    const value: Expression = {
      kind: 'object',
      entries: [{ key: 'a', value: literal(1), comments: ['why', ''] }],
    };
    expect(printExpression(call(member(variable('x'), 'f'), value))).toBe('x.f({\n  // why\n  //\n  a: 1,\n})');
  });

  it('takes more comments than a call takes arguments', () => {
    const comments = Array.from({ length: 150_000 }, () => 'why');
    expect(printStatements([{ comments }], 4)).toHaveLength(150_000 * '    // why\n'.length);
  });
});
