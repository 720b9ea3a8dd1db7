import { answers } from './answer';

describe('the string functions of Lua', () => {
  describe('cut and measure', () => {
    answers([
      [
        "return ('hello'):sub(2, 4), ('hello'):sub(-3), ('hello'):sub(0), ('hello'):sub(10), ('hello'):sub(3, 2), ('hello'):sub(-100, 2)",
        '"ell", "llo", "hello", "", "", "he"',
      ],
      ["return ('abc'):byte(), ('abc'):byte(-1), ('abc'):byte(10), ('abc'):byte(1, 2)", '97, 99, nil, 97, 98'],
      ["return ('abc'):byte(1, -1)", '97, 98, 99'],
      ["return ('abc'):byte(3, 2)", ''],
      ['return string.char(72, 105), string.char(), #string.char(256, -1, 1 / 0)', '"Hi", "", 3'],
      [
        "return #'é', ('x'):len(), ('abc'):reverse(), ('ab'):rep(3), ('a'):rep(0), ('a'):rep(-1), ('a'):rep(2, '-')",
        '2, 1, "cba", "ababab", "", "", "aa"',
      ],
      ["return string.upper('aé'), string.lower('AÉ'), ('ß'):upper(), ('\\255'):upper()", '"AÉ", "aé", "ß", "�"'],
      ['return pcall(string.dump, print)', 'false, "<string>:1: GopherLua does not support the string.dump"'],
      ["return ('a\\0b'):len(), ('a\\0b'):byte(2)", '3, 0'],
    ]);
  });

  describe('find', () => {
    answers([
      ["return ('hello world'):find('wor'), ('hello'):find('xyz'), ('hello'):find('')", '7, nil, 1, 0'],
      [
        "return ('a.b'):find('.', 1, true), ('a.b'):find('%.'), ('hello'):find('l', 4), ('hello'):find('l', -2), ('hello'):find('l', 10)",
        '2, 2, 4, 4, nil',
      ],
      ["return ('abc'):find('(b)(c)'), ('abc'):find('()b')", '2, 2, 2, 2'],
      ["return pcall(string.find, 'abc', 'b', 10, true)", 'false, "runtime error: slice bounds out of range [9:3]"'],
      ["return ('abc'):find('z', 1, true)", 'nil'],
      ["return ('abc'):find('b', 1, false)", '2, 2'],
    ]);
  });

  describe('match patterns', () => {
    answers([
      [
        "return ('hello'):match('l+'), ('hello'):match('^h'), ('hello'):match('o$'), ('hello'):match('x')",
        '"ll", "h", "o"',
      ],
      ["return ('key = val'):match('^(%w+)%s*=%s*(%w+)$')", '"key", "val"'],
      ["return ('abc'):match('()b()')", '2, 3'],
      ["return ('abab'):match('(ab)%1'), ('abc'):match('(a)%1')", '"ab"'],
      [
        "return ('a1_b'):match('[%w_]+'), ('\\t\\n'):match('%c+'), ('!?'):match('%p+'), ('FF'):match('%x+'), ('aB'):match('%u'), ('aB'):match('%l'), (' \\t'):match('%s+')",
        '"a1_b", "\\t\\n", "!?", "FF", "B", "a", " \\t"',
      ],
      [
        "return ('aB1'):match('%L'), ('aB1'):match('%D+'), ('a\\0b'):match('%z'), ('ab'):match('%Z+')",
        '"B", "aB", "\\u0000", "ab"',
      ],
      ["return ('f(a(b)c)d'):match('%b()'), ('f(a'):match('%b()'), ('x'):match('%bxx')", '"(a(b)c)", nil'],
      [
        "return ('aaa'):match('a-'), ('aaa'):match('a-$'), ('aaa'):match('^a?'), ('aaa'):match('a*')",
        '"", "aaa", "a", "aaa"',
      ],
      [
        "return ('a-b'):match('[a-]+'), ('a-b'):match('[-a]+'), (']'):match('[]]'), ('x'):match('[^]]'), ('b'):match('[a-c]'), ('^'):match('[%^]')",
        '"a-", "a-", "]", "x", "b", "^"',
      ],
      [
        "return ('c-e'):match('[a-c-e]+'), ('5'):match('[a-%d]'), ('b'):match('[%a-z]'), ('b'):match('[z-a]')",
        'nil, nil, nil',
      ],
      [
        "return ('a$b'):match('a$b'), ('*a'):match('*a'), ('a+'):match('(a)+'), ('^a'):match('^^a'), ('a.b'):match('.%.')",
        '"a$b", "*a", "a", "^a", "a."',
      ],
      [
        "return ('hello'):match('l', 4), ('hello'):match('^l', 3), ('hello'):match('h', -5), ('hello'):match('l', 1 / 0)",
        '"l", "l", "h", "l"',
      ],
      ["return ('THE (quick) fox'):match('%f[%a]%a+', 5)", '"fox"'],
      ["return ('x'):match('%'), ('%'):match('%%'), (''):match(''), (''):match('^$')", 'nil, "%", "", ""'],
      ["return ('ab'):match('(a)(b)()')", '"a", "b", 3'],
    ]);
  });

  describe('refuse bad patterns', () => {
    answers([
      ["return pcall(string.match, 'x', '[a')", 'false, "<string>:1: unexpected EOS at 1"'],
      ["return pcall(string.match, 'x', '[')", 'false, "<string>:1: unexpected EOS at 0"'],
      ["return pcall(string.match, 'x', '[^')", 'false, "<string>:1: unexpected EOS at 1"'],
      ["return pcall(string.match, 'x', '(x')", 'false, "<string>:1: unfinished capture at EOS"'],
      ["return pcall(string.match, 'x', 'x)')", 'false, "<string>:1: invalid \')\' at 0"'],
      ["return pcall(string.match, 'x', '%0')", 'false, "<string>:1: invalid capture index at 0"'],
      ["return pcall(string.match, 'x', '%1')", 'false, "<string>:1: invalid capture index"'],
      ["return pcall(string.match, 'xx', '(x%1)')", 'false, "<string>:1: invalid capture index"'],
      ["return pcall(string.gmatch, 'x', '[')", 'false, "<string>:1: unexpected EOS at 0"'],
      ["return pcall(string.gsub, 'x', '(', '')", 'false, "<string>:1: unfinished capture at EOS"'],
      ["return pcall(string.find, 'x', '(()')", 'false, "<string>:1: unfinished capture at EOS"'],
    ]);
  });

  describe('substitute', () => {
    answers([
      [
        "return ('hello world'):gsub('o', '0'), ('hello'):gsub('l', 'L', 1), ('hello'):gsub('x', 'y')",
        '"hell0 w0rld", "heLlo", "hello", 0',
      ],
      [
        "return ('hello world'):gsub('(%w+)', '<%1>'), ('hello'):gsub('(h)(e)', '%2%1'), ('abc'):gsub('%w', '%0%0')",
        '"<hello> <world>", "ehllo", "aabbcc", 3',
      ],
      ["return ('abc'):gsub('%w', {a = '1', b = true, c = false})", '"1c", 3'],
      ["return ('abc'):gsub('%w', function(c) if c == 'b' then return 'X' end end)", '"aXc", 3'],
      [
        "return ('abc'):gsub('(a)(b)(c)', function(a, b, c) return c .. b .. a end), ('abc'):gsub('()', function(p) return p end)",
        '"cba", "1a2b3c4", 4',
      ],
      ["return ('$name is $age'):gsub('%$(%w+)', {name = 'Bob', age = 5})", '"Bob is 5", 2'],
      [
        "return ('abc'):gsub('b', '%'), ('abc'):gsub('b', '%%'), ('abc'):gsub('b', '%x'), ('abc'):gsub('b', '%1')",
        '"a%c", "a%c", "a%xc", "abc", 1',
      ],
      ["return pcall(string.gsub, 'abc', 'b', '%2')", 'false, "<string>:1: invalid capture index"'],
      [
        "return ('abc'):gsub('', '-'), ('abc'):gsub('a*', 'x'), ('aaa'):gsub('^a', 'b')",
        '"-a-b-c-", "xxbxcx", "baa", 1',
      ],
      [
        "return ('abc'):gsub('a', 'x', 0), ('abc'):gsub('b', 'x', 0), ('abcabc'):gsub('b', 'x', -1)",
        '"xbc", "abc", "axcaxc", 2',
      ],
      [
        "return pcall(string.gsub, 'abc', 'b', nil)",
        'false, "<string>:1: bad argument #3 to (anonymous) (string or table or function expected, got nil)"',
      ],
      [
        "return pcall(string.gsub, 'abc', 'b', 5)",
        'false, "<string>:1: bad argument #3 to (anonymous) (string or table or function expected, got number)"',
      ],
      ["return ('abc'):gsub('b', function() return {} end)", '"ac", 1'],
      ["return ('a,b'):gsub('()', {[1] = '<'})", '"<a,b", 4'],
    ]);
  });

  describe('go through matches', () => {
    answers([
      [
        "local r = {} for w in ('one two three'):gmatch('%a+') do r[#r + 1] = w end return r",
        '{"one", "two", "three"}',
      ],
      ["local r = {} for k, v in ('a=1, b=2'):gmatch('(%w+)=(%w+)') do r[k] = v end return r", '{a = "1", b = "2"}'],
      ["local r = {} for p in ('abc'):gmatch('()') do r[#r + 1] = p end return r", '{1, 2, 3, 4}'],
      [
        "local f, s = string.gmatch('ab', '.') return type(f), type(s), f(s), f(s), f(s), string.gfind == string.gmatch",
        '"function", "userdata", "a", "b", nil, true',
      ],
    ]);
  });

  describe('format', () => {
    answers([
      ["return ('%d %5d %-5d| %05d %+d'):format(42, 42, 42, 42, 42)", '"42    42 42   | 00042 +42"'],
      ["return ('%s %10s|%-10s|%.2s'):format('abc', 'abc', 'abc', 'abc')", '"abc        abc|abc       |ab"'],
      [
        "return ('%5.1f|%g|%e|%x|%X|%o|%c|%%'):format(2.25, 1e15, 8, 255, 255, 8, 65)",
        '"  2.2|1e+15|8.000000e+00|ff|FF|10|A|%"',
      ],
      [
        "return ('%i %u'):format(5, 5), ('%d'):format(3.7), ('%d'):format(0 / 0)",
        '"5 %!u(int64=5)", "3", "-9223372036854775808"',
      ],
      [
        "return ('%d'):format('12'), ('%d'):format('x'), ('%5i'):format('7'), ('%x'):format('abc'), ('%e'):format('1')",
        '"12", "0", "    7", "616263", "%!e(string=1)"',
      ],
      [
        "return ('%s %s %s'):format(nil, true, 1e15), ('%q %q'):format('a\"b', 5), ('%v %v'):format(1, 1.5)",
        '"nil true 1000000000000000", "\\"a\\\\\\"b\\" \\"5\\"", "1 1.5"',
      ],
      [
        "return ('%y'):format(1), ('%y'):format(1.5), ('%y'):format('a'), ('%y'):format(true), ('%d'):format(nil)",
        '"%!y(int64=1)", "%!y(float64=1.5)", "%!y(string=a)", "%!y(lua.LBool=true)", "&{}"',
      ],
      [
        "return ('%t %t'):format(true, 1), ('%#v %#v %#v'):format(true, nil, 'x')",
        '"true %!t(int64=1)", "true &lua.LNilType{} \\"x\\""',
      ],
      [
        "return ('%T %T %T %T %T'):format(1, 'a', true, nil, {})",
        '"lua.LNumber lua.LString lua.LBool *lua.LNilType *lua.LTable"',
      ],
      ["return ('%p %p'):format(1, 'a')", '"%!p(lua.LNumber=1) %!p(lua.LString=a)"'],
      [
        "return ('%d %d'):format(1), ('%d'):format(), ('%'):format(1), ('%5'):format(1), ('x'):format(1)",
        '"1 %!d(MISSING)", "%!d(MISSING)", "%!(NOVERB)%!(EXTRA lua.LNumber=1)", "%!(NOVERB)%!(EXTRA lua.LNumber=1)", "x"',
      ],
      [
        "return ('%[2]d %[1]d'):format(1, 2), ('%[3]d'):format(1), ('%[x]d'):format(1), ('%[1]%'):format(1)",
        '"2 1", "%!d(BADINDEX)", "%!d(BADINDEX)", "%"',
      ],
      [
        "return ('%*d'):format(5, 1), ('%*d'):format(5), ('%.*f'):format(2, 1.5)",
        '"%!(BADWIDTH)%!d(MISSING)", "%!(BADWIDTH)%!d(MISSING)", "%!(BADPREC)%!f(MISSING)"',
      ],
      ["return ('%5%|'):format(1)", '"%|%!(EXTRA lua.LNumber=1)"'],
      ["return ('%s'):format('é'), ('%5s|'):format('é'), ('é%d'):format(1)", '"é", "    é|", "é1"'],
      ["return (string.format('%s', {}):gsub('0x.*', ''))", '"table: "'],
      ['return pcall(string.format)', 'false, "<string>:1: bad argument #1 to (anonymous) (string expected, got nil)"'],
    ]);
  });
});
