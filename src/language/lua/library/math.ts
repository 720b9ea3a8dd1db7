import { exp, log, log10, pow } from '../../go/math/exponential';
import { scale, split } from '../../go/math/float';
import { cosh, sinh, tanh } from '../../go/math/hyperbolic';
import { acos, asin, atan, atan2, cos, sin, tan } from '../../go/math/trigonometry';
import { modulo } from '../value/number';
import type { LuaValue } from '../value/value';
import type { Thread } from '../vm/thread';
import { checkInt, checkNumber, type Functions, results } from './arguments';

/** What a function takes that is computed to the last digit. */
const exactSteps = 120;

/** A function of one number. */
const ofOne =
  (compute: (value: number) => number, steps = 2) =>
  (thread: Thread): number => {
    thread.state.budget.spend(steps);
    return results(thread, compute(checkNumber(thread, 1)));
  };

/** A function of two numbers. */
const ofTwo =
  (compute: (one: number, other: number) => number, steps = 2) =>
  (thread: Thread): number => {
    thread.state.budget.spend(steps);
    return results(thread, compute(checkNumber(thread, 1), checkNumber(thread, 2)));
  };

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
  acos: ofOne(acos),
  asin: ofOne(asin),
  atan: ofOne(atan),
  atan2: ofTwo(atan2),
  ceil: ofOne(Math.ceil),
  cos: ofOne(cos),
  cosh: ofOne(cosh, exactSteps),
  deg: ofOne((value) => (value * 180) / Math.PI),
  exp: ofOne(exp, exactSteps),
  floor: ofOne(Math.floor),
  fmod: ofTwo((one, other) => one % other),
  frexp: (thread) => results(thread, ...split(checkNumber(thread, 1))),
  ldexp: (thread) => results(thread, scale(checkNumber(thread, 1), checkInt(thread, 2))),
  log: ofOne(log),
  log10: ofOne(log10),
  max: best((one, other) => one > other),
  min: best((one, other) => one < other),
  mod: ofTwo(modulo),
  modf,
  pow: ofTwo(pow, exactSteps),
  rad: ofOne((value) => (value * Math.PI) / 180),
  random,
  randomseed: (thread) => {
    // Upstream's sequence for a seed is Go's; what it gives is as good as random here.
    checkInt(thread, 1);
    return 0;
  },
  sin: ofOne(sin),
  sinh: ofOne(sinh, exactSteps),
  sqrt: ofOne(Math.sqrt),
  tan: ofOne(tan),
  tanh: ofOne(tanh, exactSteps),
};

/** The other members of `math`. */
export const mathConstants: Readonly<Record<string, LuaValue>> = { pi: Math.PI, huge: Number.MAX_VALUE };
