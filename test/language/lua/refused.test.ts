import { answer } from './answer';

const calls = [
  'os.execute("ls")',
  'os.exit()',
  'os.remove("x")',
  'os.rename("x", "y")',
  'os.setenv("x", "y")',
  'os.tmpname()',
  'io.open("/etc/passwd")',
  'io.popen("ls")',
  'io.lines("x")',
  'io.read()',
  'io.write("x")',
  'io.output("x")',
  'io.close()',
  'io.flush()',
  'io.input("x")',
  'io.tmpfile()',
  'dofile("x")',
  'loadfile("x")',
  'package.loadlib("x", "y")',
];

describe('what scripts must not do', () => {
  it.each(calls)('%s is refused with an error that says so', (call) => {
    const name = call.slice(0, call.indexOf('('));
    expect(answer(`return ${call}`)).toBe(
      `program-failed: <string>:1: ${name} is not allowed: Eventloom gives scripts no files, processes or network`,
    );
  });

  it('is there as functions, and can be caught', () => {
    const names = calls.map((call) => call.slice(0, call.indexOf('(')));
    expect(answer(`return ${names.map((name) => `type(${name})`).join(' .. ')}`)).toBe(
      `"${'function'.repeat(names.length)}"`,
    );
    expect(answer('return (pcall(os.execute, "ls"))')).toBe('false');
  });

  it('covers the standard streams', () => {
    expect(answer('io.stdout:write("x")')).toMatch(/^program-failed: <string>:1: file:write is not allowed/);
    expect(answer('return io.type(io.stdout), io.type(5), io.type(), tostring(io.stdin)')).toBe(
      '"file", nil, nil, "file"',
    );
  });

  it('covers what would wait for ever', () => {
    const waits = 'program-failed: <string>:1: channel: nothing runs beside the script, it would wait for ever';
    expect(answer('channel.make():send(1)')).toBe(waits);
    expect(answer('channel.make():receive()')).toBe(waits);
    expect(answer('channel.select({"|<-", channel.make()})')).toBe(waits);
  });

  it('covers the environment', () => {
    process.env.LUA_TEST_SECRET = 'secret';
    expect(answer('return os.getenv("LUA_TEST_SECRET")')).toBe('nil');
    delete process.env.LUA_TEST_SECRET;
  });
});

describe('what scripts see of the world', () => {
  it('is a clock that can be given', () => {
    const now = (): number => 1_700_000_000_500;
    expect(answer('return os.time(), os.date("!%Y-%m-%d"), os.clock()', undefined, { now })).toBe(
      '1700000000, "2023-11-14", 0',
    );
  });

  it('is the system clock otherwise', () => {
    const before = Math.floor(Date.now() / 1000);
    const time = Number(answer('return os.time()'));
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(Date.now() / 1000);
  });

  it('is print, whose lines can be taken', () => {
    const lines: string[] = [];
    const print = (line: string): unknown => lines.push(line);
    answer('print("a", 1, nil) print() print(setmetatable({}, {__tostring = function() return "T" end}))', undefined, {
      print,
    });
    expect(lines).toEqual(['a\t1\tnil', '', 'T']);
  });
});
