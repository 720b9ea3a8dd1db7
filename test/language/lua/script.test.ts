import { compileFilterScript, compileTransformScript } from '../../../src/language/lua/script';

describe('compileFilterScript', () => {
  it('passes if the last value is true', () => {
    expect(compileFilterScript('return event.a == 1').passes({ a: 1 })).toBe(true);
    expect(compileFilterScript('return false, true').passes({})).toBe(true);
    expect(compileFilterScript('return true, false').passes({})).toBe(false);
    expect(compileFilterScript('return 1').passes({})).toBe(false);
    expect(compileFilterScript('x = true').passes({})).toBe(false);
  });

  it('passes everything without a script', () => {
    expect(compileFilterScript('').passes([])).toBe(true);
  });

  it('takes an object, and null for an empty one', () => {
    const script = compileFilterScript('return next(event) == nil');
    expect(script.passes(null)).toBe(true);
    expect(() => script.passes([1])).toThrow('a script needs event data that is a JSON object, not an array');
    expect(() => script.passes('x')).toThrow('not a string');
  });

  it('fails as the script fails', () => {
    expect(() => compileFilterScript('return event.a.b.c').passes({ a: 1 })).toThrow(
      "the script failed: <string>:1: attempt to index a non-table object(number) with key 'b'",
    );
    expect(() => compileFilterScript('return')).not.toThrow();
    expect(() => compileFilterScript('retrun')).toThrow('the script does not compile: parse error at the end');
  });

  it('runs the same program for many events', () => {
    const script = compileFilterScript('n = (n or 0) + 1 return n == 1 and event.a > 1');
    expect([1, 2, 3].map((a) => script.passes({ a }))).toEqual([false, true, true]);
  });

  it('has the limits and the clock that it is given', () => {
    expect(() => compileFilterScript('while true do end', { steps: 10 }).passes({})).toThrow('more than 10 steps');
    expect(compileFilterScript('return os.time() == 5', { now: () => 5000 }).passes({})).toBe(true);
  });
});

describe('compileTransformScript', () => {
  it('gives the last value, which is a table', () => {
    expect(compileTransformScript('event.x = 1 return event').run({ a: [1, null] })).toEqual({ a: [1], x: 1 });
    expect(compileTransformScript('return 1, {2}').run({})).toEqual([2]);
  });

  it.each(['return', 'return 1', 'return {}, 1', 'return nil', 'return "x"'])('fails without a table: %s', (script) => {
    expect(() => compileTransformScript(script).run({})).toThrow(
      'transformation script output type is not of lua table',
    );
  });

  it('fails for what JSON cannot hold, and for data that is no object', () => {
    expect(() => compileTransformScript('return {0 / 0}').run({})).toThrow('the script returned the number NaN');
    expect(() => compileTransformScript('return {}').run(5)).toThrow('not a number');
  });
});
