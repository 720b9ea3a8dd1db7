import type { Closure, Frame, FunctionCode, Machine, Step } from '../machine/machine';
import type { FunctionDefinition, Query } from '../syntax/tree';
import type { Compilation } from './compilation';
import type { Scope } from './scope';
import { keyOf, outerFrame } from './scope';
import { Aside, finish, stored } from './steps';

/** The call of a value, a filter or a function that the program defines; undefined for any other name. */
export function compileLocalCall(
  name: string,
  args: readonly Query[],
  scope: Scope,
  next: Step,
  compilation: Compilation,
): Step | undefined {
  const found = scope.find(keyOf(name, args.length));
  if (found === undefined) return undefined;
  const { meaning, hops } = found;
  if (meaning.kind === 'function') return compileFunctionCall(meaning.code, hops, args, scope, next, compilation);
  const { slot } = meaning;
  if (meaning.kind === 'filter') {
    return (machine) => {
      const { code, frame } = filterIn(machine.frame, hops, slot);
      return enter(machine, code, frame, next);
    };
  }
  return (machine) => {
    const frame = outerFrame(machine.frame, hops);
    machine.value = frame === undefined ? null : stored(frame, slot);
    return next;
  };
}

/** The call of a function, with its arguments as filters. A call at the end of a function replaces that function's frame. */
export function compileFunctionCall(
  code: FunctionCode,
  /** How many functions lie between the call and the scope of the definition; undefined for functions of the library. */
  hops: number | undefined,
  args: readonly Query[],
  scope: Scope,
  next: Step,
  compilation: Compilation,
): Step {
  const closures = args.map((arg) => compileArgument(arg, scope, compilation));
  return (machine) => {
    const { frame } = machine;
    const first = enter(machine, code, hops === undefined ? undefined : outerFrame(frame, hops), next);
    const { slots } = machine.frame;
    for (let at = 0; at < closures.length; at++) slots[at] = closures[at]?.(frame);
    return first;
  };
}

/** The filter in a slot of a surrounding function. */
function filterIn(frame: Frame, hops: number, slot: number): Closure {
  return outerFrame(frame, hops)?.slots[slot] as Closure;
}

function enter(machine: Machine, code: FunctionCode, outer: Frame | undefined, next: Step): Step {
  const { frame } = machine;
  if (next === finish) return machine.call(code, outer, frame.back, frame.caller);
  return machine.call(code, outer, next, frame);
}

/** An argument as a filter. A filter that is only handed on is not wrapped again. */
function compileArgument(arg: Query, scope: Scope, compilation: Compilation): (frame: Frame) => Closure {
  const found = arg.kind === 'call' && arg.args.length === 0 ? scope.find(keyOf(arg.name, 0)) : undefined;
  if (found?.meaning.kind === 'filter') {
    const { hops, meaning } = found;
    return (frame) => filterIn(frame, hops, meaning.slot);
  }
  const code = compilation.filter(arg, scope);
  return (frame) => ({ code, frame });
}

/** A function that is defined in a scope. In its own body its name is known. */
export function compileFunction(
  { name, parameters, body }: FunctionDefinition,
  scope: Scope,
  compilation: Compilation,
  code: FunctionCode,
): void {
  let inner = scope.with(keyOf(name, parameters.length), { kind: 'function', code }).inner();
  const values: { readonly from: number; readonly to: number }[] = [];
  for (const parameter of parameters) {
    const slot = inner.layout.slot();
    inner = inner.with(keyOf(parameter.replace(/^\$/, ''), 0), { kind: 'filter', slot });
  }
  for (const [from, parameter] of parameters.entries()) {
    if (!parameter.startsWith('$')) continue;
    const { scope: known, slot: to } = inner.withValue(parameter);
    values.push({ from, to });
    inner = known;
  }
  const aside = new Aside(inner.layout);
  const first = compilation.query(body, inner, finish);
  code.entry = values.reduceRight((next, { from, to }) => evaluated(from, to, aside, next), first);
  code.size = inner.layout.size;
}

/** Keeps each result of a filter as a value. */
function evaluated(from: number, to: number, aside: Aside, next: Step): Step {
  const keep: Step = (machine) => {
    machine.frame.slots[to] = machine.value;
    aside.take(machine);
    return next;
  };
  return (machine) => {
    aside.put(machine);
    const { code, frame } = machine.frame.slots[from] as Closure;
    return machine.call(code, frame, keep, machine.frame);
  };
}
