import { compileLabelSelector } from '../../src/language/label-selector';
import type { Selector } from '../../src/model/sources/resource';

const selector = (...selectors: Selector[]) => compileLabelSelector(selectors);

describe('a label selector', () => {
  it('without conditions takes every object and has no text', () => {
    expect(selector().text).toBe('');
    expect(selector().matches({})).toBe(true);
  });

  it('is written in the order of its keys', () => {
    const { text } = selector(
      { key: 'tier', operation: '!' },
      { key: 'app', operation: 'in', value: 'web,api' },
      { key: 'app', value: 'web' },
      { key: 'acme.example/size', operation: 'gt', value: '4' },
    );
    expect(text).toBe('acme.example/size>4,app in (api,web),app=web,!tier');
  });

  it('asks for all of its conditions', () => {
    const both = selector({ key: 'app', value: 'web' }, { key: 'tier', operation: 'exists' });
    expect(both.matches({ app: 'web', tier: '' })).toBe(true);
    expect(both.matches({ app: 'web' })).toBe(false);
    expect(both.matches({ tier: 'a' })).toBe(false);
  });

  const long = (letters: number): string => 'x'.repeat(letters);

  it.each<[Selector, string, Record<string, string>, boolean]>([
    [{ key: 'a', value: 'b' }, 'a=b', { a: 'b' }, true],
    [{ key: 'a', value: 'b' }, 'a=b', { a: 'c' }, false],
    [{ key: 'a', value: 'b' }, 'a=b', {}, false],
    [{ key: 'a' }, 'a=', { a: '' }, true],
    [{ key: 'a', operation: '=' }, 'a=', {}, false],
    [{ key: 'a', operation: '=', value: 'b' }, 'a=b', { a: 'b' }, true],
    [{ key: 'a', operation: '==', value: 'b' }, 'a==b', { a: 'b' }, true],
    [{ key: 'a', operation: '==', value: 'b' }, 'a==b', { a: 'c' }, false],
    [{ key: 'a', operation: '!=', value: 'b' }, 'a!=b', { a: 'b' }, false],
    [{ key: 'a', operation: '!=', value: 'b' }, 'a!=b', { a: 'c' }, true],
    [{ key: 'a', operation: 'in', value: 'c,b' }, 'a in (b,c)', { a: 'c' }, true],
    [{ key: 'a', operation: 'in', value: 'c,b' }, 'a in (b,c)', { a: 'd' }, false],
    [{ key: 'a', operation: 'in', value: '' }, 'a in ()', { a: '' }, true],
    [{ key: 'a', operation: 'in', value: 'c,b' }, 'a in (b,c)', {}, false],
    [{ key: 'a', operation: 'notin', value: 'c,b' }, 'a notin (b,c)', { a: 'b' }, false],
    [{ key: 'a', operation: 'notin', value: 'c,b' }, 'a notin (b,c)', { a: 'd' }, true],
    [{ key: 'a', operation: 'notin', value: 'b' }, 'a notin (b)', {}, true],
    [{ key: 'a', operation: 'exists' }, 'a', { a: '' }, true],
    [{ key: 'a', operation: 'exists' }, 'a', { b: '' }, false],
    [{ key: 'a', operation: '!' }, '!a', { a: '' }, false],
    [{ key: 'a', operation: '!' }, '!a', { b: '' }, true],
    [{ key: 'a', operation: 'gt', value: '4' }, 'a>4', { a: '5' }, true],
    [{ key: 'a', operation: 'gt', value: '4' }, 'a>4', { a: '4' }, false],
    [{ key: 'a', operation: 'lt', value: '4' }, 'a<4', { a: '3' }, true],
    [{ key: 'a', operation: 'lt', value: '4' }, 'a<4', { a: '4' }, false],
    [{ key: 'a', operation: 'lt', value: '4' }, 'a<4', { a: 'x' }, false],
    [{ key: 'a', operation: 'lt', value: '4' }, 'a<4', {}, false],
    [{ key: 'a', operation: 'lt', value: '4' }, 'a<4', { a: '-9223372036854775809' }, false],
    [{ key: `a/${long(63)}`, value: long(63) }, `a/${long(63)}=${long(63)}`, { [`a/${long(63)}`]: long(63) }, true],
    [{ key: `${long(253)}/b` }, `${long(253)}/b=`, { [`${long(253)}/b`]: '' }, true],
    [{ key: 'a.b-c/D_e.f-9', value: 'A_b.c-9' }, 'a.b-c/D_e.f-9=A_b.c-9', { 'a.b-c/D_e.f-9': 'A_b.c-9' }, true],
  ])('%j is written %s, and of %j says %s', (condition, text, labels, matches) => {
    expect(selector(condition).text).toBe(text);
    expect(selector(condition).matches(labels)).toBe(matches);
  });

  it('takes an object without the label when it asks for another value', () => {
    expect(selector({ key: 'app', operation: '!=', value: 'web' }).matches({})).toBe(true);
    expect(selector({ key: 'app', operation: 'notin', value: 'web,api' }).matches({ app: 'api' })).toBe(false);
  });

  it('compares integers of 64 bits, and nothing else', () => {
    const more = selector({ key: 'n', operation: 'gt', value: '9223372036854775806' });
    expect(more.matches({ n: '9223372036854775807' })).toBe(true);
    expect(more.matches({ n: '9223372036854775806' })).toBe(false);
    expect(more.matches({ n: 'many' })).toBe(false);
    expect(more.matches({})).toBe(false);
    const less = selector({ key: 'n', operation: 'lt', value: '4' });
    expect([less.matches({ n: '-5' }), less.matches({ n: '4' })]).toEqual([true, false]);
  });

  it('does not take what every object inherits for a label', () => {
    expect(selector({ key: 'constructor', operation: 'exists' }).matches({})).toBe(false);
  });

  it.each<[string, Selector]>([
    ['known are = == != in notin exists ! gt lt', { key: 'a', operation: 'is' as 'in', value: 'b' }],
    ['the condition on the label "a" cannot be used: it takes no value', { key: 'a', operation: '!', value: 'b' }],
    ['its value must be an integer', { key: 'a', operation: 'gt', value: '' }],
    ['its value must be an integer', { key: 'a', operation: 'gt', value: '9223372036854775808' }],
    [`the name of a label is`, { key: 'x'.repeat(64), value: 'b' }],
    [`the name of a label is`, { key: 'a/', value: 'b' }],
    ['"A" before the slash', { key: 'A/b', value: 'b' }],
    ['"a_b" before the slash', { key: 'a_b/b', value: 'b' }],
    ['"a." before the slash', { key: 'a./b', value: 'b' }],
    ['"-a" before the slash', { key: '-a/b', value: 'b' }],
    ['the value "b." is not of', { key: 'a', value: 'b.' }],
    ['the value "é" is not of', { key: 'a', value: 'é' }],
    ['the operation "In" is unknown', { key: 'a', operation: 'In' as 'in', value: 'b' }],
    ['it takes no value', { key: 'a', operation: 'exists', value: 'b' }],
    ['its value must be an integer', { key: 'a', operation: 'lt', value: '1e3' }],
    ['the value "b,c" is not of at most 63', { key: 'a', value: 'b,c' }],
    ['the value "-b" is not of at most 63', { key: 'a', operation: 'in', value: 'a,-b' }],
    [`the value "${'x'.repeat(64)}" is not of at most 63`, { key: 'a', value: 'x'.repeat(64) }],
    ['the name of a label is of at most 63', { key: 'a b', value: 'b' }],
    ['the name of a label is of at most 63', { key: '', value: 'b' }],
    ['"x/y" before the slash is no DNS name', { key: 'x/y/z', value: 'b' }],
    ['"" before the slash is no DNS name', { key: '/z', value: 'b' }],
    [`"${'x'.repeat(254)}" before the slash is no DNS name`, { key: `${'x'.repeat(254)}/z`, value: 'b' }],
  ])('is refused because %s', (reason, condition) => {
    expect(() => selector(condition)).toThrow(reason);
    expect(() => selector(condition)).toThrow(expect.objectContaining({ code: 'bad-program' }));
  });
});
