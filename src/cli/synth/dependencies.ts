import type { Construct } from './cdk8s';
import type { Tree } from './tree';

/** Objects that others come after: those of one chart below one construct. */
export interface Group {
  /** The number of the construct. */
  readonly at: number;
  /** The numbers of the objects, ascending. */
  readonly members: readonly number[];
}

/** What comes before what. */
export interface Dependencies {
  /** By number: the constructs that it comes after. */
  readonly direct: readonly (readonly number[])[];
  /** By number: the objects that it comes after because of what it, or something around it, was said to depend on. */
  readonly groups: ReadonlyMap<number, readonly Group[]>;
  /** Whether a chart depends on another, or holds one: cdk8s numbers their files then. */
  readonly betweenCharts: boolean;
}

/**
 * What comes before what, as cdk8s derives it: a chart after the charts that it holds and those that anything in it depends on, and of
 * two constructs, one of which depends on the other, each object after each. The last are pairs of groups here; written out, they would
 * be as many as the product of their sizes.
 */
export function dependenciesOf(tree: Tree): Dependencies {
  const said = tree.constructs.map(({ node }) => new Set(node.dependencies));
  const nested = linkNestedCharts(tree, said);
  const linked = linkCharts(tree, said);
  const direct = said.map((targets) => [...targets].map(tree.numberOf).filter((target) => target !== undefined));
  return { direct, groups: groupsOf(tree, direct), betweenCharts: nested || linked };
}

function linkNestedCharts(tree: Tree, said: readonly Set<Construct>[]): boolean {
  let found = false;
  for (const [number, chart] of tree.charts) {
    for (const child of chart.node.children) {
      const at = tree.numberOf(child);
      if (at === undefined || !tree.charts.has(at)) continue;
      said[number]?.add(child);
      found = true;
    }
  }
  return found;
}

function linkCharts(tree: Tree, said: readonly Set<Construct>[]): boolean {
  const links: (readonly [number, Construct])[] = [];
  for (const [source, targets] of said.entries()) {
    for (const target of targets) {
      const from = tree.chart[source] ?? -1;
      const to = chartOf(target, tree);
      if (from === -1 || to === undefined) throw new Error('cannot find a parent chart (directly or indirectly)');
      if (tree.constructs[from] !== to) links.push([from, to]);
    }
  }
  for (const [chart, target] of links) said[chart]?.add(target);
  return links.length > 0;
}

/** The closest chart; of a construct of another app, the construct itself stands for it, since no order comes of it. */
function chartOf(construct: Construct, tree: Tree): Construct | undefined {
  const number = tree.numberOf(construct);
  return number === undefined ? construct : tree.constructs[tree.chart[number] ?? -1];
}

function groupsOf(tree: Tree, direct: readonly (readonly number[])[]): Map<number, Group[]> {
  const known = new Map<number, Group>();
  const groupAt = (at: number): Group => {
    const group = known.get(at) ?? { at, members: membersOf(tree, at) };
    known.set(at, group);
    return group;
  };
  const groups = new Map<number, Group[]>();
  for (const [source, targets] of direct.entries()) {
    for (const target of targets) {
      if (isLeaf(tree, source) && isLeaf(tree, target)) continue;
      const group = groupAt(target);
      for (const member of groupAt(source).members) {
        const others = groups.get(member);
        if (others) others.push(group);
        else groups.set(member, [group]);
      }
    }
  }
  return groups;
}

/** An object with nothing below it: of two of them, the direct dependency says everything. */
const isLeaf = (tree: Tree, number: number): boolean => tree.objects.has(number) && tree.end[number] === number + 1;

function membersOf(tree: Tree, at: number): number[] {
  const members: number[] = [];
  for (let number = at; number < (tree.end[at] ?? at); number++) {
    if (tree.objects.has(number) && tree.chart[number] === tree.chart[at]) members.push(number);
  }
  return members;
}
