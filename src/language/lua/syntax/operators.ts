import type { Arithmetic, Comparison, Concat, Logical, Unary } from './tree';

type BinaryNode = Arithmetic | Comparison | Concat | Logical;
type Head<Node> = Node extends BinaryNode ? Pick<Node, 'kind' | 'operator'> : never;

interface Operator {
  /** How strong it binds. */
  readonly power: number;
  /** What operators on its right must bind stronger than. */
  readonly rightPower: number;
  readonly node: Head<BinaryNode>;
}

/** How strong `-`, `not` and `#` bind: only `^` binds stronger. */
export const unaryPower = 7;

/** The operators before one operand. */
export const unaryOperators: ReadonlyMap<string, Unary['operator']> = new Map([
  ['-', '-'],
  ['not', 'not'],
  ['#', '#'],
] as const);

const left = (power: number, ...nodes: Head<BinaryNode>[]): [string, Operator][] =>
  nodes.map((node) => [node.operator, { power, rightPower: power, node }]);

const right = (power: number, node: Head<BinaryNode>): [string, Operator] => [
  node.operator,
  { power, rightPower: power - 1, node },
];

/** The operators between two operands. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ...left(1, { kind: 'logical', operator: 'or' }),
  ...left(2, { kind: 'logical', operator: 'and' }),
  ...left(
    3,
    ...(['<', '>', '<=', '>=', '==', '~='] as const).map((operator) => ({ kind: 'comparison' as const, operator })),
  ),
  right(4, { kind: 'concat', operator: '..' }),
  ...left(5, { kind: 'arithmetic', operator: '+' }, { kind: 'arithmetic', operator: '-' }),
  ...left(
    6,
    { kind: 'arithmetic', operator: '*' },
    { kind: 'arithmetic', operator: '/' },
    { kind: 'arithmetic', operator: '%' },
  ),
  right(8, { kind: 'arithmetic', operator: '^' }),
]);
