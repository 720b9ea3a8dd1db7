import type { GoValue } from '../go/value';
import type { BinaryOperator, PrefixOperator } from './operators';

/** A part of a parsed expression. An operand may be missing where the grammar of Argo Events is lenient: it is nil then. */
export type Node =
  | { readonly kind: 'literal'; readonly value: GoValue }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'accessor'; readonly path: readonly string[]; readonly argument: Node | undefined }
  | { readonly kind: 'prefix'; readonly operator: PrefixOperator; readonly operand: Node | undefined }
  | { readonly kind: 'clause'; readonly inner: Node | undefined }
  | Chain;

/** Operands joined by operators of one precedence, evaluated from the left. */
export interface Chain {
  readonly kind: 'chain';
  readonly first: Node | undefined;
  readonly rest: readonly Link[];
}

/** One operator of a chain with the operand on its right. */
export interface Link {
  readonly operator: BinaryOperator;
  readonly right: Node | undefined;
}
