import { compile } from '../../../src/language/expr/expression';
import { GoStruct } from '../../../src/language/go/value';
import { answer, failure, payload } from './answer';

describe('corners of expressions', () => {
  it('reads the exported fields of structs', () => {
    const certificate = new GoStruct(
      'sprig.certificate',
      new Map([
        ['Cert', 'x'],
        ['key', 'y'],
      ]),
    );
    expect(compile('c.Cert').run({ c: certificate })).toBe('x');
    expect(() => compile('c.key').run({ c: certificate })).toThrow(
      'there is no key in a value of type sprig.certificate (1:3)',
    );
    expect(() => compile('c[1]').run({ c: certificate })).toThrow('there is no element in a value');
    expect(compile('"key" in c').run({ c: certificate })).toBe(true);
  });

  it('shows a location by its name', () => {
    expect(answer('string(date(time).Location())')).toBe('string UTC');
    expect(answer('string(date("2024-05-17", "2006-01-02", "Europe/Oslo").Location())')).toBe('string Europe/Oslo');
  });

  it('groups by pointers one by one, and by pairs by what they hold', () => {
    expect(answer('len(groupBy(l, sprig.semver("1.2.3")))')).toBe('int 3');
    expect(answer('len(groupBy(toPairs({a: 1, b: 1}), {#[1:] != nil}))', payload)).toBe('program-failed');
    expect(answer('len(groupBy(values({a: toPairs(o)[0], b: toPairs(o)[0]}), #))')).toBe('int 1');
  });

  it('an element that costs too much is no nil', () => {
    const limits = { steps: 20 };
    const words = 'a'.repeat(10_000);
    expect(failure('first(words)', { words }, { limits })?.code).toBe('program-limit');
    expect(failure('get(words, 1)', { words }, { limits })?.code).toBe('program-limit');
  });

  it('patterns that are too long are refused, when they are compiled or when they are met', () => {
    expect(answer('s matches sprig.repeat(70000, "a")')).toBe('program-limit');
    expect(
      answer(
        'jsonpath(doc, sprig.printf == nil ? sprig.replace("X", sprig.repeat(3000, "a"), "$.a[?(@.b =~ \'X\')]") : "")',
      ),
    ).toBe('[]interface {} []');
  });

  it('a long text is not shown whole', () => {
    for (const name of ['duration', 'int', 'float', 'date', 'asInt']) {
      const message = failure(`${name}("${'x'.repeat(150)}")`)?.message;
      expect(/x+/.exec(message?.replace('no ', '') ?? '')?.[0]).toHaveLength(100);
    }
  });

  it('errors say where, by line and column', () => {
    expect(failure('"é" +\n  "é" + x.y')?.message).toContain('(2:11)');
    expect(failure('"é😀" + 1')?.message).toContain('(1:6)');
  });

  it('functions are values, and have a type', () => {
    expect(answer('type(sprig.upper)')).toBe('string func');
    expect(answer('sprig.semver("1.2.3").Major')).toContain('func() uint64');
    expect(answer('date(time).ISOWeek')).toContain('func() (int, int)');
    expect(answer('sprig.list')).toContain('func(...interface {})');
  });
});
