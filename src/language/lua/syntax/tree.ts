interface Located {
  /** The line that errors name. */
  line: number;
}

/** An expression that is only what it says. */
export interface Literal extends Located {
  readonly kind: 'nil' | 'true' | 'false';
}

/** A number, maybe computed from others while compiling. NaN if the text is no number. */
export interface NumberLiteral extends Located {
  readonly kind: 'number';
  readonly value: number;
}

/** A string; bytes. */
export interface TextLiteral extends Located {
  readonly kind: 'string';
  readonly value: string;
}

/** `...` */
export interface Varargs extends Located {
  readonly kind: 'varargs';
  /** In parentheses: the first value only. */
  single: boolean;
}

/** A variable by its name. */
export interface Name extends Located {
  readonly kind: 'name';
  readonly name: string;
}

/** `object.key`, `object[key]` */
export interface Index extends Located {
  readonly kind: 'index';
  readonly object: Expression;
  readonly key: Expression;
}

/** `callee(...)`, or with a method `callee:method(...)`. */
export interface Call extends Located {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly method: string | undefined;
  readonly parameters: readonly Expression[];
  /** In parentheses: the first value only. */
  single: boolean;
}

/** An item of a table; one without a key goes to the next index. */
export interface Field {
  readonly key: Expression | undefined;
  readonly value: Expression;
}

/** `{ ... }` */
export interface TableConstructor extends Located {
  readonly kind: 'table';
  readonly fields: readonly Field[];
}

/** The operators that compute a number from two. */
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '^';

/** The operators that compare. */
export type ComparisonOperator = '<' | '>' | '<=' | '>=' | '==' | '~=';

interface Binary<Kind extends string, Operator extends string> extends Located {
  readonly kind: Kind;
  readonly operator: Operator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `a and b`, `a or b` */
export type Logical = Binary<'logical', 'and' | 'or'>;
/** `a < b` and the like */
export type Comparison = Binary<'comparison', ComparisonOperator>;
/** `a .. b` */
export type Concat = Binary<'concat', '..'>;
/** `a + b` and the like */
export type Arithmetic = Binary<'arithmetic', ArithmeticOperator>;

/** `-x`, `not x`, `#x` */
export interface Unary extends Located {
  readonly kind: 'unary';
  readonly operator: '-' | 'not' | '#';
  operand: Expression;
}

/** `function (...) ... end` */
export interface FunctionBody extends Located {
  readonly kind: 'function';
  readonly parameters: readonly string[];
  readonly varargs: boolean;
  readonly body: readonly Statement[];
  readonly lastLine: number;
}

/** What has a value. */
export type Expression =
  | Literal
  | NumberLiteral
  | TextLiteral
  | Varargs
  | Name
  | Index
  | Call
  | TableConstructor
  | Logical
  | Comparison
  | Concat
  | Arithmetic
  | Unary
  | FunctionBody;

/** What an assignment may assign to. */
export type Target = Name | Index;

interface Spanning extends Located {
  /** The line of its last word; 0 if it is not known. */
  readonly lastLine: number;
}

/** `a, b.c = x, y` */
export interface Assignment extends Spanning {
  readonly kind: 'assignment';
  readonly targets: readonly Target[];
  readonly values: readonly Expression[];
}

/** `local a, b = x, y` */
export interface LocalDeclaration extends Spanning {
  readonly kind: 'local';
  readonly names: readonly string[];
  readonly values: readonly Expression[];
}

/** A call whose results are dropped. */
export interface CallStatement extends Spanning {
  readonly kind: 'callStatement';
  readonly call: Call;
}

/** `do ... end` */
export interface Block extends Spanning {
  readonly kind: 'block';
  readonly body: readonly Statement[];
}

/** `while a do ... end` */
export interface While extends Spanning {
  readonly kind: 'while';
  readonly condition: Expression;
  readonly body: readonly Statement[];
}

/** `repeat ... until a` */
export interface Repeat extends Spanning {
  readonly kind: 'repeat';
  readonly condition: Expression;
  readonly body: readonly Statement[];
}

/** `if a then ... else ... end`; an elseif is an if alone in the else. */
export interface If extends Spanning {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly body: readonly Statement[];
  otherwise: readonly Statement[];
}

/** `for i = a, b, c do ... end` */
export interface NumericFor extends Spanning {
  readonly kind: 'numericFor';
  readonly name: string;
  readonly first: Expression;
  readonly limit: Expression;
  readonly step: Expression | undefined;
  readonly body: readonly Statement[];
}

/** `for k, v in a do ... end` */
export interface GenericFor extends Spanning {
  readonly kind: 'genericFor';
  readonly names: readonly string[];
  readonly values: readonly Expression[];
  readonly body: readonly Statement[];
}

/** `function a.b() end`, and with a method `function a.b:c() end`. */
export interface FunctionDefinition extends Spanning {
  readonly kind: 'definition';
  readonly target: Target;
  readonly method: string | undefined;
  readonly value: FunctionBody;
}

/** `return a, b` */
export interface Return extends Spanning {
  readonly kind: 'return';
  readonly values: readonly Expression[];
}

/** `break` */
export interface Break extends Spanning {
  readonly kind: 'break';
}

/** `::name::` */
export interface Label extends Spanning {
  readonly kind: 'label';
  readonly name: string;
}

/** `goto name` */
export interface Goto extends Spanning {
  readonly kind: 'goto';
  readonly label: string;
}

/** What is carried out. */
export type Statement =
  | Assignment
  | LocalDeclaration
  | CallStatement
  | Block
  | While
  | Repeat
  | If
  | NumericFor
  | GenericFor
  | FunctionDefinition
  | Return
  | Break
  | Label
  | Goto;
