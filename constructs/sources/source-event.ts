import type { EventSourceSpec } from '../../src/model/event-source';
import type { SourceKey, SourceOf } from '../../src/model/kinds';
import type { WebhookContext } from '../../src/model/webhook-context';
import type { Endpoint, EventContext, EventDefinition } from '../event';
import { type EndpointOptions, endpointOf, webhookContext } from './endpoint';

/** What definitions of one kind have in common: all of the declaration is known as soon as they are made. */
export abstract class SourceEvent<K extends SourceKey, P> implements EventDefinition<P> {
  declare readonly payload?: P;

  protected constructor(
    readonly kind: K,
    private readonly source: SourceOf<K>,
  ) {}

  bind(name: string): EventSourceSpec {
    return { [this.kind]: { [name]: this.source } } as EventSourceSpec;
  }
}

/** The kinds that a provider calls over HTTP, which tell under `webhook` where they listen. */
export type HookKey = Exclude<
  { readonly [K in SourceKey]: SourceOf<K> extends { readonly webhook?: WebhookContext } ? K : never }[SourceKey],
  undefined
>;

/** What an event of an HTTP kind learns when it becomes a part of an event source. */
export interface HookContext {
  /** The name of the event. */
  readonly name: string;
  /** Where it listens; its `url` is the public base address, as far as one is known. */
  readonly webhook: WebhookContext;
}

/** What definitions of an HTTP kind have in common: the public address is known only when an exposure has given them one. */
export abstract class HookEvent<K extends SourceKey, P> implements EventDefinition<P> {
  declare readonly payload?: P;
  readonly endpoint: Endpoint;

  protected constructor(
    readonly kind: K,
    private readonly listening: EndpointOptions,
    defaultPath: string,
  ) {
    this.endpoint = endpointOf(listening, defaultPath);
  }

  bind(name: string, { publicUrl }: EventContext): EventSourceSpec {
    const webhook = webhookContext(this.endpoint, this.listening, this.listening.url ?? publicUrl);
    return { [this.kind]: { [name]: this.declare({ name, webhook }) } } as EventSourceSpec;
  }

  /** How the event is declared. */
  protected abstract declare(context: HookContext): SourceOf<K>;
}
