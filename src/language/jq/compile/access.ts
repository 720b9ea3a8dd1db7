import type { GoValue } from '../../go/value';
import { indexed, pathTo, sliced } from '../library/access';
import { expected } from '../library/fault';
import { TextFault } from '../machine/fault';
import { Elements } from '../machine/forks';
import type { Machine, Step } from '../machine/machine';
import { checkPath } from '../machine/path';
import type { Index, Query, Slice, Suffixed } from '../syntax/tree';
import { identity } from '../syntax/tree';
import { isArray, isObject, member, sortedKeys } from '../value/members';
import { typedPreview } from '../value/preview';
import type { Compilation, Compile } from './compilation';
import { constantOf, constantSlice } from './constants';
import type { Scope } from './scope';
import { Aside, store, stored } from './steps';

/** `.a`, `.[k]`. */
export const compileIndex: Compile<Index> = ({ target, key }, scope, next, compilation) => {
  const known = constantOf(key);
  if (known !== undefined) return compilation.query(target, scope, indexStep(known, next));
  const aside = new Aside(scope.layout);
  const slot = scope.layout.slot();
  const apply: Step = (machine) => {
    const key = stored(machine.frame, slot);
    return follow(machine, key, indexed(machine.value, key, machine.budget), next);
  };
  const ready = aside.taking(compilation.query(target, scope, apply));
  return aside.putting(compilation.query(key, scope, store(slot, ready)));
};

/** `.[1:2]`. */
export const compileSlice: Compile<Slice> = ({ target, start, end }, scope, next, compilation) => {
  const known = constantSlice(start, end);
  if (known !== undefined) return compilation.query(target, scope, indexStep(known, next));
  const aside = new Aside(scope.layout);
  const [startSlot, endSlot] = [scope.layout.slot(), scope.layout.slot()];
  const apply: Step = (machine) => {
    const key = { start: stored(machine.frame, startSlot), end: stored(machine.frame, endSlot) };
    return follow(machine, key, sliced(machine.value, key.start, key.end, machine.budget), next);
  };
  const ready = aside.taking(compilation.query(target, scope, apply));
  const withEnd = compilation.query(end ?? absent, scope, store(endSlot, ready));
  const restart: Step = (machine) => {
    machine.value = aside.value(machine);
    return withEnd;
  };
  return aside.putting(compilation.query(start ?? absent, scope, store(startSlot, restart)));
};

const absent: Query = { kind: 'literal', value: null };

/** `.[]`. */
export const compileIterate: Compile<Suffixed> = ({ target }, scope, next, compilation) =>
  compilation.query(target, scope, (machine) => {
    const { value, path } = machine;
    const isItems = isArray(value);
    // Not thrown, since `..` fails at every scalar.
    if (!isItems && !isObject(value))
      return machine.fail(new TextFault(() => `cannot iterate over: ${typedPreview(value)}`));
    if (path !== undefined) checkPath(path, value, 'on iterating ');
    if (isItems) return value.length === 0 ? undefined : new Elements(machine, value, undefined, next).retry(machine);
    const keys = sortedKeys(value);
    machine.budget.steps(keys.length >> 2);
    const items = keys.map((key) => value[key] ?? null);
    return items.length === 0 ? undefined : new Elements(machine, items, keys, next).retry(machine);
  });

/** `getpath(p)`. */
export function compileGetpath(path: Query, scope: Scope, next: Step, compilation: Compilation): Step {
  const aside = new Aside(scope.layout);
  const apply: Step = (machine) => {
    const keys = machine.value;
    aside.take(machine);
    const before = machine.value;
    const value = pathTo(before, keys, machine.budget);
    machine.value = value;
    if (machine.path === undefined || !isArray(keys)) return next;
    checkPath(machine.path, before);
    for (const key of keys) machine.path = { previous: machine.path, key, value };
    return next;
  };
  return aside.putting(compilation.query(path, scope, apply));
}

/** Indexes with a key that is part of the program. */
export function indexStep(key: GoValue, next: Step): Step {
  if (typeof key !== 'string') {
    return (machine) => follow(machine, key, indexed(machine.value, key, machine.budget), next);
  }
  return (machine) => {
    const { value } = machine;
    if (!isObject(value) && value !== null) return machine.fail(expected('an object', value));
    const found = value === null ? null : (member(value, key) ?? null);
    if (machine.path !== undefined) return follow(machine, key, found, next);
    machine.value = found;
    return next;
  };
}

/** Goes on with a part of the value; a path becomes longer by the key. */
export function follow(machine: Machine, key: GoValue, value: GoValue, next: Step): Step {
  const { path } = machine;
  if (path !== undefined) {
    checkPath(path, machine.value);
    machine.path = { previous: path, key, value };
  }
  machine.value = value;
  return next;
}

/** Indexing of what is before a `?`, seen from there: the target is left out. */
export function onIdentity(form: Index | Slice | Suffixed): Query {
  return { ...form, target: identity };
}
