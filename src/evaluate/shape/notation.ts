/** How Go declares what a field of a resource holds. */
export type Type =
  | { readonly kind: Scalar }
  | { readonly kind: 'pointer' | 'list'; readonly of: Type }
  | { readonly kind: 'struct'; readonly name: string };

/** `map` is one of texts; `raw`, `amount` keep any JSON as it is written; `duration` is a text or a whole number. */
export type Scalar = 'string' | 'bool' | 'int32' | 'int64' | 'uint64' | 'map' | 'raw' | 'amount' | 'duration';

/** A field of a struct. */
export interface Field {
  readonly name: string;
  readonly type: Type;
  /** It is not written when it is empty; other fields are written even if they were never set. */
  readonly omitEmpty: boolean;
}

const scalars: ReadonlySet<string> = new Set<Scalar>([
  'string',
  'bool',
  'int32',
  'int64',
  'uint64',
  'map',
  'raw',
  'amount',
  'duration',
]);

const isScalar = (text: string): text is Scalar => scalars.has(text);

/** Reads fields as the table of definitions writes them: `name:type`, `name?:type` if empty ones are not written. */
export function readFields(text: string): Field[] {
  return text.split(' ').map((field) => {
    const [name = '', type = ''] = field.split(':');
    return { name: name.replace('?', ''), type: readType(type), omitEmpty: name.endsWith('?') };
  });
}

/** Reads a type: `*` before a type is a pointer to it, `[]` a list of it; other words are structs. */
function readType(text: string): Type {
  if (text.startsWith('*')) return { kind: 'pointer', of: readType(text.slice(1)) };
  if (text.startsWith('[]')) return { kind: 'list', of: readType(text.slice(2)) };
  return isScalar(text) ? { kind: text } : { kind: 'struct', name: text };
}
