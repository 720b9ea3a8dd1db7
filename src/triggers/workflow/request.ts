import type { ObjectPlace } from '../../clients/cluster';
import { EventloomError } from '../../errors';
import type { Rendered } from '../../model/rendered';
import type { ArgoWorkflowOperation } from '../../model/triggers/argo-workflow';
import { type ExactObject, exactMetadata, resourceOfTrigger, textOf } from '../exact-object';
import type { TriggerContext } from '../trigger';
import { Args } from './args';

/** What an argoWorkflow trigger asks for. */
export interface WorkflowRequest {
  readonly operation: ArgoWorkflowOperation;
  /** The name of the trigger. */
  readonly trigger: string;
  /** What it acts on, or what only names it. */
  readonly object: ExactObject;
  /** Empty only when a submitted workflow is to be given one. */
  readonly name: string;
  readonly namespace: string;
  readonly args: Args;
}

/** The API version of Argo's own kinds. */
export const argoVersion = 'argoproj.io/v1alpha1';

const operations: ReadonlySet<string> = new Set<ArgoWorkflowOperation>([
  'submit',
  'submit-from',
  'suspend',
  'resubmit',
  'retry',
  'resume',
  'terminate',
  'stop',
]);

/** Whether there is such an operation. */
export const isOperation = (name: string): name is ArgoWorkflowOperation => operations.has(name);

/** What workflows can be submitted from, by their kinds in lower case. */
const templateKinds: Readonly<Record<string, { readonly kind: string; readonly argument: string }>> = {
  cronworkflow: { kind: 'CronWorkflow', argument: 'cronwf' },
  workflowtemplate: { kind: 'WorkflowTemplate', argument: 'workflowtemplate' },
};

/**
 * Reads what a trigger asks for.
 * @throws EventloomError `bad-definition` for an unknown operation, and for an object without the name that it takes
 */
export function workflowRequest(rendered: Rendered, context: Pick<TriggerContext, 'sensor'>): WorkflowRequest {
  const object = resourceOfTrigger(rendered);
  const { argoWorkflow, name: trigger } = rendered.template;
  const operation: string = argoWorkflow?.operation || 'submit';
  const metadata = exactMetadata(object);
  const name = textOf(metadata, 'name');
  if (name === '' && (operation !== 'submit' || textOf(metadata, 'generateName') === '')) {
    const lacks = operation === 'submit' ? 'neither metadata.name nor metadata.generateName' : 'no metadata.name';
    throw wrong(trigger, `cannot ${operation}: its object has ${lacks}`);
  }
  if (!isOperation(operation)) throw wrong(trigger, `has the unknown operation ${operation}`);
  const args = new Args(operation, argoWorkflow?.args);
  const namespace = textOf(metadata, 'namespace') || context.sensor.namespace;
  return { operation, trigger, object, name, namespace, args };
}

/**
 * The template that a workflow is submitted from.
 * @throws EventloomError `bad-definition` for another kind
 */
export function templateOf({ object, name, namespace, trigger }: WorkflowRequest): {
  readonly place: ObjectPlace;
  /** As argo names it: `cronwf/nightly`. */
  readonly argument: string;
} {
  const given = textOf(object, 'kind');
  const lower = given.toLowerCase();
  const found = Object.hasOwn(templateKinds, lower) ? templateKinds[lower] : undefined;
  if (!found) throw wrong(trigger, `can only submit from a WorkflowTemplate or a CronWorkflow, not a ${given}`);
  const { kind, argument } = found;
  return { place: { apiVersion: argoVersion, kind, namespace, name }, argument: `${argument}/${name}` };
}

/** The workflow that is steered. */
export function workflowPlace({ namespace, name, args }: WorkflowRequest): ObjectPlace {
  return { apiVersion: argoVersion, kind: 'Workflow', namespace: args.text('namespace') ?? namespace, name };
}

/** An error in the definition of a trigger. */
export const wrong = (trigger: string, what: string): EventloomError =>
  new EventloomError('bad-definition', `the trigger ${trigger} ${what}`);
