import { type ApiObject, JsonPatch } from 'cdk8s';

/** Takes away the namespace that the chart gives to every object, for one that belongs to the whole cluster. */
export function dropNamespace(object: ApiObject): void {
  if (object.metadata.namespace !== undefined) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
}
