import { EventloomError } from '../../../errors';
import { hasLoneSurrogates } from '../../go/text';
import type { GoMap, GoValue } from '../../go/value';
import { mapGet, newMap } from '../../go/value';
import { compileRegex, type Regex } from '../../regex';
import type { Builtin } from '../builtins/builtin';
import { failure, typeText } from '../failure';
import { equal, isIn, order } from './comparison';
import { fetch, slice } from './fetch';
import { FunctionValue } from './function-value';
import type { Instruction, Machine } from './machine';
import { truthOf } from './machine';
import { add, divide, exponent, modulo, multiply, negate, subtract, toInt } from './number';
import { RangeSlice } from './range';
import { isNil, lengthOf } from './value';

/** A place in a program, known when the program is complete. */
export interface Label {
  at: number;
}

export const push = (value: GoValue): Instruction => {
  return (machine) => machine.push(value);
};

export const pop: Instruction = (machine) => {
  machine.pop();
};

export const loadEnv: Instruction = (machine) => machine.push(machine.env);

/** A name of the payload: nil if it is not there. */
export const loadName = (name: string): Instruction => {
  return (machine) => machine.push(mapGet(machine.env, name) ?? null);
};

export const store = (index: number): Instruction => {
  return (machine) => {
    machine.variables[index] = machine.pop();
  };
};

export const load = (index: number): Instruction => {
  return (machine) => machine.push(machine.variables[index] ?? null);
};

export const jump = (label: Label): Instruction => {
  return (machine) => {
    machine.next = label.at;
  };
};

/** Jumps if the top of the stack, which stays, is this bool. */
export const jumpIf = (wanted: boolean, label: Label): Instruction => {
  return (machine) => {
    if (machine.truth === wanted) machine.next = label.at;
  };
};

/** Jumps if the top of the stack, which stays, is nil, or if it is not. */
export const jumpIfNil = (wanted: boolean, label: Label): Instruction => {
  return (machine) => {
    if (isNil(machine.top) === wanted) machine.next = label.at;
  };
};

export const not: Instruction = (machine) => machine.push(!truthOf(machine.pop()));

export const negative: Instruction = (machine) => machine.push(negate(machine.pop()));

/** The object and the key are on the stack. */
export const member: Instruction = binary(({ budget }, object, key) => fetch(object, key, budget));

/** The length of the top of the stack, which stays. */
export const length: Instruction = (machine) => {
  const size = lengthOf(machine.top, machine.budget);
  if (size === undefined) throw failure(`a value of type ${typeText(machine.top)} has no length`);
  machine.push(BigInt(size));
};

/** The value, the end and the start are on the stack. */
export const cut: Instruction = (machine) => {
  const [value = null, to = null, from = null] = machine.take(3);
  machine.push(slice(value, from, to, machine.budget));
};

/** Calls what is on top of the stack with the values below it. */
export const call = (count: number): Instruction => {
  return (machine) => {
    const called = machine.pop();
    const args = machine.take(count);
    if (!(called instanceof FunctionValue)) throw failure(`a value of type ${typeText(called)} cannot be called`);
    machine.push(called.call(args, machine.surroundings));
  };
};

export const callBuiltin = (builtin: Builtin, count: number): Instruction => {
  return (machine) => machine.push(builtin.run(machine.surroundings, machine.take(count)));
};

export const fail = (message: string): Instruction => {
  return () => {
    throw failure(message);
  };
};

export const array = (count: number): Instruction => {
  return (machine) => {
    machine.grow(count);
    machine.push(machine.take(count));
  };
};

/** Keys and values in turns are on the stack; of equal keys the first one wins. */
export const map = (count: number): Instruction => {
  return (machine) => {
    machine.grow(count);
    const entries = machine.take(count * 2);
    const made = newMap();
    for (let at = entries.length - 2; at >= 0; at -= 2) {
      const key = entries[at];
      if (typeof key !== 'string') throw failure(`a key of a map is a string, not ${typeText(key ?? null)}`);
      made[key] = entries[at + 1] ?? null;
    }
    machine.push(made as GoMap);
  };
};

/** `x in ["a", "b"]`: unlike a list, the keys can be asked for a value of their own type only. */
export const inKeys = (keys: ReadonlySet<unknown>, of: 'int' | 'string'): Instruction => {
  const [type, zero] = of === 'int' ? (['bigint', 0n] as const) : (['string', ''] as const);
  return (machine) => {
    const needle = machine.pop() ?? zero;
    if (typeof needle !== type)
      throw failure(`a value of type ${typeText(needle)} is looked for among values of type ${of}`);
    machine.push(keys.has(needle));
  };
};

export const matchesRegex = (regex: Regex): Instruction => {
  return (machine) => machine.push(testRegex(regex, machine.pop(), machine));
};

function testRegex(regex: Regex, value: GoValue, { budget }: Machine): boolean {
  const text = textOf(value, 'matches');
  budget.call();
  budget.read(text.length);
  return regex.test(text);
}

function binary(apply: (machine: Machine, left: GoValue, right: GoValue) => GoValue): Instruction {
  return (machine) => {
    const right = machine.pop();
    machine.push(apply(machine, machine.pop(), right));
  };
}

function textOf(value: GoValue, operator: string): string {
  if (typeof value !== 'string') throw failure(`'${operator}' takes strings, not ${typeText(value)}`);
  return value;
}

function textual(operator: string, test: (left: string, right: string) => boolean): Instruction {
  return binary(({ budget }, left, right) => {
    const [text, part] = [textOf(left, operator), textOf(right, operator)];
    budget.read(text.length);
    return test(text, part);
  });
}

function comparison(operator: string, test: (order: number) => boolean): Instruction {
  return binary(({ budget }, left, right) => test(order(operator, left, right, budget)));
}

/** `==` of two values whose types were known to be the same: anything else is an error. */
function same(type: 'bigint' | 'string'): Instruction {
  return binary((_, left, right) => {
    if (typeof left !== type || typeof right !== type) {
      throw failure(
        `values of type ${typeText(left)} and ${typeText(right)} are compared, where both were known to be the same`,
      );
    }
    return left === right;
  });
}

export const sameInts = same('bigint');
export const sameStrings = same('string');

/** Numbers from the left operand to the right one, both included. */
const range = binary((machine, left, right) => {
  const [from, to] = [toInt(left), toInt(right)];
  const size = BigInt.asIntN(64, to - from + 1n);
  const count = size > 0n ? Number(size) : 0;
  machine.grow(count);
  return new RangeSlice(from, count);
});

const matches = binary((machine, left, right) => {
  const pattern = textOf(right, 'matches');
  if (hasLoneSurrogates(pattern)) throw failure('a pattern has bytes that are not UTF-8');
  machine.budget.look();
  try {
    return testRegex(compileRegex(pattern), left, machine);
  } catch (error) {
    const isBadPattern = error instanceof EventloomError && error.code === 'bad-program';
    throw isBadPattern ? failure(error.message, { cause: error }) : error;
  }
});

/** The operators that look at both of their operands. */
export const operators: ReadonlyMap<string, Instruction> = new Map([
  ['==', binary(({ budget }, left, right) => equal(left, right, budget))],
  ['!=', binary(({ budget }, left, right) => !equal(left, right, budget))],
  ['<', comparison('<', (order) => order < 0)],
  ['>', comparison('>', (order) => order > 0)],
  ['<=', comparison('<=', (order) => order <= 0)],
  ['>=', comparison('>=', (order) => order >= 0)],
  ['+', binary(({ budget }, left, right) => add(left, right, budget))],
  ['-', binary((_, left, right) => subtract(left, right))],
  ['*', binary((_, left, right) => multiply(left, right))],
  ['/', binary((_, left, right) => divide(left, right))],
  ['%', binary((_, left, right) => modulo(left, right))],
  ['**', binary((_, left, right) => exponent(left, right))],
  ['^', binary((_, left, right) => exponent(left, right))],
  ['in', binary(({ budget }, left, right) => isIn(left, right, budget))],
  ['matches', matches],
  ['contains', textual('contains', (text, part) => text.includes(part))],
  ['startsWith', textual('startsWith', (text, part) => text.startsWith(part))],
  ['endsWith', textual('endsWith', (text, part) => text.endsWith(part))],
  ['..', range],
]);

/** Tells whether the number on top of the stack is 1. */
export const equalsOne: Instruction = (machine) => machine.push(machine.pop() === 1n);
