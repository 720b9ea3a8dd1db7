import { render } from '../render';

describe("what Go makes of sprig's words", () => {
  it.each([
    ['{{untitle ""}}|{{swapcase ""}}|{{initials ""}}|{{nospace ""}}|{{title ""}}', '||||'],
    ['{{snakecase "a"}}|{{kebabcase "a"}}|{{camelcase "a"}}', 'a|a|A'],
    [
      '{{snakecase "hello world"}}|{{kebabcase "hello world"}}|{{camelcase "hello world"}}',
      'hello_world|hello-world|HelloWorld',
    ],
    [
      '{{untitle "hello world"}}|{{swapcase "hello world"}}|{{initials "hello world"}}|{{nospace "hello world"}}|{{title "hello world"}}',
      'hello world|HELLO WORLD|hw|helloworld|Hello World',
    ],
    [
      '{{snakecase "helloWorld"}}|{{kebabcase "helloWorld"}}|{{camelcase "helloWorld"}}',
      'hello_world|hello-world|HelloWorld',
    ],
    [
      '{{snakecase "HelloWorld"}}|{{kebabcase "HelloWorld"}}|{{camelcase "HelloWorld"}}',
      'hello_world|hello-world|HelloWorld',
    ],
    [
      '{{untitle "HelloWorld"}}|{{swapcase "HelloWorld"}}|{{initials "HelloWorld"}}|{{nospace "HelloWorld"}}|{{title "HelloWorld"}}',
      'helloWorld|hELLOwORLD|H|HelloWorld|HelloWorld',
    ],
    [
      '{{snakecase "HTTPStatus"}}|{{kebabcase "HTTPStatus"}}|{{camelcase "HTTPStatus"}}',
      'http_status|http-status|Httpstatus',
    ],
    [
      '{{snakecase "HTTP2Server"}}|{{kebabcase "HTTP2Server"}}|{{camelcase "HTTP2Server"}}',
      'http2_server|http2-server|Http2Server',
    ],
    ['{{snakecase "__foo__"}}|{{kebabcase "__foo__"}}|{{camelcase "__foo__"}}', '__foo__|--foo--|__Foo__'],
    ['{{snakecase "foo.bar"}}|{{kebabcase "foo.bar"}}|{{camelcase "foo.bar"}}', 'foo.bar|foo.bar|Foo.bar'],
    ['{{snakecase "ABC1"}}|{{kebabcase "ABC1"}}|{{camelcase "ABC1"}}', 'abc1|abc1|Abc1'],
    [
      '{{snakecase "abc123def"}}|{{kebabcase "abc123def"}}|{{camelcase "abc123def"}}',
      'abc_123def|abc-123def|Abc123def',
    ],
    ['{{snakecase "123abc"}}|{{kebabcase "123abc"}}|{{camelcase "123abc"}}', '123abc|123abc|123abc'],
    ['{{snakecase "1 2"}}|{{kebabcase "1 2"}}|{{camelcase "1 2"}}', '1_2|1-2|12'],
    ['{{snakecase "v1Beta2"}}|{{kebabcase "v1Beta2"}}|{{camelcase "v1Beta2"}}', 'v1_beta2|v1-beta2|V1Beta2'],
    ['{{snakecase "a\u4e2db"}}|{{kebabcase "a\u4e2db"}}|{{camelcase "a\u4e2db"}}', 'a_\u4e2d_b|a-\u4e2d-b|A\u4e2db'],
    [
      '{{snakecase "Go-LANG_is"}}|{{kebabcase "Go-LANG_is"}}|{{camelcase "Go-LANG_is"}}',
      'go_lang_is|go-lang-is|GoLangIs',
    ],
    ['{{snakecase "1X"}}|{{kebabcase "1X"}}|{{camelcase "1X"}}', '1_x|1-x|1X'],
    ['{{snakecase "a.B.c"}}|{{kebabcase "a.B.c"}}|{{camelcase "a.B.c"}}', 'a.b.c|a.b.c|A.B.c'],
    ['{{snakecase "-"}}|{{kebabcase "-"}}|{{camelcase "-"}}', '_|-|--'],
    ['{{snakecase "--"}}|{{kebabcase "--"}}|{{camelcase "--"}}', '__|--|---'],
    ['{{snakecase "a1_b"}}|{{kebabcase "a1_b"}}|{{camelcase "a1_b"}}', 'a1_b|a1-b|A1B'],
    ['{{snakecase "ab12!"}}|{{kebabcase "ab12!"}}|{{camelcase "ab12!"}}', 'ab12!|ab12!|Ab12!'],
    ['{{snakecase "ab1x!"}}|{{kebabcase "ab1x!"}}|{{camelcase "ab1x!"}}', 'ab_1x!|ab-1x!|Ab1x!'],
    ['{{snakecase "1!"}}|{{kebabcase "1!"}}|{{camelcase "1!"}}', '1!|1!|1!'],
    ['{{snakecase "a1b1c1"}}|{{kebabcase "a1b1c1"}}|{{camelcase "a1b1c1"}}', 'a_1b1c1|a-1b1c1|A1b1c1'],
    ['{{kebabcase "-!!_\ufffdbc"}}', '-!!_\ufffdbc'],
    ['{{kebabcase "bc\ufffd1é_"}}', 'bc-\ufffd1é-'],
    ['{{snakecase "é-É1aÉ"}}', 'é_é_1a_é'],
    ['{{abbrev -10 ""}}', ''],
    ['{{wrap -10 ""}}', ''],
    ['{{wrapWith -10 "|" ""}}', ''],
    ['{{abbrevboth -10 0 ""}}', ''],
    ['{{abbrevboth -10 10 ""}}', ''],
    ['{{abbrevboth -3 -10 ""}}', ''],
    ['{{wrapWith -10 "|" "abc"}}', 'a|b|c'],
    ['{{wrap -10 "hello world"}}', 'hello\nworld'],
    ['{{abbrevboth -10 4 "hello world"}}', 'h...'],
    ['{{abbrevboth 1 4 "hello world"}}', 'hello world'],
    ['{{wrapWith 2 "|" "hello world"}}', 'he|ll|o|wo|rl|d'],
    ['{{abbrevboth 3 7 "hello world"}}', 'hell...'],
    ['{{abbrev 4 "hello world"}}', 'h...'],
    ['{{wrapWith 6 "|" "hello world"}}', 'hello|world'],
    ['{{abbrevboth 6 8 "hello world"}}', '...world'],
    ['{{abbrevboth 8 10 "hello world"}}', 'hello w...'],
    ['{{abbrevboth -3 6 "héllo"}}', 'héllo'],
    ['{{wrap -10 "a b  c"}}', 'a\nb\nc'],
    ['{{abbrevboth 5 7 "one two three four"}}', '...w...'],
    ['{{abbrevboth 0 4 "a/b/c"}}', 'a...'],
  ])('%s', (template, text) => {
    expect(render(template)).toBe(text);
  });
});
