import type { EventSourceFilter } from '../source-filter';
import type { WebhookContext } from '../webhook-context';

/**
 * An HTTP endpoint for any sender. The payload holds `header` and `body`.
 *
 * The body must be JSON, or a form that is sent as `application/x-www-form-urlencoded`; anything else is answered with
 * 400. Of a GET the query becomes the body. Values of forms and queries are lists of texts.
 */
export interface WebhookEventSource extends WebhookContext {
  /** The only method that is accepted, in capitals: `POST` or `GET`. Others can be configured but always fail. */
  readonly method: string;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
}
