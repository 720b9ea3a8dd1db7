import { metadataOf, placeOf, shownPlace } from '../clients/cluster';
import { EventloomError } from '../errors';
import type { JsonObject } from '../model/json';
import { isClusterScoped } from '../model/plural';
import type { Rendered } from '../model/rendered';
import { inNamespace, resourceOfTrigger, withOrigin } from './origin';
import type { Outcome, TriggerContext, TriggerRunner } from './trigger';

/** Creates an object of any kind. */
export const k8s: TriggerRunner = {
  unsupported: ({ k8s: config }) => {
    const operation = config?.operation || 'create';
    return operation === 'create' ? undefined : `k8s with operation ${operation}`;
  },
  run: create,
};

async function create(rendered: Rendered, context: TriggerContext): Promise<Outcome> {
  const { dryRun } = context.cluster;
  const object = await context.cluster.create(objectOf(rendered, context));
  return { dryRun, object, summary: `${dryRun ? 'would create' : 'created'} ${shownPlace(placeOf(object))}` };
}

/**
 * The object that is created.
 * @throws EventloomError `trigger-failed` when it does not say what it is
 */
export function objectOf(rendered: Rendered, context: TriggerContext): JsonObject {
  const object = resourceOfTrigger(rendered);
  const { apiVersion, kind } = placeOf(object);
  if (apiVersion === '' || kind === '') {
    throw new EventloomError(
      'trigger-failed',
      `the trigger ${rendered.template.name} has an object without apiVersion or kind`,
    );
  }
  return withOrigin(
    isClusterScoped(kind) ? outsideNamespaces(object) : inNamespace(object, context),
    rendered.template.name,
    context,
  );
}

function outsideNamespaces(object: JsonObject): JsonObject {
  const { namespace: _, ...metadata } = metadataOf(object);
  return { ...object, metadata };
}
