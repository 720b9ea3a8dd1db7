import { indexed } from '../library/access';
import { expected } from '../library/fault';
import type { Step } from '../machine/machine';
import type { MemberPattern, Pattern } from '../syntax/tree';
import { textOf } from '../syntax/tree';
import { isArray } from '../value/members';
import { follow, indexStep } from './access';
import type { Compilation } from './compilation';
import { constantOf } from './constants';
import type { Scope } from './scope';
import { keyOf } from './scope';
import { load, store, stored } from './steps';

/** A part of a value: how to get it, and what becomes of it. */
interface Part {
  read(scope: Scope, next: Step): Step;
  readonly name: string | undefined;
  readonly pattern: Pattern | undefined;
}

/** What patterns bind: each name has a slot of its own. */
export class Bindings {
  readonly #slots = new Map<string, number>();
  readonly #compilation: Compilation;

  constructor(patterns: readonly Pattern[], scope: Scope, compilation: Compilation) {
    this.#compilation = compilation;
    for (const name of patterns.flatMap(namesIn)) {
      if (!this.#slots.has(name)) this.#slots.set(name, scope.layout.slot());
    }
  }

  /** The scope with everything that a pattern binds. */
  after(pattern: Pattern, scope: Scope): Scope {
    return namesIn(pattern).reduce(
      (known, name) => known.with(keyOf(name, 0), { kind: 'value', slot: this.#slot(name) }),
      scope,
    );
  }

  /** Takes the value apart, then goes on. Queries for keys see what is bound to the left of them. */
  take(pattern: Pattern, scope: Scope, next: Step): Step {
    if (pattern.kind === 'variable') return store(this.#slot(pattern.name), next);
    const whole = scope.layout.slot();
    let known = scope;
    const steps = this.#parts(pattern, whole).map((part) => {
      const before = known;
      if (part.name !== undefined) known = this.after({ kind: 'variable', name: part.name }, known);
      const inside = known;
      if (part.pattern !== undefined) known = this.after(part.pattern, known);
      return (next: Step): Step => part.read(before, this.#keep(part, inside, next));
    });
    return store(
      whole,
      steps.reduceRight((next, step) => step(next), next),
    );
  }

  /** Forgets what a pattern bound before it failed. */
  forget(pattern: Pattern, next: Step): Step {
    const slots = namesIn(pattern).map((name) => this.#slot(name));
    return (machine) => {
      for (const slot of slots) machine.frame.slots[slot] = null;
      return next;
    };
  }

  #keep({ name, pattern }: Part, scope: Scope, next: Step): Step {
    const inner = pattern === undefined ? next : this.take(pattern, scope, next);
    return name === undefined ? inner : store(this.#slot(name), inner);
  }

  #parts(pattern: Exclude<Pattern, { kind: 'variable' }>, whole: number): Part[] {
    if (pattern.kind === 'members') return pattern.members.map((member) => this.#member(member, whole));
    return pattern.items.map((pattern, at) => ({
      read: (_, next) => element(whole, at, next),
      name: undefined,
      pattern,
    }));
  }

  #member({ key, pattern }: MemberPattern, whole: number): Part {
    const name = typeof key === 'string' && key.startsWith('$') ? key : undefined;
    const query = typeof key === 'string' ? textOf(name === undefined ? key : key.slice(1)) : key;
    const known = query.kind === 'text' ? constantOf(query) : undefined;
    if (known !== undefined) return { read: (_, next) => load(whole, indexStep(known, next)), name, pattern };
    const read = (scope: Scope, next: Step): Step => {
      const slot = scope.layout.slot();
      const apply: Step = (machine) => {
        const key = stored(machine.frame, slot);
        machine.value = stored(machine.frame, whole);
        return follow(machine, key, indexed(machine.value, key, machine.budget), next);
      };
      return load(whole, this.#compilation.query(query, scope, store(slot, apply)));
    };
    return { read, name, pattern };
  }

  #slot(name: string): number {
    return this.#slots.get(name) ?? 0;
  }
}

/** An element of the array in a slot. */
function element(whole: number, at: number, next: Step): Step {
  const key = BigInt(at);
  return (machine) => {
    machine.value = stored(machine.frame, whole);
    if (machine.value !== null && !isArray(machine.value)) throw expected('an array', machine.value);
    return follow(machine, key, machine.value?.[at] ?? null, next);
  };
}

function namesIn(pattern: Pattern): string[] {
  if (pattern.kind === 'variable') return [pattern.name];
  if (pattern.kind === 'items') return pattern.items.flatMap(namesIn);
  return pattern.members.flatMap(({ key, pattern }) => {
    const own = typeof key === 'string' && key.startsWith('$') ? [key] : [];
    return pattern === undefined ? own : [...own, ...namesIn(pattern)];
  });
}
