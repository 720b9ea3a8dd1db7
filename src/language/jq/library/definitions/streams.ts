/** Functions that take some of many results, and the streaming form of values. */
export const streams: readonly string[] = [
  'def first: .[0];',
  'def first(stream): label $done | stream | ., break $done;',
  'def last: .[-1];',
  'def last(stream): _last(stream);',
  'def nth($n): .[$n];',
  `def nth($n; stream):
    if $n >= 0 then first(skip($n; stream)) else error("nth doesn't support negative index") end;`,
  `def limit($n; stream):
    if $n > 0 then
      label $done | foreach stream as $item ($n; . - 1; $item, if . <= 0 then break $done else empty end)
    elif $n == 0 then empty
    else error("limit doesn't support negative count")
    end;`,
  `def skip($n; stream):
    if $n > 0 then foreach stream as $item ($n; . - 1; if . < 0 then $item else empty end)
    elif $n == 0 then stream
    else error("skip doesn't support negative count")
    end;`,

  `def tostream:
    def events($path):
      if (type | . == "array" or . == "object") and length > 0 then
        keys as $keys | ($keys[] as $key | .[$key] | events($path + [$key])), [$path + $keys[-1:]]
      else [$path, .]
      end;
    events([]);`,
  // The names of the members are seen in messages.
  `def fromstream(stream):
    foreach stream as $event (
      null;
      if .e then null end |
      $event as [$path, $leaf] |
      if $event | length == 2
      then setpath(["v"] + $path; $leaf) | setpath(["e"]; $path | length == 0)
      else setpath(["e"]; $path | length == 1)
      end;
      if .e then .v else empty end
    );`,
  'def truncate_stream(stream): . as $n | null | stream | if .[0] | length > $n then .[0] |= .[$n:] else empty end;',
];
