import { type ApiObjectMetadata, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import type { EventSourceSpec, Template } from '../src/model/event-source';
import type { ServicePort } from '../src/model/kubernetes';
import { dnsLabel, eventSourceLabels, leaderElectionAnnotation } from '../src/model/names';
import { eventSourcePermissions, type PermissionRule } from '../src/model/permissions';
import { type About, withAbout } from './about';
import { Event, type EventDefinition, type IEventSource } from './event';
import type { IEventBus } from './event-bus';
import { checkBus, checkEvents, checkServiceName } from './event-source-checks';
import { KubeEventSource } from './l1/event-source';
import { objectName, objectNamespace } from './object-name';
import { PodAccount } from './pod-account';
import { refusal, within } from './refusal';
import { requireReplicas } from './requirements';
import type { IServiceAccount } from './service-account';

/** The events of an EventSource, by name. */
export interface EventDefinitions {
  readonly [name: string]: EventDefinition<unknown>;
}

/** The events that definitions become, each with the payload of its definition. */
export type EventsOf<D extends EventDefinitions> = {
  readonly [Name in keyof D]: Event<D[Name] extends EventDefinition<infer P> ? P : unknown>;
};

/** What the Service of an EventSource carries besides its ports. */
export interface EventSourceServiceOptions {
  /** @default - no labels of its own */
  readonly labels?: { readonly [key: string]: string };
  /** @default - no annotations of its own */
  readonly annotations?: { readonly [key: string]: string };
  /** A fixed address, or `None`. @default - the cluster assigns an address */
  readonly clusterIP?: string;
  /** What is spoken on all of its ports, such as `https`: a hint for what leads to them. @default - nothing is said */
  readonly appProtocol?: string;
  /** Leave its only port without a name, as Kubernetes allows it. @default false */
  readonly unnamedPort?: boolean;
}

/** @see EventSource */
export interface EventSourceProps<D extends EventDefinitions> {
  /** What it receives. The key is the name of the event, so that no two events can share one. */
  readonly events: D;
  /** @default - the bus named `default` of the same namespace */
  readonly eventBus?: IEventBus;
  /** @default - the name is made of the construct's id, and the namespace is the chart's */
  readonly metadata?: ApiObjectMetadata;
  /** @default - nothing is said about it */
  readonly about?: About;
  /** How many pods listen. Kinds that must not run twice elect one of them. @default 1 */
  readonly replicas?: number;
  /**
   * The account that its pods run as. A {@link SharedServiceAccount} is granted what the events need; to any other nothing is granted, and
   * {@link EventSource.permissions} says what it needs.
   * @default - an account of its own that may do what the events need and nothing else, if they need something: to watch objects, to
   * remember the last event of a calendar, or to elect a leader through a Lease
   */
  readonly serviceAccount?: IServiceAccount;
  /**
   * The Service that the controller makes: it has one port per port that events listen on. `false` for none, where something else leads to
   * the pods, as an {@link Exposure} does with a Service of its own.
   * @default - only ports
   */
  readonly service?: EventSourceServiceOptions | false;
  /** Upstream's `template`: how the pods are made. @default - upstream's defaults */
  readonly template?: Template;
}

/** Receives events from outside and puts them on a bus. */
export class EventSource<const D extends EventDefinitions> extends Construct implements IEventSource {
  /**
   * An event source that exists already, in the namespace of the chart. Nothing is known of its payloads, so any path is accepted.
   */
  static fromEventSourceName<const Name extends string>(
    scope: Construct,
    id: string,
    name: string,
    options: { readonly events: readonly Name[]; readonly eventBus?: IEventBus },
  ): ImportedEventSource<Name> {
    return new ImportedEventSource(scope, id, name, options);
  }

  readonly name: string;
  readonly namespace?: string;
  readonly eventBus: IEventBus;
  /** What sensors depend on: `github.events.push`. */
  readonly events: EventsOf<D>;

  private readonly publicUrls = new Map<string, string>();
  private readonly account: PodAccount;

  /**
   * @throws EventloomError `bad-value` for an event name that upstream cannot carry, for kinds that cannot stand in one event source,
   * for a name of which no Service can be made, and for two events that would get in each other's way: on one port and path, or as one client of a broker.
   */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: EventSourceProps<D>,
  ) {
    super(scope, id);
    this.name = objectName(this, 'EventSource', props.metadata);
    this.namespace = objectNamespace(this, props.metadata);
    this.eventBus = props.eventBus ?? { name: 'default', namespace: this.namespace };
    checkBus(this, 'event source');
    within(this, undefined, () => requireReplicas(props.replicas));
    checkEvents(this, props.events);
    if (props.service !== false) checkServiceName(this, props.events);
    this.events = eventsOf(this, props.events);
    this.account = new PodAccount(this, 'eventsource', accountOf(this, props));
    this.account.grant(this.permissions);
    const metadata = withAbout({ ...props.metadata, name: this.name }, props.about);
    new KubeEventSource(this, 'Resource', { metadata, spec: Lazy.any({ produce: () => this.spec() }) });
  }

  /**
   * Tells the event source under which base address an event can be called from outside. An {@link Exposure} does so.
   * @throws EventloomError `bad-reference` when the event is not one of its own.
   */
  publishUnder(event: Event<unknown>, url: string): void {
    if (event.eventSource !== this) {
      throw refusal(this, 'bad-reference', `event '${event.name}' belongs to event source '${event.eventSource.name}'`);
    }
    this.publicUrls.set(event.name, url);
  }

  /**
   * Labels that its pods and nothing else have, for what cdk8s-plus selects by them, such as a NetworkPolicy:
   * `Pods.select(this, 'pods', { labels: github.podLabels })`; or for the `matchLabels` of a PodDisruptionBudget.
   */
  get podLabels(): { readonly [label: string]: string } {
    const { 'owner-name': _owner, ...labels } = eventSourceLabels(this.name);
    return labels;
  }

  /** What the event source's service account must be allowed to do. */
  get permissions(): readonly PermissionRule[] {
    const { events, metadata } = this.props;
    // What is called over HTTP needs no permission, and may not know its public address yet.
    const others = Object.entries(events).filter(([, { endpoint }]) => !endpoint);
    const leases = metadata?.annotations?.[leaderElectionAnnotation] === 'k8s' || this.eventBus.kind === 'kafka';
    return eventSourcePermissions(merged(others.map(([name, definition]) => definition.bind(name, {}))), { leases })
      .rules;
  }

  private spec(): EventSourceSpec {
    const { props } = this;
    const template = { ...props.template, ...this.account.fields };
    const bound = Object.entries(props.events).map(([name, definition]) =>
      within(this, undefined, () => definition.bind(name, { publicUrl: this.publicUrls.get(name) })),
    );
    return {
      eventBusName: this.eventBus.name,
      ...(props.replicas === undefined ? {} : { replicas: props.replicas }),
      ...serviceOf(this, servicePorts(props.events), props.service),
      ...(Object.keys(template).length > 0 ? { template } : {}),
      ...merged(bound),
    };
  }
}

function accountOf(
  eventSource: Construct,
  { serviceAccount, template }: Pick<EventSourceProps<EventDefinitions>, 'serviceAccount' | 'template'>,
): IServiceAccount | undefined {
  const name = template?.serviceAccountName;
  if (!name) return serviceAccount;
  if (!serviceAccount) return { name };
  throw refusal(
    eventSource,
    'bad-value',
    `the pods would run as '${serviceAccount.name}' and, by the template, as '${name}'; leave out the serviceAccountName of the template`,
  );
}

/** An event source that exists already. */
export class ImportedEventSource<Name extends string> extends Construct implements IEventSource {
  readonly namespace?: string;
  readonly eventBus: IEventBus;
  /** Its events, as far as they were named. */
  readonly events: { readonly [N in Name]: Event<unknown> };

  /** @internal */
  constructor(
    scope: Construct,
    id: string,
    readonly name: string,
    options: { readonly events: readonly Name[]; readonly eventBus?: IEventBus },
  ) {
    super(scope, id);
    this.namespace = objectNamespace(this);
    this.eventBus = options.eventBus ?? { name: 'default', namespace: this.namespace };
    const events = options.events.map((event) => [event, new Event(this, event)] as const);
    this.events = Object.fromEntries(events) as { readonly [N in Name]: Event<unknown> };
  }
}

function eventsOf<D extends EventDefinitions>(eventSource: IEventSource, definitions: D): EventsOf<D> {
  const events = Object.entries(definitions).map(([name, definition]) => [
    name,
    new Event(eventSource, name, definition),
  ]);
  return Object.fromEntries(events) as EventsOf<D>;
}

/** The ports that a Service needs for these events. A port is named after the first event that listens on it. */
export function servicePorts(definitions: EventDefinitions): readonly Required<Pick<ServicePort, 'name' | 'port'>>[] {
  const names = new Map<number, string>();
  const used = new Set<string>();
  for (const [event, { endpoint }] of Object.entries(definitions)) {
    if (!endpoint || names.has(endpoint.port)) continue;
    const label = dnsLabel(event);
    const name = used.has(label) ? `port-${endpoint.port}` : label;
    used.add(name);
    names.set(endpoint.port, name);
  }
  return [...names].map(([port, name]) => ({ name, port }));
}

function serviceOf(
  eventSource: Construct,
  ports: readonly Required<Pick<ServicePort, 'name' | 'port'>>[],
  options: EventSourceServiceOptions | false = {},
): Pick<EventSourceSpec, 'service'> {
  if (options === false || ports.length === 0) return {};
  const { labels, annotations, clusterIP, appProtocol, unnamedPort = false } = options;
  if (unnamedPort && ports.length > 1) {
    const numbers = ports.map(({ port }) => port).join(', ');
    throw refusal(
      eventSource,
      'bad-value',
      `the ports ${numbers} cannot share a Service without names: Kubernetes refuses it; leave out unnamedPort`,
    );
  }
  return {
    service: {
      ports: ports.map(({ name, port }) => ({
        ...(unnamedPort ? {} : { name }),
        port,
        targetPort: port,
        ...(appProtocol === undefined ? {} : { appProtocol }),
      })),
      ...(clusterIP ? { clusterIP } : {}),
      ...(labels || annotations ? { metadata: { labels, annotations } } : {}),
    },
  };
}

function merged(specs: readonly EventSourceSpec[]): EventSourceSpec {
  const kinds: { [key: string]: object } = {};
  for (const spec of specs) {
    for (const [kind, events] of Object.entries(spec)) kinds[kind] = { ...kinds[kind], ...events };
  }
  return kinds;
}
