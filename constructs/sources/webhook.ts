import type { AlertmanagerNotification } from '../../src/model/payloads/alertmanager';
import type { CloudEventAttributes } from '../../src/model/payloads/cloudevents';
import type { DockerHubPush } from '../../src/model/payloads/docker-hub';
import type { OciRegistryNotification } from '../../src/model/payloads/oci-registry';
import type { HeaderPayload } from '../../src/model/payloads/published';
import type { WebhookEventSource } from '../../src/model/sources/webhook';
import { plain } from './declaration';
import type { EndpointOptions, EventOptions } from './endpoint';
import { type HookContext, HookEvent } from './source-event';

/** @see Webhook */
export interface WebhookOptions extends Omit<EndpointOptions, 'endpoint' | 'method'>, EventOptions {}

/** An event for each request to a path. Anyone who reaches the port can send one, unless `authSecret` asks for a token. */
export class Webhook<P> extends HookEvent<'webhook', P> {
  /**
   * Takes POST requests whose body is JSON of type `Body`; upstream refuses anything else.
   * @throws EventloomError `bad-value` for a path without a slash in front.
   */
  static post<Body = unknown>(path: string, options: WebhookOptions = {}): Webhook<HeaderPayload<Body>> {
    return new Webhook(path, 'POST', options);
  }

  /**
   * Takes GET requests; the body of the event holds the fields of the query, each a list of texts.
   * @throws EventloomError `bad-value` for a path without a slash in front.
   */
  static get<Query extends string = string>(
    path: string,
    options: WebhookOptions = {},
  ): Webhook<HeaderPayload<{ readonly [Field in Query]: readonly string[] }>> {
    return new Webhook(path, 'GET', options);
  }

  /**
   * What Prometheus' Alertmanager sends to a receiver. Say which labels and annotations your alerts have, and a misspelt one does not
   * compile: `Webhook.alertmanager<'alertname' | 'severity', 'summary'>()`.
   * @throws EventloomError `bad-value` for a path without a slash in front.
   */
  static alertmanager<Label extends string = string, Annotation extends string = string>(
    path = '/alertmanager',
    options: WebhookOptions = {},
  ): Webhook<HeaderPayload<AlertmanagerNotification<Label, Annotation>>> {
    return Webhook.post(path, options);
  }

  /**
   * What Docker Hub sends when an image was pushed. It signs nothing and sends no token: choose a path that nobody guesses.
   * @throws EventloomError `bad-value` for a path without a slash in front.
   */
  static dockerHub(path = '/docker-hub', options: WebhookOptions = {}): Webhook<HeaderPayload<DockerHubPush>> {
    return Webhook.post(path, options);
  }

  /**
   * What a registry that follows the CNCF's Distribution sends to an endpoint, such as `registry:3` and GitLab's. A push sends an event for
   * each layer and one for the manifest: filter by `target.mediaType`.
   * @throws EventloomError `bad-value` for a path without a slash in front.
   */
  static ociRegistry(
    path = '/registry',
    options: WebhookOptions = {},
  ): Webhook<HeaderPayload<OciRegistryNotification>> {
    return Webhook.post(path, options);
  }

  /**
   * CloudEvents in structured mode, whose `data` is of type `Data`. In binary mode the body is the data alone: use {@link Webhook.post}, and
   * find the attributes in the header, as `header.Ce-Type.0`.
   * @throws EventloomError `bad-value` for a path without a slash in front.
   */
  static cloudEvents<Data = unknown>(
    path = '/cloudevents',
    options: WebhookOptions = {},
  ): Webhook<HeaderPayload<CloudEventAttributes<Data>>> {
    return Webhook.post(path, options);
  }

  private readonly metadata: EventOptions['metadata'];

  private constructor(
    path: string,
    private readonly method: 'GET' | 'POST',
    options: WebhookOptions,
  ) {
    super('webhook', { ...options, endpoint: path }, path, options.filter);
    this.metadata = options.metadata;
  }

  /** Callers are told the address by people. */
  protected override get registersItself(): boolean {
    return false;
  }

  /** Events of this kind hold themselves where they listen. */
  protected declaration({ webhook }: HookContext): WebhookEventSource {
    return plain({ ...webhook, method: this.method, metadata: this.metadata, filter: this.filter });
  }
}
