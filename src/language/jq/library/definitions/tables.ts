/** Functions for objects as tables of names and values. */
export const tables: readonly string[] = [
  'def to_entries: [keys[] as $key | {key: $key, value: .[$key]}];',
  `def from_entries:
    map({(.key // .Key // .name // .Name): (if has("value") then .value else .Value end)}) | add // {};`,
  'def with_entries(f): to_entries | map(f) | from_entries;',
  'def INDEX(stream; f): reduce stream as $row ({}; .[$row | f | tostring] = $row);',
  'def INDEX(f): INDEX(.[]; f);',
  'def JOIN($index; f): [.[] | [., $index[f]]];',
  'def JOIN($index; stream; f): stream | [., $index[f]];',
  'def JOIN($index; stream; f; join): stream | [., $index[f]] | join;',
];
