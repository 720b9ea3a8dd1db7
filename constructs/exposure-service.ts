import type { ApiObjectMetadata } from 'cdk8s';
import type { Service, ServiceProps } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { withAbout } from './about';
import { cdk8sPlus } from './cdk8s-plus';
import { type EventDefinitions, type EventSource, servicePorts } from './event-source';

/** The Services that were made already, so that a second host leads to the same one. */
const made = new WeakMap<EventSource<EventDefinitions>, Service>();

/** A port of a Service, before it is known on which port callers find it. */
export interface ListeningPort {
  /** Its name. */
  readonly name: string;
  /** The port in the pod. */
  readonly port: number;
}

/** The ports that the events of an event source are served on. */
export function listeningPorts(eventSource: EventSource<EventDefinitions>): readonly ListeningPort[] {
  const definitions = Object.entries(eventSource.events).flatMap(([name, { definition }]) =>
    definition ? [[name, definition] as const] : [],
  );
  return servicePorts(Object.fromEntries(definitions));
}

/** The Service that a host leads to: the controller makes its own later, under a name that a change of names cannot reach. */
export function webhookService(scope: Construct, eventSource: EventSource<EventDefinitions>): Service {
  const existing = made.get(eventSource);
  if (existing) return existing;
  const { name, namespace } = eventSource;
  const metadata = withAbout(
    { name: `${name}-webhooks`, ...(namespace === undefined ? {} : { namespace }) },
    { description: `The pods of event source '${name}', for callers from outside` },
  );
  const service = serviceOf(scope, `${eventSource.node.id}-service`, eventSource, metadata, {
    ports: listeningPorts(eventSource).map(({ name: port, port: number }) => ({
      name: port,
      port: number,
      targetPort: number,
    })),
  });
  made.set(eventSource, service);
  return service;
}

/** A Service that selects the pods of an event source. */
export function serviceOf(
  scope: Construct,
  id: string,
  eventSource: EventSource<EventDefinitions>,
  metadata: ApiObjectMetadata,
  props: Omit<ServiceProps, 'metadata' | 'selector'>,
): Service {
  const service = new (cdk8sPlus().Service)(scope, id, { metadata, ...props });
  for (const [label, value] of Object.entries(eventSource.podLabels)) service.selectLabel(label, value);
  return service;
}
