import type { EventSourceSpec } from '../../src/model/event-source';
import type { SourceKey, SourceOf } from '../../src/model/kinds';
import type { EventSourceFilter } from '../../src/model/source-filter';
import type { WebhookContext } from '../../src/model/webhook-context';
import type { Endpoint, EventContext, EventDefinition } from '../event';
import { filterOf } from './declaration';
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

/** What an event of an HTTP kind learns when it becomes a part of an event source. */
export interface HookContext {
  /** The name of the event. */
  readonly name: string;
  /** Where it listens, with the public base address as `url` when the event source registers itself under it. */
  readonly webhook: WebhookContext;
}

/** What definitions of an HTTP kind have in common: the public address is known only when an exposure has given them one. */
export abstract class HookEvent<K extends SourceKey, P> implements EventDefinition<P> {
  declare readonly payload?: P;
  readonly endpoint: Endpoint;
  /** Upstream's form of the expression that events must satisfy. */
  protected readonly filter?: EventSourceFilter;

  /** @param filter the expression that events must satisfy. */
  protected constructor(
    readonly kind: K,
    private readonly listening: EndpointOptions,
    defaultPath: string,
    filter?: string,
  ) {
    this.endpoint = endpointOf(listening, defaultPath);
    this.filter = filterOf(filter);
  }

  bind(name: string, { publicUrl }: EventContext): EventSourceSpec {
    const url = this.listening.url ?? (this.registersItself ? publicUrl : undefined);
    const webhook = webhookContext(this.endpoint, this.listening, url);
    return { [this.kind]: { [name]: this.declaration({ name, webhook }) } } as EventSourceSpec;
  }

  /** Whether the event source tells the provider whom to call, so that it must know its public address. */
  protected get registersItself(): boolean {
    return true;
  }

  /** How the event is declared. */
  protected abstract declaration(context: HookContext): SourceOf<K>;
}
