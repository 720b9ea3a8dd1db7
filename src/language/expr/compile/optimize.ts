import { RangeSlice } from '../run/range';
import type { BuiltinNode, Node } from '../syntax/node';
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
  return { kind: 'binary', operator: 'in', left, right, offset };
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

type Filter = BuiltinNode & { readonly name: 'filter' };

const isFilter = (node: Node | undefined): node is Filter => node?.kind === 'builtin' && node.name === 'filter';

function filterMap(node: Node): Node {
  if (node.kind !== 'builtin' || node.name !== 'map') return node;
  const [filter, closure] = node.args;
  if (!isFilter(filter) || filter.map || closure?.kind !== 'closure') return node;
  return { kind: 'builtin', name: 'filter', args: filter.args, map: closure.body, offset: node.offset };
}

function filterLength(node: Node): Node {
  if (node.kind !== 'builtin' || node.name !== 'len' || !isFilter(node.args[0])) return node;
  return { kind: 'builtin', name: 'count', args: node.args[0].args, offset: node.offset };
}

const filterLast = filterEnd('last', -1n, 'findLast');
const filterFirst = filterEnd('first', 0n, 'find');

/** `filter(...)[0]` and `first(filter(...))` stop at the first element, and so on. */
function filterEnd(end: string, index: bigint, search: string) {
  return (node: Node): Node => {
    const isMember =
      node.kind === 'member' && !node.optional && node.property.kind === 'integer' && node.property.value === index;
    const isEnd = node.kind === 'builtin' && node.name === end;
    const filter = isMember ? node.object : isEnd ? node.args[0] : undefined;
    if (!isFilter(filter)) return node;
    const { args, map } = filter;
    return { kind: 'builtin', name: search, args, throws: isMember, offset: node.offset, ...(map && { map }) };
  };
}
