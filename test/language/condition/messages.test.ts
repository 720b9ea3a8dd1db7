import { compileCondition } from '../../../src/language/condition';

const dependencies = ['a', 'b', 'c-1'];

function messageOf(condition: string): string {
  try {
    return `no error: ${compileCondition(condition, dependencies).text}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('a condition that is none', () => {
  it.each([
    ['a &&', 'unexpected end at character 5'],
    ['a && b)', 'unbalanced parenthesis at character 6'],
    ['(a', 'unbalanced parenthesis at character 3'],
    ['a b', "unexpected 'b' at character 3"],
    ['a, b', "unexpected ',' at character 2"],
    ['a && zz', "'zz' is no dependency (known: a, b, c-1) at character 6"],
    ['-a', "'-a' is no dependency (known: a, b, c-1) at character 1"],
    ['[a', 'unexpected end at character 3'],
    ['[a b]', "unexpected 'b' at character 4"],
    ['a ? b : c', "'c' is no dependency (known: a, b, c-1) at character 9"],
    ['true ? a', 'unexpected end at character 9'],
    ['true ? a : ', 'unexpected end at character 12'],
    ['true ? a b', "unexpected 'b' at character 10"],
    ['1a', "a name cannot begin with a digit: '1a' at character 1"],
    ['a.b', "unexpected '.' at character 2"],
    ['a[0]', "unexpected '[' at character 2"],
    ['a @ b', "'@' cannot stand in a condition at character 3"],
    ['a ?? b && a', "'&&' and '??' need parentheses around one of them at character 8"],
    ['a matches "["', 'error parsing regexp: missing closing ]: `[`'],
    ['zz', "'zz' is no dependency (known: a, b, c-1) at character 1"],
    ['# a', "unexpected '#' at character 1"],
    ['$', "'$' is no dependency (known: a, b, c-1) at character 1"],
    ['a-1 && zz', "'a-1' is no dependency (known: a, b, c-1) at character 1"],
    ['(((', 'unexpected end at character 4'],
  ])('%s says why and where', (condition, message) => {
    expect(messageOf(condition)).toBe(message);
  });

  it.each<[string, string, number]>([
    ['&& a', '&&', 1],
    ['a == b && 1', '&&', 8],
    ['1 + a', '+', 3],
    ['not a', 'not', 1],
    ['!a', '!', 1],
    ['+a', '+', 1],
    ['+1 && a', '&&', 4],
    ['[a, b] + a', '+', 8],
    ['a in b', 'in', 3],
    ['a < 1', '<', 3],
    ['true && a', '&&', 6],
    ['true and 1', 'and', 6],
    ['a matches 1', 'matches', 3],
    ['a and b', 'and', 3],
    ['nil && a', '&&', 5],
    ['a && 1 > 2', '&&', 3],
    ['a == 1', '==', 3],
    ['a != 1', '!=', 3],
    ['a startsWith 1', 'startsWith', 3],
    ['()', ')', 2],
    ['a && ()', ')', 7],
  ])('%s has an operator that does not suit', (condition, word, position) => {
    const rule = 'a condition joins names of dependencies with &&, || and parentheses';
    expect(messageOf(condition)).toBe(`${rule}, and cannot use '${word}' like this at character ${position}`);
  });

  it.each([['a in [b]'], ['a > b']])('%s is rewritten to what never holds', (condition) => {
    expect(messageOf(condition)).toBe('no error: false');
  });

  it('lists are nested to a limit, and read one after the other without any', () => {
    const nested = (levels: number): string => `a == ${'['.repeat(levels)}1${']'.repeat(levels)}`;
    expect(messageOf(nested(501))).toMatch('nested deeper than 500 levels');
    expect(messageOf(nested(400))).toMatch(/cannot use '==' like this/);
    expect(messageOf(`a in [${'[a],'.repeat(600)}a]`)).toBe('no error: true');
  });
});
