import { failureOf, render } from '../render';

const input = {
  a: 1,
  n: null,
  s: 'h\u00e9',
  list: [1, 'x', { k: true }, null],
  map: { b: 2, a: 1 },
  none: [],
};

describe('functions on text', () => {
  it.each([
    ['{{trim "\\t a \\n"}}|{{trimAll "xy" "xaxyx"}}|{{trimall "$" "$5$"}}', 'a|a|5'],
    [
      '{{trimPrefix "a" "ab"}} {{trimPrefix "z" "ab"}} {{trimSuffix "b" "ab"}} {{trimSuffix "z" "ab"}} {{trimAll "" "a"}} {{trimAll "a" "aaa"}}',
      'b ab a ab a ',
    ],
    [
      '{{upper "a\u00df\u00e9"}} {{lower "A\u0130\u03a3"}} {{lower "\u00c9"}} {{upper "abc"}} {{lower "ABC"}}',
      'A\u00df\u00c9 ai\u03c3 \u00e9 ABC abc',
    ],
    [
      '{{title "it\'s \u01c6 o_b x-y"}} {{untitle "Foo Bar"}} {{title "\u10d0  \u00e9 a\u3000b"}}',
      "It'S \u01c5 O_b X-Y foo bar \u10d0  \u00c9 A\u3000B",
    ],
    [
      '{{upper "\\xff\u00e9" | printf "%q"}} {{untitle "\\xffA" | printf "%q"}} {{lower "\\xff\u00c9\u03a3" | printf "%q"}}',
      '"\ufffd\u00c9" "\ufffdA" "\ufffd\u00e9\u03c3"',
    ],
    [
      '{{swapcase "aB \u01c5 cD 1x"}} {{initials "First try \u00e9"}} {{nospace "a b\u00e9"}} {{nospace "\u00e9"}}',
      'Ab \u01c6 Cd 1X Ft\u00c3 ab\u00c3\u00a9 \u00e9',
    ],
    ['{{substr 1 3 "hello"}} {{substr -1 2 "hello"}} {{substr 2 -1 "hello"}} {{substr 2 99 "hello"}}', 'el he llo llo'],
    ['{{trunc 2 "hello"}} {{trunc -2 "hello"}} {{trunc 9 "hello"}} {{trunc -9 "hello"}}', 'he lo hello hello'],
    [
      '{{repeat 3 "ab"}} {{repeat 5 ""}}|{{replace "a" "$&" "banana"}} {{replace "" "-" "a\u00e9"}}',
      'ababab |b$&n$&n$& -a-\u00e9-',
    ],
    ['{{contains "a" "ba"}} {{hasPrefix "b" "ba"}} {{hasSuffix "a" "ba"}}', 'true true true'],
    [
      '{{quote 1 nil "a\\"b" (list 1)}} {{squote 1 nil "a"}} {{cat 1 nil "b" (list)}} {{quote}} {{cat}}',
      '"1" "a\\"b" "[1]" \'1\' \'a\' 1 b []  ',
    ],
    [
      '{{indent 2 "a\\nb"}}{{nindent 1 "c"}} {{plural "one" "many" 1}} {{plural "one" "many" 2}}',
      '  a\n  b\n c one many',
    ],
    [
      '{{toString 1.5}} {{toStrings (list 1 nil "a")}} {{toStrings 5}} {{toStrings nil}} {{join "-" (list 1 2)}} {{join "-" "a"}}',
      '1.5 [1 a] [5] [] 1-2 a',
    ],
    [
      '{{split "/" "a/b"}} {{(split "/" "a/b")._1}} {{splitn "/" 2 "a/b/c"}} {{splitn "/" 0 "a"}} {{splitn "" 2 "abc"}}',
      'map[_0:a _1:b] b map[_0:a _1:b/c] map[] map[_0:a _1:bc]',
    ],
    [
      '{{splitList "," "a,b"}} {{splitList "" "a\u00e9"}} {{splitList "" ""}} {{splitn "," -1 "a,b"}}',
      '[a b] [a \u00e9] [] map[_0:a _1:b]',
    ],
    ['{{sortAlpha (list "b" "a" 10 9)}} {{sortAlpha 5}} {{toStrings (until 2)}}', '[10 9 a b] [5] [0 1]'],
    [
      '{{snakecase "HTTPServer FooBar2xx Bld4Floor3rd"}} {{kebabcase "FooBar foo_bar.Baz 12ab"}} {{snakecase "A"}} {{snakecase ""}}',
      'http_server_foo_bar_2xx_bld4_floor_3rd foo-bar-foo-bar.baz-12ab a ',
    ],
    [
      '{{snakecase "a2"}} {{snakecase "A2 b"}} {{snakecase "a1!b"}} {{snakecase "\u65e5\u672cFoo"}} {{snakecase "a..B-c"}} {{snakecase "X9Y"}} {{snakecase "aB12-c 3"}}',
      'a2 a2_b a1!b \u65e5\u672c_foo a..b_c x9_y a_b12_c_3',
    ],
    [
      '{{snakecase "Ab\\xffC" | printf "%q"}} {{snakecase "\\xff" | printf "%q"}} {{snakecase "a\\xff1\\xff!\\xff-" | printf "%q"}}',
      '"ab_\ufffdc" "\\xff" "a\\xff1\\xff!\\xff-"',
    ],
    [
      '{{snakecase "A1.b"}} {{snakecase "Ab+cD"}} {{kebabcase "1.2"}} {{kebabcase "A.B"}} {{kebabcase "a1 b"}} {{kebabcase "aB1"}} {{kebabcase "ABc"}} {{kebabcase "A!"}}',
      'a1.b ab_+_c_d 1.2 a.b a1-b a-b1 a-bc a!',
    ],
    [
      '{{camelcase "foo_bar-baz qux"}} {{camelcase "GOLANG_IS_GREAT"}} {{camelcase "_a__b_"}} {{camelcase "_"}} {{camelcase ""}} {{camelcase "httpServer"}} {{camelcase "\\xffab" | printf "%q"}}',
      'FooBarBazQux GolangIsGreat _A_B_ __  HttpServer "\ufffdab"',
    ],
    [
      '{{abbrev 5 "hello world"}} {{abbrev 3 "hello"}} {{abbrev 9 "hello"}} {{abbrevboth 5 10 "1234 5678 9123"}} {{abbrevboth 1 3 "abcdef"}} {{abbrevboth 10 7 "1234567890123456"}}',
      'he... hello hello ...5678... abcdef ...1...',
    ],
    [
      '{{abbrevboth 12 9 "1234567890123456"}} {{abbrevboth 99 9 "1234567890123456"}} {{abbrevboth -1 4 "1234567890"}} {{abbrevboth 0 5 "1234567890"}}',
      '...123456 ...123456 1... 12...',
    ],
    [
      '{{wrap 5 "aa bb cc dd"}}|{{wrap 3 "abcdef gh"}}|{{wrap 3 " a abcdef"}}|{{wrapWith 3 "|" "abcdefg"}}|{{wrapWith 3 "" "abcdefg h"}}|{{wrap 0 "a b"}}|{{wrap 5 ""}}',
      'aa bb\ncc dd|abcdef\ngh|a\nabcdef|abc|def|g|abc\ndef\ng h|a\nb|',
    ],
    [
      '{{b64enc "h\u00e9"}} {{b64dec "aMOp"}} {{b64dec "a\\nA=\\n=\\n"}} {{b64dec "aA=x"}} {{b64dec "aA="}} {{b64dec "a==="}} {{b64dec "aA==x"}} {{b64dec "aAA=\\n"}}',
      'aMOp h\u00e9 h illegal base64 data at input byte 2 illegal base64 data at input byte 3 illegal base64 data at input byte 1 illegal base64 data at input byte 4 h\u0000',
    ],
    [
      '{{b64dec "aA"}} {{b64dec "%"}} {{b64dec "aGVsbG8h\\n"}} {{b64dec "/w==" | printf "%q"}} {{b64dec "a\\nGVsbG8="}}',
      'illegal base64 data at input byte 0 illegal base64 data at input byte 0 hello! "\\xff" hello',
    ],
    [
      '{{b32enc "h\u00e9llo"}} {{b32dec "NDB2S3DMN4======"}} {{b32dec "ME======"}} {{b32dec "ME====="}} {{b32dec "ME===A=="}} {{b32dec "MEE====="}} {{b32dec "M"}}',
      'NDB2S3DMN4====== h\u00e9llo a illegal base32 data at input byte 7 illegal base32 data at input byte 4 illegal base32 data at input byte 3 illegal base32 data at input byte 0',
    ],
    [
      '{{b32dec "me======"}} {{b32dec "NBSWY3DP\\nNBSWY3DP"}} {{b32dec "MEEE==="}} {{b32enc ""}} {{b32enc "fooba"}}',
      'illegal base32 data at input byte 0 hellohello illegal base32 data at input byte 7  MZXW6YTB',
    ],
    ['{{expandenv "a$NO_X-${NO_X}$$x${}$1${?}b$ ${x"}}|{{env "NO_SUCH_NAME"}}|{{expandenv "$"}}', 'a-xb$ x||$'],
    ['{{hello}} {{regexQuoteMeta "a.b\\\\[c]"}}', 'Hello! a\\.b\\\\\\[c\\]'],
    [
      '{{regexMatch "^a.c$" "abc"}} {{regexMatch "[" "a"}} {{mustRegexMatch "a" "b"}} {{regexFind "[0-9]+" "a12b3"}} {{mustRegexFind "z" "a"}}|',
      'true false false 12 |',
    ],
    [
      '{{regexFindAll "[a-z]" "a1b2c" 2}} {{mustRegexFindAll "a*" "baac" -1 | printf "%q"}} {{regexFindAll "z" "a" -1}} {{regexFindAll "a" "a" 0}}',
      '[a b] ["" "aa" ""] [] []',
    ],
    [
      '{{regexReplaceAll "(?P<n>a)(b)?" "ab a" "<$n-${2}-$$-$x-$1x-${1}x-${-$->"}}',
      '<a-b-$---ax-${-$-> <a--$---ax-${-$->',
    ],
    [
      '{{regexReplaceAll "a*" "baac" "-"}} {{regexReplaceAll "" "\u00e9\ud83d\ude00" "-"}} {{mustRegexReplaceAll "(a)" "a" "$01 ${1} $9 $"}}',
      '-b-c- -\u00e9-\ud83d\ude00-  a  $',
    ],
    [
      '{{regexReplaceAllLiteral "a" "banana" "$1"}} {{mustRegexReplaceAllLiteral "b" "banana" "x"}}',
      'b$1n$1n$1 xanana',
    ],
    [
      '{{regexSplit "," "a,b,c" -1}} {{regexSplit "," "a,b,c" 2}} {{regexSplit "," "a" 0}} {{mustRegexSplit "" "abc" -1}} {{regexSplit "a" "" -1 | printf "%q"}} {{regexSplit "c" "abc" -1 | printf "%q"}}',
      '[a b c] [a b,c] [] [a b c] [""] ["ab" ""]',
    ],
    [
      '{{sha1sum "a"}} {{sha256sum "\u00e9"}} {{adler32sum "hello"}}',
      '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8 4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c 103547413',
    ],
    [
      '{{sha512sum ""}}',
      'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
    ],
    [
      '{{derivePassword 1 "long" "password" "user" "example.com" | regexFind ".+"}} {{derivePassword 1 "nope" "a" "b" "c"}}',
      'ZedaFaxcZaso9* cannot find password template nope',
    ],
    [
      '{{encryptAES "key" ""}}{{decryptAES "key" ""}}{{decryptAES "key" (encryptAES "key" "secret \u00e9")}}',
      'secret \u00e9',
    ],
    ['{{decryptAES "secretkey" "30tEfhuJSVRhpG97XCuWgz2okj7L8vQ1s6V9zVUPeDQ="}}', 'plaintext'],
    [
      '{{base "a/b.c"}} {{base ""}} {{base "/"}} {{base "a//"}} {{dir "a"}} {{dir "/a/b"}} {{dir ""}} {{ext "a.b/c"}} {{ext "a.b.c"}} {{clean "a/../../b/./c//d"}} {{clean "/.."}} {{clean ""}} {{isAbs "/a"}}',
      'b.c . / a . /a .  .c ../b/c/d / . true',
    ],
    ['{{osBase "a/b"}} {{osDir "a/b"}} {{osClean "./a"}} {{osExt "x.y"}} {{osIsAbs "a"}}', 'b a a .y false'],
    [
      '{{$x := splitList "," "b,a"}}{{sortAlpha $x}}{{$x}}{{$y := list "b" "a"}}{{sortAlpha $y}}{{$y}}',
      '[a b][a b][a b][b a]',
    ],
    [
      '{{printf "%#v" (sortAlpha (regexFindAll "a" "b" 1))}}{{toJson (toStrings (regexFindAll "a" "b" 1))}}{{toStrings (splitList "," "a")}}',
      '[]string(nil)null[a]',
    ],
  ])('%s', (template, output) => {
    expect(render(template, input)).toBe(output);
  });

  it.each([
    ['{{repeat -1 "a"}}', 'repeat: cannot repeat a text -1 times'],
    ['{{indent -1 "a"}}', 'indent: cannot indent by -1 spaces'],
    ['{{substr 3 2 "hello"}}', 'substr: cannot take bytes 3 to 2 of a text of 5 bytes'],
    ['{{substr -1 -2 "hello"}}', 'substr: cannot take bytes 0 to -2 of a text of 5 bytes'],
    ['{{substr -1 99 "hello"}}', 'substr: cannot take bytes 0 to 99 of a text of 5 bytes'],
    [
      '{{regexFind "[" "a"}}',
      'regexFind: the regular expression does not compile: error parsing regexp: missing closing ]: `[`',
    ],
    ['{{regexFind "\\xff" "a"}}', 'regexFind: the regular expression has bytes that are not UTF-8'],
    [
      '{{regexSplit "(" "a" -1}}',
      'regexSplit: the regular expression does not compile: error parsing regexp: missing closing ): `(`',
    ],
    ['{{decryptAES "key" "%"}}', 'decryptAES: not base64 at byte 0'],
    ['{{decryptAES "key" "AAAAAAAAAAAAAAAAAAAAAA=="}}', 'decryptAES: this is no text that encryptAES made'],
    ['{{decryptAES "key" "aGVsbG8="}}', 'decryptAES: this is no text that encryptAES made'],
    ['{{upper (list)}}', 'expected a string, got []interface {}'],
  ])('%s fails', (template, message) => {
    expect(failureOf(template, input)).toContain(message);
  });
});
