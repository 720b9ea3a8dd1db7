import { metadataOf } from '../clients/cluster';
import { EventloomError } from '../errors';
import type { JsonObject } from '../model/json';
import { originLabels } from '../model/names';
import type { Rendered } from '../model/rendered';
import type { TriggerContext } from './trigger';

/** The object with the labels that say which trigger made it, and when. */
export function withOrigin(object: JsonObject, trigger: string, { sensor, now }: TriggerContext): JsonObject {
  const metadata = metadataOf(object);
  const { labels } = metadata;
  return {
    ...object,
    metadata: {
      ...metadata,
      labels: {
        ...(typeof labels === 'object' && labels !== null && !Array.isArray(labels) && labels),
        [originLabels.sensor]: sensor.name,
        [originLabels.trigger]: trigger,
        [originLabels.timestamp]: String(now()),
      },
    },
  };
}

/** The object in the namespace that it names, or else in that of the sensor. */
export function inNamespace(object: JsonObject, { sensor }: TriggerContext): JsonObject {
  const metadata = metadataOf(object);
  const { namespace } = metadata;
  if (typeof namespace === 'string' && namespace !== '') return object;
  return { ...object, metadata: { ...metadata, namespace: sensor.namespace } };
}

/** The object that a trigger acts on. */
export function resourceOfTrigger({ resource, template }: Rendered): JsonObject {
  if (resource) return resource;
  throw new EventloomError('trigger-failed', `the trigger ${template.name} has no object to act on`);
}
