import fc from 'fast-check';
import { EventloomError } from '../../../src/errors';
import { type Condition, compileCondition } from '../../../src/language/condition';

const names = ['a', 'b', 'c-1'];

/** Counts from now on how often a condition is evaluated. */
function countHolds(condition: Condition): { count: number } {
  const counter = { count: 0 };
  const holds = condition.holds.bind(condition);
  Object.assign(condition, {
    holds: (satisfied: ReadonlySet<string>) => {
      counter.count++;
      return holds(satisfied);
    },
  });
  return counter;
}

/** Whether it succeeds, or throws an error of ours. */
function isOwn(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    return error instanceof EventloomError;
  }
}

describe('a condition', () => {
  it('of nothing is all dependencies', () => {
    const condition = compileCondition('', names);
    expect(condition.text).toBe('a&&b&&c-1');
    expect(condition.dependencies).toEqual(names);
    expect(condition.holds(new Set(names))).toBe(true);
    expect(condition.holds(new Set(['a', 'b']))).toBe(false);
    expect(compileCondition(undefined, ['a']).stores).toBe(false);
  });

  it('names its dependencies once, in order, and no others', () => {
    const condition = compileCondition('(c_1 || a) && c-1', names);
    expect(condition.text).toBe('(c-1||a)&&c-1');
    expect(condition.dependencies).toEqual(['c-1', 'a']);
  });

  it('keeps events only when it needs several', () => {
    expect(compileCondition('a || b', names).stores).toBe(false);
    expect(compileCondition('a || b && a', names).stores).toBe(true);
  });

  it('knows what it cannot do without', () => {
    const condition = compileCondition('a && (b || c-1)', names);
    expect(names.filter((name) => condition.requires(name))).toEqual(['a']);
    expect(compileCondition('a', names).requires('a')).toBe(true);
    expect(compileCondition('a || b', names).requires('a')).toBe(false);
  });

  it('takes the later of two dependencies whose names differ in dashes only', () => {
    expect(compileCondition('x-y', ['x-y', 'x_y']).dependencies).toEqual(['x_y']);
  });

  it.each([
    ['"a" && b', 'a&&b'],
    ["'a'", 'a'],
    ['a /* both */ && b // really', 'a&&b'],
    ['a ?? b', 'a'],
    ['nil ?? b', 'b'],
    ['a == b ? a : b', 'b'],
    ['not true', 'false'],
    ['!false and 1 + 1 == 2.0', 'true'],
    ['a != b and 1 < 2.5', 'true'],
    ['a > b or a >= a', 'true'],
    ['a <= b', 'true'],
    ['a in [a, b]', 'true'],
    ['a matches "^x$"', 'false'],
    ['a startsWith a and a endsWith a and a contains a', 'true'],
    ['[a]', '[a]'],
    ['a == nil', 'false'],
    ['+1', '1'],
    ['1.5 + 1', '2.5'],
  ])('reads the oddity %s as Argo Events does', (conditions, text) => {
    expect(compileCondition(conditions, names).text).toBe(text);
  });

  it.each([
    ['a && d', "'d' is no dependency (known: a, b, c-1) at character 6"],
    ['a &&', 'unexpected end at character 5'],
    ['a b', "unexpected 'b' at character 3"],
    [
      '!a',
      "a condition joins names of dependencies with &&, || and parentheses, and cannot use '!' like this at character 1",
    ],
    ['a & b', "unexpected '&' at character 3"],
    ['a == 1', "cannot use '==' like this"],
    ['a @ b', "'@' cannot stand in a condition at character 3"],
    ['1a', "a name cannot begin with a digit: '1a' at character 1"],
    ['"a && b"', 'operators cannot be quoted at character 1'],
    ['a ? b : a', "what stands before '?' is neither true nor false"],
    ['a == a ? b', 'unexpected end'],
    ['[a b]', "unexpected 'b' at character 4"],
    ['{a}', "unexpected '{'"],
    ['len && a', "'len' is a function of conditions, which '&&' cannot join: give the dependency another name"],
    ['a || !first', "'first' is a function of conditions, which '!' cannot join"],
    ['in', "unexpected 'in'"],
    ['a in b', "cannot use 'in' like this"],
    ['a != 1', "cannot use '!=' like this"],
    ['a < 1', "cannot use '<' like this"],
    ['len == len', "'len' is a function of conditions, which '==' cannot join"],
    ['len', 'unexpected end of expression'],
    ['[len]', "names '', which is no dependency"],
    ['(a', 'unbalanced parenthesis'],
    ['"q"', "the condition 'q' names 'q', which is no dependency (known: a, b, c-1)"],
  ])('%s cannot be used', (conditions, message) => {
    const refusal = { code: 'bad-program', message: expect.stringContaining(message) };
    expect(() => compileCondition(conditions, names)).toThrow(expect.objectContaining(refusal));
  });

  it('has a limit on length and on levels', () => {
    const limit = expect.objectContaining({ code: 'program-limit' });
    expect(compileCondition(`${' '.repeat(32_767)}a`, names).text).toBe('a');
    expect(() => compileCondition(`${' '.repeat(32_768)}a`, names)).toThrow(limit);
    expect(compileCondition(`${'+'.repeat(499)}1`, names).text).toBe('1');
    expect(() => compileCondition(`${'+'.repeat(500)}1`, names)).toThrow(limit);
    const chosen = Array.from({ length: 300 }, () => '+1').join(' + ');
    expect(compileCondition(chosen, names).text).toBe('300');
  });

  it('is asked once whether it can do without a dependency', () => {
    const condition = compileCondition('a && (b || c-1)', names);
    expect(condition.requires('a')).toBe(true);
    const holds = countHolds(condition);
    expect([condition.requires('a'), condition.requires('b'), condition.requires('b')]).toEqual([true, false, false]);
    expect(holds.count).toBe(1);
    expect(compileCondition('a', ['a', 'b']).requires('b')).toBe(false);
    expect(compileCondition('a', ['a', 'b']).requires('a')).toBe(true);
  });

  it('without any dependency says that there is none', () => {
    expect(() => compileCondition('a', [])).toThrow("'a' is no dependency (known: none)");
    expect(() => compileCondition('"a"', [])).toThrow('(known: none)');
  });

  it('may be the name of a function if a dependency has it', () => {
    expect(compileCondition('len', ['len']).dependencies).toEqual(['len']);
  });

  it('that is neither true nor false can never hold', () => {
    expect(() => compileCondition('', ['1', 'z'])).toThrow("the condition '1&&z' can never hold");
    expect(() => compileCondition('a'.repeat(40_000), names)).toThrow('longer than 32768 characters');
    for (const opening of ['[', '!', '+', 'a ? ', 'a ? b : ']) {
      expect(() => compileCondition(`${opening.repeat(4_000)}a`, names)).toThrow('nested deeper than 500 levels');
    }
  });

  it('agrees with the truth table of its operators', () => {
    const conditions = fc.letrec<{ condition: string }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(...names),
        fc
          .tuple(tie('condition'), fc.constantFrom('&&', ' || ', ' && ', '||'), tie('condition'))
          .map((parts) => parts.join('')),
        tie('condition').map((inner) => `( ${inner})`),
      ),
    })).condition;
    fc.assert(
      fc.property(conditions, fc.subarray(names), (text, satisfied) => {
        const condition = compileCondition(text, names);
        const truth = new Function('a', 'b', 'c', `return ${text.replaceAll('c-1', 'c')}`);
        const holds = truth(...names.map((name) => satisfied.includes(name)));
        expect(condition.holds(new Set(satisfied))).toBe(holds);
        expect(compileCondition(condition.text, names).text).toBe(condition.text);
      }),
    );
  });

  it('throws nothing but its own errors, whatever it is given', () => {
    const words = [
      'a',
      'b',
      'c-1',
      '&&',
      '||',
      '(',
      ')',
      '!',
      '==',
      '"',
      '//',
      '[',
      ']',
      ',',
      '?',
      ':',
      '1',
      '+',
      'not',
      'in',
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 10 }), (parts) => {
        expect(isOwn(() => compileCondition(parts.join(' '), names))).toBe(true);
      }),
      { numRuns: 600 },
    );
  });
});
