/** Functions for dates and regular expressions. */
export const textual: readonly string[] = [
  'def todateiso8601: strftime("%Y-%m-%dT%H:%M:%SZ");',
  'def todate: todateiso8601;',
  'def fromdateiso8601: strptime("%Y-%m-%dT%H:%M:%S%z") | mktime;',
  'def fromdate: fromdateiso8601;',

  'def match($re): match($re; null);',
  'def match($re; $flags): _match($re; $flags; false)[];',
  'def test($re): test($re; null);',
  'def test($re; $flags): _match($re; $flags; true);',
  'def capture($re): capture($re; null);',
  'def capture($re; $flags): match($re; $flags) | .captures | _captures;',
  'def scan($re): scan($re; null);',
  `def scan($re; $flags):
    match($re; $flags + "g") | if .captures == [] then .string else [.captures[].string] end;`,
  'def splits($re): splits($re; null);',
  'def splits($re; $flags): _splits($re; $flags + "g");',
  'def split($re; $flags): [splits($re; $flags)];',

  // Of several replacements for one match each makes a text of its own.
  `def sub($re; replacement; $flags):
    _pieces($re; $flags) as {$pieces, $rest} |
    reduce $pieces[] as $piece (
      {texts: [], at: 0};
      reduce ($piece.captures | replacement) as $new (.at = 0; .texts[.at] += $piece.before + $new | .at += 1)
    ) as {$texts} |
    $texts[] + $rest // .;`,
  'def sub($re; replacement): sub($re; replacement; null);',
  'def gsub($re; replacement; $flags): sub($re; replacement; $flags + "g");',
  'def gsub($re; replacement): gsub($re; replacement; "");',
];
