import { eventSourceServiceName } from '../model/names';
import type { EventSourceFacts } from './facts';
import { isObject, type Part } from './part';
import { mayShare, type ResourceSet } from './resource-set';

/** A Service in front of an EventSource: the one that its `service` asks for, or one that selects its pods. */
export interface Front {
  readonly name: string;
  readonly namespace?: string;
  readonly ports: readonly Part[];
  /** Where the ports are listed. */
  readonly part: Part;
  /** It is written in the EventSource itself. */
  readonly own: boolean;
}

/** The Services in front of an EventSource. */
export function frontsOf(set: ResourceSet, source: EventSourceFacts): Front[] {
  const place = source.namespace === undefined ? {} : { namespace: source.namespace };
  const ports = source.spec.at('service', 'ports');
  const own = { name: eventSourceServiceName(source.name), ports: ports.items(), part: ports, own: true, ...place };
  const others = (set.remember(servicesByEventSource).get(source.name) ?? []).filter(({ resource }) =>
    mayShare(resource.namespace, source.namespace),
  );
  return [...(own.ports.length > 0 ? [own] : []), ...others.map((service) => frontOf(service))];
}

function frontOf(service: Part): Front {
  const { name, namespace } = service.resource;
  const ports = service.at('spec', 'ports');
  return { name, ports: ports.items(), part: ports, own: false, ...(namespace !== undefined && { namespace }) };
}

/** Services that are declared by themselves, by the name of the EventSource whose pods they select. */
function servicesByEventSource(set: ResourceSet): ReadonlyMap<string, readonly Part[]> {
  return grouped(set.ofKind('', 'Service'), (service) => {
    const selector = service.at('spec', 'selector').object ?? {};
    const isOurs = selector.controller === undefined || selector.controller === 'eventsource-controller';
    const name =
      selector['eventsource-name'] ?? (selector.controller === undefined ? undefined : selector['owner-name']);
    return isOurs && typeof name === 'string' ? name : undefined;
  });
}

function grouped<T>(items: readonly T[], nameOf: (item: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    if (name === undefined) continue;
    const list = found.get(name);
    if (list === undefined) found.set(name, [item]);
    else list.push(item);
  }
  return found;
}

/** Something that lets the outside world in to a Service. */
interface Door {
  readonly service: string;
  readonly namespace?: string;
  readonly part: Part;
}

/** Where the outside world gets in to an EventSource; empty when nothing in the set lets it in. */
export function doorsOf(set: ResourceSet, source: EventSourceFacts): readonly Part[] {
  const fronts = frontsOf(set, source);
  const names = new Set([eventSourceServiceName(source.name), ...fronts.map(({ name }) => name)]);
  const doors = [...names].flatMap((name) => set.remember(doorsByService).get(name) ?? []);
  return doors.flatMap(({ part, namespace }) => (mayShare(namespace, source.namespace) ? part : []));
}

function doorsByService(set: ResourceSet): ReadonlyMap<string, readonly Door[]> {
  return grouped(allDoors(set), ({ service }) => service);
}

function allDoors(set: ResourceSet): Door[] {
  const routes = ['HTTPRoute', 'TLSRoute', 'TCPRoute'].flatMap((kind) => set.ofKind('gateway.networking.k8s.io', kind));
  return [
    ...set.ofKind('networking.k8s.io', 'Ingress').flatMap((part) => doors(part, backendsOfIngress(part))),
    ...routes.flatMap((part) => doors(part, part.at('spec', 'rules').items().flatMap(backendsOfRule))),
    ...set.ofKind('route.openshift.io', 'Route').flatMap((part) => doors(part, [part.at('spec', 'to', 'name').text])),
    ...set.ofKind('', 'Service').flatMap((part) => (isPublic(part) ? doors(part, [part.resource.name]) : [])),
  ];
}

function doors(part: Part, services: readonly (string | undefined)[]): Door[] {
  const { namespace } = part.resource;
  const place = namespace === undefined ? {} : { namespace };
  return services.flatMap((service) => (service === undefined ? [] : [{ service, part, ...place }]));
}

function backendsOfIngress(ingress: Part): (string | undefined)[] {
  const paths = ingress
    .at('spec', 'rules')
    .items()
    .flatMap((rule) => rule.at('http', 'paths').items());
  return [
    ingress.at('spec', 'defaultBackend', 'service', 'name'),
    ...paths.map((path) => path.at('backend', 'service', 'name')),
  ].map(({ text }) => text);
}

function backendsOfRule(rule: Part): (string | undefined)[] {
  return rule
    .at('backendRefs')
    .items()
    .map((reference) => reference.at('name').text);
}

function isPublic(service: Part): boolean {
  const type = service.at('spec', 'type').text;
  return isObject(service.json) && (type === 'LoadBalancer' || type === 'NodePort');
}
