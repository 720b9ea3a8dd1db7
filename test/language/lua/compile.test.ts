import { compile } from '../../../src/language/lua/lua';
import { LuaTable } from '../../../src/language/lua/value/table';
import { answer } from './answer';

describe('compile', () => {
  it('says where a script is wrong', () => {
    expect(answer('return 10 // 3')).toBe("bad-program: line 1, column 12: syntax error near '/'");
    expect(answer('\nx = "é\n')).toBe("bad-program: line 3, column 0: unterminated string near 'é'");
    expect(answer('f(')).toBe('bad-program: syntax error at the end');
    expect(answer('\nbreak')).toBe('bad-program: line 2: no loop to break');
  });

  it('refuses what is nested too deeply or too long', () => {
    expect(answer(`return ${'('.repeat(400)}1${')'.repeat(400)}`)).toMatch(/nested in more than 300 levels near '\('$/);
    expect(answer(`return ${'1 + '.repeat(600)}1`)).toMatch(/more than 500 operands in a row/);
    expect(answer(`--${'x'.repeat(300_000)}`)).toMatch(/^bad-program: the script has 300002 bytes/);
  });

  it('refuses what the machine cannot nest', () => {
    const chain = (inner: string): string => `(${inner}${' + 1'.repeat(450)})`;
    let script = 'x';
    for (let level = 0; level < 250; level++) script = chain(script);
    expect(answer(`return ${script}`.slice(0, 262_000))).toMatch(/^bad-program: /);
    let deep = 'x';
    for (let level = 0; level < 120; level++) deep = chain(deep);
    expect(answer(`return ${deep}`)).toBe('bad-program: the script is nested too deeply');
  });

  it('makes a program that keeps nothing of a run', () => {
    const program = compile('count = (count or 0) + 1 string.x = (string.x or 0) + 1 return count, string.x');
    expect(program.run({})).toEqual([1, 1]);
    expect(program.run({})).toEqual([1, 1]);
  });

  it('gives strings as bytes, and takes them so', () => {
    expect(compile('return "é", s, #s').run({ s: 'é\udcff' })).toEqual(['\xc3\xa9', '\xc3\xa9\xff', 3]);
  });

  it('gives any Go value to a script', () => {
    const [table, ...rest] = compile('return t, i, n, b, f').run({ t: { a: [1n] }, i: 5n, n: null, b: true, f: 1.5 });
    expect(table).toBeInstanceOf(LuaTable);
    expect(rest).toEqual([5, undefined, true, 1.5]);
  });

  it('lets a global variable of its caller hide one of the library', () => {
    expect(answer('return event, type(string)', 'x')).toBe('"x", "table"');
    expect(compile('return string, type(("x").upper)').run({ string: 7 })).toEqual([7, 'function']);
  });
});
