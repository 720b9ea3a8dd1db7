/** How strongly an operator binds, and from which side. */
export interface Precedence {
  readonly level: number;
  readonly rightAssociative?: boolean;
}

/** Operators before their operand, with the level that the operand is read at. */
export const unaryLevels: ReadonlyMap<string, number> = new Map([
  ['not', 50],
  ['!', 50],
  ['-', 90],
  ['+', 90],
]);

/** Operators between two operands. */
export const binaryPrecedence: ReadonlyMap<string, Precedence> = new Map<string, Precedence>([
  ['|', { level: 0 }],
  ...atLevel(10, 'or', '||'),
  ...atLevel(15, 'and', '&&'),
  ...atLevel(20, '==', '!=', '<', '>', '>=', '<=', 'in', 'matches', 'contains', 'startsWith', 'endsWith'),
  ...atLevel(25, '..'),
  ...atLevel(30, '+', '-'),
  ...atLevel(60, '*', '/', '%'),
  ['**', { level: 100, rightAssociative: true }],
  ['^', { level: 100, rightAssociative: true }],
  ...atLevel(500, '??'),
]);

function atLevel(level: number, ...operators: readonly string[]): [string, Precedence][] {
  return operators.map((operator) => [operator, { level }]);
}
