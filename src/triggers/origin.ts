import { originLabels } from '../model/names';
import { type ExactObject, exactMetadata, isExactObject } from './exact-object';
import type { TriggerContext } from './trigger';

/** The annotation that names the W3C trace which an object was created in. */
const traceAnnotation = 'eventloom.dev/traceparent';

/** The object with the labels that say which trigger made it, and when. */
export function withOrigin(object: ExactObject, trigger: string, context: TriggerContext): ExactObject {
  const { sensor, traceparent, now } = context;
  const metadata = exactMetadata(object);
  const { labels, annotations } = metadata;
  return {
    ...object,
    metadata: {
      ...metadata,
      labels: {
        ...(isExactObject(labels) && labels),
        [originLabels.sensor]: sensor.name,
        [originLabels.trigger]: trigger,
        [originLabels.timestamp]: String(now()),
      },
      ...(traceparent !== undefined && {
        annotations: { ...(isExactObject(annotations) && annotations), [traceAnnotation]: traceparent },
      }),
    },
  };
}

/** The object in the namespace that it names, or else in that of the sensor. */
export function inNamespace(object: ExactObject, { sensor }: Pick<TriggerContext, 'sensor'>): ExactObject {
  const metadata = exactMetadata(object);
  const { namespace } = metadata;
  if (typeof namespace === 'string' && namespace !== '') return object;
  return { ...object, metadata: { ...metadata, namespace: sensor.namespace } };
}

/** The object without a namespace. */
export function outsideNamespaces(object: ExactObject): ExactObject {
  const { namespace: _, ...metadata } = exactMetadata(object);
  return { ...object, metadata };
}
