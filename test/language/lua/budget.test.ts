import { Budget } from '../../../src/language/lua/value/budget';
import { answer } from './answer';

const stopped = (script: string): string => answer(script).replace(/\d+/g, 'N');
const tooManySteps = 'program-limit: it took more than N steps; let it do less for each event';
const tooMuchMemory = 'program-limit: it made more than N bytes of strings and tables; let it keep less';
const tooDeep = 'program-limit: its library calls, metamethods and coroutines were nested in more than N levels';
const tooLong = 'program-limit: it made a string of N bytes; at most N are allowed';

describe('the budget of a run', () => {
  it.each([
    'while true do end',
    'repeat until false',
    'for i = 1, math.huge do end',
    '::a:: goto a',
    'for k in function() return 1 end do end',
    'local function f() return f() end f()',
    'while true do pcall(error, "x") end',
    'return string.find(string.rep("a", 30), string.rep("a-", 30) .. "b")',
    'return string.match(string.rep("a", 100000), ".-.-.-.-b")',
    'return string.rep("(", 1000):rep(100):find(string.rep("%b()", 100))',
    'local t = {} t[60000000] = 1 for k in pairs(t) do end',
    'local t = {} t[60000000] = 1 t[60000000] = nil return #t',
    'local t = {} t[60000000] = 1 table.insert(t, 1, 1)',
    'local t = {} t[60000000] = 1 table.remove(t, 1)',
    'local t = {} for i = 1, 5000 do t[i] = i end while true do unpack(t) end',
    'local t = {} for i = 1, 200 do t[i] = i % 7 end while true do table.sort(t) end',
    'while true do loadstring("return 1") end',
    'while true do os.date() end',
    'local s = string.rep("1", 1000000) while true do local n = tonumber(s) end',
    'local s = string.rep("a", 1000000) local r = string.rep("a", 1000000) while true do local b = s == r end',
    'local t = {} for i = 1, 50000 do t["k" .. i] = i end for k in pairs(t) do t[k] = nil end while true do next(t, "k1") end',
  ])('stop what takes too many steps: %s', (script) => {
    expect(stopped(script)).toBe(tooManySteps);
  });

  it.each([
    'local t = {} for i = 1, 1e9 do t[i] = {{}, {}, {}, {}, {}, {}, {}, {}} end',
    'while true do coroutine.create(print) end',
    'local s = "" while true do s = s .. "x" end',
    'local t = {} for i = 1, 1000 do t[i] = string.rep(i, 100000) end',
  ])('stop what takes too much memory: %s', (script) => {
    expect(stopped(script)).toBe(tooMuchMemory);
  });

  it.each(['local s = "x" while true do s = s .. s end', 'return string.rep("x", 1e9)', 'return ("%s"):rep(2 ^ 40)'])(
    'stop a string that gets too long: %s',
    (script) => {
      expect(stopped(script)).toBe(tooLong);
    },
  );

  it('stop coroutines that start coroutines', () => {
    expect(stopped('local function f() coroutine.wrap(f)() end f()')).toBe(tooDeep);
  });

  it('stop patterns nested deeper than the machine can', () => {
    expect(stopped('return string.find("x", string.rep("(", 100000))')).toBe(
      'program-limit: it nested calls or data too deeply',
    );
  });

  it('cannot be caught by the script', () => {
    expect(stopped('pcall(function() while true do end end) return "went on"')).toBe(tooManySteps);
    expect(stopped('pcall(string.rep, "x", 1e9) return "went on"')).toBe(tooLong);
    expect(stopped('xpcall(function() while true do end end, function() while true do end end)')).toBe(tooManySteps);
    expect(stopped('return coroutine.resume(coroutine.create(function() while true do end end))')).toBe(tooManySteps);
  });

  it('is a million steps, 64 MiB, and 16 MiB for a string', () => {
    expect(answer('while true do end')).toContain('more than 1000000 steps');
    expect(answer('local t = {} for i = 1, 1000 do t[i] = string.rep(i, 100000) end')).toContain(
      'more than 67108864 bytes',
    );
    expect(answer('return string.rep("x", 1e9)')).toContain('at most 16777216 are allowed');
  });

  it('takes nothing for short strings, and the more the longer they are', () => {
    const left = (length: number): number => {
      const budget = new Budget({ steps: 100 });
      budget.allocateString(length);
      return budget.steps;
    };
    expect([31, 32, 127, 128, 1280].map(left)).toEqual([100, 96, 96, 95, 86]);
    expect(() => new Budget({ memory: 31 }).allocateString(31)).not.toThrow();
    expect(() => new Budget({ memory: 31 }).allocateString(32)).toThrow('more than 31 bytes');
  });

  it('can be set', () => {
    const script = 'for i = 1, 1000 do end return 1';
    expect(answer(script, undefined, { steps: 100 })).toMatch(/^program-limit: it took more than 100 steps/);
    expect(answer(script, undefined, { steps: 5000 })).toBe('1');
    expect(answer('return ("x"):rep(100)', undefined, { stringLength: 50 })).toMatch(/at most 50 are allowed$/);
    expect(answer('return {}, {}', undefined, { memory: 2250 })).toMatch(/more than 2250 bytes/);
  });

  it('let far indexes of a table pass', () => {
    expect(answer('local t = {} t[60000000] = 1 t[12345678] = 2 return #t, t[12345678]')).toBe('60000000, 2');
  });
});
