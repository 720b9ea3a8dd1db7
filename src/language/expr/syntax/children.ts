import type { LiteralNode, Node } from './node';

type Leaf = LiteralNode | Extract<Node, { kind: 'identifier' | 'pointer' }>;
type Parent = Exclude<Node, Leaf>;

const leaves: ReadonlySet<Node['kind']> = new Set<Leaf['kind']>([
  'nil',
  'boolean',
  'integer',
  'float',
  'string',
  'constant',
  'keys',
  'identifier',
  'pointer',
]);

const isLeaf = (node: Node): node is Leaf => leaves.has(node.kind);

/** The parts of a node, in the order in which they are looked at. */
function childrenOf(node: Parent): readonly Node[] {
  switch (node.kind) {
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'member':
      return [node.object, node.property];
    case 'chain':
    case 'closure':
      return [node.body];
    case 'slice':
      return [node.object, node.from, node.to].filter((part) => part !== undefined);
    case 'call':
      return [node.callee, ...node.args];
    case 'builtin':
      return node.args;
    case 'predicate':
      return node.initial ? [node.list, node.test, node.initial] : [node.list, node.test];
    case 'conditional':
      return [node.condition, node.chosen, node.otherwise];
    case 'let':
      return [node.value, node.body];
    case 'array':
    case 'map':
      return node.items;
  }
}

/** The node with other parts; the node itself if none of them is another one. */
export function withChildren(node: Node, change: (child: Node) => Node): Node {
  if (isLeaf(node)) return node;
  const before = childrenOf(node);
  const after = before.map(change);
  return after.every((child, index) => child === before[index]) ? node : rebuilt(node, after);
}

function rebuilt(node: Parent, parts: readonly Node[]): Node {
  const [first = node, second = node, third = node] = parts;
  switch (node.kind) {
    case 'unary':
      return { ...node, operand: first };
    case 'binary':
      return { ...node, left: first, right: second };
    case 'member':
      return { ...node, object: first, property: second };
    case 'chain':
    case 'closure':
      return { ...node, body: first };
    case 'slice':
      return { ...node, object: first, from: node.from && second, to: node.to && (node.from ? third : second) };
    case 'call':
      return { ...node, callee: first, args: parts.slice(1) };
    case 'builtin':
      return { ...node, args: parts };
    case 'predicate':
      return { ...node, list: first, test: second, initial: node.initial && third };
    case 'conditional':
      return { ...node, condition: first, chosen: second, otherwise: third };
    case 'let':
      return { ...node, value: first, body: second };
    case 'array':
    case 'map':
      return { ...node, items: parts };
  }
}
