import { estimateSize } from '../../src/language/regex-size';

it.each<[string, number]>([
  ['', 0],
  ['abc', 3],
  ['a{3}', 3],
  ['a{2,5}', 5],
  ['a{2,}', 2],
  ['(ab){3}', 12],
  ['(?:ab){3}c', 13],
  ['(a(b{2}){3}){4}', 60],
  ['\\pL{2}', 102],
  ['[\\pL\\pN]', 101],
  ['[a-z]{3}', 3],
  ['[]a]{2}', 2],
  ['\\p{Greek}{3}', 153],
  ['\\Qabc\\E{2}', 6],
  ['\\Qa', 1],
  ['(?P<n>a)', 3],
  ['(?i:a)b', 4],
  ['\\d+', 2],
  ['(a|b){2}', 10],
  ['((a))', 5],
  ['x(y(z', 3],
  ['a)', 3],
])('%s compiles to about %i instructions', (pattern, size) => {
  expect(estimateSize(pattern)).toBe(size);
});
