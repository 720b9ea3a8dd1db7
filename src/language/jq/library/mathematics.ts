import { power } from '../../go/power';
import type { GoValue } from '../../go/value';
import { toFloat } from '../value/number';
import { wrongInput } from './fault';
import type { Native, NativeTable } from './native';

/** Functions for numbers. */
export const mathematics: NativeTable = {
  ...one({
    floor: Math.floor,
    ceil: Math.ceil,
    trunc: Math.trunc,
    fabs: Math.abs,
    sqrt: Math.sqrt,
    sin: Math.sin,
  }),
  ...two({ pow: power }),
};

function one(functions: Readonly<Record<string, (x: number) => number>>): NativeTable {
  return table(
    functions,
    0,
    (name, compute): Native =>
      (_, input) =>
        compute(float(name, input)),
  );
}
function two(functions: Readonly<Record<string, (x: number, y: number) => number>>): NativeTable {
  return table(
    functions,
    2,
    (name, compute): Native =>
      (_, _input, x, y) =>
        compute(float(name, x), float(name, y)),
  );
}

function table<Compute>(
  functions: Readonly<Record<string, Compute>>,
  arity: number,
  native: (name: string, compute: Compute) => Native,
): NativeTable {
  return Object.fromEntries(
    Object.entries(functions).map(([name, compute]) => [`${name}/${arity}`, native(name, compute)]),
  );
}

function float(name: string, value: GoValue): number {
  const number = toFloat(value);
  if (number === undefined) throw wrongInput(name, value);
  return number;
}
