import { NextPattern } from '../machine/forks';
import type { Step } from '../machine/machine';
import type { Bind } from '../syntax/tree';
import type { Compile } from './compilation';
import { Bindings } from './pattern';
import type { Scope } from './scope';
import { Aside } from './steps';

/** `source as $x | body`, `source as [$a] ?// $b | body`. */
export const compileBind: Compile<Bind> = ({ source, patterns, body }, scope, next, compilation) => {
  const bindings = new Bindings(patterns, scope, compilation);
  const scopes: Scope[] = [scope];
  for (const pattern of patterns) scopes.push(bindings.after(pattern, scopes.at(-1) ?? scope));
  const aside = new Aside(scope.layout);
  const ready = aside.taking(compilation.query(body, scopes.at(-1) ?? scope, next));
  let first: Step | undefined;
  for (let at = patterns.length - 1; at >= 0; at--) {
    const [pattern, previous] = [patterns[at], patterns[at - 1]];
    if (pattern === undefined) continue;
    const taken = bindings.take(pattern, scopes[at] ?? scope, ready);
    const clean = previous === undefined ? taken : bindings.forget(previous, taken);
    first = first === undefined ? clean : withFallback(clean, first);
  }
  return aside.putting(compilation.query(source, scope, first ?? ready));
};

/** Takes the next pattern if this one, or whatever is done with it, fails. */
function withFallback(step: Step, fallback: Step): Step {
  return (machine) => {
    machine.push(new NextPattern(machine, fallback));
    return step;
  };
}
