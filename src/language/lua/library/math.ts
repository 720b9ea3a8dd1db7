import { power } from '../../go/power';
import { modulo } from '../value/number';
import type { LuaValue } from '../value/value';
import type { Thread } from '../vm/thread';
import { checkInt, checkNumber, type Functions, results } from './arguments';

/** A function of one number. */
const ofOne =
  (compute: (value: number) => number) =>
  (thread: Thread): number =>
    results(thread, compute(checkNumber(thread, 1)));

/** A function of two numbers. */
const ofTwo =
  (compute: (one: number, other: number) => number) =>
  (thread: Thread): number =>
    results(thread, compute(checkNumber(thread, 1), checkNumber(thread, 2)));

/** The argument that beats all before it. */
const best =
  (beats: (one: number, other: number) => boolean) =>
  (thread: Thread): number => {
    if (thread.count === 0) thread.raise('wrong number of arguments');
    let found = checkNumber(thread, 1);
    for (let number = 2; number <= thread.count; number++) {
      const value = checkNumber(thread, number);
      if (beats(value, found)) found = value;
    }
    return results(thread, found);
  };

/** A number as a fraction of at least 0.5 and below 1, and an exponent of 2. */
function split(value: number): [fraction: number, exponent: number] {
  if (value === 0 || !Number.isFinite(value)) return [value, 0];
  let exponent = Math.max(-1022, Math.floor(Math.log2(Math.abs(value))) + 1);
  let fraction = value * 2 ** -exponent;
  for (; Math.abs(fraction) >= 1; fraction /= 2) exponent++;
  for (; Math.abs(fraction) < 0.5; fraction *= 2) exponent--;
  return [fraction, exponent];
}

function scale(fraction: number, exponent: number): number {
  const rest = Math.max(-2200, Math.min(2200, exponent));
  const step = Math.trunc(rest / 3);
  return fraction * 2 ** step * 2 ** step * 2 ** (rest - 2 * step);
}

const log10Of2 = 0.3010299956639812;

/** Upstream computes it from the logarithm to the base of 2, so that 1000 has 2.9999999999999996. */
function log10(value: number): number {
  const [fraction, exponent] = split(value);
  const log2 = fraction === 0.5 ? exponent - 1 : Math.log(fraction) * Math.LOG2E + exponent;
  return log2 * log10Of2;
}

/** A random integer below a limit. */
function below(thread: Thread, limit: number): number {
  // Upstream's own error here has no position.
  return limit > 0 ? Math.floor(Math.random() * limit) : thread.raise('invalid argument to Intn', 0);
}

function random(thread: Thread): number {
  if (thread.count === 0) return results(thread, Math.random());
  if (thread.count === 1) return results(thread, below(thread, checkInt(thread, 1)) + 1);
  const least = checkInt(thread, 1);
  return results(thread, below(thread, checkInt(thread, 2) + 1 - least) + least);
}

function modf(thread: Thread): number {
  const value = checkNumber(thread, 1);
  const whole = Math.trunc(value);
  const fraction = value - whole;
  return results(thread, whole, fraction === 0 && (value < 0 || Object.is(value, -0)) ? -0 : fraction);
}

/** The functions of `math`. */
export const mathFunctions: Functions = {
  abs: ofOne(Math.abs),
  acos: ofOne(Math.acos),
  asin: ofOne(Math.asin),
  atan: ofOne(Math.atan),
  atan2: ofTwo(Math.atan2),
  ceil: ofOne(Math.ceil),
  cos: ofOne(Math.cos),
  cosh: ofOne(Math.cosh),
  deg: ofOne((value) => (value * 180) / Math.PI),
  exp: ofOne(Math.exp),
  floor: ofOne(Math.floor),
  fmod: ofTwo((one, other) => one % other),
  frexp: (thread) => results(thread, ...split(checkNumber(thread, 1))),
  ldexp: (thread) => results(thread, scale(checkNumber(thread, 1), checkInt(thread, 2))),
  log: ofOne(Math.log),
  log10: ofOne(log10),
  max: best((one, other) => one > other),
  min: best((one, other) => one < other),
  mod: ofTwo(modulo),
  modf,
  pow: ofTwo(power),
  rad: ofOne((value) => (value * Math.PI) / 180),
  random,
  randomseed: (thread) => {
    // Upstream's sequence for a seed is Go's; what it gives is as good as random here.
    checkInt(thread, 1);
    return 0;
  },
  sin: ofOne(Math.sin),
  sinh: ofOne(Math.sinh),
  sqrt: ofOne(Math.sqrt),
  tan: ofOne(Math.tan),
  tanh: ofOne(Math.tanh),
};

/** The other members of `math`. */
export const mathConstants: Readonly<Record<string, LuaValue>> = { pi: Math.PI, huge: Number.MAX_VALUE };
