import { EventloomError } from '../../../src/errors';
import type { GoValue } from '../../../src/language/go/value';
import { render } from './render';

const input: GoValue = {
  n: 7,
  f: 1.5,
  z: 0,
  neg: -3,
  s: 'text',
  t: true,
  nul: null,
  l: [1, 2, 3],
  e: [],
  names: ['ann', 'bob'],
  o: { k: 'v', a: { b: [1, { c: 2 }] } },
  mixed: [1, 'a', null, true, { k: 1 }, [2]],
};

describe('what Go makes of the syntax', () => {
  it.each([
    ['{{until 1 | len}}', '1'],
    ['{{if 1}}y{{else}}n{{end}}', 'y'],
    ['{{+1}}', '1'],
    ['{{-1}}', '-1'],
    ['{{.5}}', '0.5'],
    ['{{substr 0 1. "abc"}}', 'a'],
    ['{{printf "%v %T" 0x1p4 0x1p4}}', '16 float64'],
    ['{{1i}}', '(0+1i)'],
    ['{{1+2i}}', '(1+2i)'],
    ['{{1-2i}}', '(1-2i)'],
    ['{{1.5e1+2.5i}}', '(15+2.5i)'],
    ["{{'a'}}", '97'],
    ["{{'\\''}}", '39'],
    ['{{9223372036854775807}}', '9223372036854775807'],
    ['{{round 1.25 1 18446744073709551615}}', '1.2'],
    ['{{if 0.0}}y{{else}}n{{end}}', 'n'],
    ['a', 'a'],
    ['a {{- 1 -}} b', 'a1b'],
    ['a {{- 1}} b', 'a1 b'],
    ['a\n\t{{- 1 -}}\n b', 'a1b'],
    ['{{/* c */}}', ''],
    ['{{/**/}}', ''],
    ['{{"a"}}', 'a'],
    ['{{`a\nb`}}', 'a\nb'],
    ['{{$.Input.n}}', '7'],
    ['{{$x := 1}}{{$x = 2}}{{$x}}', '2'],
    ['{{$x := 1}}{{if true}}{{$x := 2}}{{$x}}{{end}}{{$x}}', '21'],
    ['{{with $x := 5}}{{.}}{{$x}}{{end}}', '55'],
    ['{{with 0}}a{{else with 5}}{{.}}{{else}}c{{end}}', '5'],
    ['{{if 0}}a{{else if 0}}b{{else if 1}}c{{else}}d{{end}}', 'c'],
    ['{{range $k, $v := .Input.o}}{{$k}}={{$v}}{{end}}', 'a=map[b:[1 map[c:2]]]k=v'],
    ['{{range .Input.l}}{{break}}x{{end}}', ''],
    ['{{range .Input.l}}{{continue}}x{{end}}', ''],
    ['{{define "a"}}A{{.}}{{end}}{{template "a" 1}}', 'A1'],
    ['{{block "b" .Input.n}}[{{.}}]{{end}}', '[7]'],
    ['{{define "a"}}x{{end}}{{define "a"}}  {{end}}{{template "a"}}', 'x'],
    ['{{define "r"}}{{if gt . 0}}{{.}}{{template "r" (int (sub . 1))}}{{end}}{{end}}{{template "r" 3}}', '321'],
    ['{{print |}}', ''],
    ['{{(dict "a" 1).a}}', '1'],
    ['{{print nil}}', '<nil>'],
    ['{{$x:=1}}{{$x}}', '1'],
    ['{{true}}{{false}}', 'truefalse'],
  ])('%s', (template, text) => {
    expect(render(template, input)).toBe(text);
  });

  it.each([
    '{{substr 0 1i "abc"}}',
    '{{9223372036854775808}}',
    '{{-9223372036854775809}}',
    '{{round 1.25 1 18446744073709551616}}',
    '{{substr 0 1e19 "abc"}}',
    '{{1.2.3}}',
    '{{1+i}}',
    '{{printf "%v %T" - -}}',
    '{{if -}}y{{else}}n{{end}}',
    '{{/* c */ }}',
    '{{"\\z"}}',
    '{{$x = 1}}',
    '{{end}}',
    '{{range $a, $b, $c := .Input.l}}{{end}}',
    '{{break}}',
    '{{range .Input.l}}a{{else}}{{break}}{{end}}',
    '{{define "param"}}x{{end}}y',
    '{{1 := 2}}',
    '{{$x, $y := 1}}',
  ])('refuses %s', (template) => {
    expect(() => render(template, input)).toThrow(EventloomError);
  });
});
