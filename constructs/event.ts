import type { EventSourceSpec } from '../src/model/event-source';
import type { SourceKey } from '../src/model/kinds';
import type { IEventBus } from './event-bus';

/** An event source as sensors refer to it. */
export interface IEventSource {
  /** The name of the EventSource. */
  readonly name: string;
  /** Its namespace, if one is known. */
  readonly namespace?: string;
  /** The bus that its events go to. */
  readonly eventBus: IEventBus;
}

/** Where an event source of an HTTP kind listens for one event. */
export interface Endpoint {
  /** The port in the pod, and of the Service. */
  readonly port: number;
  /** The path, with the slash at its beginning. */
  readonly path: string;
  /** The port speaks TLS itself, with a certificate of its own. */
  readonly tls: boolean;
}

/** What an event definition learns from the event source that it becomes a part of. */
export interface EventContext {
  /** The base of the public address, such as `https://hooks.acme.example`, once an exposure gave the event one. */
  readonly publicUrl?: string;
}

/**
 * Says what one event of an EventSource is: made by a factory such as {@link GithubEvent.push}, named by its key in `events`.
 * `P` is the payload that the event will carry.
 */
export interface EventDefinition<P> {
  /** The kind of event source: the key in upstream's spec. */
  readonly kind: SourceKey;
  /** Where it listens; absent for kinds that are not called over HTTP. */
  readonly endpoint?: Endpoint;
  /** The part of upstream's spec that declares the event under this name. */
  bind(name: string, context: EventContext): EventSourceSpec;
  /** Never there at run time: carries the type of the payload. */
  readonly payload?: P;
}

/** An event of an EventSource, whose payload is `P`. What a sensor depends on. */
export class Event<P> {
  /** Never there at run time: carries the type of the payload. */
  declare readonly payload?: P;

  /** @internal */
  constructor(
    /** Where it comes from. */
    readonly eventSource: IEventSource,
    /** Its name inside the event source. */
    readonly name: string,
    /** How it was declared; absent for an event of an event source that exists already. */
    readonly definition?: EventDefinition<P>,
  ) {}
}
