import { failureOf, render } from './render';

describe('the syntax of templates', () => {
  it.each([
    ['', ''],
    ['plain } text { {', 'plain } text { {'],
    ['a {{- 1 -}} b', 'a1b'],
    ['a\n\t {{- 1 }} b', 'a1 b'],
    ['{{1 |}}', '1'],
    ['{{ 1 -}} \r\n b', '1b'],
    ['{{-3}}', '-3'],
    ['a{{/* a\ncomment */}}b', 'ab'],
    ['a {{- /* comment */ -}} b', 'ab'],
    ['{{"}}"}}', '}}'],
    ['{{`a\r\nb`}}', 'a\nb'],
    [
      '{{"\\a\\b\\f\\n\\r\\t\\v\\\\\\"\\x41\\101\\u00e9\\U0001F600" | printf "%q"}}',
      '"\\a\\b\\f\\n\\r\\t\\v\\\\\\"AA\u00e9\u{1F600}"',
    ],
    ['{{"\\xc3\\xa9"}}', '\u00e9'],
    ["{{'a'}} {{'\\n'}} {{'\\''}} {{'\u00e9'}}", '97 10 39 233'],
    [
      '{{0x1F}} {{0b11}} {{0o17}} {{017}} {{1_000}} {{1e3}} {{1.5}} {{.5}} {{0x1p4}} {{+7}}',
      '31 3 15 15 1000 1000 1.5 0.5 16 7',
    ],
    ['{{1i}} {{1+2i}} {{1.5e1-2e0i}} {{printf "%T %.1f" 1i 2i}}', '(0+1i) (1+2i) (15-2i) complex128 (0.0+2.0i)'],
    ['{{(1)}} {{(print 1 | print 2)}} {{((true))}}', '1 21 true'],
    ['{{$x := 1}}{{$x = 2}}{{$x}}', '2'],
    ['{{$\u00e9_1:=3}}{{$\u00e9_1}}', '3'],
    ['{{define "t"}}<{{.}}>{{end}}{{template "t" 1}}{{template "t"}}', '<1><<no value>>'],
    ['{{block "b" 2}}[{{.}}]{{end}}{{template "b" 3}}', '[2][3]'],
    ['{{define "a"}} {{end}}{{define "a"}}x{{end}}{{template "a"}}', 'x'],
    ['{{define "param"}}inner{{end}}', 'inner'],
    ['{{if 0}}a{{else if 1}}b{{else}}c{{end}}', 'b'],
    ['{{with 0}}a{{else with 2}}{{.}}{{else}}c{{end}}', '2'],
    ['{{range $i, $e := .Input}}{{$i}}{{$e}}{{end}}', ''],
    ['{{if true}}{{end}}', ''],
  ])('reads %j', (template, output) => {
    expect(render(template)).toBe(output);
  });

  it.each([
    ['{{', '1:3: this action has no closing "}}"'],
    ['a\n  {{ .x', '2:8: this action has no closing "}}"'],
    ['{{}}', '1:3: a command has no value'],
    ['{{/* x', '1:3: this comment has no closing "*/"'],
    ['{{/* x */ 1}}', 'only "}}" may follow a comment'],
    ['{{(1}}', 'a "(" is not closed before "}}"'],
    ['{{1)}}', 'this ")" closes no "("'],
    ['{{()}}', 'parentheses has no value'],
    ['{{"a}}', 'this " is not closed on its line'],
    ['{{"a\\\n"}}', 'this " is not closed on its line'],
    ['{{`a}}', 'this ` is not closed'],
    ["{{'}}", "this ' is not closed on its line"],
    ["{{'ab'}}", "'ab' is not a number that Go can hold"],
    ["{{''}}", "'' is not a number that Go can hold"],
    ['{{"\\q"}}', 'this text has an escape that Go does not know'],
    ['{{"\\ud800"}}', 'this text has an escape that Go does not know'],
    ['{{"\\400"}}', 'this text has an escape that Go does not know'],
    ['{{"\\x4"}}', 'this text has an escape that Go does not know'],
    ['{{:x}}', 'expected ":="'],
    ['{{$x.y-1}}', '"-" cannot stand here'],
    ['{{a\u0001}}', 'cannot stand here'],
    ['{{\u0001}}', 'cannot stand here'],
    ['{{1a}}', '"1a" is not a number'],
    ['{{1+2}}', '"1+2" is not a number'],
    ['{{08}}', '08 is not a number that Go can hold'],
    ['{{99999999999999999999}}', 'is not a number that Go can hold'],
    ['{{nope}}', 'there is no function nope'],
    ['{{$x}}', 'variable $x is not declared here'],
    ['{{if 1}}{{$x := 1}}{{end}}{{$x}}', 'variable $x is not declared here'],
    ['{{$x := 1}}{{define "t"}}{{$x}}{{end}}', 'variable $x is not declared here'],
    ['{{$x, $y := 1}}', 'too many variables in a command'],
    ['{{range $x, 1}}{{end}}', 'a range can only declare variables'],
    ['{{range $x, $y, $z := 1}}{{end}}', 'too many variables in a range'],
    ['{{1 | 2}}', 'a value cannot take the result of the command before the "|"'],
    ['{{1 | | 2}}', '"|" is not allowed in a command'],
    ['{{| 1}}', '"|" is not allowed in a command'],
    ['{{1, 2}}', '"," is not allowed in an operand'],
    ['{{1.x}}', '"1.x" is not a number'],
    ['{{"a".x}}', 'only a variable, a field or something in parentheses has fields'],
    ['{{nil.x}}', 'only a variable, a field or something in parentheses has fields'],
    ['{{end}}', '{{end}} belongs to no block'],
    ['{{else}}', '{{else}} belongs to no block'],
    ['{{if 1}}', 'a block has no {{end}}'],
    ['{{if 1}}{{else}}{{else}}{{end}}', 'a second {{else}} follows'],
    ['{{range 1}}{{else if 1}}{{end}}', 'is not allowed in'],
    ['{{if 1}}{{else with 1}}{{end}}{{end}}', 'is not allowed in'],
    ['{{end 1}}', '"1" is not allowed in an end'],
    ['{{break}}', '{{break}} stands outside of a range'],
    ['{{range 1}}{{block "b" 1}}{{continue}}{{end}}{{end}}', '{{continue}} stands outside of a range'],
    ['{{range 1}}{{break 1}}{{end}}', '"1" is not allowed in a break'],
    ['{{template 1}}', '"1" is not allowed in a template clause'],
    ['{{block "b"}}{{end}}', 'a block clause has no value'],
    ['{{define "a" 1}}{{end}}', '"1" is not allowed in a define clause'],
    ['{{define "a"}}{{else}}{{end}}', 'is not allowed in a define clause'],
    ['{{define "a"}}1{{end}}{{define "a"}}2{{end}}', 'template "a" is defined twice'],
    ['{{define "param"}}1{{end}}2', 'template "param" is defined twice'],
    ['{{if 1}}{{define "a"}}{{end}}{{end}}', '"define" is not allowed in a command'],
    ['{{ 3 - }}x', '- is not a number that Go can hold'],
    ['{{if | 1}}{{end}}', '"|" is not allowed in an if'],
    ['{{with | 1}}{{end}}', '"|" is not allowed in a with'],
    ['{{=}}', '"=" is not allowed in a command'],
  ])('refuses %j', (template, message) => {
    expect(failureOf(template)).toMatch(/^bad-program: template \d+:\d+: /);
    expect(failureOf(template)).toContain(message);
  });

  it('refuses what is nested too deeply, instead of running out of stack', () => {
    const deep = 100_000;
    expect(failureOf(`{{${'('.repeat(deep)}1${')'.repeat(deep)}}}`)).toContain('nested deeper than 300 levels');
    expect(failureOf('{{if 1}}'.repeat(deep))).toContain('nested deeper than 300 levels');
  });
});
