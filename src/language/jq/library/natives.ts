import { operators } from './arithmetic';
import { basics } from './basics';
import { formatting } from './formats';
import { lists } from './lists';
import { mathematics } from './mathematics';
import type { Native } from './native';
import { ordering } from './ordering';
import { paths } from './paths';
import { regexes } from './regexes';
import { texts } from './texts';
import { times } from './times';

/** Operators as functions, as `+=` and its like use them. */
const operatorFunctions = Object.entries(operators).map(([name, operate]): [string, Native] => [
  `${name}/2`,
  (budget, _, left, right) => operate(left, right, budget),
]);

/** Every function that is not written in jq, by name and arity. */
export const natives: ReadonlyMap<string, Native> = new Map([
  ...[basics, texts, lists, ordering, paths, regexes, formatting, mathematics, times].flatMap(Object.entries<Native>),
  ...operatorFunctions,
]);
