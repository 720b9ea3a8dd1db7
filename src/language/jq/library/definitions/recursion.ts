/** Functions that repeat a filter, and those that go down into values. */
export const recursion: readonly string[] = [
  'def recurse: recurse(.[]?);',
  'def recurse(f): def down: ., (f | down); down;',
  'def recurse(f; condition): def down: ., (f | select(condition) | down); down;',
  'def walk(f): def inner: if type == "array" then map(inner) elif type == "object" then map_values(inner) end | f; inner;',

  'def while(condition; update): def loop: if condition then ., (update | loop) else empty end; loop;',
  'def until(condition; update): def loop: if condition then . else update | loop end; loop;',
  // Unlike in jq, the filter gets the same input again and again.
  'def repeat(f): def loop: f, loop; loop;',
  'def range($end): _range(0; $end; 1);',
  'def range($start; $end): _range($start; $end; 1);',
  'def range($start; $end; $step): _range($start; $end; $step);',

  'def combinations: if length == 0 then [] else .[0][] as $first | [$first] + (.[1:] | combinations) end;',
  'def combinations(n): [limit(n; repeat(.))] | combinations;',

  'def paths: path(..) | select(. != []);',
  'def paths(f): path(.. | select(f)) | select(. != []);',
  'def del(f): delpaths([path(f)]);',
  'def pick(f): . as $whole | reduce path(f) as $path (null; setpath($path; $whole | getpath($path)));',
];
