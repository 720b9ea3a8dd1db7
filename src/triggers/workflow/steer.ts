import { ClusterRefusal, type ObjectPlace, shownPlace } from '../../clients/cluster';
import { EventloomError } from '../../errors';
import type { JsonObject } from '../../model/json';
import { type ExactObject, objectAt, readLive, rounded, sent, textOf, withMember } from '../exact-object';
import type { TriggerContext } from '../trigger';
import { resumed, stoppedNodes } from './nodes';
import { type WorkflowRequest, workflowPlace } from './request';

/** What a workflow becomes; the workflow itself when there is nothing to do. */
type Change = (workflow: ExactObject) => ExactObject | Promise<ExactObject>;

/** How often a workflow is changed anew because somebody else was faster. */
const maxConflicts = 5;

/**
 * Changes a workflow as it is in the cluster.
 * @returns undefined in a dry run that does not know the workflow
 * @throws EventloomError like all operations of a cluster, and what the change throws
 */
export async function changeWorkflow(
  request: WorkflowRequest,
  { cluster }: TriggerContext,
  change: Change,
): Promise<JsonObject | undefined> {
  const place = workflowPlace(request);
  for (let attempt = 1; ; attempt++) {
    const workflow = await readLive(cluster, place);
    if (!workflow && cluster.dryRun) return undefined;
    if (!workflow) throw missing(place);
    const changed = await change(workflow);
    if (changed === workflow) return rounded(workflow);
    try {
      return await cluster.update(...sent(changed));
    } catch (error) {
      const isConflict = error instanceof ClusterRefusal && error.status === 409;
      if (!isConflict || attempt === maxConflicts) throw error;
    }
  }
}

/** Holds a workflow: nothing new starts in it. */
export function suspend(request: WorkflowRequest, context: TriggerContext): Promise<JsonObject | undefined> {
  return changeWorkflow(request, context, (workflow) => {
    if (textOf(objectAt(workflow, 'metadata', 'labels'), 'workflows.argoproj.io/completed') === 'true') {
      throw ended(workflowPlace(request));
    }
    const isHeld = objectAt(workflow, 'spec').suspend === true;
    return isHeld ? workflow : withMember(workflow, ['spec', 'suspend'], true);
  });
}

/** Lets a held workflow go on, and ends the suspend nodes that it waits in. */
export function resume(request: WorkflowRequest, context: TriggerContext): Promise<JsonObject | undefined> {
  const selector = request.args.text('node-field-selector');
  return changeWorkflow(request, context, (workflow) => resumed(workflow, selector, context.now()));
}

/** Ends a workflow after its exit handlers, or fails the suspend nodes that are named. */
export function stop(request: WorkflowRequest, context: TriggerContext): Promise<JsonObject | undefined> {
  const selector = request.args.text('node-field-selector');
  if (!selector) return shutDown(request, context, 'Stop');
  const message = request.args.text('message') ?? '';
  return changeWorkflow(request, context, (workflow) => stoppedNodes(workflow, selector, message, context.now()));
}

/** Ends a workflow at once. */
export function terminate(request: WorkflowRequest, context: TriggerContext): Promise<JsonObject | undefined> {
  return shutDown(request, context, 'Terminate');
}

async function shutDown(
  request: WorkflowRequest,
  { cluster }: TriggerContext,
  shutdown: 'Stop' | 'Terminate',
): Promise<JsonObject | undefined> {
  const place = workflowPlace(request);
  const workflow = await cluster.get(place);
  if (!workflow && cluster.dryRun) return undefined;
  if (!workflow) throw missing(place);
  const { status } = workflow as { readonly status?: JsonObject };
  if (['Succeeded', 'Failed', 'Error'].includes(String(status?.phase))) throw ended(place);
  return cluster.patch(place, 'application/merge-patch+json', JSON.stringify({ spec: { shutdown } }));
}

const ended = (place: ObjectPlace): EventloomError =>
  new EventloomError('trigger-failed', `${shownPlace(place)} has ended already`);

/** There is no such object. */
export const missing = (place: ObjectPlace): EventloomError =>
  new ClusterRefusal(404, `${shownPlace(place)} not found`);
