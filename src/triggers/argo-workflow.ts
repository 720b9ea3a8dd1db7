import { placeOf, shownPlace } from '../clients/cluster';
import { EventloomError } from '../errors';
import type { Rendered } from '../model/rendered';
import { type ExactObject, exactMetadata, resourceOfTrigger, sent } from './exact-object';
import { inNamespace, withOrigin } from './origin';
import type { Outcome, TriggerContext, TriggerRunner } from './trigger';

/** Submits a Workflow: what upstream does with the argo command is one request to the API server. */
export const argoWorkflow: TriggerRunner = {
  unsupported: ({ argoWorkflow: config }) => {
    const operation = config?.operation;
    if (operation !== 'submit') return `argoWorkflow with operation ${operation || '(none)'}`;
    return config?.args && config.args.length > 0 ? 'argoWorkflow with args' : undefined;
  },
  run: submit,
};

async function submit(rendered: Rendered, context: TriggerContext): Promise<Outcome> {
  const workflow = workflowOf(rendered, context);
  const { dryRun } = context.cluster;
  const object = await context.cluster.create(...sent(inNamespace(workflow, context)));
  return { dryRun, object, summary: `${dryRun ? 'would submit' : 'submitted'} ${shownPlace(placeOf(object))}` };
}

/**
 * The Workflow that is submitted.
 * @throws EventloomError `trigger-failed` when it has no name, or is something else
 */
export function workflowOf(rendered: Rendered, context: TriggerContext): ExactObject {
  const object = resourceOfTrigger(rendered);
  const { name, generateName } = exactMetadata(object);
  const trigger = rendered.template.name;
  if (!name && !generateName) {
    throw new EventloomError(
      'trigger-failed',
      `the trigger ${trigger} cannot submit its workflow: it has neither metadata.name nor metadata.generateName`,
    );
  }
  const { apiVersion, kind } = placeOf(object);
  if (kind !== 'Workflow' || !apiVersion.startsWith('argoproj.io/')) {
    throw new EventloomError(
      'trigger-failed',
      `the trigger ${trigger} can only submit a Workflow of argoproj.io/v1alpha1, not a ${kind} of ${apiVersion}`,
    );
  }
  return withOrigin(object, trigger, context);
}
