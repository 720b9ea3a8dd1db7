import { failureOf, render } from '../render';

const input = {
  a: 1,
  n: null,
  s: 'h\u00e9',
  list: [1, 'x', { k: true }, null],
  map: { b: 2, a: 1 },
  none: [],
};

describe('functions on values', () => {
  it.each([
    [
      '{{default 1 0}} {{default 1 2}} {{default 1}} {{default "d" .Input.missing}} {{empty ""}} {{empty (list 1)}} {{empty 0.0}} {{empty (float64 "NaN")}} {{empty (semver "1.0.0")}} {{empty 0i}} {{empty 1i}} {{empty (int64 0)}} {{empty (split "," "a")}} {{empty (dict)}} {{empty (rest (list))}}',
      '1 2 1 d true false true false false true false true false true true',
    ],
    [
      '{{coalesce 0 "" 3}} {{coalesce 0}} {{all 1 2}} {{all 1 0}} {{any 0 1}} {{any}} {{ternary 1 2 true}} {{ternary 1 2 false}}',
      '3 <no value> true false true false 1 2',
    ],
    [
      '{{typeOf 1}} {{typeOf 1.5}} {{typeOf "a"}} {{typeOf nil}} {{typeOf true}} {{typeOf .Input.list}} {{typeOf (list)}} {{typeOf (dict)}} {{typeOf (int64 1)}} {{typeOf (index "a" 0)}} {{typeOf (split "," "a")}} {{typeOf (until 1)}} {{typeOf (chunk 1 (list 1))}} {{typeOf (semver "1.0.0")}} {{typeOf 1i}}',
      'int float64 string <nil> bool []interface {} []interface {} map[string]interface {} int64 uint8 map[string]string []int [][]interface {} *semver.Version complex128',
    ],
    [
      '{{kindOf 1}} {{kindOf nil}} {{kindOf (list)}} {{kindOf (dict)}} {{kindOf (semver "1.0.0")}} {{kindOf (until 1)}} {{kindOf (split "," "a")}} {{kindOf 1i}} {{kindOf true}} {{kindOf "a"}} {{kindOf 1.5}} {{kindIs "int" 1}} {{typeIs "int" 1}} {{typeIsLike "semver.Version" (semver "1.0.0")}} {{typeIsLike "int" 1}}',
      'int invalid slice map ptr slice map complex128 bool string float64 true true true true',
    ],
    [
      '{{deepEqual (list 1 (dict "a" nil)) (list 1 (dict "a" nil))}} {{deepEqual 1 1.0}} {{deepEqual (list) (rest (list))}} {{deepEqual (dict "a" 1) (dict "b" 1)}} {{deepEqual (dict "a" 1) (dict)}} {{deepEqual (int64 1) (int64 1)}} {{deepEqual 1i 1i}} {{deepEqual (semver "1.0.0") (semver "1.0.0")}} {{deepEqual (semver "1.0.0") (semver "1.0.1")}}',
      'true false false false false true true true false',
    ],
    [
      '{{$x := list (float64 "NaN")}}{{deepEqual $x $x}} {{has $x (list $x)}} {{deepEqual $x (list (first $x))}} {{deepEqual (first $x) (first $x)}}',
      'true true false false',
    ],
    [
      '{{deepEqual (list 1) (list 1 2)}} {{deepEqual (until 2) (until 2)}} {{deepEqual nil nil}} {{deepEqual (toDate "2006" "2024") (toDate "2006" "2024")}} {{deepEqual (split "," "a") (split "," "a")}} {{deepEqual (rest (list)) (rest (list))}}',
      'false true true true true true',
    ],
    [
      '{{list 1 "a"}} {{tuple 1}} {{append (list 1) 2}} {{push .Input.list 1}} {{prepend (list 1) 0}} {{mustAppend (until 1) "x"}} {{mustPrepend (list) 1}} {{mustPush (list) 1}}',
      '[1 a] [1] [1 2] [1 x map[k:true] <nil> 1] [0 1] [0 x] [1] [1]',
    ],
    [
      '{{first (list 1 2)}} {{last (list 1 2)}} {{rest (list 1 2)}} {{initial (list 1 2)}} {{first (list)}} {{last (list)}} {{rest (list)}} {{initial (list)}} {{toJson (rest (list))}}',
      '1 2 [2] [1] <no value> <no value> [] [] null',
    ],
    [
      '{{reverse (list 1 2 3)}} {{compact (list 0 1 "" nil "a")}} {{uniq (list 1 1 1.0 "1" (list 1) (list 1))}} {{without (list 1 2 3) 2 3}} {{has 1 (list 1)}} {{has 1 nil}} {{has (list) (list (list))}}',
      '[3 2 1] [1 a] [1 1 1 [1]] [1] true false true',
    ],
    [
      '{{slice (list 1 2 3) 1}} {{slice (list 1 2 3) 1 2}} {{slice (list) 1}} {{slice (until 3) 1 | typeOf}} {{mustSlice (list 1 2)}} {{slice (list 1 2 3) "1" 2.9}}',
      '[2 3] [2] <no value> []int [1 2] [2]',
    ],
    [
      '{{chunk 2 (list 1 2 3)}} {{chunk 5 (list 1)}} {{chunk 2 (list)}} {{chunk 2 (list 1 2)}} {{mustChunk 1 (list 1)}} {{chunk -5 (list 1 2)}} {{concat (list 1) (until 2)}} {{concat | toJson}} {{concat (list) | toJson}}',
      '[[1 2] [3]] [[1]] [] [[1 2]] [[1]] [] [1 0 1] null null',
    ],
    [
      '{{dict "a" 1 "b"}} {{dict 1 nil}} {{dict}} {{get (dict "a" 1) "a"}} {{get (dict) "x"}}|{{get nil "x"}}|{{hasKey (dict "a" nil) "a"}} {{hasKey nil "a"}} {{toJson (dict "a" nil)}}',
      'map[a:1 b:] map[1:<nil>] map[] 1 ||true false {"a":null}',
    ],
    [
      '{{set (dict) "a" 1}} {{unset (dict "a" 1) "a"}} {{unset nil "a"}} {{pluck "a" (dict "a" 1) (dict) (dict "a" nil) nil}} {{keys (dict "a" 1)}} {{keys}} {{values (dict "a" 1)}} {{values nil}}',
      'map[a:1] map[] map[] [1 <nil>] [a] [] [1] []',
    ],
    [
      '{{pick (dict "a" 1 "b" 2) "a" "z"}} {{omit (dict "a" 1 "b" 2) "a"}} {{pick nil "a"}} {{omit nil}}',
      'map[a:1] map[b:2] map[] map[]',
    ],
    [
      '{{merge (dict "a" 1 "o" (dict "x" 1)) (dict "a" 2 "b" 3 "o" (dict "x" 2 "y" 3)) nil}} {{merge nil (dict "a" 1)}} {{merge nil}} {{merge (dict "a" "" "l" (list)) (dict "a" 1 "l" (list 1) "n" nil)}}',
      'map[a:1 b:3 o:map[x:1 y:3]] map[a:1] map[] map[a:1 l:[1]]',
    ],
    [
      '{{mergeOverwrite (dict "a" 1 "o" (dict "x" 1) "l" (list 1)) (dict "a" nil "o" (dict "x" 2) "l" (list) "s" "")}} {{mustMerge (dict) (dict "a" 1)}} {{mustMergeOverwrite (dict "a" 1) (dict "a" 2)}}',
      'map[a:<nil> l:[] o:map[x:2] s:] map[a:1] map[a:2]',
    ],
    [
      '{{merge (dict "o" (dict)) (dict "o" (dict))}} {{merge (dict "o" 1) (dict "o" (dict "a" 1))}} {{mergeOverwrite (dict "o" (dict "a" 1)) (dict "o" 1)}} {{mergeOverwrite (dict "o" 1) (dict "o" (dict "a" 1))}}',
      'map[o:map[]] map[o:1] map[o:1] map[o:map[a:1]]',
    ],
    [
      '{{deepCopy (dict "a" (list 1))}} {{mustDeepCopy 1}} {{deepCopy (semver "1.2.3")}} {{deepCopy "a"}}',
      'map[a:[1]] 1 0.0.0 a',
    ],
    [
      '{{dig "a" "b" "d" (dict "a" (dict "b" 1))}} {{dig "a" "b" "d" (dict)}} {{dig "a" "d" (dict "a" nil)}} {{dig "a" 5 (dict)}}',
      '1 d <no value> 5',
    ],
    [
      '{{fromJson "[1e309,\\"1e309 \\\\\\" 1e309\\",-1e-3]" | toJson}} {{fromJson "[1e309" | toJson}} {{fromJson "-1e400"}}',
      '[null,"1e309 \\" 1e309",-0.001] null <no value>',
    ],
    [
      '{{fromJson "{\\"a\\":[1,null]}"}} {{fromJson "x"}} {{mustFromJson "1"}} {{fromJson "\\"a\\""}}',
      'map[a:[1 <nil>]] <no value> 1 a',
    ],
    [
      '{{toJson (list 1 1.5 "<" nil true (int64 9007199254740993) (until 2) (split "," "a") (rest (list)))}} {{toJson (semver "1.2.3")}} {{toJson (toDate "2006-01-02" "2024-01-02")}} {{toJson (toDate "2006-01-02" "2024-01-02").Month}}',
      '[1,1.5,"\\u003c",null,true,9007199254740993,[0,1],{"_0":"a"},null] "1.2.3" "2024-01-02T00:00:00Z" 1',
    ],
    [
      '{{toJson (float64 "NaN")}}|{{toJson 1i}}|{{toPrettyJson 1i}}|{{toPrettyJson (dict "a" (list 1 (dict)) "b" (list) "c" "x\\"{[,:")}}|{{toRawJson "<"}} {{mustToJson 1}} {{mustToPrettyJson (list)}} {{mustToRawJson "&"}}',
      '|||{\n  "a": [\n    1,\n    {}\n  ],\n  "b": [],\n  "c": "x\\"{[,:"\n}|"<" 1 [] "&"',
    ],
    [
      '{{add 1 "2" 3.9 true nil}} {{add}} {{add1 "0x10"}} {{sub 5 "7"}} {{mul 2 3 "4"}} {{mul 9223372036854775807 2}} {{div 7 2}} {{div -7 2}} {{mod -7 3}} {{max 1 "5" 3}} {{biggest 1 2}} {{min 3 1.9 2}}',
      '7 0 17 -2 24 -2 3 -3 -1 5 2 1',
    ],
    [
      '{{int "12.9"}} {{int "-.5"}} {{int "."}} {{int " 1"}} {{int "08"}} {{int 1e30}} {{int "1e3"}} {{int64 "0b11"}} {{int (list)}} {{int (index "a" 0)}} {{int (toDate "2006-01-02" "2024-03-01").Month}} {{int true}} {{int nil}} {{int "1_0"}}',
      '12 0 0 0 0 -9223372036854775808 0 3 0 97 3 1 0 10',
    ],
    [
      '{{float64 "1.5"}} {{float64 "x"}} {{float64 true}} {{float64 (int64 3)}} {{float64 nil}} {{float64 "0x1p4"}} {{float64 (list)}} {{float64 "1e999"}} {{atoi "5"}} {{atoi "5.5"}} {{toDecimal "777"}} {{toDecimal 10}} {{toDecimal "9"}}',
      '1.5 0 1 3 0 16 0 0 5 0 511 8 0',
    ],
    [
      '{{addf 0.1 0.2}} {{addf}} {{add1f "1.5"}} {{subf 1 0.9 0.1}} {{mulf 1.1 1.1}} {{mulf 2}} {{divf 1 3}} {{divf 2 3}} {{divf -1 6}} {{divf 1 8 2}} {{addf 1e308 1e308}} {{mulf -1e200 1e200}} {{divf 1e300 1e-300}}',
      '0.3 0 2.5 0 1.21 2 0.3333333333333333 0.6666666666666667 -0.1666666666666667 0.0625 +Inf -Inf +Inf',
    ],
    [
      '{{minf 1 "NaN" "-inf"}} {{maxf "Inf" 1 "NaN"}} {{maxf 1 "NaN"}} {{minf "NaN" "inf"}} {{maxf "-0" "-inf"}}',
      '-Inf +Inf NaN NaN -0',
    ],
    [
      '{{maxf 1 2.5}} {{minf 1 -2.5}} {{ceil 1.1}} {{floor -1.1}} {{round 1.005 2}} {{round -2.5 0}} {{round 2.5 0}} {{round 123.456 -1}} {{round 1.4 0 0.3}} {{round 1.5 400}} {{round 1.5 -400}} {{round 1e21 2}} {{round 1.23456789 7}} {{round 5e-324 308}}',
      '2.5 -2.5 2 -2 1 -3 3 120 2 NaN NaN 9.999999999999999e+20 1.2345679 0',
    ],
    [
      '{{until 3}} {{until -2}} {{until 0}} {{untilStep 0 5 2}} {{untilStep 5 0 -2}} {{untilStep 0 5 -1}} {{untilStep 5 0 1}} {{untilStep 0 5 0}} {{untilStep 0 1 5}}',
      '[0 1 2] [0 -1] [] [0 2 4] [5 3 1] [] [] [] [0]',
    ],
    [
      '{{seq 3}}|{{seq -1}}|{{seq 2 4}}|{{seq 4 2}}|{{seq 0 2 5}}|{{seq 5 2 0}}|{{seq 5 -2 0}}|{{seq}}|{{seq 1 2 3 4}}|{{seq 1 0 3}}',
      '1 2 3|1 0 -1|2 3 4|4 3 2|0 2 4||5 3 1|||',
    ],
    [
      '{{semver "v1.2"}} {{(semver "1.2.3-a.1+b").Prerelease}} {{(semver "1.2.3+b").Metadata}} {{(semver "v1.2.3").Original}} {{(semver "1.2.3").Major}} {{(semver "1.2.3").Minor}} {{(semver "1.2.3").Patch}} {{(semver "01.2.3").String}} {{(semver "1.2").Value}}',
      '1.2.0 a.1 b v1.2.3 1 2 3 1.2.3 1.2.0',
    ],
    [
      '{{(semver "v1.2.3-a+b").IncMajor}} {{(semver "1.2.3").IncMinor}} {{(semver "1.2.3-a").IncPatch}} {{(semver "1.2.3").IncPatch}} {{(semver "1.2.3").SetPrerelease "rc.1"}} {{(semver "1.2.3").SetMetadata "x"}} {{((semver "1.2.3").IncMajor).Major}} {{typeOf (semver "1.2.3").IncMajor}} {{(semver "1.2.3-a").SetPrerelease ""}}',
      '2.0.0 1.3.0 1.2.3 1.2.4 1.2.3-rc.1 1.2.3+x 2 semver.Version 1.2.3',
    ],
    [
      '{{(semver "1.2.3").Compare (semver "1.2.4")}} {{(semver "1.2.3").Equal (semver "1.2.3+x")}} {{(semver "1.2.3").LessThan (semver "1.3.0")}} {{(semver "1.2.3").GreaterThan (semver "1.2.3")}} {{(semver "2.0.0").LessThanEqual (semver "1.3.0")}} {{(semver "2.0.0").GreaterThanEqual (semver "2.0.0")}}',
      '-1 true true false false true',
    ],
    [
      '{{(semver "1.0.0-a.b").Compare (semver "1.0.0-a.1")}} {{(semver "1.0.0-a").Compare (semver "1.0.0-a.1")}} {{(semver "1.0.0-2").Compare (semver "1.0.0-10")}} {{(semver "1.0.0").Compare (semver "1.0.0-a")}} {{(semver "1.0.0-b").Compare (semver "1.0.0-a")}} {{(semver "1.0.0-1").Compare (semver "1.0.0-a")}} {{(semver "1.0.0-a.1").Compare (semver "1.0.0-a")}} {{(semver "1.0.0-a").Compare (semver "1.0.0")}}',
      '1 -1 -1 1 1 -1 1 -1',
    ],
    [
      '{{semverCompare "1.2.3" "1.2.3"}} {{semverCompare "=1.2" "1.2.9"}} {{semverCompare "!=1.2" "1.2.9"}} {{semverCompare "!=1.2" "1.3.9"}} {{semverCompare "!=1" "1.3.9"}} {{semverCompare "!=2" "1.3.9"}} {{semverCompare "!=*" "0.0.0"}} {{semverCompare "!=*" "0.0.1"}} {{semverCompare "!=*" "0.1.1"}} {{semverCompare "!=1.2.3" "1.2.4"}} {{semverCompare "!=1.2-a" "1.2.0-b"}}',
      'true true false true false true false true true true true',
    ],
    [
      '{{semverCompare ">1" "1.9.9"}} {{semverCompare ">1" "2.0.0"}} {{semverCompare ">1.2" "1.2.9"}} {{semverCompare ">1.2" "1.3.0"}} {{semverCompare ">*" "0.0.1"}} {{semverCompare ">1.2.3" "1.2.4"}} {{semverCompare "<2" "1.9.9"}} {{semverCompare ">=1.2" "1.2.0"}} {{semverCompare "=>1.2" "1.1.0"}}',
      'false true false true true true true true false',
    ],
    [
      '{{semverCompare "<=1.2" "1.2.9"}} {{semverCompare "<=1" "1.9.9"}} {{semverCompare "<=1" "2.0.0"}} {{semverCompare "=<1.2.3" "1.2.3"}} {{semverCompare "<=*" "0.0.9"}} {{semverCompare "<=1.2" "1.3.0"}}',
      'true true false true true false',
    ],
    [
      '{{semverCompare "~1.2.3" "1.2.9"}} {{semverCompare "~1.2.3" "1.3.0"}} {{semverCompare "~>1" "1.9.0"}} {{semverCompare "~1" "2.0.0"}} {{semverCompare "~0.0.0" "5.0.0"}} {{semverCompare "~1.2.3" "1.2.2"}} {{semverCompare "~*" "3.2.1"}}',
      'true false true false true false true',
    ],
    [
      '{{semverCompare "^1.2.3" "1.9.0"}} {{semverCompare "^1.2.3" "2.0.0"}} {{semverCompare "^0.2.3" "0.2.9"}} {{semverCompare "^0.2.3" "0.3.0"}} {{semverCompare "^0.0.3" "0.0.3"}} {{semverCompare "^0.0.3" "0.0.4"}} {{semverCompare "^0" "0.9.9"}} {{semverCompare "^0.0" "0.0.9"}} {{semverCompare "^0.2.3" "1.0.0"}} {{semverCompare "^1.2.3" "1.2.2"}} {{semverCompare "^0.0.3" "0.1.0"}}',
      'true false true false true false true true false false false',
    ],
    [
      '{{semverCompare ">1 <3, !=2.5.0 || 5.x" "2.5.0"}} {{semverCompare ">1 <3, !=2.5.0 || 5.x" "5.1.0"}} {{semverCompare "1.2 - 1.4 || 3 - 4" "3.5.0"}} {{semverCompare ">=1.0.0-0" "1.0.0-a"}} {{semverCompare ">=1.0.0" "1.1.0-a"}} {{semverCompare "1.X" "1.2.3"}}',
      'false true true true false true',
    ],
    [
      '{{urlParse "http://u:p%20w@h.example.org:8080/p%20a?q=1#f%20g"}} {{urlParse "mailto:a@b"}} {{urlParse "//h/x"}} {{urlParse "*"}} {{urlParse "/p?"}} {{(urlParse "http://[::1%25en0]:80/").hostname}} {{(urlParse "http://[fe80::1]").host}} {{urlParse "HTTP://u@h"}} {{urlParse "http://u:@h/"}}',
      'map[fragment:f g host:h.example.org:8080 hostname:h.example.org opaque: path:/p a query:q=1 scheme:http userinfo:u:p%20w] map[fragment: host: hostname: opaque:a@b path: query: scheme:mailto userinfo:] map[fragment: host:h hostname:h opaque: path:/x query: scheme: userinfo:] map[fragment: host: hostname: opaque: path:* query: scheme: userinfo:] map[fragment: host: hostname: opaque: path:/p query: scheme: userinfo:] ::1%en0 [fe80::1] map[fragment: host:h hostname:h opaque: path: query: scheme:http userinfo:u] map[fragment: host:h hostname:h opaque: path:/ query: scheme:http userinfo:u:]',
    ],
    [
      '{{(urlParse "///a").path}} {{(urlParse "http://h%C3%A9/").host}} {{(urlParse "db://a:1,b:2/x").host}} {{(urlParse "a/b").path}} {{(urlParse "http://a?b?c#").query}} {{(urlParse "http:///p").path}}',
      '///a h\u00e9 a:1,b:2 a/b b?c /p',
    ],
    [
      '{{urlJoin (dict "scheme" "http" "host" "h" "path" "/a b" "query" "q=1" "fragment" "f g" "userinfo" "u:p@x")}} {{urlJoin (dict "path" "a:b")}} {{urlJoin (dict "scheme" "mailto" "opaque" "a@b")}} {{urlJoin (dict "host" "h" "path" "p")}} {{urlJoin (dict)}} {{urlJoin nil}} {{urlJoin (dict "path" "*")}} {{urlJoin (dict "scheme" "file" "path" "/x")}} {{urlJoin (dict "scheme" "x")}} {{urlJoin (dict "path" "a/b:c" "query" "x")}}',
      'http://u:p%40x@h/a%20b?q=1#f%20g ./a:b mailto:a@b //h/p   * file:///x x: a/b:c?x',
    ],
    ['{{chunk -1 (list 1 2)}}', '[]'],
    ['{{genPrivateKey "nope"}}', 'Unknown type nope'],
    ['{{htpasswd "u:v" "p"}}', 'invalid username: u:v'],
  ])('%s', (template, output) => {
    expect(render(template, input)).toBe(output);
  });

  it.each([
    ['{{fail "x"}}', 'fail: x'],
    ['{{append nil 1}}', 'append: cannot append to a value of type <nil>; a list is needed'],
    ['{{first "a"}}', 'first: cannot take the first of a value of type string; a list is needed'],
    ['{{last 5}}', 'last: cannot take the last of a value of type int; a list is needed'],
    ['{{rest nil}}', 'rest: cannot take the rest of a value of type <nil>; a list is needed'],
    ['{{initial 1}}', 'initial: cannot take the beginning of a value of type int; a list is needed'],
    ['{{reverse "a"}}', 'reverse: cannot reverse a value of type string; a list is needed'],
    ['{{compact 1}}', 'compact: cannot compact a value of type int; a list is needed'],
    ['{{uniq nil}}', 'uniq: cannot take the unique elements of a value of type <nil>; a list is needed'],
    ['{{without "a" 1}}', 'without: cannot filter a value of type string; a list is needed'],
    ['{{has 1 "a"}}', 'has: cannot search a value of type string; a list is needed'],
    ['{{slice "abc" 1}}', 'slice: cannot slice a value of type string; a list is needed'],
    ['{{slice (list 1) 2}}', 'slice: cannot take 2 to 1 of a list of 1'],
    ['{{slice (list 1 2) 1 0}}', 'slice: cannot take 1 to 0 of a list of 2'],
    ['{{slice (list 1 2) -1}}', 'slice: cannot take -1 to 2 of a list of 2'],
    ['{{chunk 0 (list 1)}}', 'chunk: cannot make chunks of 0'],
    ['{{chunk -1 (list 1)}}', 'chunk: cannot make chunks of -1'],
    ['{{chunk 2 "a"}}', 'chunk: cannot chunk a value of type string; a list is needed'],
    ['{{concat 1}}', 'concat: cannot concatenate a value of type int; a list is needed'],
    ['{{set nil "a" 1}}', 'set: nil is no map that can be changed'],
    ['{{deepCopy nil}}', 'deepCopy: nil cannot be copied'],
    ['{{dig "a" 1}}', 'dig: needs keys, a default and a map'],
    ['{{dig 1 "d" (dict)}}', 'dig: a key is a string'],
    ['{{dig "a" "d" nil}}', 'dig: there is no map before the key a'],
    ['{{dig "a" "d" (split "," "a")}}', 'dig: there is no map before the key a'],
    ['{{dig "a" "b" "d" (dict "a" nil)}}', 'dig: there is no map before the key b'],
    ['{{mustFromJson "x"}}', 'mustFromJson: not JSON: line 1, column 1: expected a value, found "x"'],
    ['{{mustToJson (float64 "NaN")}}', 'mustToJson: JSON has no number NaN'],
    [
      '{{$t := toDate "2006" "9999"}}{{toJson $t | len}}{{mustToJson ($t.AddDate 1 0 0)}}',
      'mustToJson: JSON has no time in the year 10000',
    ],
    ['{{mustToPrettyJson 1i}}', 'mustToPrettyJson: a value of type complex128 has no form in JSON'],
    ['{{toRawJson (float64 "Inf")}}', 'toRawJson: JSON has no number Infinity'],
    ['{{div 1 0}}', 'div: cannot divide by zero'],
    ['{{mod 1 0}}', 'mod: cannot divide by zero'],
    ['{{divf 1 0}}', 'divf: cannot divide by zero'],
    ['{{addf (float64 "NaN")}}', 'addf: cannot calculate with NaN'],
    ['{{semver "x"}}', 'semver: "x" is no semantic version'],
    ['{{semver "1.2.3-01"}}', 'semver: "01" is no prerelease of a semantic version'],
    ['{{semver "1.2.3-"}}', 'semver: "1.2.3-" is no semantic version'],
    ['{{semver "99999999999999999999.0.0"}}', 'semver: "99999999999999999999.0.0" is no semantic version'],
    ['{{(semver "1.2.3").SetPrerelease "a..b"}}', 'SetPrerelease: "a..b" is no prerelease of a semantic version'],
    ['{{(semver "1.2.3").SetMetadata "a_b"}}', 'SetMetadata: "a_b" is no metadata of a semantic version'],
    ['{{((semver "1.2.3").IncMajor).Original}}', 'there is no Original in a value of type semver.Version'],
    ['{{semverCompare "bad" "1.0.0"}}', 'semverCompare: "bad" is no version constraint'],
    ['{{semverCompare "" "1.0.0"}}', 'semverCompare: "" is no version constraint'],
    ['{{semverCompare "1.0.0" "bad"}}', 'semverCompare: "bad" is no semantic version'],
    ['{{semverCompare "1-a" "x"}}', 'semverCompare: "x" is no semantic version'],
    ['{{semverCompare (repeat 600 "1") "1.0.0"}}', 'semverCompare: a version constraint has at most 512 characters'],
    ['{{semverCompare (repeat 33 "1||") "1.0.0"}}', 'semverCompare: a version constraint has at most 32 alternatives'],
    ['{{semverCompare "=1.2.3.4" "1.0.0"}}', 'semverCompare: "=1.2.3.4" is no version constraint'],
    ['{{urlParse "://"}}', 'urlParse: a URL begins with a scheme or a path, not with a colon'],
    [
      '{{urlParse "a:b/c d"}}{{urlParse "a:b"}}{{urlParse "1:b"}}',
      'urlParse: the first part of a path without scheme has no colon',
    ],
    ['{{urlParse "http://a b/"}}', 'urlParse: " " cannot stand in the host of a URL'],
    ['{{urlParse "http://[::1/"}}', 'urlParse: the address of a host has no "]"'],
    ['{{urlParse "http://a[::1]/"}}', 'urlParse: "[" stands at the start of a host only'],
    ['{{urlParse "http://[1.2.3.4]/"}}', 'urlParse: "1.2.3.4" is no IPv6 address'],
    ['{{urlParse "http://[::1]x/"}}', 'urlParse: "x" is no port of a host'],
    ['{{urlParse "http://a:b/"}}', 'urlParse: ":b" is no port of a host'],
    ['{{urlParse "http://a:1:2/"}}', 'urlParse: ":1:2" is no port of a host'],
    ['{{urlParse "http://%41/"}}', 'urlParse: "%41" cannot stand in the host of a URL'],
    [
      '{{urlParse "http://[::1%25%41]/"}}{{urlParse "http://[::1%25%20]/"}}{{urlParse "http://[::1%25%7C]/"}}',
      'urlParse: "%7C" cannot stand in the host of a URL',
    ],
    ['{{urlParse "/%zz"}}', 'urlParse: "%zz" is no escape in a URL'],
    ['{{urlParse "/%4"}}', 'urlParse: "%4" is no escape in a URL'],
    ['{{urlParse "http://a|b@h/"}}', 'urlParse: the user of a URL has characters that are not allowed'],
    ['{{urlParse "\\x01"}}', 'urlParse: a URL has no control characters'],
    ['{{urlParse "/\\x7f"}}', 'urlParse: a URL has no control characters'],
    ['{{urlJoin (dict "host" 1)}}', 'urlJoin: host must be a string, got int'],
    ['{{urlJoin (dict "host" nil)}}', 'urlJoin: host must be a string, got <nil>'],
    ['{{buildCustomCert "%" "x"}}', 'buildCustomCert: the certificate is not in base64'],
    ['{{buildCustomCert "eA==" "%"}}', 'buildCustomCert: the private key is not in base64'],
    ['{{buildCustomCert "eA==" "eA=="}}', 'buildCustomCert: the first argument is no certificate'],
  ])('%s fails', (template, message) => {
    expect(failureOf(template, input)).toContain(message);
  });
});
