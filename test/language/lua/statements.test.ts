import { answers } from './answer';

describe('Lua statements', () => {
  describe('assign', () => {
    answers([
      ['local a, b, c = 1, 2 return a, b, c', '1, 2, nil'],
      ['a, b = 1, 2 a, b = b, a return a, b', '2, 1'],
      ['local t, i = {1, 2}, 1 i, t[i] = i + 1, 20 return i, t[1], t[2]', '2, 20, 2'],
      [
        'local function two() return 1, 2 end local a, b, c = two() local d, e, f = two(), 5 return a, b, c, d, e, f',
        '1, 2, nil, 1, 5, nil',
      ],
      ['local t = {} t.x, t.y = 1 t.z = (function() return 3, 4 end)() return t', '{x = 1, z = 3}'],
      ['local a = 1, 2 return a', '1'],
      ['local function two() return 1, 2 end x, y, z = two() x2 = two(), 9 return x, y, z, x2', '1, 2, nil, 1'],
      ['local t = {} t.a, t.b, x = (function() return 1, 2, 3 end)() return t, x', '{b = 2, a = 1}, 3'],
      ['local u = 1 local function f() u, v = 2, 3 end f() return u, v', '2, 3'],
      ["local t = {{}} t[1].x, t[1]['y'] = nil or 1, false return t", '{{y = false, x = 1}}'],
      ["local a a, b = 5, 6, print('x') return a, b", '5, 6'],
      ['local t = {} t.x = 1 > 2 or nil t.y = t.x == nil return t', '{y = true}'],
    ]);
  });

  describe('choose', () => {
    answers([
      ['if false then return 1 elseif nil then return 2 else return 3 end', '3'],
      ["if 1 then end if nil then else return 'else' end", '"else"'],
      ["local x = 3 if x == 1 then return 'a' elseif x == 2 then return 'b' elseif x == 3 then return 'c' end", '"c"'],
      ['do local x = 1 end return x', 'nil'],
    ]);
  });

  describe('loop', () => {
    answers([
      ['local n = 0 for i = 1, 10 do n = n + i end return n', '55'],
      ['local r = {} for i = 3, 1, -1 do r[#r + 1] = i end return r', '{3, 2, 1}'],
      ['local r = {} for i = 1, 2, 0.5 do r[#r + 1] = i end return r', '{1, 1.5, 2}'],
      ["for i = 1, 0 do return 'never' end return 'done'", '"done"'],
      ["for i = 1, 3, 0 do return 'never' end return 'zero step'", '"zero step"'],
      ['local n = 0 while n < 5 do n = n + 1 if n == 3 then break end end return n', '3'],
      ['local n = 0 repeat local m = n n = n + 1 until m >= 3 return n', '4'],
      ['local r = {} for i, v in ipairs({5, 6, nil, 7}) do r[i] = v end return r', '{5, 6}'],
      ['local s = 0 for k, v in pairs({1, 2, x = 3}) do s = s + v end return s', '6'],
      ['local n = 0 for k in function() n = n + 1 if n < 4 then return n end end do end return n', '4'],
      ['local r = {} for k, v in next, {a = 1} do r[k] = v end return r', '{}'],
      [
        'for i = 1, 3 do for j = 1, 3 do if j == 2 then goto next end if i == 2 then return i, j end end ::next:: end',
        '2, 1',
      ],
      ["while true do return 'once' end", '"once"'],
      ['repeat break until true return 1', '1'],
      ['for i = 1, 3 do local f = function() return i end if i == 2 then return f() end end', '2'],
      [
        'local i = 0 while true do i = i + 1 local f = function() return i end if i > 2 then break end end return i',
        '3',
      ],
      ['local n = 0 while n < 3 do local m = n local f = function() return m end n = n + 1 end return n', '3'],
    ]);
  });

  describe('jump', () => {
    answers([
      ['goto e; do return 1 end ::e:: return 2', '2'],
      ['local n = 0 ::top:: n = n + 1 if n < 5 then goto top end return n', '5'],
      ['for i = 1, 3 do if i == 2 then goto continue end if i == 3 then return i end ::continue:: end', '3'],
      ['do goto inner ::inner:: end return 1', '1'],
      [
        'local t = {} do local i = 1 ::top:: local x = i t[i] = function() return x end i = i + 1 if i <= 3 then goto top end end return t[1](), t[2](), t[3]()',
        '1, 2, 3',
      ],
      ['goto f local x ::f:: ::g::', ''],
      ['do local k = 0 ::a:: k = k + 1 local f = function() return k end if k < 3 then goto a end return f() end', '3'],
      ['local function f() goto done ::done:: end return f()', ''],
      [
        'for i = 1, 2 do do local x = i local g = function() return x end if i == 1 then goto cont end return g() end ::cont:: end',
        '2',
      ],
      ['local n = 0 for k in function() n = n + 1 if n < 5 then return n end end do break end return n', '1'],
    ]);
  });

  describe('end', () => {
    answers([
      ['return', ''],
      ['return;', ''],
      ['return 1;', '1'],
      [';;return 2', '2'],
      ['return 1, nil', '1, nil'],
      ['-- nothing', ''],
      ['local x = 1 return x', '1'],
      ['return (function() return 1, 2 end)()', '1, 2'],
      ['return ((function() return 1, 2 end)())', '1'],
      ['return ...', ''],
      ["return select('#', ...)", '0'],
    ]);
  });

  describe('name what they cannot do', () => {
    answers([
      ["for i = 'a', 2 do end", 'program-failed: <string>:1: for statement init must be a number'],
      ["for i = 1, '2' do end", 'program-failed: <string>:1: for statement limit must be a number'],
      ['for i = 1, 2, {} do end', 'program-failed: <string>:1: for statement step must be a number'],
      ['for k in 5 do end', 'program-failed: <string>:1: attempt to call a non-function object'],
      ['for k in nil do end', 'program-failed: <string>:1: attempt to call a non-function object'],
      ['for i = nil, 1 do end', 'program-failed: <string>:1: for statement init must be a number'],
    ]);
  });
});
