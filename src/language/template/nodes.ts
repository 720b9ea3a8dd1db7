import type { GoComplex } from '../go/value';

/** A template, parsed: its own body and the bodies that it defines by name. */
export interface Tree {
  readonly root: readonly Node[];
  readonly definitions: ReadonlyMap<string, readonly Node[]>;
}

/** What stands between two tokens of text, and the text itself. */
export type Node = TextNode | ActionNode | BranchNode | RangeNode | JumpNode | CallNode;

/** Text that is copied to the output. */
export interface TextNode {
  readonly kind: 'text';
  readonly text: string;
}

/** A pipeline whose value is printed, unless it declares or assigns variables. */
export interface ActionNode {
  readonly kind: 'action';
  readonly pipe: PipeNode;
}

/** `if` and `with`. */
export interface BranchNode {
  readonly kind: 'if' | 'with';
  readonly pipe: PipeNode;
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[] | undefined;
}

/** `range`. */
export interface RangeNode {
  readonly kind: 'range';
  readonly pipe: PipeNode;
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[] | undefined;
}

/** `break` and `continue`. */
export interface JumpNode {
  readonly kind: 'break' | 'continue';
}

/** `template` and the use of a `block`. */
export interface CallNode {
  readonly kind: 'call';
  readonly offset: number;
  readonly name: string;
  readonly pipe: PipeNode | undefined;
}

/** Commands joined by `|`, with the variables that take the value. */
export interface PipeNode {
  readonly kind: 'pipe';
  readonly offset: number;
  readonly variables: readonly string[];
  /** Whether the variables exist already (`=` instead of `:=`). */
  readonly assigns: boolean;
  readonly commands: readonly CommandNode[];
}

/** A function or value with its arguments. */
export interface CommandNode {
  readonly offset: number;
  readonly first: Operand;
  readonly rest: readonly Operand[];
}

/** One word of a command. */
export type Operand =
  | PipeNode
  | NumberNode
  | FieldNode
  | VariableNode
  | ChainNode
  | { readonly kind: 'dot' | 'nil'; readonly offset: number }
  | { readonly kind: 'bool'; readonly offset: number; readonly value: boolean }
  | { readonly kind: 'string'; readonly offset: number; readonly value: string }
  | { readonly kind: 'function'; readonly offset: number; readonly name: string };

/** `.a.b` */
export interface FieldNode {
  readonly kind: 'field';
  readonly offset: number;
  readonly names: readonly string[];
}

/** `$x` and `$x.a.b` */
export interface VariableNode {
  readonly kind: 'variable';
  readonly offset: number;
  readonly variable: string;
  readonly names: readonly string[];
}

/** `(pipeline).a.b` */
export interface ChainNode {
  readonly kind: 'chain';
  readonly offset: number;
  readonly base: Operand;
  readonly names: readonly string[];
}

/** A number as every type that can hold it; the parameter that it is given to chooses. */
export interface NumberNode {
  readonly kind: 'number';
  readonly offset: number;
  readonly text: string;
  readonly int: bigint | undefined;
  readonly uint: bigint | undefined;
  readonly float: number | undefined;
  /** What the number is where any type will do; undefined if it overflows int. */
  readonly constant: bigint | number | GoComplex | undefined;
}
