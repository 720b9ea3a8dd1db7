import { type Field, fieldsOf } from './bindings';

/** A provider, and the resources of it that are needed. */
export interface Provider {
  /** The file with its binding. */
  readonly binding: string;
  /** The files with the bindings of its resources, by type. */
  readonly resources: { readonly [type: string]: string };
}

/** The answer to GetSchema of Terraform's plugin protocol 5, as protobuf. */
export function schemaResponse({ binding, resources }: Provider): Buffer {
  return Buffer.concat([
    message(1, schema(fieldsOf(binding))),
    ...Object.entries(resources).map(([type, file]) => {
      const entry = Buffer.concat([text(1, type), message(2, schema(fieldsOf(file)))]);
      return message(2, entry);
    }),
  ]);
}

function schema(fields: readonly Field[]): Buffer {
  return message(2, block(fields));
}

function block(fields: readonly Field[]): Buffer {
  return Buffer.concat(
    fields.map((field) => (field.block ? message(3, nested(field, field.block)) : message(2, attribute(field)))),
  );
}

function attribute({ name, type, required, optional, computed }: Field): Buffer {
  return Buffer.concat([
    text(1, name),
    text(2, JSON.stringify(type)),
    number(4, Number(required)),
    number(5, Number(optional)),
    number(6, Number(computed)),
  ]);
}

function nested({ name, required }: Field, fields: readonly Field[]): Buffer {
  const [single, list] = [1, 2];
  const nesting = name === 'timeouts' ? single : list;
  return Buffer.concat([text(1, name), message(2, block(fields)), number(3, nesting), number(4, Number(required))]);
}

function text(field: number, value: string): Buffer {
  return message(field, Buffer.from(value));
}

function message(field: number, content: Buffer): Buffer {
  return Buffer.concat([varint(field * 8 + 2), varint(content.length), content]);
}

function number(field: number, value: number): Buffer {
  return value === 0 ? Buffer.alloc(0) : Buffer.concat([varint(field * 8), varint(value)]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
}
