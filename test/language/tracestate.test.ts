import { requestTracestate } from '../../src/language/tracestate';

const numbered = (count: number, length = 1): string =>
  Array.from({ length: count }, (_, index) => `k${index}=${'v'.repeat(length)}`).join(',');

describe('the tracestate of a request', () => {
  it.each<[string, string[] | undefined, string | undefined]>([
    ['passes', ['rojo=00f067aa0ba902b7,congo=t61rcWkgMzE'], 'rojo=00f067aa0ba902b7,congo=t61rcWkgMzE'],
    ['may stand in several headers, with blanks and nothing between commas', ['a=1 ,\t', ' ,b=2'], 'a=1,b=2'],
    ['may name a tenant', ['fw529a3039@dt=FfD1'], 'fw529a3039@dt=FfD1'],
    ['may have blanks in a value', ['a=b c'], 'a=b c'],
    ['may be missing', undefined, undefined],
    ['may be empty', ['', ' , '], undefined],
    ['goes as a whole with a capital in a key', ['a=1,B=2'], undefined],
    ['goes as a whole with a key twice', ['a=1,b=2,a=3'], undefined],
    ['goes as a whole without a value', ['a=1,b='], undefined],
    ['goes as a whole with an equals sign in a value', ['a=1=2'], undefined],
    ['goes as a whole with a character that cannot be printed', ['a=1,b=\u00e9'], undefined],
    ['has up to 32 members', [numbered(32)], numbered(32)],
    ['has no more than 32 members', [numbered(33)], undefined],
    ['has no more than 32 members, however many there are', [numbered(5000)], undefined],
    ['loses its last members when it is long', [numbered(10, 97)], numbered(5, 97)],
    ['loses long members first', [`a=1,b=${'v'.repeat(200)},${numbered(4, 97)}`], `a=1,${numbered(4, 97)}`],
    ['may be lost to its length', [numbered(3, 250)], undefined],
  ])('%s', (_, values, expected) => {
    expect(requestTracestate(values)).toBe(expected);
  });
});
