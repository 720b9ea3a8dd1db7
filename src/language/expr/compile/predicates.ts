import type { Predicate } from '../builtins/predicates';
import { equalsOne, jump, jumpIf, not, pop, push } from '../run/instructions';
import {
  backward,
  begin,
  collect,
  count,
  countOne,
  element,
  end,
  forward,
  gather,
  gathered,
  group,
  groups,
  hasElement,
  index,
  jumpIfEnd,
  nothingFound,
  toLast,
} from '../run/loop-instructions';
import type { Emitter } from './emitter';

/** The parts of a call such as `filter(list, predicate)`, each of which compiles itself. */
export interface PredicateParts {
  readonly list: () => void;
  readonly test: () => void;
  /** What is taken instead of the element. */
  readonly map: (() => void) | undefined;
  /** The first thing gathered by `reduce`. */
  readonly initial: (() => void) | undefined;
  /** Whether it is an error that nothing is found. */
  readonly throws: boolean;
}

/** Compiles the call of a predicate. */
export function compilePredicate(name: Predicate, emitter: Emitter, parts: PredicateParts): void {
  parts.list();
  emitter.emit(begin);
  compilers[name](emitter, parts);
}

type Compiler = (emitter: Emitter, parts: PredicateParts) => void;

/** A loop from the first element on. */
function loop(emitter: Emitter, body: () => void): void {
  const start = emitter.here();
  const done = emitter.label();
  emitter.emit(jumpIfEnd(done));
  body();
  emitter.emit(forward, jump(start));
  emitter.place(done);
}

/** A loop from the last element on. Each round leaves a value on the stack, as upstream does. */
function loopBack(emitter: Emitter, body: () => void): void {
  emitter.emit(toLast);
  const start = emitter.here();
  const done = emitter.label();
  emitter.emit(hasElement, jumpIf(false, done));
  body();
  emitter.emit(backward, jump(start));
  emitter.place(done);
}

/** `all`, `any` and `none`: the first element that decides ends the loop. */
function quantifier(decisive: boolean, negated: boolean): Compiler {
  return (emitter, { test }) => {
    const decided = emitter.label();
    loop(emitter, () => {
      test();
      if (negated) emitter.emit(not);
      emitter.emit(jumpIf(decisive, decided), pop);
    });
    emitter.emit(push(!decisive));
    emitter.place(decided);
    emitter.emit(end);
  };
}

/** Does something for each element that suits. */
function whereTrue(emitter: Emitter, { test }: PredicateParts, then: () => void): void {
  const [otherwise, done] = [emitter.label(), emitter.label()];
  test();
  emitter.emit(jumpIf(false, otherwise), pop);
  then();
  emitter.emit(jump(done));
  emitter.place(otherwise);
  emitter.emit(pop);
  emitter.place(done);
}

function counter(result: 'count' | 'one'): Compiler {
  return (emitter, parts) => {
    loop(emitter, () => whereTrue(emitter, parts, () => emitter.emit(countOne)));
    emitter.emit(count);
    if (result === 'one') emitter.emit(equalsOne);
    emitter.emit(end);
  };
}

/** `find` and its relatives: the first element that suits, from either end, or its index. */
function search(direction: typeof loop, result: 'element' | 'index'): Compiler {
  return (emitter, { test, map, throws }) => {
    const found = emitter.label();
    direction(emitter, () => {
      const next = emitter.label();
      test();
      emitter.emit(jumpIf(false, next), pop);
      if (result === 'index') emitter.emit(index);
      else if (map) map();
      else emitter.emit(element);
      emitter.emit(jump(found));
      emitter.place(next);
      emitter.emit(pop);
    });
    emitter.emit(throws ? nothingFound : push(null));
    emitter.place(found);
    emitter.emit(end);
  };
}

const compilers: Readonly<Record<Predicate, Compiler>> = {
  all: quantifier(false, false),
  none: quantifier(false, true),
  any: quantifier(true, false),
  one: counter('one'),
  count: counter('count'),
  find: search(loop, 'element'),
  findIndex: search(loop, 'index'),
  findLast: search(loopBack, 'element'),
  findLastIndex: search(loopBack, 'index'),
  filter: (emitter, parts) => {
    loop(emitter, () =>
      whereTrue(emitter, parts, () => {
        emitter.emit(countOne);
        if (parts.map) parts.map();
        else emitter.emit(element);
      }),
    );
    emitter.emit(collect('counted'));
  },
  map: (emitter, { test }) => {
    loop(emitter, test);
    emitter.emit(collect('all'));
  },
  groupBy: (emitter, { test }) => {
    loop(emitter, () => {
      test();
      emitter.emit(group);
    });
    emitter.emit(groups, end);
  },
  reduce: (emitter, { test, initial }) => {
    if (initial) initial();
    else emitter.emit(element, forward);
    emitter.emit(gather);
    loop(emitter, () => {
      test();
      emitter.emit(gather);
    });
    emitter.emit(gathered, end);
  },
};
