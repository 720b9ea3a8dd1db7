import { EventloomError } from '../../../src/errors';
import { compileSourceFilter } from '../../../src/language/expr/source-filter';

const passes = (expression: string, payload: string): boolean => compileSourceFilter(expression).passes(payload);

function faultOf(expression: string, payload: string): string {
  try {
    return String(passes(expression, payload));
  } catch (error) {
    if (error instanceof EventloomError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

describe('the filter of an event source', () => {
  it('sees the members of the payload', () => {
    expect(passes("body.ref == 'refs/heads/main'", '{"body":{"ref":"refs/heads/main"}}')).toBe(true);
    expect(passes("body.ref == 'refs/heads/main'", '{"body":{"ref":"refs/heads/dev"}}')).toBe(false);
  });

  it('is compiled once and used for many events', () => {
    const filter = compileSourceFilter('n > 5');
    expect([4, 5, 6, 7].map((n) => filter.passes(`{"n":${n}}`))).toEqual([false, false, true, true]);
  });

  it('finds names with a dash by an underscore, at the top only', () => {
    expect(passes('x_y == 1', '{"x-y":1}')).toBe(true);
    expect(passes('a["x-y"] == 1', '{"a":{"x-y":1}}')).toBe(true);
  });

  it.each([
    ['a.b == 1', '{"a.b":1}'],
    ['a.b.c == 1 && a.d == 2', '{"a.b.c":1,"a.d":2}'],
    ['a.b == 1', '{"a":5,"a.b":1}'],
    ['a.b == 1', '{"a.b":1,"a":{"c":2}}'],
    ['a.b == 1', '{"a":5,"a!":3,"a.b":1}'],
    ['a[""] == 1', '{"a.":1}'],
    ['a[""].b == 1', '{"a..b":1}'],
    ['$env["1.5"] == nil && $env["1"]["5"] == 2', '{"1.5":2}'],
  ])('%s holds for %s: dots in a name mean maps in maps', (expression, payload) => {
    expect(passes(expression, payload)).toBe(true);
  });

  it('its functions win over members of the same name', () => {
    expect(passes('sprig.upper("a") == "A" && asInt("1") == 1', '{"sprig":1,"asInt":"x"}')).toBe(true);
  });

  it('takes names that JavaScript gives a meaning for plain names', () => {
    expect(passes('__proto__ == nil && constructor == nil && !("toString" in a)', '{"a":{}}')).toBe(true);
    expect(passes('a.__proto__ == 1 && $env.__proto__ == 2', '{"a":{"__proto__":1},"__proto__":2}')).toBe(true);
  });

  it('does not see the environment of the process', () => {
    expect(passes('!("env" in sprig) && !("expandenv" in sprig)', '{}')).toBe(true);
  });

  it('keeps what it does to the functions of sprig to itself', () => {
    const changing = compileSourceFilter(
      'sprig.set(sprig, "upper", 1).upper == 1 && sprig.unset(sprig, "lower") != nil',
    );
    expect(changing.passes('{}')).toBe(true);
    expect(passes('sprig.upper("a") == "A" && sprig.lower("A") == "a"', '{}')).toBe(true);
  });

  it('takes null for a payload without members', () => {
    expect(passes('body == nil', 'null')).toBe(true);
  });

  it.each([
    ['true', '[]', 'program-failed: the data of the event is no JSON object'],
    ['true', '"text"', 'program-failed: the data of the event is no JSON object'],
    ['true', '{', 'program-failed: the data of the event is not JSON'],
    ['true', '{"a":1e400}', 'program-failed: the data of the event is not usable as JSON'],
    ['true', '{".a":1}', 'program-failed: the member ".a" of the payload begins with a dot'],
    ['body', '{"body":"x"}', 'program-failed: the filter gives a value of type string, and a bool is needed'],
    ['body', '{}', 'program-failed: the filter gives nil, and a bool is needed'],
    ['body.a.b == 1', '{"body":{}}', 'program-failed: there is no b in nil (1:8)'],
    ['body.a +\n  body.b == 1', '{"body":{}}', "program-failed: '+' does not suit nil and nil (1:8)"],
    ['1 +', '{}', 'bad-program: the expression ends too early (1:4)'],
    ["body.ref = 'x'", '{}', "bad-program: unexpected '=' (1:10)"],
    ['true &&\n  1', '{}', "bad-program: '&&' does not suit bool and int (1:6)"],
  ])('%s on %s fails: %s', (expression, payload, fault) => {
    expect(faultOf(expression, payload)).toContain(fault);
  });

  it('reads the clock that it is given', () => {
    const filter = compileSourceFilter('now() == date("2024-05-17T10:30:00Z")');
    expect(filter.passes('{}', { now: () => Date.UTC(2024, 4, 17, 10, 30) })).toBe(true);
  });
});
