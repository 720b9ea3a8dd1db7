import type { Resource } from '../model/resource';
import { Part } from './part';
import { argoVersion, type ResourceSet } from './resource-set';
import type { Finding } from './rule';
import { upstreamValidate, type ValidatedBus } from './upstream/validate';

/**
 * What Argo Events itself refuses, of resources in which no rule found an error: no manifest that the controller does not accept may
 * pass. Its words say little of the place, so that the rules come first.
 * @param faulty the resources with errors
 */
export function* overlooked(set: ResourceSet, faulty: ReadonlySet<Resource>): Iterable<Finding> {
  const sensors = set.sensors.map(({ root, busName, namespace }) => [root, busOf(set, busName, namespace)] as const);
  const others = [...set.eventSources.map(({ root }) => root), ...set.eventBuses].map(
    (root) => [root, undefined] as const,
  );
  for (const [at, bus] of [...sensors, ...others]) {
    const { resource } = at;
    if (faulty.has(resource) || resource.apiVersion !== argoVersion) continue;
    const fault = upstreamValidate(resource.object, bus);
    if (fault !== undefined)
      yield { at: Part.root(resource), message: `Argo Events' controller refuses it: ${fault || 'no webhook'}` };
  }
}

function busOf(set: ResourceSet, name: string, namespace: string | undefined): ValidatedBus {
  const buses = set.named('argoproj.io', 'EventBus', name, namespace);
  // Of several environments one may have another bus under that name.
  const isStan = buses.length > 0 && buses.every((bus) => bus.at('spec', 'nats').exists);
  return isStan ? 'nats' : 'jetstream';
}
