/** Functions of the language whose second argument is evaluated for each element of the first. */
const names = [
  'all',
  'none',
  'any',
  'one',
  'filter',
  'map',
  'count',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'groupBy',
  'reduce',
] as const;

/** The name of such a function. */
export type Predicate = (typeof names)[number];

const known: ReadonlySet<string> = new Set(names);

/** Tells functions such as `filter` from the others. */
export const isPredicate = (name: string): name is Predicate => known.has(name);
