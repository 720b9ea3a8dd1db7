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
  const others = set.ofKind('', 'Service').filter((service) => selects(service, source));
  return [...(own.ports.length > 0 ? [own] : []), ...others.map((service) => frontOf(service))];
}

function frontOf(service: Part): Front {
  const { name, namespace } = service.resource;
  const ports = service.at('spec', 'ports');
  return { name, ports: ports.items(), part: ports, own: false, ...(namespace !== undefined && { namespace }) };
}

function selects(service: Part, source: EventSourceFacts): boolean {
  const selector = service.at('spec', 'selector').object;
  if (selector === undefined || !mayShare(service.resource.namespace, source.namespace)) return false;
  return (
    selector['eventsource-name'] === source.name || (selector['owner-name'] === source.name && isEventSource(selector))
  );
}

function isEventSource(selector: { readonly [label: string]: unknown }): boolean {
  return selector.controller === 'eventsource-controller';
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
  const doors = set
    .remember(allDoors)
    .filter(({ service, namespace }) => names.has(service) && mayShare(namespace, source.namespace));
  return doors.map(({ part }) => part);
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
