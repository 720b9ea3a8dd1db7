import type { SecretKeySelector } from './kubernetes/selectors';
import type { Int64 } from './scalars';

/**
 * Where and how an HTTP endpoint of an EventSource is served.
 *
 * Events of one kind may share a port, each with an endpoint of its own. Two kinds cannot share a port, and of two
 * events on one port and endpoint the second is never called.
 */
export interface WebhookContext {
  /**
   * The path to serve, such as `/push`. It must begin with a slash, or every request is answered with 404. `{name}`
   * stands for any one segment.
   */
  readonly endpoint: string;
  /**
   * The port to listen on, as text: `"12000"`. It must also stand in the `service` of the EventSource, or nobody
   * reaches it. `/health` is served on it, too.
   */
  readonly port: string;
  /**
   * The only method that is accepted, in capitals. Only `webhook` events look at it, and they handle just `GET` and
   * `POST`; there is no default.
   */
  readonly method?: string;
  /**
   * The public address under which the EventSource is reached, without the endpoint: `https://hooks.example.com`. Kinds
   * that register themselves with a provider need it for that; it does not open a way in.
   */
  readonly url?: string;
  /**
   * A bearer token that callers must send as `Authorization: Bearer <token>`. The header's value never reaches the
   * event.
   */
  readonly authSecret?: SecretKeySelector;
  /**
   * The certificate to serve HTTPS with, as PEM. The first event that is activated on a port decides for the whole
   * port.
   */
  readonly serverCertSecret?: SecretKeySelector;
  /** The private key of `serverCertSecret`, as PEM. */
  readonly serverKeySecret?: SecretKeySelector;
  /**
   * The largest body that is accepted, in bytes. A longer one is answered with 400. Form bodies are not limited.
   *
   * @default 1048576
   */
  readonly maxPayloadSize?: Int64;
  /**
   * Fixed values that are added to every event, under `metadata`. Kinds that have a `metadata` of their own read that
   * one.
   */
  readonly metadata?: { readonly [key: string]: string };
}
