import generated from './generated/workflows.json';
import type { Schema } from './schema';

const definitions = generated as { readonly [name: string]: Schema };

/** The kinds of objects that a user of Argo Workflows writes. */
export const workflowKinds = ['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate', 'CronWorkflow'] as const;

/** The schemas of the interfaces of Argo Workflows, by their names. A file of its own, because workflows are rarely looked at. */
export const workflowDefinitions: { readonly [name: string]: Schema } = definitions;

/** The schema of an interface of Argo Workflows by its name, such as `WorkflowSpec`. */
export function workflowDefinition(name: string): Schema | undefined {
  return Object.hasOwn(definitions, name) ? definitions[name] : undefined;
}
