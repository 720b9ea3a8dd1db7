import * as fc from 'fast-check';
import { Match } from '../../constructs';
import { compileRegex } from '../../src/language/regex';

const filter = (match: Match) => match.toFilter('body.x');

describe('Match', () => {
  it('finds one of several expressions', () => {
    expect(Match.pattern('opened', /^synchronize$/).toFilter('body.action')).toEqual({
      path: 'body.action',
      type: 'string',
      comparator: '=',
      value: ['opened', '^synchronize$'],
    });
    expect(() => Match.pattern('opened', '(?=x)')).toThrow(/look-?ahead|not|\(\?=/);
    expect(() => Match.pattern()).toThrow('Match.pattern needs at least one expression');
  });

  it('compares a text whole, so that a branch does not pass for another that begins like it', () => {
    expect(filter(Match.equals('refs/heads/main'))).toEqual({
      path: 'body.x',
      type: 'string',
      comparator: '=',
      value: ['^refs/heads/main$'],
    });
    expect(filter(Match.equals('v1.2')).value).toEqual(['^v1\\.2$']);
  });

  it('finds exactly the text that it was given, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), fc.string(), (text, other) => {
        const regex = compileRegex(filter(Match.equals(text)).value[0] ?? '');
        expect(regex.test(text)).toBe(true);
        expect(regex.test(other)).toBe(other === text);
      }),
    );
  });

  it.each([
    [Match.equals(3), { type: 'number', comparator: '=', value: ['3'] }],
    [Match.equals(false), { type: 'bool', value: ['false'] }],
    [Match.notEquals('main'), { type: 'string', comparator: '!=', value: ['^main$'] }],
    [Match.anyOf('opened', 'synchronize'), { type: 'string', comparator: '=', value: ['^opened$', '^synchronize$'] }],
    [Match.anyOf(1, 2), { type: 'number', comparator: '=', value: ['1', '2'] }],
    [Match.startsWith('refs/tags/'), { type: 'string', comparator: '=', value: ['^refs/tags/'] }],
    [Match.endsWith('.go'), { type: 'string', comparator: '=', value: ['\\.go$'] }],
    [Match.greaterThan(1.5), { type: 'number', comparator: '>', value: ['1.5'] }],
    [Match.atLeast(1), { type: 'number', comparator: '>=', value: ['1'] }],
    [Match.lessThan(0), { type: 'number', comparator: '<', value: ['0'] }],
    [Match.atMost(0), { type: 'number', comparator: '<=', value: ['0'] }],
    [Match.present(), { type: 'string', comparator: '=', value: ['.*'] }],
  ])('case %#', (match, expected) => {
    expect(filter(match)).toEqual({ path: 'body.x', ...expected });
  });

  it('excludes several texts by one expression, because upstream takes a list of exclusions for an alternative', () => {
    const { comparator, value } = filter(Match.noneOf('main', 'dev.1'));
    expect(comparator).toBe('!=');
    expect(value).toEqual(['^(?:main|dev\\.1)$']);
  });

  it('can look at what a template makes of the field', () => {
    const template = '{{ .Input | lower }}';
    expect(filter(Match.template(template, Match.equals('main')))).toEqual({
      path: 'body.x',
      type: 'string',
      comparator: '=',
      value: ['^main$'],
      template,
    });
    expect(() => Match.template('{{ .Input | lowr }}', Match.present())).toThrow(/lowr/);
  });

  it('takes a JavaScript expression with the flags that Go has', () => {
    expect(filter(Match.pattern(/^feat/i)).value).toEqual(['(?i)^feat']);
    expect(() => Match.pattern(/x/y)).toThrow("the flags 'y' of /x/y do not exist in Go; use i, m and s");
  });

  it('refuses an expression that Go does not compile', () => {
    expect(() => Match.pattern('(?=x)')).toThrow(expect.objectContaining({ code: 'bad-program' }));
  });

  it('refuses an empty list, mixed lists and numbers that JSON does not have', () => {
    expect(() => Match.anyOf()).toThrow('Match.anyOf needs at least one value');
    expect(() => Match.noneOf()).toThrow('Match.noneOf needs at least one value');
    expect(() => Match.anyOf('a', 1)).toThrow('Match.anyOf takes texts or numbers, not both: ["a",1]');
    expect(() => Match.lessThan(Number.NaN)).toThrow('a payload holds no number like NaN');
  });
});
