import { traceAnnotations } from '../language/annotations';
import { originLabels } from '../model/names';
import { type ExactObject, exactMetadata, objectAt, withMember } from './exact-object';
import type { TriggerContext } from './trigger';

/** The object with the labels that say which trigger made it, and when. Labels that are not all texts are none. */
export function withOrigin(object: ExactObject, trigger: string, context: TriggerContext): ExactObject {
  const { sensor, now } = context;
  const own = objectAt(object, 'metadata', 'labels');
  const labels = {
    ...(Object.values(own).every((label) => typeof label === 'string') && own),
    [originLabels.sensor]: sensor.name,
    [originLabels.trigger]: trigger,
    [originLabels.timestamp]: String(now()),
  };
  return withTrace(withMember(object, ['metadata', 'labels'], labels), context);
}

/** The object with the annotations that name the trace it was created in, if there is one. */
export function withTrace(object: ExactObject, { traceparent, tracestate }: TriggerContext): ExactObject {
  if (traceparent === undefined) return object;
  const traced = withMember(object, ['metadata', 'annotations', traceAnnotations.parent], traceparent);
  return tracestate === undefined
    ? traced
    : withMember(traced, ['metadata', 'annotations', traceAnnotations.state], tracestate);
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
