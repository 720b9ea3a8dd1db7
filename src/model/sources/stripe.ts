import type { SecretKeySelector } from '../kubernetes/selectors';
import type { WebhookContext } from '../webhook-context';

/**
 * Webhooks of Stripe.
 *
 * Requests are not authenticated: Stripe's signature is not verified. The payload holds the `event`, without fields
 * that an old version of Stripe's library does not know.
 */
export interface StripeEventSource {
  /** Where and how the endpoint is served. */
  readonly webhook: WebhookContext;
  /** The types of events to publish, such as `invoice.paid`; others are answered with 400. Absent: all. */
  readonly eventFilter?: readonly string[];
  /**
   * Creates the webhook in Stripe.
   *
   * @default false
   */
  readonly createWebhook?: boolean;
  /** A key of Stripe's API. Needed for `createWebhook`. */
  readonly apiKey?: SecretKeySelector;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
}
