import type { Part } from './part';
import type { ResourceSet } from './resource-set';

/** A WorkflowTemplate that a Workflow runs. */
export interface TemplateReference {
  /** Where the name stands. */
  readonly at: Part;
  readonly kind: 'WorkflowTemplate' | 'ClusterWorkflowTemplate';
  readonly name: string;
}

/** The template that a Workflow runs as a whole, through `workflowTemplateRef`. */
export function referenceOf(workflow: Part): TemplateReference | undefined {
  const reference = workflow.at('spec', 'workflowTemplateRef');
  const at = reference.at('name');
  if (!at.text) return undefined;
  return {
    at,
    name: at.text,
    kind: reference.at('clusterScope').isTrue ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate',
  };
}

/** The templates of a set that a reference can mean. */
export function templatesOf(
  set: ResourceSet,
  { kind, name }: TemplateReference,
  namespace: string | undefined,
): readonly Part[] {
  return set.named('argoproj.io', kind, name, kind === 'WorkflowTemplate' ? namespace : undefined);
}

/** A parameter of a template that is given when it is run. */
export interface TemplateParameter {
  readonly name: string;
  /** Whether it must be given. */
  readonly required: boolean;
}

/** The parameters that a template declares. */
export function declaredParameters(template: Part): TemplateParameter[] {
  return template
    .at('spec', 'arguments', 'parameters')
    .items()
    .flatMap((part) => {
      const name = part.at('name').text;
      if (name === undefined) return [];
      const given = ['value', 'default', 'valueFrom'].some((field) => part.at(field).json !== undefined);
      return [{ name, required: !given }];
    });
}

/**
 * The parameters that a template uses anywhere as `{{workflow.parameters.NAME}}`, which need not be declared. `undefined` when it
 * uses all of them at once, so that any is used.
 */
export function usedParameters(set: ResourceSet, template: Part): ReadonlySet<string> | undefined {
  const known = set.remember(usedByTemplate);
  if (!known.has(template)) known.set(template, findUsed(template));
  return known.get(template);
}

function usedByTemplate(): Map<Part, ReadonlySet<string> | undefined> {
  return new Map();
}

function findUsed(template: Part): ReadonlySet<string> | undefined {
  const text = JSON.stringify(template.json ?? null);
  const found = [...text.matchAll(/workflow\.parameters(?:\.([A-Za-z0-9_-]+)|\[\\?['"]([^'"\\]+)\\?['"]\])?/g)];
  const names = found.map((match) => match[1] ?? match[2]);
  // `workflow.parameters.json` is all of them.
  return names.includes(undefined) || names.includes('json') ? undefined : new Set(names.flatMap((name) => name ?? []));
}
