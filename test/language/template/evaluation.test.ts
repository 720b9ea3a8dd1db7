import { failureOf, render } from './render';

const input = {
  a: 1,
  n: null,
  s: 'h\u00e9',
  list: [1, 'x', { k: true }, null],
  map: { b: 2, a: 1 },
  none: [],
};

describe('evaluating templates', () => {
  it.each([
    ['{{.Input.a}} {{$.Input.a}} {{(.Input).a}} {{.Input.map.b}}', '1 1 1 2'],
    ['{{.Input.n}} {{.Input.missing}} {{.Input.missing.deeper}}', '<no value> <no value> <no value>'],
    ['{{print .Input.n .Input.missing}} {{print nil}}', '<nil> <nil> <nil>'],
    ['{{$x := .Input.n}}{{$x.y}}', '<no value>'],
    ['{{(index .Input.list 3).y}}', '<no value>'],
    ['{{range .Input.list}}[{{.}}]{{end}}', '[1][x][map[k:true]][<no value>]'],
    ['{{range $i, $e := .Input.map}}{{$i}}={{$e}};{{end}}', 'a=1;b=2;'],
    ['{{range $e := .Input.none}}x{{else}}{{$e}}{{end}}', '[]'],
    ['{{range .Input.missing}}x{{else}}none{{end}}', 'none'],
    ['{{range 3}}{{.}}{{end}}{{range $i := int64 2}}{{$i}}{{end}}{{range 0}}{{else}}!{{end}}', '01201!'],
    ['{{$k := 0}}{{$v := 0}}{{range $k, $v = .Input.map}}{{end}}{{$k}}{{$v}}', 'b2'],
    ['{{$v := 0}}{{range $v = .Input.list}}{{break}}{{end}}{{$v}}', '1'],
    ['{{range .Input.list}}{{if eq (typeOf .) "string"}}{{continue}}{{end}}{{.}};{{end}}', '1;map[k:true];<no value>;'],
    ['{{range 2}}a{{else}}b{{end}}{{range -1}}c{{else}}d{{end}}', 'aad'],
    ['{{range $k, $v := .Input.map}}{{$v}}{{break}}{{end}}{{range 3}}{{.}}{{break}}{{end}}', '10'],
    ['{{range $e := list 1 2}}{{$y := $e}}{{$y}}{{end}}{{$x := 1}}{{range $x := list 5}}{{end}}{{$x}}', '121'],
    ['{{$x := 1}}{{with $x := 2}}{{end}}{{if $x := 3}}{{end}}{{$x}}', '1'],
    ['{{range .Input.map}}{{break}}{{end}}{{range 5}}{{break}}{{end}}ok', 'ok'],
    ['{{with .Input.map}}{{.a}}{{end}}{{with $x := 5}}{{$x}}{{.}}{{end}}', '155'],
    ['{{if and .Input.a (eq .Input.s "h\u00e9")}}yes{{end}}', 'yes'],
    [
      '{{and 1 0 (fail "x")}} {{or 0 2 (fail "x")}} {{and 1 2}} {{or 0 ""}}|{{3 | and 1}} {{3 | or 0}}',
      '0 2 2 | 3 3'.replace('| ', '|'),
    ],
    ['{{and .Input.n 1}} {{not .Input.n}} {{not 1}}', '<no value> true false'],
    [
      '{{eq 1 1}} {{eq 1 2 3 1}} {{eq nil nil}} {{eq .Input.n nil}} {{eq .Input.a nil}} {{eq (list) nil}}',
      'true true true true false false',
    ],
    ['{{eq (rest .Input.none) nil}} {{eq 1i 1i}} {{eq true false}} {{ne "a" "b"}}', 'true true false true'],
    [
      '{{lt 1 2}} {{le 2 2}} {{gt "b" "a"}} {{ge 1.5 1.5}} {{lt 1.5 2.5}} {{gt 1 (int64 0)}}',
      'true true true true true true',
    ],
    ['{{len .Input.s}} {{len .Input.list}} {{len .Input.map}} {{len (split "," "a,b")}}', '3 4 2 2'],
    [
      '{{index .Input.list 2 "k"}} {{index .Input.s 1}} {{index (split "," "a") "x"}}| {{index .Input.map "z"}} {{index 5}}',
      'true 195 | <no value> 5',
    ],
    ['{{"a" | printf "%s-%s" "b"}} {{println 1 "a"}}', 'b-a 1 a\n'],
    [
      '{{html "<a href=\'x\'>&\\"\\x00"}} {{js "<\\\\\'\\"&=\\n\\u200b\\u00e9\\x7f>"}}',
      '&lt;a href=&#39;x&#39;&gt;&amp;&#34;\ufffd \\u003C\\\\\\\'\\"\\u0026\\u003D\\u000A\\u200B\u00e9\x7f\\u003E',
    ],
    ['{{urlquery "a b&\u00e9~" 1}} {{html nil}} {{urlquery "ok"}}', 'a+b%26%C3%A9~1 &lt;no value&gt; ok'],
    [
      '{{eq (semver "1.0.0") (semver "1.0.0")}} {{regexMatch "[" "a"}} {{(toDate "2006" "2024").Equal (toDate "2006" "2024")}}',
      'false false true',
    ],
    ['{{(toDate "2006-01-02" "2024-03-05").Year}} {{(semver "1.2.3").Minor}}', '2024 2'],
    ['{{1 | print}}{{template "t" .Input.s}}{{define "t"}}{{.}}{{$}}{{end}}', '1h\u00e9h\u00e9'],
  ])('%s', (template, output) => {
    expect(render(template, input)).toBe(output);
  });

  it.each([
    ['{{.Input.n.x}}', '1:3: there is no x in nil'],
    ['{{range .Input.list}}{{.k}}{{end}}', 'there is no k in a value of type float64'],
    ['{{.Input.a 1}}', 'a is no function and takes no arguments'],
    ['{{1 | .Input.a}}', 'a is no function and takes no arguments'],
    ['{{$x := 1}}{{$x 2}}', '$x takes no arguments'],
    ['{{1 2}}', 'only a function takes arguments'],
    ['{{(1) 2}}', 'only a function takes arguments'],
    ['{{nil}}', 'nil cannot stand alone'],
    ['{{18446744073709551615}}', '18446744073709551615 overflows int'],
    ['{{$x = 1}}', 'variable $x is not declared'],
    ['{{template "x"}}', 'template "x" is not defined'],
    ['{{range $a, $b := 3}}{{end}}', 'range over a number sets one variable'],
    ['{{range .Input.s}}{{end}}', 'cannot range over a value of type string'],
    ['{{upper}}', 'upper takes 1 argument, got 0'],
    ['{{printf}}', 'printf takes at least 1 argument, got 0'],
    ['{{upper 1}}', 'expected a string, got a number'],
    ['{{upper nil}}', 'expected a string, got nil'],
    ['{{upper .Input.a}}', 'expected a string, got float64'],
    ['{{upper .Input.missing}}', 'expected a string, got nothing: there is no such key'],
    ['{{keys .Input.n}}', 'expected a map, got nil'],
    ['{{keys (split "," "a")}}', 'expected a map, got map[string]string'],
    ['{{repeat 1.5 "a"}}', 'expected an int, got a number'],
    ['{{repeat .Input.a "a"}}', 'expected an int, got float64'],
    ['{{round 1 1 "a"}}', 'expected a float64'],
    ['{{ternary 1 2 3}}', 'expected a bool'],
    ['{{unixEpoch 3}}', 'expected a time'],
    ['{{derivePassword (int64 1) "a" "b" "c" "d"}}', 'expected an unsigned integer written as a number, got int64'],
    [
      '{{eq .Input.a 1}}',
      'eq: cannot compare float64 with int; numbers from JSON are float64, so write 1.0 instead of 1',
    ],
    ['{{eq 1}}', 'nothing to compare with'],
    ['{{eq .Input.map .Input.map}}', 'a value of type map[string]interface {} can only be compared with nil'],
    ['{{eq .Input.map .Input.list}}', 'cannot compare map[string]interface {} with []interface {}'],
    ['{{lt nil 1}}', 'values of type <nil> have no order'],
    ['{{lt true false}}', 'values of type bool have no order'],
    ['{{lt 1 1.5}}', 'cannot compare int with float64'],
    ['{{len nil}}', 'a value of type <nil> has no length'],
    ['{{len 3}}', 'a value of type int has no length'],
    ['{{index nil 1}}', 'nil has no elements'],
    ['{{index .Input.list 3 1}}', 'nil has no elements'],
    ['{{index .Input.list 4}}', 'index 4 is out of range, the length is 4'],
    ['{{index .Input.list "x"}}', 'an index is an int, got string'],
    ['{{index .Input.map 1}}', 'the key of a map is a string, got int'],
    ['{{index 1 1}}', 'a value of type int has no elements'],
    ['{{call 1}}', 'int cannot be called'],
    ['{{call nil}}', 'nil cannot be called'],
    ['{{(semver "1.2.3").major}}', 'there is no major in a value of type *semver.Version'],
    ['{{(list 1 2).x}}', 'there is no x in a value of type []interface {}'],
    ['{{coalesce.x}}', 'there is no x in nil'],
    ['{{fail "on purpose"}}', 'template 1:3: fail: on purpose'],
  ])('%s fails', (template, message) => {
    expect(failureOf(template, input)).toMatch(/^program-failed: template \d+:\d+: /);
    expect(failureOf(template, input)).toContain(message);
  });

  it('shows the line and the column of a failure', () => {
    expect(failureOf('one\ntwo {{ 1 }}\n  {{ fail "x" }}')).toBe('program-failed: template 3:6: fail: x');
  });

  it('never changes its input', () => {
    const own = { map: { a: 1 } };
    expect(
      render('{{$_ := set .Input.map "b" 2}}{{unset .Input.map "a"}}{{merge .Input (dict "x" 1)}}', own),
    ).toContain('b:2');
    expect(own).toEqual({ map: { a: 1 } });
  });

  it('reads keys that are named like members of Object as any other', () => {
    expect(render('{{.Input.constructor}} {{.Input.toString}} {{index .Input "__proto__"}}', {})).toBe(
      '<no value> <no value> <no value>',
    );
    expect(render('{{dict "__proto__" 1}} {{get (dict "__proto__" 1) "__proto__"}}')).toBe('map[__proto__:1] 1');
  });

  it('puts bytes that became a character together again', () => {
    expect(render('{{trunc 2 .Input.s}}{{index (list "\\xa9") 0}}', input)).toBe('h\u00e9');
  });
});
