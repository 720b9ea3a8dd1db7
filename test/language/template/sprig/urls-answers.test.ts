import { EventloomError } from '../../../../src/errors';
import { render } from '../render';

describe("what Go makes of sprig's URLs", () => {
  it.each([
    [
      '{{urlParse "" | toJson}}',
      '{"fragment":"","host":"","hostname":"","opaque":"","path":"","query":"","scheme":"","userinfo":""}',
    ],
    ['{{urlJoin (urlParse "")}}', ''],
    [
      '{{urlParse "http://h" | toJson}}',
      '{"fragment":"","host":"h","hostname":"h","opaque":"","path":"","query":"","scheme":"http","userinfo":""}',
    ],
    ['{{urlJoin (urlParse "http://h")}}', 'http://h'],
    [
      '{{urlParse "HTTP://Host:80/p?q=1#f" | toJson}}',
      '{"fragment":"f","host":"Host:80","hostname":"Host","opaque":"","path":"/p","query":"q=1","scheme":"http","userinfo":""}',
    ],
    ['{{urlJoin (urlParse "HTTP://Host:80/p?q=1#f")}}', 'http://Host:80/p?q=1#f'],
    [
      '{{urlParse "http://u:p@h/a/b" | toJson}}',
      '{"fragment":"","host":"h","hostname":"h","opaque":"","path":"/a/b","query":"","scheme":"http","userinfo":"u:p"}',
    ],
    ['{{urlJoin (urlParse "http://u:p@h/a/b")}}', 'http://u:p@h/a/b'],
    [
      '{{urlParse "http://u@h" | toJson}}',
      '{"fragment":"","host":"h","hostname":"h","opaque":"","path":"","query":"","scheme":"http","userinfo":"u"}',
    ],
    [
      '{{urlParse "http://:p@h" | toJson}}',
      '{"fragment":"","host":"h","hostname":"h","opaque":"","path":"","query":"","scheme":"http","userinfo":":p"}',
    ],
    [
      '{{urlParse "mailto:a@b" | toJson}}',
      '{"fragment":"","host":"","hostname":"","opaque":"a@b","path":"","query":"","scheme":"mailto","userinfo":""}',
    ],
    ['{{urlJoin (urlParse "mailto:a@b")}}', 'mailto:a@b'],
    [
      '{{urlParse "//h/p" | toJson}}',
      '{"fragment":"","host":"h","hostname":"h","opaque":"","path":"/p","query":"","scheme":"","userinfo":""}',
    ],
    ['{{urlJoin (urlParse "/p")}}', '/p'],
    [
      '{{urlParse "p" | toJson}}',
      '{"fragment":"","host":"","hostname":"","opaque":"","path":"p","query":"","scheme":"","userinfo":""}',
    ],
    ['{{urlJoin (urlParse "p")}}', 'p'],
    [
      '{{urlParse "?q" | toJson}}',
      '{"fragment":"","host":"","hostname":"","opaque":"","path":"","query":"q","scheme":"","userinfo":""}',
    ],
    [
      '{{urlParse "ftp://h:80:90" | toJson}}',
      '{"fragment":"","host":"h:80:90","hostname":"h:80","opaque":"","path":"","query":"","scheme":"ftp","userinfo":""}',
    ],
    [
      '{{urlParse "http://[::1]:80/" | toJson}}',
      '{"fragment":"","host":"[::1]:80","hostname":"::1","opaque":"","path":"/","query":"","scheme":"http","userinfo":""}',
    ],
    [
      '{{urlParse "http://[fe80::1%25en0]:1/" | toJson}}',
      '{"fragment":"","host":"[fe80::1%en0]:1","hostname":"fe80::1%en0","opaque":"","path":"/","query":"","scheme":"http","userinfo":""}',
    ],
    [
      '{{urlParse "http://[fe80::1%25%41]/" | toJson}}',
      '{"fragment":"","host":"[fe80::1%A]","hostname":"fe80::1%A","opaque":"","path":"/","query":"","scheme":"http","userinfo":""}',
    ],
    [
      '{{urlParse "http://h%C3%A9/" | toJson}}',
      '{"fragment":"","host":"hé","hostname":"hé","opaque":"","path":"/","query":"","scheme":"http","userinfo":""}',
    ],
    [
      '{{urlParse "http://h/a b" | toJson}}',
      '{"fragment":"","host":"h","hostname":"h","opaque":"","path":"/a b","query":"","scheme":"http","userinfo":""}',
    ],
    ['{{urlJoin (urlParse "http:")}}', 'http:'],
    [
      '{{urlParse "http:///p" | toJson}}',
      '{"fragment":"","host":"","hostname":"","opaque":"","path":"/p","query":"","scheme":"http","userinfo":""}',
    ],
    ['{{urlJoin (urlParse "http:///p")}}', 'http:///p'],
    [
      '{{urlParse "///p" | toJson}}',
      '{"fragment":"","host":"","hostname":"","opaque":"","path":"///p","query":"","scheme":"","userinfo":""}',
    ],
    [
      '{{urlParse "*" | toJson}}',
      '{"fragment":"","host":"","hostname":"","opaque":"","path":"*","query":"","scheme":"","userinfo":""}',
    ],
    ['{{urlJoin (urlParse "a/b:c")}}', 'a/b:c'],
    [
      '{{urlParse "http://u%40:p%3A@h" | toJson}}',
      '{"fragment":"","host":"h","hostname":"h","opaque":"","path":"","query":"","scheme":"http","userinfo":"u%40:p%3A"}',
    ],
    [
      '{{urlParse "http://h]:80" | toJson}}',
      '{"fragment":"","host":"h]:80","hostname":"h]","opaque":"","path":"","query":"","scheme":"http","userinfo":""}',
    ],
    [
      '{{urlJoin (dict "scheme" "f" "host" "//x" "path" "a b" "query" "a b" "opaque" "" "fragment" "f" "userinfo" "")}}',
      'f://%2F%2Fx/a%20b?a b#f',
    ],
    [
      '{{urlJoin (dict "scheme" "[::1]" "host" "h" "path" "a:b" "query" "p" "opaque" "" "fragment" "p" "userinfo" "")}}',
      '[::1]://h/a:b?p#p',
    ],
    ['{{urlJoin (dict "scheme" "x")}}', 'x:'],
    ['{{urlJoin (dict "userinfo" "x")}}', '//x@'],
    [
      '{{urlParse "http://:80/" | toJson}}',
      '{"fragment":"","host":":80","hostname":"","opaque":"","path":"/","query":"","scheme":"http","userinfo":""}',
    ],
    [
      '{{urlParse "http://[::1%25%20]/" | toJson}}',
      '{"fragment":"","host":"[::1% ]","hostname":"::1% ","opaque":"","path":"/","query":"","scheme":"http","userinfo":""}',
    ],
    [
      '{{urlParse "http://[::1%25%22]/" | toJson}}',
      '{"fragment":"","host":"[::1%\\"]","hostname":"::1%\\"","opaque":"","path":"/","query":"","scheme":"http","userinfo":""}',
    ],
    [
      '{{urlParse "http://[::1%25%25]/" | toJson}}',
      '{"fragment":"","host":"[::1%%]","hostname":"::1%%","opaque":"","path":"/","query":"","scheme":"http","userinfo":""}',
    ],
    ['{{urlJoin (dict "path" "a:b")}}', './a:b'],
    ['{{urlJoin (dict "path" "a:b/c")}}', './a:b/c'],
    ['{{urlJoin (dict "path" "a/b:c")}}', 'a/b:c'],
    [
      '{{urlParse "http://h/?a=1#" | toJson}}',
      '{"fragment":"","host":"h","hostname":"h","opaque":"","path":"/","query":"a=1","scheme":"http","userinfo":""}',
    ],
    [
      '{{urlParse "http://h/%2a" | toJson}}',
      '{"fragment":"","host":"h","hostname":"h","opaque":"","path":"/*","query":"","scheme":"http","userinfo":""}',
    ],
    [
      '{{urlParse "http://[::1%25e%41]/" | toJson}}',
      '{"fragment":"","host":"[::1%eA]","hostname":"::1%eA","opaque":"","path":"/","query":"","scheme":"http","userinfo":""}',
    ],
  ])('%s', (template, text) => {
    expect(render(template)).toBe(text);
  });

  it.each([
    '{{urlParse "http://h:80:90" | toJson}}',
    '{{urlParse "http://[::1%25]" | toJson}}',
    '{{urlParse "http://a[b" | toJson}}',
    '{{urlParse "http://h/%zz" | toJson}}',
    '{{urlParse "http://h%41/" | toJson}}',
    '{{urlParse "http://h h/" | toJson}}',
    '{{urlParse "1:b" | toJson}}',
    '{{urlParse "http://u p@h" | toJson}}',
    '{{urlParse "a\\nb" | toJson}}',
    '{{urlParse "http://h/\u007f" | toJson}}',
    '{{urlParse "http://[::1]:x" | toJson}}',
    '{{urlJoin (dict "scheme" 1)}}',
    '{{urlParse "http://[%3a:1]/" | toJson}}',
    '{{urlParse "http://[::1%25%c3%a9]/" | toJson}}',
    '{{urlParse "http://[::1%25%2f]/" | toJson}}',
    '{{urlParse "http://[::1%25%7f]/" | toJson}}',
    '{{urlParse "http://[::1%25]/" | toJson}}',
    '{{urlParse "http://u%zz@h/" | toJson}}',
    '{{urlParse "http://:a/" | toJson}}',
    '{{urlParse "http://[::%31%25en0]/" | toJson}}',
    '{{urlParse "http://[::%c3%a9]/" | toJson}}',
  ])('refuses %s', (template) => {
    expect(() => render(template)).toThrow(EventloomError);
  });
});
