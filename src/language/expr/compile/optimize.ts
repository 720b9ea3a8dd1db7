import { RangeSlice } from '../run/range';
import type { Node, PredicateNode } from '../syntax/node';
import { fold } from './fold';
import { rewrite } from './rewrite';
import type { Work } from './work';

/**
 * Rewrites an expression as upstream does before it compiles it. Some of it changes what the expression means, so it is part of
 * the language: a list of strings can be asked for strings only, and `len(filter(...))` evaluates no map of the filter.
 */
export function optimize(root: Node, work: Work): Node {
  let node = rewrite(root, literalKeys, work);
  for (let folded = rewrite(node, fold, work); folded !== node; folded = rewrite(node, fold, work)) node = folded;
  for (const rewriting of [insideRange, literalRange, filterMap, filterLength, filterLast, filterFirst]) {
    node = rewrite(node, rewriting, work);
  }
  return node;
}

/** `x in [1, 2]`, where x is known to be an int, and `x in ["a", "b"]`. */
function literalKeys(node: Node): Node {
  if (node.kind !== 'binary' || node.operator !== 'in' || node.right.kind !== 'array') return node;
  const { items } = node.right;
  const { left, offset } = node;
  const integers = items.flatMap((item) => (item.kind === 'integer' ? [item.value] : []));
  const strings = items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  if (items.length === 0 || Math.max(integers.length, strings.length) !== items.length) return node;
  if (strings.length === 0 && left.type?.kind !== 'int') return node;
  const right: Node =
    strings.length === 0
      ? { kind: 'keys', keys: new Set(integers), of: 'int', offset }
      : { kind: 'keys', keys: new Set(strings), of: 'string', offset };
  return { ...node, right };
}

/** `x in 1..9`, where x is known to be an int, compares. */
function insideRange(node: Node): Node {
  if (node.kind !== 'binary' || node.operator !== 'in' || node.left.type?.kind !== 'int') return node;
  const { left, right: range, offset } = node;
  if (range.kind !== 'binary' || range.operator !== '..') return node;
  if (range.left.kind !== 'integer' || range.right.kind !== 'integer') return node;
  const from: Node = { kind: 'binary', operator: '>=', left, right: range.left, offset };
  const to: Node = { kind: 'binary', operator: '<=', left, right: range.right, offset };
  return { kind: 'binary', operator: 'and', left: from, right: to, offset };
}

const longestRange = 1_000_000n;

/** A range between literals does not count as memory. A longer one runs into the limits when it is evaluated. */
function literalRange(node: Node): Node {
  if (node.kind !== 'binary' || node.operator !== '..') return node;
  const { left, right, offset } = node;
  if (left.kind !== 'integer' || right.kind !== 'integer') return node;
  const size = BigInt.asIntN(64, right.value - left.value + 1n);
  if (size > longestRange) return node;
  return { kind: 'constant', value: new RangeSlice(left.value, Math.max(Number(size), 0)), offset };
}

const isFilter = (node: Node | undefined): node is PredicateNode =>
  node?.kind === 'predicate' && node.name === 'filter';

function filterMap(node: Node): Node {
  if (node.kind !== 'predicate' || node.name !== 'map' || !isFilter(node.list) || node.list.map) return node;
  return { ...node.list, map: node.test, offset: node.offset };
}

function filterLength(node: Node): Node {
  if (node.kind !== 'builtin' || node.name !== 'len' || !isFilter(node.args[0])) return node;
  const { list, test } = node.args[0];
  return { kind: 'predicate', name: 'count', list, test, offset: node.offset };
}

const filterLast = filterEnd('last', -1n, 'findLast');
const filterFirst = filterEnd('first', 0n, 'find');

/** `filter(...)[0]` and `first(filter(...))` stop at the first element, and so on. */
function filterEnd(end: string, index: bigint, search: 'find' | 'findLast') {
  return (node: Node): Node => {
    const isMember =
      node.kind === 'member' && !node.optional && node.property.kind === 'integer' && node.property.value === index;
    const isEnd = node.kind === 'builtin' && node.name === end;
    const filter = isMember ? node.object : isEnd ? node.args[0] : undefined;
    if (!isFilter(filter)) return node;
    return { ...filter, name: search, throws: isMember, offset: node.offset };
  };
}
