import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import type { Schema } from '../src/model/schema';
import { withProse } from './descriptions';
import { payloadsFile, payloadsText } from './generate-payloads';
import { workflowsFile, workflowsText } from './generate-workflows';

/** `npm run generate`: the JSON Schema of the custom resources, made from the interfaces of src/model. */
const root = join(__dirname, '..');

/** Where the answer of {@link modelSchema} is kept. */
export const schemaFile = join(root, 'src/model/generated/schema.json');

const kinds = ['EventBus', 'EventSource', 'Sensor'] as const;

/** Interfaces that no field of those kinds leads to. */
const others = ['EventBusList', 'EventSourceList', 'SensorList', 'Status', 'WholeEvent'] as const;

/** The schema as the file holds it, to the byte. */
export function schemaText(): string {
  return `${JSON.stringify(modelSchema(), null, 1)}\n`;
}

/** One definition per interface, and a root that picks the definition by the kind of the object. */
export function modelSchema(): Schema {
  const generator = createGenerator({
    path: join(root, 'src/model/{event-bus,event-context,event-source,sensor,status}.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    skipTypeCheck: true,
    additionalProperties: false,
    jsDoc: 'extended',
    expose: 'export',
  });
  const found: Record<string, unknown> = {};
  for (const name of [...kinds, ...others]) Object.assign(found, generator.createSchema(name).definitions);
  const definitions = Object.keys(found)
    .sort()
    .map((name) => [name, tidy(name, found[name])] as const);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Argo Events',
    description:
      'EventBus, EventSource and Sensor. Unknown names are refused; which values make sense together is not checked.',
    type: 'object',
    required: ['apiVersion', 'kind', 'metadata', 'spec'],
    properties: { kind: { enum: kinds } },
    allOf: kinds.map((kind) => ({
      if: { properties: { kind: { const: kind } } },
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
      then: { $ref: `#/definitions/${kind}` },
    })),
    definitions: Object.fromEntries(definitions),
  };
}

/** What nobody checks is allowed as it is, instead of being described down to the last number. */
const anything: { readonly [name: string]: Schema } = { Json: {}, JsonObject: { type: 'object' } };

/** A definition as it is kept: descriptions without the marks of TSDoc. */
export function tidy(name: string, found: unknown): Schema {
  const schema = withProse(found) as Schema;
  const { description } = schema;
  return anything[name] ? { ...anything[name], description } : schema;
}

if (require.main === module) {
  mkdirSync(dirname(schemaFile), { recursive: true });
  writeFileSync(schemaFile, schemaText());
  writeFileSync(payloadsFile, payloadsText());
  writeFileSync(workflowsFile, workflowsText());
}
