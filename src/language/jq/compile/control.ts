import { BreakFault } from '../machine/fault';
import { Alternative, Label, Try, TryEnd } from '../machine/forks';
import type { Step } from '../machine/machine';
import type { Break, If, LabelQuery, Pair, Query, Suffixed, TryCatch } from '../syntax/tree';
import { isTrue } from '../value/kind';
import { onIdentity } from './access';
import type { Compilation, Compile } from './compilation';
import { undefinedName } from './names';
import type { Scope } from './scope';
import { outerFrame } from './scope';
import { Aside, constant, giveUp } from './steps';

/** `a, b`. */
export const compileComma: Compile<Pair> = ({ left, right }, scope, next, compilation) => {
  const second = compilation.query(right, scope, next);
  const first = compilation.query(left, scope, next);
  return (machine) => {
    machine.push(new Alternative(machine, second));
    return first;
  };
};

/** `a // b`: what is true of the left, or if nothing is, the right. */
export const compileAlternative: Compile<Pair> = ({ left, right }, scope, next, compilation) => {
  const found = scope.layout.slot();
  const otherwise = compilation.query(right, scope, next);
  const ifNone: Step = (machine) => (machine.frame.slots[found] === true ? undefined : otherwise);
  const first = compilation.query(left, scope, (machine) => {
    if (!isTrue(machine.value)) return undefined;
    machine.frame.slots[found] = true;
    return next;
  });
  return (machine) => {
    machine.frame.slots[found] = false;
    machine.push(new Alternative(machine, ifNone));
    return first;
  };
};

/** `if`: for each result of the condition one of the branches. */
export const compileIf: Compile<If> = ({ condition, consequence, otherwise }, scope, next, compilation) =>
  choice(
    condition,
    compilation.query(consequence, scope, next),
    otherwise === undefined ? next : compilation.query(otherwise, scope, next),
    scope,
    compilation,
  );

/** `a and b`, `a or b`: the right is asked only if the left does not decide. */
export const compileLogic: Compile<Pair> = ({ kind, left, right }, scope, next, compilation) => {
  const [yes, no] = [constant(true, next), constant(false, next)];
  const second = choice(right, yes, no, scope, compilation);
  return kind === 'and' ? choice(left, second, no, scope, compilation) : choice(left, yes, second, scope, compilation);
};

function choice(condition: Query, yes: Step, no: Step, scope: Scope, compilation: Compilation): Step {
  const aside = new Aside(scope.layout);
  const decide: Step = (machine) => {
    const holds = isTrue(machine.value);
    aside.take(machine);
    return holds ? yes : no;
  };
  return aside.putting(compilation.query(condition, scope, decide));
}

/** `try a catch b`. */
export const compileTry: Compile<TryCatch> = ({ body, handler }, scope, next, compilation) =>
  attempt(body, handler === undefined ? undefined : compilation.query(handler, scope, next), scope, next, compilation);

/** `a?`: of a chain such as `.a.b?` only the last part is tried, and its key sees what comes before it. */
export const compileOptional: Compile<Suffixed> = ({ target }, scope, next, compilation) => {
  if (target.kind !== 'index' && target.kind !== 'slice' && target.kind !== 'iterate') {
    return attempt(target, undefined, scope, next, compilation);
  }
  const last = attempt(onIdentity(target), undefined, scope, next, compilation);
  return compilation.query(target.target, scope, last);
};

function attempt(body: Query, handler: Step | undefined, scope: Scope, next: Step, compilation: Compilation): Step {
  const slot = scope.layout.slot();
  const first = compilation.query(body, scope, (machine) => {
    if (!machine.dropLast(machine.frame.slots[slot])) machine.push(new TryEnd(machine));
    return next;
  });
  return (machine) => {
    const fork = new Try(machine, handler);
    machine.frame.slots[slot] = fork;
    machine.push(fork);
    return first;
  };
}

/** `label $name | body`. */
export const compileLabel: Compile<LabelQuery> = ({ name, body }, scope, next, compilation) => {
  const slot = scope.layout.slot();
  const first = compilation.query(body, scope.with(`label ${name}`, { kind: 'label', slot }), next);
  return (machine) => {
    const token = {};
    machine.frame.slots[slot] = token;
    machine.push(new Label(machine, token));
    return first;
  };
};

/** `break $name`. */
export const compileBreak: Compile<Break> = ({ label, at }, scope) => {
  const found = scope.find(`label ${label}`);
  if (found?.meaning.kind !== 'label') throw undefinedName(`label not defined: ${label}`, at);
  const { hops, meaning } = found;
  return (machine) => {
    const token = outerFrame(machine.frame, hops)?.slots[meaning.slot] as object;
    return machine.fail(new BreakFault(token));
  };
};

/** `debug(message)`: nobody reads the messages, but a program may define `debug` itself. */
export function compileDebug(message: Query, at: number, scope: Scope, next: Step, compilation: Compilation): Step {
  const first = compilation.query(message, scope, compilation.call('debug', [], at, scope, giveUp));
  return (machine) => {
    machine.push(new Alternative(machine, next));
    return first;
  };
}
