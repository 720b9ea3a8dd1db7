import generated from './generated/workflows.json';
import type { Schema } from './schema';

const definitions = generated as { readonly [name: string]: Schema };

/**
 * The schema of an interface of Argo Workflows by its name, such as `WorkflowSpec`: names and types, and what must be there. A file of its
 * own, because workflows are rarely looked at.
 */
export function workflowDefinition(name: string): Schema | undefined {
  return Object.hasOwn(definitions, name) ? definitions[name] : undefined;
}
