import type { Dependencies, Group } from './dependencies';
import type { Tree } from './tree';

/** Where a construct is in the walk. */
const states = { unseen: 0, begun: 1, done: 2 } as const;

/** Puts constructs after what they depend on, in the very order in which cdk8s does, but looks at everything once. */
export class Order {
  private readonly states: Uint8Array;
  private readonly finished = new Map<Group, number>();
  private walks = 0;

  constructor(
    private readonly tree: Tree,
    private readonly dependencies: Dependencies,
  ) {
    this.states = new Uint8Array(tree.constructs.length);
  }

  /**
   * The numbers of a construct and of all below it. Dependencies on what is elsewhere do not count, as in cdk8s.
   * @throws Error for a cycle, in the words of cdk8s
   */
  below(root: number): number[] {
    const end = this.tree.end[root] ?? root;
    this.walks++;
    this.states.fill(states.unseen, root, end);
    const sorted: number[] = [];
    for (const start of this.roots(root, end)) this.walk(start, root, end, sorted);
    // What nothing leads to is part of a cycle: walking it finds it.
    for (let number = root; number < end; number++) this.walk(number, root, end, sorted);
    return sorted;
  }

  private walk(start: number, first: number, end: number, sorted: number[]): void {
    if (this.states[start] !== states.unseen) return;
    this.states[start] = states.begun;
    const path = [{ number: start, targets: this.targets(start, first, end) }];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { value: next } = top.targets.next();
      if (next === undefined) {
        this.states[top.number] = states.done;
        sorted.push(top.number);
        path.pop();
      } else if (this.states[next] === states.begun) {
        throw this.cycle([...path.map(({ number }) => number), next]);
      } else if (this.states[next] === states.unseen) {
        this.states[next] = states.begun;
        path.push({ number: next, targets: this.targets(next, first, end) });
      }
    }
  }

  /** What a construct comes after. A group that was walked to its end once is not looked at again. */
  private *targets(source: number, first: number, end: number): Generator<number, undefined> {
    for (const target of this.dependencies.direct[source] ?? []) if (target >= first && target < end) yield target;
    for (const group of this.dependencies.groups.get(source) ?? []) {
      if (group.at < first || group.at >= end || this.finished.get(group) === this.walks) continue;
      for (const member of group.members) if (member !== source) yield member;
      if (!this.holds(group, source)) this.finished.set(group, this.walks);
    }
    return undefined;
  }

  private holds(group: Group, number: number): boolean {
    const { tree } = this;
    const within = number >= group.at && number < (tree.end[group.at] ?? 0);
    return within && tree.objects.has(number) && tree.chart[number] === tree.chart[group.at];
  }

  /** What nothing depends on, in the order in which cdk8s walks it: that of the keys of an object, numbers first. */
  private roots(first: number, end: number): number[] {
    const wanted = this.wanted(first, end);
    const roots: number[] = [];
    for (let number = first; number < end; number++) if (!wanted.has(number)) roots.push(number);
    const indexes = roots.filter((number) => isIndex(this.path(number)));
    if (indexes.length === 0) return roots;
    indexes.sort((a, b) => Number(this.path(a)) - Number(this.path(b)));
    return [...indexes, ...roots.filter((number) => !isIndex(this.path(number)))];
  }

  private wanted(first: number, end: number): Set<number> {
    const wanted = new Set<number>();
    const sources = new Map<Group, { readonly first: number; all: boolean }>();
    for (let source = first; source < end; source++) {
      for (const target of this.dependencies.direct[source] ?? []) if (target !== source) wanted.add(target);
      for (const group of this.dependencies.groups.get(source) ?? []) {
        if (group.at < first || group.at >= end) continue;
        const earlier = sources.get(group);
        if (!earlier) {
          for (const member of group.members) if (member !== source) wanted.add(member);
          sources.set(group, { first: source, all: !this.holds(group, source) });
        } else if (!earlier.all && earlier.first !== source) {
          wanted.add(earlier.first);
          earlier.all = true;
        }
      }
    }
    return wanted;
  }

  private path(number: number): string {
    return this.tree.constructs[number]?.node.path ?? '';
  }

  private cycle(path: readonly number[]): Error {
    const cycle = path.slice(path.indexOf(path.at(-1) ?? -1));
    return new Error(`Dependency cycle detected: ${cycle.map((number) => this.path(number)).join(' => ')}`);
  }
}

/** Whether JavaScript sorts a key as a number. */
const isIndex = (key: string): boolean => /^(?:0|[1-9][0-9]{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;
