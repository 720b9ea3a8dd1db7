import { normalizeUri } from '../../../src/language/go/uri';

describe('normalizeUri', () => {
  it.each([
    ['hooks', 'hooks'],
    ['', ''],
    ['*', '*'],
    ['a b', 'a%20b'],
    ['é😀', '%C3%A9%F0%9F%98%80'],
    ['a%2fb', 'a%2fb'],
    ['a"%41', 'a%22A'],
    ['SRC2024:30:00Z', 'src2024:30:00Z'],
    ['http:/a b', 'http:/a%20b'],
    ['HTTP://Host/a?b c#d e', 'http://Host/a?b c#d%20e'],
    ['http://x', 'http://x'],
    ['file:///x', 'file:///x'],
    ['a://', 'a:'],
    ['a?', 'a?'],
    ['a#', 'a'],
    ['//host:80/a', '//host:80/a'],
    ['///a', '///a'],
    ['//', ''],
    ['http://u@ser:p%40s@h/', 'http://u%40ser:p%40s@h/'],
    ['http://user@h', 'http://user@h'],
    ['http://[::1]:8080/', 'http://[::1]:8080/'],
    ['http://[fe80::1%25en0]/', 'http://[fe80::1%25en0]/'],
    ['http://h%C3%A9/', 'http://h%C3%A9/'],
    ['a%3Ab', 'a%3Ab'],
    ['ftp://a:b:80/', 'ftp://a:b:80/'],
    ["a'(b)|", 'a%27%28b%29%7C'],
  ])('%s becomes %s', (text, expected) => {
    expect(normalizeUri(text)).toBe(expected);
  });

  it.each([
    'a\nb',
    'a\u007f',
    ':a',
    '%zz',
    '%4',
    '#%zz',
    '1:b',
    '{"x":1}',
    'http://a b/',
    'http://a%41/',
    'http://a:b/',
    'http://a:1:2/',
    'http://u ser@h/',
    'http://%zz@h/',
    'http://h/%zz',
    'http://a[::1]/',
    'http://[::1/',
    'http://[::1]x/',
    'http://[nope]/',
    'http://[::1%25]/',
    'http://[::1%25%0a]/',
    '//a/%zz',
  ])('%j is no URI', (text) => {
    expect(normalizeUri(text)).toBeUndefined();
  });
});
