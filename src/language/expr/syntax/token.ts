/** What sort of word a token is. */
export type TokenKind = 'identifier' | 'number' | 'string' | 'operator' | 'bracket' | 'end';

/** A word of an expression. */
export interface Token {
  readonly kind: TokenKind;
  /** As it is written; of a string what it stands for. */
  readonly text: string;
  /** Where it begins, in UTF-16 units. */
  readonly offset: number;
}
