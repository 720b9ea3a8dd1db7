import { answers } from './answer';

describe('Lua tables', () => {
  describe('are made', () => {
    answers([
      ["return {1, 2, 3}, {a = 1}, {['b c'] = 2, [3] = 'x'}", '{1, 2, 3}, {a = 1}, {nil, nil, "x", b c = 2}'],
      [
        'local function v() return 1, 2, 3 end return {v(), v()}, {v(), (v())}, {x = v()}',
        '{1, 1, 2, 3}, {1, 1}, {x = 1}',
      ],
      ['return {1, 2; 3, x = 4,}, {1,,2}', '{1, 2, 3, x = 4}, {1, 2}'],
      [
        'return #{1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,x=1}',
        '52',
      ],
      ["return {[1] = 'a', 'b'}, {[2] = 'x', 'y'}", '{"b"}, {"y", "x"}'],
      ['local t = {1, 2, y = (function() return 7, 8 end)()} return t', '{1, 2, 7, y = 7}'],
      ["local k = 'key' return {[k] = 1, [k .. 2] = 2}", '{key = 1, key2 = 2}'],
    ]);
  });

  describe('keep arrays and other keys', () => {
    answers([
      ["local t = {} t[1.0] = 'a' t['1'] = 'b' return t[1], t['1'], t[2]", '"a", "b", nil'],
      ["local t = {} t[3] = 'c' return #t, t", '3, {nil, nil, "c"}'],
      ['local t = {1, 2, 3} t[2] = nil return #t, t', '3, {1, nil, 3}'],
      ['local t = {1, 2, 3} t[3] = nil return #t, table.remove(t), #t', '2, nil, 2'],
      ["local t = {} t[0] = 'z' t[-1] = 'n' t[1.5] = 'f' return #t, t[0], t[-1], t[1.5]", '0, "z", "n", "f"'],
      ['local t = {} t[true] = 1 t[print] = 2 return t[true], t[print], t[false]', '1, 2, nil'],
      ['local t = {} t[67108863] = 1 return #t', '67108863'],
      ['local t = {} t[67108864] = 1 return #t, t[67108864]', '0, 1'],
      ['local t = {} t[2 ^ 53] = 1 return t[2 ^ 53], next(t)', '1, 9007199254740992, 1'],
    ]);
  });

  describe('are walked in their order', () => {
    answers([
      [
        'local t = {} t.x = 1 t.y = 2 t.z = 3 t.x = nil t.x = 4 local r = {} for k, v in pairs(t) do r[#r + 1] = k .. v end return r',
        '{"x4", "y2", "z3"}',
      ],
      [
        'local t = {1, 2, x = 3} t.y = 4 local r = {} for k in pairs(t) do r[#r + 1] = tostring(k) t[k] = nil end return r, next(t)',
        '{"1", "2", "x", "y"}, nil',
      ],
      ['return next({}), next({5}), next({a = 1})', 'nil, 1, "a", 1'],
      ["return next({a = 1}, 'zzz')", 'nil'],
      ["local t = {a = 1} t.b = 2 return next(t, 'zzz')", '"b", 2'],
      ['return next({1, 2, 3}, 5)', 'nil'],
      ['return next({1, 2, a = 3}, 2), next({1, 2, a = 3}, 7)', '"a", nil'],
      ['local t = {} t.a = 1 t.a = nil return next(t)', 'nil'],
      ['return next({[0] = 5}, 0), next({1}, 0)', 'nil, nil'],
      ['local t = {a = 1} for k in pairs(t) do t.b = 2 end return t.b', '2'],
      [
        "local t = {} for i = 1, 3 do t['k' .. i] = i end t.k1 = nil local a = next(t) local b = next(t, a) return a, b, next(t, b)",
        '"k2", "k3", nil',
      ],
      [
        "local t = {} t.a = 1 t.b = 2 t.c = 3 local b = next(t, 'a') t.d = 4 return b, next(t, 'b'), next(t, 'c'), next(t, 'd')",
        '"b", "c", "d", nil',
      ],
      ['local t = {x = 1} t.x = nil t.y = 2 return next(t)', '"y", 2'],
      ['local t = {1, nil, 3} local n = 0 for _ in pairs(t) do n = n + 1 end return n', '2'],
    ]);
  });

  describe('are changed by the library', () => {
    answers([
      ["local t = {1, 2, 3} table.insert(t, 4) table.insert(t, 1, 0) return table.concat(t, ',')", '"0,1,2,3,4"'],
      ['local t = {1, 2, 3} return table.remove(t), table.remove(t, 1), table.remove(t, 5), t', '3, 1, nil, {2}'],
      ["local t = {} table.insert(t, 3, 'x') table.insert(t, nil) table.insert(t, -1, 'n') return #t, t[-1]", '3, "n"'],
      ['return table.remove({}), table.remove({1}, 5), table.remove({1, 2, 3}, -1)', 'nil, nil, 3'],
      ['local t = {1, 2, 3, 4} table.remove(t, 2) return t', '{1, 3, 4}'],
      ['local t = {1, 2, 3} t[3] = nil table.insert(t, 9) return t', '{1, 2, 9}'],
      ['return table.getn({1, 2}), table.maxn({1, [10] = 1}), table.maxn({}), table.maxn({a = 1})', '2, 10, 0, 0'],
      ['return pcall(table.insert, {})', 'false, "<string>:1: wrong number of arguments"'],
      [
        'return pcall(table.insert, nil, 1)',
        'false, "<string>:1: bad argument #1 to (anonymous) (table expected, got nil)"',
      ],
      [
        "return pcall(table.insert, {}, 'x', 1)",
        'false, "<string>:1: bad argument #2 to (anonymous) (number expected, got string)"',
      ],
      ['return table.remove({1, 2, 3}, 1 / 0)', 'nil'],
    ]);
  });

  describe('are joined', () => {
    answers([
      [
        "return table.concat({1, 'b', 2.5}, ', '), table.concat({}), table.concat({1, 2, 3}, '-', 2), table.concat({1, 2, 3}, '-', 2, 3)",
        '"1, b, 2.5", "", "2-3", "2-3"',
      ],
      ['return type(table.concat({5})), type(table.concat({5, 6}))', '"number", "string"'],
      [
        'return pcall(table.concat, {1, {}, 3})',
        'false, "<string>:1: invalid value (table) at index 2 in table for concat"',
      ],
      [
        'return pcall(table.concat, {1, nil, 3})',
        'false, "<string>:1: invalid value (nil) at index 2 in table for concat"',
      ],
      [
        "return table.concat({1, 2, 3}, ',', 5), table.concat({1, 2, 3}, ',', 0), table.concat({1, 2, 3}, ',', 2, 1)",
        '"", "", ""',
      ],
      [
        'return pcall(table.concat, {1, 2}, 5)',
        'false, "<string>:1: bad argument #2 to (anonymous) (string expected, got number)"',
      ],
    ]);
  });

  describe('are sorted', () => {
    answers([
      ['local t = {3, 1, 2} table.sort(t) return t', '{1, 2, 3}'],
      ["local t = {'b', 'a', 'C'} table.sort(t, function(a, b) return a > b end) return t", '{"b", "a", "C"}'],
      ["return pcall(table.sort, {1, 'a'})", 'false, "<string>:1: attempt to compare string with number"'],
      ['return pcall(table.sort, {3, nil, 2})', 'false, "<string>:1: attempt to compare nil with number"'],
      [
        'return pcall(table.sort, {1, 2}, 5)',
        'false, "<string>:1: bad argument #2 to (anonymous) (function expected, got number)"',
      ],
      [
        "local t = {} for i = 1, 100 do t[i] = {k = i * 37 % 7, i = i} end table.sort(t, function(a, b) return a.k < b.k end) local r = {} for i = 1, 100 do r[i] = t[i].i end return table.concat(r, ' ')",
        '"63 77 98 42 49 56 7 35 91 21 28 70 84 14 32 81 4 95 39 53 60 74 18 88 25 46 67 11 64 36 85 71 99 57 8 29 92 1 15 50 22 78 43 75 33 96 47 5 89 40 12 82 19 54 26 68 61 23 79 58 100 2 44 30 65 93 9 37 86 51 16 72 69 41 20 76 34 62 97 48 6 27 83 13 55 90 80 94 87 59 52 24 66 10 45 31 73 3 17 38"',
      ],
      [
        "local t = {} for i = 1, 200 do t[i] = i * 7919 % 101 end local n = 0 table.sort(t, function(a, b) n = n + 1 return a < b end) return n, table.concat(t, ' ')",
        '1546, "0 1 1 2 2 3 3 4 4 5 5 6 6 7 7 8 8 9 9 10 10 11 11 12 12 13 13 14 14 15 15 16 16 17 17 18 18 19 19 20 20 21 21 22 22 23 23 24 24 25 25 26 26 27 27 28 28 29 29 30 30 31 31 32 32 33 33 34 34 35 35 36 36 37 37 38 38 39 39 40 40 41 41 42 42 43 43 44 44 45 45 46 46 47 47 48 48 49 49 50 50 51 51 52 52 53 53 54 54 55 55 56 56 57 57 58 58 59 59 60 61 61 62 62 63 63 64 64 65 65 66 66 67 67 68 68 69 69 70 70 71 71 72 72 73 73 74 74 75 75 76 76 77 77 78 78 79 79 80 80 81 81 82 82 83 83 84 84 85 85 86 86 87 87 88 88 89 89 90 90 91 91 92 92 93 93 94 94 95 95 96 96 97 97 98 98 99 99 100 100"',
      ],
      [
        "local t = {} for i = 1, 60 do t[i] = i end local n = 0 table.sort(t, function() n = n + 1 return true end) return n, table.concat(t, ' ')",
        '1177, "14 53 30 18 5 58 10 42 2 40 20 56 25 16 57 12 32 8 48 4 24 60 47 55 52 21 23 54 19 45 39 35 15 49 13 33 11 43 37 31 7 51 6 29 3 41 1 59 28 50 46 38 22 44 9 34 27 36 17 26"',
      ],
      [
        'local t = {} for i = 1, 80 do t[i] = 80 - i end local n = 0 table.sort(t, function(a, b) n = n + 1 return a < b end) return n, t[1], t[80]',
        '91, 0, 79',
      ],
      [
        'local t = {} for i = 1, 80 do t[i] = i end t[40], t[41] = t[41], t[40] local n = 0 table.sort(t, function(a, b) n = n + 1 return a < b end) return n, t[40]',
        '238, 40',
      ],
      [
        'local t = {} for i = 1, 60 do t[i] = 1 end local n = 0 table.sort(t, function(a, b) n = n + 1 return a < b end) return n',
        '71',
      ],
      [
        'local s = 7 local t = {} for i = 1, 400 do s = s * 1103515245 % 4294967296 + 12345 t[i] = s % 10 end table.sort(t) return table.concat(t)',
        '"1111111111111111111111111111111111111111111111111111111111111111111111111111111111111333333333333333333333333333333333333333333333333333333333333333333333333333333333455555555555555555555555555555555555555555555555555555555555555555555555677777777777777777777777777777777777777777777777777777777777777777777777777777779999999999999999999999999999999999999999999999999999999999999999999999999999999999"',
      ],
      [
        "local t, n = {}, 0 for i = 1, 300 do t[i] = i end table.sort(t, function(a, b) n = n + 1 return (a * 7 + n) % 3 == 0 end) return n, table.concat(t, ' ')",
        '1090, "2 300 226 70 88 6 225 228 3 10 299 12 298 14 297 16 296 18 295 20 294 22 293 24 292 26 291 28 290 30 289 32 288 34 287 36 286 38 285 40 284 42 283 44 282 46 281 48 280 50 279 52 278 54 277 56 276 58 275 60 274 62 273 64 272 66 271 68 270 151 269 72 268 74 267 76 266 78 265 80 264 82 263 84 262 86 261 152 260 90 259 92 258 94 257 96 256 98 255 100 254 102 253 104 252 106 251 108 250 110 249 112 248 114 247 116 246 118 245 120 244 122 243 124 242 126 241 128 240 130 239 132 238 134 237 136 236 138 235 140 234 142 233 144 232 146 231 148 230 150 229 5 8 127 227 156 1 158 4 160 224 162 223 164 222 166 221 168 220 170 219 172 218 174 217 176 216 178 215 180 214 182 213 184 212 186 211 188 210 190 209 192 208 194 207 196 206 198 205 200 204 202 203 57 9 197 11 193 13 189 15 185 17 181 19 177 21 173 23 169 25 165 27 161 29 157 31 111 33 149 35 145 37 141 39 137 41 133 43 129 45 125 47 121 49 117 51 113 53 109 103 167 201 101 59 97 61 93 63 89 65 85 67 81 69 77 155 73 135 79 83 199 91 195 99 191 143 187 115 183 123 179 131 175 139 171 147 105 71 163 7 159 107 154 119 87 55 95 153 75"',
      ],
    ]);
  });

  describe('are unpacked', () => {
    answers([
      ['return unpack({1, 2, 3}), unpack({1, 2, 3}, 2), unpack({1, 2, 3}, 2, 3)', '1, 2, 2, 3'],
      ['return unpack({}, 1, 2)', 'nil, nil'],
      ["return select('#', unpack({1, nil, 3}))", '3'],
      ['return unpack({1, 2}, 5)', ''],
      ['return pcall(unpack, 5)', 'false, "<string>:1: bad argument #1 to (anonymous) (table expected, got number)"'],
    ]);
  });
});
