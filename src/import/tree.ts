/**
 * What import writes, before it is text. The same tree is printed, and evaluated against the constructs to see whether it says what the
 * manifest says.
 */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'object'; readonly entries: readonly Entry[] }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | { readonly kind: 'name'; readonly name: string; readonly from?: Package }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
  | {
      readonly kind: 'call';
      readonly callee: Expression;
      readonly args: readonly Expression[];
      readonly isNew: boolean;
    }
  | { readonly kind: 'template'; readonly parts: readonly (string | Expression)[] }
  | { readonly kind: 'arrow'; readonly result: Expression }
  | { readonly kind: 'untyped-event'; readonly event: Expression };

/** The packages that what is written imports from. */
export type Package = 'cdk8s' | 'eventloom';

/** A member of an object. */
export interface Entry {
  readonly key: string;
  readonly value: Expression;
  /** Lines that stand before it. */
  readonly comments?: readonly string[];
}

/** An element of a list. */
export interface Item {
  readonly value: Expression;
  /** Lines that stand before it. */
  readonly comments?: readonly string[];
}

/** A line of a program. */
export interface Statement {
  /** Lines that stand before it. */
  readonly comments?: readonly string[];
  /** The constant that keeps the value. */
  readonly variable?: string;
  /** Absent when there are only comments. */
  readonly value?: Expression;
  /** Whether an empty line stands before it. */
  readonly apart?: boolean;
}

/** A text, number, truth or null. */
export function literal(value: string | number | boolean | null): Expression {
  return { kind: 'literal', value };
}

/** An object of members, without those that are `undefined`. */
export function object(members: { readonly [key: string]: Expression | undefined }): Expression {
  const entries = Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
  return { kind: 'object', entries };
}

/** Whether an object or a list has nothing in it. */
export function isEmpty(expression: Expression): boolean {
  if (expression.kind === 'object') return expression.entries.length === 0;
  return expression.kind === 'list' && expression.items.length === 0;
}

/** A list. */
export function list(values: readonly Expression[]): Expression {
  return { kind: 'list', items: values.map((value) => ({ value })) };
}

/** A constant of the program. */
export function variable(name: string): Expression {
  return { kind: 'name', name };
}

/** The chart that everything stands in. */
export const self: Expression = { kind: 'name', name: 'this' };

/** Something that a package exports. */
export function imported(name: string, from: Package = 'eventloom'): Expression {
  return { kind: 'name', name, from };
}

/** `of.name`, or `of['name']`. */
export function member(of: Expression, name: string): Expression {
  return { kind: 'member', of, name };
}

/** `callee(args)` */
export function call(callee: Expression, ...args: readonly Expression[]): Expression {
  return { kind: 'call', callee, args, isNew: false };
}

/** `new callee(args)` */
export function construct(callee: Expression, ...args: readonly Expression[]): Expression {
  return { kind: 'call', callee, args, isNew: true };
}

/** `Exported.method(args)` */
export function factory(exported: string, method: string, ...args: readonly Expression[]): Expression {
  return call(member(imported(exported), method), ...args);
}

/** The constants and exports that expressions name. */
export function namesIn(statements: readonly Statement[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { value } of statements) if (value !== undefined) visitNames(value, ({ name }) => names.add(name));
  return names;
}

/** Shows every name in an expression to somebody. */
export function visitNames(expression: Expression, see: (name: Extract<Expression, { kind: 'name' }>) => void): void {
  for (const part of partsOf(expression)) visitNames(part, see);
  if (expression.kind === 'name') see(expression);
  if (expression.kind === 'untyped-event') see({ kind: 'name', name: 'Event', from: 'eventloom' });
}

/** The lines of the comments in expressions. */
export function commentsIn(expressions: readonly Expression[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (expression: Expression): void => {
    const parts =
      expression.kind === 'object' ? expression.entries : expression.kind === 'list' ? expression.items : [];
    for (const { comments = [] } of parts) for (const line of comments) found.add(line);
    for (const part of partsOf(expression)) visit(part);
  };
  for (const expression of expressions) visit(expression);
  return found;
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'object':
      return expression.entries.map(({ value }) => value);
    case 'list':
      return expression.items.map(({ value }) => value);
    case 'member':
      return [expression.of];
    case 'call':
      return [expression.callee, ...expression.args];
    case 'template':
      return expression.parts.filter((part) => typeof part !== 'string');
    case 'arrow':
      return [expression.result];
    case 'untyped-event':
      return [expression.event];
    default:
      return [];
  }
}
