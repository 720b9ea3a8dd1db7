import { EventloomError } from '../../../src/errors';
import { render, valueOfEachKind } from './render';

describe('what Go makes of evaluation', () => {
  it.each([
    ['{{printf "%v %T" 1 1}}', '1 int'],
    ['{{until 1 | len}}', '1'],
    ['{{round 1.25 1 1}}', '1.2'],
    ['{{if 0.0}}y{{else}}n{{end}}', 'n'],
    [
      '{{.}}',
      'map[Input:map[e:[] f:1.5 l:[1 2 3] mixed:[1 a <nil> true map[k:1] [2]] n:7 names:[ann bob] neg:-3 nul:<nil> o:map[a:map[b:[1 map[c:2]]] k:v] s:text t:true z:0]]',
    ],
    ['{{.Input.nope.x}}', '<no value>'],
    [
      '{{$}}',
      'map[Input:map[e:[] f:1.5 l:[1 2 3] mixed:[1 a <nil> true map[k:1] [2]] n:7 names:[ann bob] neg:-3 nul:<nil> o:map[a:map[b:[1 map[c:2]]] k:v] s:text t:true z:0]]',
    ],
    ['{{$.Input.n}}', '7'],
    ['{{$x := 1}}{{if true}}{{$x := 2}}{{$x}}{{end}}{{$x}}', '21'],
    ['{{with $x := 5}}{{.}}{{$x}}{{end}}', '55'],
    ['{{range $i := 3}}{{$i}}{{end}}', '012'],
    ['{{range .Input.o}}{{.}}{{end}}', 'map[b:[1 map[c:2]]]v'],
    ['{{range .Input.l}}{{break}}x{{end}}', ''],
    [
      '{{range .Input.l}}{{.}}{{else}}{{end}}{{.}}',
      '123map[Input:map[e:[] f:1.5 l:[1 2 3] mixed:[1 a <nil> true map[k:1] [2]] n:7 names:[ann bob] neg:-3 nul:<nil> o:map[a:map[b:[1 map[c:2]]] k:v] s:text t:true z:0]]',
    ],
    ['{{$x := 1}}{{range $x = .Input.l}}{{$x}}{{end}}{{$x}}', '1233'],
    ['{{$i := 0}}{{$x := 1}}{{range $i, $x = .Input.l}}{{end}}{{$i}}{{$x}}', '23'],
    ['{{define "a"}}A{{.}}{{end}}{{template "a" 1}}', 'A1'],
    ['{{print .Input.nope}}', '<nil>'],
    ['{{print nil}}', '<nil>'],
    ['{{index .Input.o "k"}} {{index .Input.o "z"}}', 'v <no value>'],
    ['{{index .Input.o "a" "b" 0}}', '1'],
    ['{{index .Input.s 0}}', '116'],
    ['{{and 0 (fail "x")}}', '0'],
    ['{{or 1 (fail "x")}}', '1'],
    ['{{len "é"}}', '2'],
    ['{{len .Input.o}}', '2'],
    ['{{html "<a>\'\\"&\\u0000"}}', '&lt;a&gt;&#39;&#34;&amp;\ufffd'],
    ['{{js "<a>\'\\"&=\\n\\u2028\\\\é"}}', '\\u003Ca\\u003E\\\'\\"\\u0026\\u003D\\u000A\\u2028\\\\é'],
    ['{{eq nil nil}}', 'true'],
    [
      '{{print $}}',
      'map[Input:map[e:[] f:1.5 l:[1 2 3] mixed:[1 a <nil> true map[k:1] [2]] n:7 names:[ann bob] neg:-3 nul:<nil> o:map[a:map[b:[1 map[c:2]]] k:v] s:text t:true z:0]]',
    ],
    ['{{range $i, $e := .Input.l}}{{if $i}},{{end}}{{$e}}{{end}}', '1,2,3'],
    ['{{ternary "a" "b" true}}', 'a'],
    ['{{dig "o" "k" "x" .Input}}', 'v'],
    ['{{range $v := list (semver "1.2.3")}}{{$v.Major}}{{end}}', '1'],
    ['{{hasKey nil "a"}}', 'false'],
    ['{{range (list)}}[{{.}}]{{else}}none{{end}}', 'none'],
    ['{{range $i, $e := (list)}}{{$i}}={{$e}};{{end}}', ''],
    ['{{range (list 1)}}[{{.}}]{{else}}none{{end}}', '[1]'],
    [
      '{{range $e := (list 1 2 3 4 5 6)}}{{if eq (toString $e) "2"}}{{continue}}{{end}}{{$e}}{{if eq (toString $e) "3"}}{{break}}{{end}}{{end}}',
      '13',
    ],
    ['{{range $k, $v := (dict)}}{{$k}}:{{$v}},{{else}}no{{end}}', 'no'],
    ['{{range $k, $v := (dict "a" 1)}}{{$k}}:{{$v}},{{else}}no{{end}}', 'a:1,'],
    ['{{range $k, $v := .Input.nul}}{{$k}}:{{$v}},{{else}}no{{end}}', 'no'],
    ['{{range $e := .Input.l}}{{$y := $e}}{{$y}}{{end}}', '123'],
    ['{{range $i, $e := .Input.l}}{{with $e}}{{$z := .}}{{$z}}{{end}}{{$i}}{{end}}', '102132'],
  ])('%s', (template, text) => {
    expect(render(template, valueOfEachKind)).toBe(text);
  });

  it.each([
    '{{substr 0 1.5 "abc"}}',
    '{{9223372036854775808}}',
    '{{round 1.5 -}}',
    '{{substr 0 . "abc"}}',
    '{{round 1.25 1 .}}',
    '{{.Input.n.x}}',
    '{{.Input .n}}',
    '{{$x = 1}}',
    '{{range .Input.n}}{{end}}',
    '{{1 2}}',
    '{{(print 1).x}}',
    '{{print.x}}',
    '{{index .Input.l 0}} {{index .Input.l 3}}',
    '{{index .Input.o 1}}',
    '{{index .Input.l "a"}}',
    '{{index .Input.l -1}}',
    '{{and 1 (fail "x")}}',
    '{{len 1}}',
    '{{$s := semver "1.2.3"}}{{$s.Nope}}',
  ])('refuses %s', (template) => {
    expect(() => render(template, valueOfEachKind)).toThrow(EventloomError);
  });
});
