import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';
import type { WebhookContext } from '../webhook-context';

/**
 * Requests of Slack: the Events API, slash commands, and interactive components.
 *
 * The payload is what Slack sent, without `body` and `headers`: `type` and `Data` for an event. A challenge of Slack is
 * answered.
 */
export interface SlackEventSource {
  /** The secret that Slack signs requests with. */
  readonly signingSecret: SecretKeySelector;
  /** The verification token of the Slack app; requests of the Events API must carry it. */
  readonly token: SecretKeySelector;
  /** Where and how the endpoint is served. */
  readonly webhook: WebhookContext;
  /** It has no effect. */
  readonly metadata?: { readonly [key: string]: string };
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
}
