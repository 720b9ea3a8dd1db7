import { Budget } from '../../../src/language/template/budget';
import { failureOf, render } from './render';

const words = 'ab '.repeat(100_000);
const records = Array.from({ length: 2000 }, (_, id) => ({ id, name: `n${id}` }));
const doubled = '{{$x := list 1 2}}{{range until 60}}{{$x = list $x $x}}{{end}}';
const circle = '{{$d := dict}}{{$_ := set $d "d" $d}}';

describe('what a template may cost', () => {
  it.each([
    ['{{range 1000000000}}{{end}}', null],
    ['{{range until 1000}}{{range until 10000}}x{{end}}{{end}}', null],
    ['{{range until 100000}}{{repeat 1000000 "x" | len}}{{end}}', null],
    ['{{define "a"}}{{template "a" .}}{{end}}{{template "a" .}}', null],
    ['{{template "param" .}}', null],
    ['{{repeat 1000000000 "x"}}', null],
    ['{{until 1000000000}}', null],
    ['{{seq 1 100000000}}', null],
    ['{{indent 100000 (repeat 1000 "\\n")}}', null],
    ['{{join (repeat 100000 "x") (until 1000)}}', null],
    ['{{replace "" (repeat 1000 "x") .Input}}', words],
    ['{{range until 1000}}{{printf "%1000000d" 1}}{{end}}', null],
    ['{{$x := "aaaaaaaaaaaaaaaa"}}{{range until 100}}{{$x = print $x $x}}{{end}}', null],
    ['{{$x := list 1 2}}{{range until 100}}{{$x = concat $x $x}}{{end}}', null],
    [`${doubled}{{$x}}`, null],
    [`${doubled}{{toJson $x}}`, null],
    [`${doubled}{{deepCopy $x}}`, null],
    [`${doubled}{{toString $x}}`, null],
    [`${doubled}{{$y := list 1 2}}{{range until 60}}{{$y = list $y $y}}{{end}}{{deepEqual $x $y}}`, null],
    [`${circle}{{$d}}`, null],
    [`${circle}{{toJson $d}}`, null],
    [`${circle}{{deepCopy $d}}`, null],
    [`${circle}{{$e := dict}}{{$_ := set $e "d" $e}}{{deepEqual $d $e}}`, null],
    [`${circle}{{$e := dict}}{{$_ := set $e "d" $e}}{{merge $d $e}}`, null],
    ['{{range until 100000}}{{regexReplaceAll "(a|b)*c|a" $.Input "x"}}{{end}}', words],
    ['{{regexFindAll "c.*d|a.*e|a" .Input -1 | len}}', words],
    ['{{regexFind "(.*)(.*)(.*)[^z]{1,500}q" .Input}}', words.repeat(8)],
    ['{{range until 100000}}{{sortAlpha $.Input | len}}{{end}}', records],
    ['{{range until 100000}}{{uniq $.Input | len}}{{end}}', records],
    ['{{range until 100000}}{{derivePassword 1 "pin" "a" "b" "c"}}{{end}}', null],
    ['{{randAlpha 100000000}}', null],
    ['{{regexMatch (repeat 70000 "a") "a"}}', null],
    ['{{randBytes 1000000000}}', null],
    ['{{range until 1000000}}{{upper "abc"}}{{end}}', null],
  ])('%s ends in a clear error', (template, input) => {
    const started = process.cpuUsage();
    expect(failureOf(template, input)).toMatch(/^program-limit: /);
    const { user, system } = process.cpuUsage(started);
    // Within 100 ms on a quiet machine; the test leaves room for one that is not, and for compiling the code.
    expect((user + system) / 1000).toBeLessThan(3000);
  });

  it('limits are those that are asked for', () => {
    expect(failureOf('{{range 100}}{{end}}', null, { limits: { steps: 50 } })).toContain('more than 50 steps');
    expect(failureOf('{{"abcdef"}}', null, { limits: { output: 5 } })).toContain('more than 5 characters');
    expect(failureOf('{{"abc" | upper | lower}}', null, { limits: { memory: 5 } })).toContain('more than 5 characters');
    expect(failureOf('{{template "param"}}', null, { limits: { depth: 3 } })).toContain('deeper than 3 levels');
    expect(failureOf('{{range 100000}}{{end}}', null, { limits: { milliseconds: 0 } })).toContain('0 ms of CPU time');
    expect(failureOf('{{printf "%20d" 1}}', null, { limits: { output: 10 } })).toContain('longer than 10 characters');
  });

  it('calls one after the other are no depth', () => {
    const template = '{{define "a"}}x{{end}}{{range 5}}{{template "a"}}{{end}}';
    expect(render(template, null, { limits: { depth: 1 } })).toBe('xxxxx');
  });

  it('an honest template meets no limit', () => {
    // The clock is left out: the machine of a test may be busy.
    const patient = { limits: { milliseconds: 10_000 } };
    const list = render('{{range .Input}}{{.id}}:{{.name | upper | trunc 3}}\n{{end}}', records, patient);
    expect(list.split('\n')).toHaveLength(2001);
  });

  it('a budget that is used up stays so', () => {
    const budget = new Budget({ steps: 2 });
    budget.step(2);
    expect(() => budget.step()).toThrow('more than 2 steps');
    expect(() => budget.step()).toThrow('more than 2 steps');
  });
});
