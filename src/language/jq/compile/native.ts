import type { GoValue } from '../../go/value';
import type { Operator } from '../library/arithmetic';
import { negate, operators, plus } from '../library/arithmetic';
import type { Native } from '../library/native';
import type { Frame, Step } from '../machine/machine';
import type { Operation, Query, Unary } from '../syntax/tree';
import type { Compilation, Compile } from './compilation';
import { constantValue, signedNumber } from './constants';
import type { Scope } from './scope';
import { constant, load, store, stored } from './steps';

/** Arithmetic and comparison. For each result of the right side the left side is asked. */
export const compileOperation: Compile<Operation> = ({ name, left, right }, scope, next, compilation) => {
  const operate = operators[name] as Operator;
  const known = constantValue(right);
  if (known !== undefined) {
    return compilation.query(left, scope, (machine) => {
      machine.value = operate(machine.value, known, machine.budget);
      return next;
    });
  }
  const [input, slot] = [scope.layout.slot(), scope.layout.slot()];
  const apply: Step = (machine) => {
    machine.value = operate(machine.value, stored(machine.frame, slot), machine.budget);
    return next;
  };
  const start = load(input, compilation.query(left, scope, apply));
  return store(input, compilation.query(right, scope, store(slot, start)));
};

/** `-a`, `+a`. */
export const compileUnary: Compile<Unary> = (form, scope, next, compilation) => {
  const known = signedNumber(form);
  if (known !== undefined) return constant(known, next);
  const operate = form.operator === '-' ? negate : plus;
  return compilation.query(form.operand, scope, (machine) => {
    machine.value = operate(machine.value);
    return next;
  });
};

/** The call of a function that is not written in jq. The last argument varies slowest. */
export function compileNative(
  native: Native,
  args: readonly Query[],
  scope: Scope,
  next: Step,
  compilation: Compilation,
): Step {
  if (args.length === 0) {
    return (machine) => {
      machine.value = native(machine.budget, machine.value, null, null, null);
      return next;
    };
  }
  const input = scope.layout.slot();
  const [a, b, c] = args.map((arg) => argument(arg, scope));
  let step: Step = (machine) => {
    const { frame, budget } = machine;
    machine.value = native(budget, stored(frame, input), read(a, frame), read(b, frame), read(c, frame));
    return next;
  };
  for (const [at, argument] of [a, b, c].entries()) {
    const arg = args[at];
    if (arg === undefined || argument?.slot === undefined) continue;
    step = load(input, compilation.query(arg, scope, store(argument.slot, step)));
  }
  return store(input, step);
}

/** An argument that is written down, or the slot where it is put. */
interface Argument {
  readonly known: GoValue;
  readonly slot: number | undefined;
}

function argument(arg: Query, scope: Scope): Argument {
  const known = constantValue(arg);
  return known === undefined ? { known: null, slot: scope.layout.slot() } : { known, slot: undefined };
}

function read(argument: Argument | undefined, frame: Frame): GoValue {
  if (argument === undefined) return null;
  return argument.slot === undefined ? argument.known : stored(frame, argument.slot);
}
