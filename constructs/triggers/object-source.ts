import type { ArtifactLocation } from '../../src/model/artifact';
import type { TriggerParameter } from '../../src/model/sensor';
import { Artifact, type HeldObject } from '../artifact';
import type { TriggerContext } from '../trigger';

/** The object that a trigger creates, changes or submits, in upstream's words. */
export interface ObjectSource {
  /** The fields of the kind: where the object is, and what is written into it. */
  readonly fields: { readonly source: ArtifactLocation; readonly parameters?: readonly TriggerParameter[] };
  /** What is written into the template itself: where an artifact is may depend on an event. */
  readonly outer: readonly TriggerParameter[];
  /** What is known of an object that is elsewhere. */
  readonly holds?: HeldObject;
}

/** What upstream is told of an object: it stands in the sensor, or elsewhere. */
export function objectSource(context: TriggerContext, kind: 'k8s' | 'argoWorkflow', object: object): ObjectSource {
  if (!(object instanceof Artifact)) {
    const { body, parameters } = context.parameterize(object);
    return { fields: { source: { resource: body }, ...given(parameters) }, outer: [] };
  }
  const { location, options } = object;
  const { body, parameters: outer } = context.parameterize({ [kind]: { source: location } });
  const { source } = body[kind] as object as { readonly source: ArtifactLocation };
  const parameters = context.written(options.parameters ?? {});
  return { fields: { source, ...given(parameters) }, outer, ...(options.holds ? { holds: options.holds } : {}) };
}

function given(parameters: readonly TriggerParameter[]): { readonly parameters?: readonly TriggerParameter[] } {
  return parameters.length > 0 ? { parameters } : {};
}
