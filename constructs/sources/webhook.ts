import type { EventSourceSpec } from '../../src/model/event-source';
import type { SourceKey } from '../../src/model/kinds';
import type { HeaderPayload } from '../../src/model/payloads/published';
import type { Endpoint, EventDefinition } from '../event';
import { type EndpointOptions, type EventOptions, endpointOf, webhookContext } from './endpoint';

/** @see Webhook */
export interface WebhookOptions extends Omit<EndpointOptions, 'endpoint' | 'method'>, EventOptions {}

/** An event for each request to a path. Anyone who reaches the port can send one, unless `authSecret` asks for a token. */
export class Webhook<P> implements EventDefinition<P> {
  /**
   * Takes POST requests whose body is JSON of type `Body`; upstream refuses anything else.
   * @throws EventloomError `bad-value` for a path without a slash in front.
   */
  static post<Body = unknown>(path: string, options: WebhookOptions = {}): Webhook<HeaderPayload<Body>> {
    return new Webhook(path, { ...options, method: 'POST' });
  }

  /**
   * Takes GET requests; the body of the event holds the fields of the query, each a list of texts.
   * @throws EventloomError `bad-value` for a path without a slash in front.
   */
  static get<Query extends string = string>(
    path: string,
    options: WebhookOptions = {},
  ): Webhook<HeaderPayload<{ readonly [Field in Query]: readonly string[] }>> {
    return new Webhook(path, { ...options, method: 'GET' });
  }

  readonly kind: SourceKey = 'webhook';
  readonly endpoint: Endpoint;
  declare readonly payload?: P;

  private constructor(
    path: string,
    private readonly options: EndpointOptions & EventOptions & { readonly method: string },
  ) {
    this.endpoint = endpointOf({ ...options, endpoint: path }, path);
  }

  bind(name: string): EventSourceSpec {
    const { method, metadata, filter } = this.options;
    const event = {
      ...webhookContext(this.endpoint, this.options),
      method,
      ...(metadata ? { metadata } : {}),
      ...(filter ? { filter: { expression: filter } } : {}),
    };
    return { webhook: { [name]: event } };
  }
}
