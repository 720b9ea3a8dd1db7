import type { Construct } from 'constructs';
import { sourceKinds } from '../src/model/kinds';
import { eventSourceServiceName } from '../src/model/names';
import type { EventDefinition, IEventSource } from './event';
import { refusal } from './refusal';

type Named = readonly [name: string, definition: EventDefinition<unknown>];

/** Refuses a bus that does not serve the event source or the sensor. */
export function checkBus(
  user: Construct & Pick<IEventSource, 'namespace' | 'eventBus'>,
  what: 'event source' | 'sensor',
): void {
  const { eventBus: bus, namespace } = user;
  if (bus.namespace === namespace) return;
  throw refusal(
    user,
    'bad-reference',
    `the bus '${bus.name}' is in namespace '${bus.namespace}', and the ${what} in '${namespace}'; give it a bus of its own namespace`,
  );
}

/** Refuses a name that the Service cannot be made of: it begins with a letter, and upstream appends to it. */
export function checkServiceName(
  eventSource: Construct & IEventSource,
  definitions: { readonly [name: string]: EventDefinition<unknown> },
): void {
  const service = eventSourceServiceName(eventSource.name);
  if (!Object.values(definitions).some(({ endpoint }) => endpoint)) return;
  if (service.length <= 63 && /^[a-z]/.test(service)) return;
  const longest = 63 - eventSourceServiceName('').length;
  throw refusal(
    eventSource,
    'bad-value',
    `the Service would be called '${service}', which Kubernetes refuses; give a metadata.name of at most ${longest} characters that begins with ` +
      'a letter, or service: false',
  );
}

/** Refuses events that upstream would start and never serve. */
export function checkEvents(
  eventSource: Construct,
  definitions: { readonly [name: string]: EventDefinition<unknown> },
): void {
  const entries = Object.entries(definitions);
  if (entries.length === 0) throw refusal(eventSource, 'bad-value', 'an event source needs at least one event');
  const listeners = new Map<string, string>();
  const clients = new Map<string, string>();
  const [first] = entries;
  for (const [name, definition] of entries) {
    checkEventName(eventSource, name);
    if (first && sourceKinds[definition.kind].recreate !== sourceKinds[first[1].kind].recreate) {
      throw refusal(eventSource, 'bad-value', mixedKinds(first, [name, definition]));
    }
    checkListener(eventSource, name, definition, listeners);
    checkClient(eventSource, name, definition, clients);
  }
}

/** A broker of MQTT knows a client by its id: it ends the connection of the one as soon as the other comes, again and again. */
function checkClient(eventSource: Construct, name: string, definition: Named[1], clients: Map<string, string>): void {
  const mqtt = definition.kind === 'mqtt' ? definition.bind(name, {}).mqtt?.[name] : undefined;
  if (!mqtt) return;
  const client = `${mqtt.clientId} at ${mqtt.url.replace(/\/+$/, '').toLowerCase()}`;
  const other = clients.get(client);
  if (other !== undefined) {
    throw refusal(
      eventSource,
      'bad-value',
      `events '${other}' and '${name}' both connect to '${mqtt.url}' as client '${mqtt.clientId}', and the broker would let only one of them ` +
        'stay; give each a clientId of its own',
    );
  }
  clients.set(client, name);
}

function checkEventName(eventSource: Construct, name: string): void {
  if (/^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$/.test(name)) return;
  throw refusal(
    eventSource,
    'bad-value',
    `'${name}' cannot be the name of an event: use at most 63 letters, digits, dashes and underscores; a dot or a blank would never reach the bus`,
  );
}

function mixedKinds([name, { kind }]: Named, [other, { kind: otherKind }]: Named): string {
  const [single, many] = sourceKinds[kind].recreate ? [name, other] : [other, name];
  return (
    `events '${name}' (${kind}) and '${other}' (${otherKind}) cannot stand in one event source: only one replica may listen for '${single}', ` +
    `while all replicas listen for '${many}'; declare a second EventSource`
  );
}

/** One port belongs to one kind, and one path on it to one event: upstream starts, and never calls the second. */
function checkListener(
  eventSource: Construct,
  name: string,
  { kind, endpoint }: EventDefinition<unknown>,
  listeners: Map<string, string>,
): void {
  if (!endpoint) return;
  const port = `port ${endpoint.port}`;
  const kindOnPort = listeners.get(port);
  if (kindOnPort !== undefined && kindOnPort !== kind) {
    throw refusal(
      eventSource,
      'bad-value',
      `event '${name}' (${kind}) and events of kind ${kindOnPort} cannot both listen on ${port}; give it another port`,
    );
  }
  const path = `${port}, path ${endpoint.path}`;
  const other = listeners.get(path);
  if (other !== undefined) {
    throw refusal(
      eventSource,
      'bad-value',
      `events '${other}' and '${name}' both listen on ${path}, and only the first would be called; give one another endpoint`,
    );
  }
  const encryption = `${port}, ${endpoint.tls ? 'without' : 'with'} TLS`;
  const mixed = listeners.get(encryption);
  if (mixed !== undefined) {
    throw refusal(
      eventSource,
      'bad-value',
      `events '${mixed}' and '${name}' both listen on ${port}, and only one of them has a serverCertSecret; give it to both, or another port to one`,
    );
  }
  listeners
    .set(port, kind)
    .set(path, name)
    .set(`${port}, ${endpoint.tls ? 'with' : 'without'} TLS`, name);
}
