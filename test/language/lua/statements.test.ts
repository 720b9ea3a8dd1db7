import { answers } from './answer';

describe('Lua statements', () => {
  describe('assign', () => {
    answers([
      ['local a, b, c = 1, 2 return a, b, c', '1, 2, nil'],
      ['local a, b = 1, 2 a, b = tostring(a), 3 return a, b', '"1", 3'],
      ['local function f(a, b) b, a = tostring(a), 1 return a, b end return f(5, 6)', '1, nil'],
      [
        "local t = {'s0', 's1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's9', 's10', 's11', 's12', 's13', 's14', 's15', 's16', 's17', 's18', 's19', 's20', 's21', 's22', 's23', 's24', 's25', 's26', 's27', 's28', 's29', 's30', 's31', 's32', 's33', 's34', 's35', 's36', 's37', 's38', 's39', 's40', 's41', 's42', 's43', 's44', 's45', 's46', 's47', 's48', 's49', 's50', 's51', 's52', 's53', 's54', 's55', 's56', 's57', 's58', 's59', 's60', 's61', 's62', 's63', 's64', 's65', 's66', 's67', 's68', 's69', 's70', 's71', 's72', 's73', 's74', 's75', 's76', 's77', 's78', 's79', 's80', 's81', 's82', 's83', 's84', 's85', 's86', 's87', 's88', 's89', 's90', 's91', 's92', 's93', 's94', 's95', 's96', 's97', 's98', 's99', 's100', 's101', 's102', 's103', 's104', 's105', 's106', 's107', 's108', 's109', 's110', 's111', 's112', 's113', 's114', 's115', 's116', 's117', 's118', 's119', 's120', 's121', 's122', 's123', 's124', 's125', 's126', 's127', 's128', 's129', 's130', 's131', 's132', 's133', 's134', 's135', 's136', 's137', 's138', 's139', 's140', 's141', 's142', 's143', 's144', 's145', 's146', 's147', 's148', 's149', 's150', 's151', 's152', 's153', 's154', 's155', 's156', 's157', 's158', 's159', 's160', 's161', 's162', 's163', 's164', 's165', 's166', 's167', 's168', 's169', 's170', 's171', 's172', 's173', 's174', 's175', 's176', 's177', 's178', 's179', 's180', 's181', 's182', 's183', 's184', 's185', 's186', 's187', 's188', 's189', 's190', 's191', 's192', 's193', 's194', 's195', 's196', 's197', 's198', 's199', 's200', 's201', 's202', 's203', 's204', 's205', 's206', 's207', 's208', 's209', 's210', 's211', 's212', 's213', 's214', 's215', 's216', 's217', 's218', 's219', 's220', 's221', 's222', 's223', 's224', 's225', 's226', 's227', 's228', 's229', 's230', 's231', 's232', 's233', 's234', 's235', 's236', 's237', 's238', 's239', 's240', 's241', 's242', 's243', 's244', 's245', 's246', 's247', 's248', 's249', 's250', 's251', 's252', 's253', 's254', 's255', 's256', 's257', 's258', 's259', 's260', 's261', 's262', 's263', 's264', 's265', 's266', 's267', 's268', 's269', 's270', 's271', 's272', 's273', 's274', 's275', 's276', 's277', 's278', 's279', 's280', 's281', 's282', 's283', 's284', 's285', 's286', 's287', 's288', 's289', 's290', 's291', 's292', 's293', 's294', 's295', 's296', 's297', 's298', 's299'} function t:last() return 'm' end function t.u() return 'u' end return #t, t:last(), t.u(), t.s299",
        '300, "m", "u", nil',
      ],
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
