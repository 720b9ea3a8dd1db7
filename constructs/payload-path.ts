/**
 * The type of the field that a path finds in a payload: `never` when there is no such field, `unknown` when the payload is untyped.
 * `#` finds how many items a list has, or the named field of each of them.
 */
export type FieldAt<P, K extends string> = unknown extends P
  ? unknown
  : K extends keyof P
    ? P[K]
    : K extends `${infer Head}.${infer Tail}`
      ? FieldIn<P, Head, Tail>
      : P extends readonly (infer Item)[]
        ? ItemAt<Item, K>
        : never;

type FieldIn<P, Head extends string, Tail extends string> = Head extends keyof P
  ? FieldAt<Present<P[Head]>, Tail>
  : P extends readonly (infer Item)[]
    ? Head extends `${number}` | '#'
      ? FieldAt<Present<Item>, Tail>
      : never
    : never;

/** `NonNullable` turns unknown into `{}`, in which there would be no field. */
type Present<T> = unknown extends T ? unknown : NonNullable<T>;

type ItemAt<Item, K extends string> = K extends '#' ? number : K extends `${number}` ? Item : never;

/** A path that uses more of the path language than names and indexes: it is taken as it is. */
type Elaborate = `${string}${'@' | '|' | '*' | '?' | '(' | '\\' | '{' | '['}${string}`;

/** A path into a payload of type `P`: the path itself, or a message that no path equals. */
export type Path<P, K extends string> = string extends K
  ? K
  : K extends Elaborate
    ? K
    : [FieldAt<P, K>] extends [never]
      ? `payload has no field '${K}'`
      : K;
