import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import type { Schema } from '../src/model/schema';
import { withProse } from './descriptions';

const root = join(__dirname, '..');

/** Where the answer of {@link workflowsText} is kept. */
export const workflowsFile = join(root, 'src/model/generated/workflows.json');

const roots = ['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate', 'CronWorkflow'] as const;

/** The keywords that are kept: names and types, what must be there, and what editors show. */
const keywords = [
  '$ref',
  'description',
  'default',
  'deprecated',
  'type',
  'enum',
  'const',
  'required',
  'items',
  'anyOf',
  'properties',
  'additionalProperties',
];

/** The definitions of all kinds of workflows, as the generator makes them of the interfaces of src/model/workflow. */
export function workflowDefinitions(): { readonly [name: string]: Schema } {
  const generator = createGenerator({
    path: join(root, 'src/model/workflow/*.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    skipTypeCheck: true,
    additionalProperties: false,
    jsDoc: 'extended',
    expose: 'export',
    encodeRefs: false,
  });
  return Object.assign({}, ...roots.map((name) => generator.createSchema(name).definitions)) as {
    readonly [name: string]: Schema;
  };
}

/** What a workflow may hold, as the file has it: JSON Schema, one line per interface. */
export function workflowsText(): string {
  const found = workflowDefinitions();
  const lines = Object.keys(found)
    .sort()
    .map((name) => ` ${JSON.stringify(name)}: ${JSON.stringify(anything[name] ?? bare(withProse(found[name])))}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** What holds anything is not looked into. */
const anything: { readonly [name: string]: Schema } = { Json: {}, JsonObject: { type: 'object' } };

function bare(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => keywords.includes(key));
  return Object.fromEntries(entries.map(([key, part]) => [key, kept(key, part)]));
}

function kept(key: string, part: unknown): unknown {
  if (key === 'properties' && typeof part === 'object' && part !== null) {
    return Object.fromEntries(Object.entries(part).map(([name, property]) => [name, bare(property)]));
  }
  if (key === 'anyOf' && Array.isArray(part)) return part.map(bare);
  return key === 'items' || key === 'additionalProperties' ? bare(part) : part;
}
