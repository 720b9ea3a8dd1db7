/** Names that cannot be those of dependencies in a condition: Argo Events takes them for functions. */
export const functionNames: ReadonlySet<string> = new Set(
  [
    'all none any one filter map find findIndex findLast findLastIndex count groupBy reduce sortBy sort',
    'len type abs ceil floor round int float string trim trimPrefix trimSuffix upper lower split splitAfter',
    'replace repeat join indexOf lastIndexOf hasPrefix hasSuffix max min sum mean median',
    'toJSON fromJSON toBase64 fromBase64 now duration date first last get take keys values toPairs fromPairs',
  ].flatMap((names) => names.split(' ')),
);
