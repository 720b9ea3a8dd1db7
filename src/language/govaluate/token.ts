import type { GoValue } from '../go/value';

/** What sort of token may stand where decides whether an expression is valid; see {@link mayFollow}. */
export type TokenKind =
  | 'start'
  | 'number'
  | 'boolean'
  | 'string'
  | 'time'
  | 'variable'
  | 'accessor'
  | 'prefix'
  | 'modifier'
  | 'comparator'
  | 'logical'
  | 'ternary'
  | 'separator'
  | '('
  | ')';

/** One word of an expression. */
export interface Token {
  readonly kind: TokenKind;
  /** The operator, the name of the variable, or the text of a literal. */
  readonly text: string;
  /** What a literal stands for. */
  readonly value?: GoValue;
  /** Characters before it. */
  readonly position: number;
}

const operands: readonly TokenKind[] = ['number', 'boolean', 'variable', 'accessor', 'string', 'time', '('];
const operators: readonly TokenKind[] = ['modifier', 'comparator', 'logical', ')', 'ternary', 'separator'];

/** What may follow each kind. Some of it makes no sense and is accepted all the same, as Argo Events does. */
export const mayFollow: { readonly [Kind in TokenKind]: readonly TokenKind[] } = {
  start: ['prefix', ...operands],
  '(': ['prefix', ...operands, ')'],
  ')': [...operators, 'number', 'boolean', 'variable', 'string', 'time', '('],
  number: operators,
  boolean: operators,
  string: operators,
  variable: operators,
  time: operators.filter((kind) => kind !== 'ternary'),
  accessor: ['(', ...operators],
  modifier: ['prefix', ...operands.filter((kind) => kind !== 'time'), ')'],
  comparator: ['prefix', ...operands, ')'],
  logical: ['prefix', ...operands, ')'],
  prefix: ['number', 'boolean', 'variable', 'accessor', '(', ')'],
  ternary: ['prefix', ...operands, 'separator'],
  separator: ['prefix', ...operands],
};

/** What an expression may end with. */
export const mayEnd: ReadonlySet<TokenKind> = new Set([
  ')',
  'number',
  'boolean',
  'string',
  'time',
  'variable',
  'accessor',
]);

/** The words that are operators, by kind; a prefix counts as one only where an operand may stand. */
export const operatorWords: ReadonlyMap<string, TokenKind> = new Map([
  ...['+', '-', '*', '/', '%', '**', '&', '|', '^', '>>', '<<'].map((text) => [text, 'modifier'] as const),
  ...['&&', '||'].map((text) => [text, 'logical'] as const),
  ...['==', '!=', '>', '>=', '<', '<=', '=~', '!~'].map((text) => [text, 'comparator'] as const),
  ...['?', ':', '??'].map((text) => [text, 'ternary'] as const),
]);

/** The words that are operators in front of their operand. */
export const prefixWords: ReadonlySet<string> = new Set(['-', '!', '~']);
