import type { GoValue } from '../../go/value';
import type { Regex } from '../../regex';
import type { Predicate } from '../builtins/predicates';
import type { StaticType } from '../check/type';

interface Placed {
  /** Where the node stands, in UTF-16 units. */
  readonly offset: number;
  /** What the checker knows of its value; undefined before, for nil, and for what the optimizer made. */
  type?: StaticType | undefined;
}

/** A literal, or what the optimizer made of literals. */
export type LiteralNode =
  | ({ readonly kind: 'nil' } & Placed)
  | ({ readonly kind: 'boolean'; readonly value: boolean } & Placed)
  | ({ readonly kind: 'integer'; readonly value: bigint } & Placed)
  | ({ readonly kind: 'float'; readonly value: number } & Placed)
  | ({ readonly kind: 'string'; readonly value: string } & Placed)
  | ({ readonly kind: 'constant'; readonly value: GoValue } & Placed)
  | KeySetNode;

/** The keys that `in` looks among when all of them are literals of one type. */
export interface KeySetNode extends Placed {
  readonly kind: 'keys';
  readonly keys: ReadonlySet<bigint> | ReadonlySet<string>;
  readonly of: 'int' | 'string';
}

/** `not x`, `-x`. */
export interface UnaryNode extends Placed {
  readonly kind: 'unary';
  readonly operator: string;
  readonly operand: Node;
}

/** `left + right`. */
export interface BinaryNode extends Placed {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Node;
  readonly right: Node;
  /** Of `matches` with a literal pattern, which the checker compiles. */
  regex?: Regex;
}

/** `object.name`, `object?.name`, `object[key]`. */
export interface MemberNode extends Placed {
  readonly kind: 'member';
  readonly object: Node;
  readonly property: Node;
  readonly optional: boolean;
}

/** Where `?.` jumps to when there is no object: behind the whole chain of members. */
export interface ChainNode extends Placed {
  readonly kind: 'chain';
  readonly body: Node;
}

/** `object[from:to]`. */
export interface SliceNode extends Placed {
  readonly kind: 'slice';
  readonly object: Node;
  readonly from: Node | undefined;
  readonly to: Node | undefined;
}

/** A call of whatever a name or member stands for. */
export interface CallNode extends Placed {
  readonly kind: 'call';
  /** What is called, in words. */
  readonly name: string;
  readonly callee: Node;
  readonly args: readonly Node[];
  /** The built-in function that the checker found the callee to be. */
  builtin?: string;
}

/** A call of a function of the language. */
export interface BuiltinNode extends Placed {
  readonly kind: 'builtin';
  readonly name: string;
  readonly args: readonly Node[];
}

/** A call of a function that evaluates something for each element of a list, such as `filter(list, # > 1)`. */
export interface PredicateNode extends Placed {
  readonly kind: 'predicate';
  readonly name: Predicate;
  readonly list: Node;
  readonly test: Node;
  /** The first thing gathered by `reduce`. */
  readonly initial?: Node | undefined;
  /** What a filter gives instead of the element. */
  readonly map?: Node;
  /** Whether it is an error that nothing is found. */
  readonly throws?: boolean;
}

/** Everything that an expression is made of. */
export type Node =
  | LiteralNode
  | UnaryNode
  | BinaryNode
  | MemberNode
  | ChainNode
  | SliceNode
  | CallNode
  | BuiltinNode
  | PredicateNode
  | ({ readonly kind: 'identifier'; readonly name: string } & Placed)
  /** The body of a predicate such as `{# > 1}`. */
  | ({ readonly kind: 'closure'; readonly body: Node } & Placed)
  /** `#`, `#index` or `#acc`. */
  | ({ readonly kind: 'pointer'; readonly name: string } & Placed)
  | ({
      readonly kind: 'conditional';
      readonly condition: Node;
      readonly chosen: Node;
      readonly otherwise: Node;
    } & Placed)
  | ({ readonly kind: 'let'; readonly name: string; readonly value: Node; readonly body: Node } & Placed)
  | ({ readonly kind: 'array'; readonly items: readonly Node[] } & Placed)
  /** Keys and values in turns. */
  | ({ readonly kind: 'map'; readonly items: readonly Node[] } & Placed);
