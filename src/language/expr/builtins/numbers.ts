import { parseFloat, parseInt } from '../../go/strconv';
import type { GoValue } from '../../go/value';
import type { Known } from '../check/type';
import { isAny, isNumber, nameOf, types } from '../check/type';
import { failure, typeText } from '../failure';
import { order } from '../run/comparison';
import { negate, numberOf, truncated } from '../run/number';
import type { Builtin, Builtins } from './builtin';
import { rule, ruled, unary, wanted } from './builtin';

const number = rule([wanted.number], () => types.float64);

/** Functions of numbers. */
export const numbers: Builtins = {
  abs: unary(
    rule([wanted.number], ([type]) => type),
    (value) => (Number(needed(value)) < 0 ? negate(value) : value),
  ),
  ceil: unary(number, (value) => Math.ceil(Number(needed(value)))),
  floor: unary(number, (value) => Math.floor(Number(needed(value)))),
  round: unary(number, (value) => roundHalfAway(Number(needed(value)))),
  int: unary(
    rule([wanted.numeric], () => types.int),
    intOf,
  ),
  float: unary(
    rule([wanted.numeric], () => types.float64),
    floatOf,
  ),
  max: extreme('<', (order) => order < 0),
  min: extreme('>', (order) => order > 0),
};

function needed(value: GoValue): bigint | number {
  const number = numberOf(value);
  if (number === undefined) throw failure(`a number is needed, not ${typeText(value)}`);
  return number;
}

/** Unlike Math.round: `-1.5` becomes `-2`. */
function roundHalfAway(value: number): number {
  const whole = Math.trunc(value);
  return Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole;
}

/** A number, or a text of digits, as an int. Throws `program-failed`. */
export function intOf(value: GoValue): bigint {
  const number = typeof value === 'string' ? parseInt(value) : numberOf(value);
  if (number === undefined) throw failure(`${shown(value)} is no int`);
  return typeof number === 'bigint' ? number : truncated(number);
}

/** A number, or a text that is one, as a float64. Throws `program-failed`. */
export function floatOf(value: GoValue): number {
  const number = typeof value === 'string' ? parseFloat(value) : numberOf(value);
  if (number === undefined) throw failure(`${shown(value)} is no number`);
  return Number(number);
}

const shown = (value: GoValue): string =>
  typeof value === 'string' ? JSON.stringify(value.slice(0, 100)) : `a value of type ${typeText(value)}`;

/** After an argument of which nothing is known, the others are not looked at before the call. */
function extreme(operator: string, isBetter: (order: number) => boolean): Builtin {
  return ruled(
    (name, args): Known | string => {
      if (args.length === 0) return `${name} takes at least 1 argument`;
      for (const arg of args) {
        if (isAny(arg)) return types.any;
        if (!isNumber(arg)) return `${name} takes numbers, not ${nameOf(arg)}; a list is not spread`;
      }
      return args[0];
    },
    (args, { budget }) => {
      let best: GoValue = null;
      for (const arg of args) if (best === null || isBetter(order(operator, best, arg, budget))) best = arg;
      return best;
    },
  );
}
