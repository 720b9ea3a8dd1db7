/** A number, true, false or null in the program. */
export interface Literal {
  readonly kind: 'literal';
  readonly value: null | boolean | bigint | number;
}

/** A string: text, or pieces of text and queries whose results are put between. */
export interface Text {
  readonly kind: 'text';
  readonly parts: string | readonly (string | Query)[];
}

/** `@base64`, or with a string `@base64 "..."`. */
export interface Format {
  readonly kind: 'format';
  readonly name: string;
  readonly text: Text | undefined;
  readonly at: number;
}

/** A function or variable by its name. */
export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Query[];
  readonly at: number;
}

/** `.a`, `.[k]`, `."a"`. */
export interface Index {
  readonly kind: 'index';
  readonly target: Query;
  readonly key: Query;
}

/** `.[1:2]`. */
export interface Slice {
  readonly kind: 'slice';
  readonly target: Query;
  readonly start: Query | undefined;
  readonly end: Query | undefined;
}

/** `.[]`, `.a?`. */
export interface Suffixed {
  readonly kind: 'iterate' | 'optional';
  readonly target: Query;
}

/** `{...}`. */
export interface ObjectConstruction {
  readonly kind: 'object';
  readonly members: readonly Member[];
}

/** A member of an object. */
export interface Member {
  readonly key: string | Query;
  /** Undefined if the key, which is a query then, is looked up in the input. */
  readonly value: Query | undefined;
}

/** `[...]`. */
export interface ArrayConstruction {
  readonly kind: 'array';
  readonly items: Query | undefined;
}

/** `+term`, `-term`. */
export interface Unary {
  readonly kind: 'unary';
  readonly operator: '+' | '-';
  readonly operand: Query;
}

/** `if ... then ... else ... end`; without `else` the input comes out. */
export interface If {
  readonly kind: 'if';
  readonly condition: Query;
  readonly consequence: Query;
  readonly otherwise: Query | undefined;
}

/** `try ... catch ...`. */
export interface TryCatch {
  readonly kind: 'try';
  readonly body: Query;
  readonly handler: Query | undefined;
}

/** `reduce ... as $x (start; update)`, `foreach ... as $x (start; update; extract)`. */
export interface Fold {
  readonly kind: 'reduce' | 'foreach';
  readonly source: Query;
  readonly pattern: Pattern;
  readonly start: Query;
  readonly update: Query;
  readonly extract: Query | undefined;
}

/** `break $name`. */
export interface Break {
  readonly kind: 'break';
  readonly label: string;
  readonly at: number;
}

/** `(...)`. */
export interface Group {
  readonly kind: 'group';
  readonly body: Query;
}

/** `a | b`, `a, b`, `a // b`, `a and b`, `a or b`. */
export interface Pair {
  readonly kind: 'pipe' | 'comma' | 'alternative' | 'and' | 'or';
  readonly left: Query;
  readonly right: Query;
}

/** Arithmetic and comparison, by the name of the function that does it. */
export interface Operation {
  readonly kind: 'operation';
  readonly name: string;
  readonly left: Query;
  readonly right: Query;
}

/** `=`, `|=`, and those that name a function such as `+=`. */
export interface Update {
  readonly kind: 'assign' | 'modify' | 'update';
  readonly name: string;
  readonly left: Query;
  readonly right: Query;
  readonly at: number;
}

/** `source as $x | body`, with alternatives between `?//`. */
export interface Bind {
  readonly kind: 'bind';
  readonly source: Query;
  readonly patterns: readonly Pattern[];
  readonly body: Query;
}

/** `def f: ...; body`. */
export interface Define {
  readonly kind: 'define';
  readonly definition: FunctionDefinition;
  readonly body: Query;
}

/** `label $name | body`. */
export interface LabelQuery {
  readonly kind: 'label';
  readonly name: string;
  readonly body: Query;
}

/** `.`, `..`, or nothing where a query should be. */
export interface Plain {
  readonly kind: 'identity' | 'recurse' | 'missing';
}

/** Every form that a query can have. */
export type Query =
  | ArrayConstruction
  | Bind
  | Break
  | Call
  | Define
  | Fold
  | Format
  | Group
  | If
  | Index
  | LabelQuery
  | Literal
  | ObjectConstruction
  | Operation
  | Pair
  | Plain
  | Slice
  | Suffixed
  | Text
  | TryCatch
  | Unary
  | Update;

/** A function; parameters that begin with `$` are values. */
export interface FunctionDefinition {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: Query;
}

/** What stands behind `as`. */
export type Pattern =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'items'; readonly items: readonly Pattern[] }
  | { readonly kind: 'members'; readonly members: readonly MemberPattern[] };

/** A member of an object pattern. A key that begins with `$` binds the member too. */
export interface MemberPattern {
  readonly key: string | Query;
  readonly pattern: Pattern | undefined;
}

/** A whole program. */
export interface Program {
  /** The modules that it wants to load. */
  readonly imports: readonly { readonly path: string; readonly at: number }[];
  readonly body: Query;
}

/** `.`. */
export const identity: Query = { kind: 'identity' };

/** A string without anything to put in. */
export function textOf(text: string): Text {
  return { kind: 'text', parts: text };
}
