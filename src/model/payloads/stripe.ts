import type { JsonObject } from '../json';
import type { PublishedMetadata } from './published';

export type { StripeAddress, StripeCheckoutSession, StripeCustomerDetails } from './stripe/checkout-session';
export type { StripeInvoice } from './stripe/invoice';
export type { StripePaymentIntent } from './stripe/payment-intent';

/** What an event of Stripe holds after the `stripe` event source has read and written it. `O` is the object that changed. */
export interface StripePublishedEvent<O = JsonObject> {
  /** The event's id, the same again when it is delivered twice. */
  readonly id: string;
  /** What happened: `payment_intent.succeeded`, `invoice.paid`, `checkout.session.completed` and so on. */
  readonly type: string;
  /** Seconds since 1970. */
  readonly created: number;
  /** Whether real money moved. */
  readonly livemode: boolean;
  /** How many deliveries are still to come. */
  readonly pending_webhooks: number;
  /** The connected account that it happened in; empty for one's own. */
  readonly account?: string;
  /** What changed. */
  readonly data: {
    /** The object as it is now. */
    readonly object: O;
    /** The fields that changed, as they were. */
    readonly previous_attributes?: JsonObject | null;
  };
  /** The request that caused it; null when nobody asked. */
  readonly request: {
    /** The request's id. */
    readonly id: string | null;
    /** What the caller gave, so that asking twice does it once. */
    readonly idempotency_key: string | null;
  } | null;
}

/** What Stripe sends to a webhook. */
export interface StripeEvent<O = JsonObject> extends StripePublishedEvent<O> {
  /** `event`; not published. */
  readonly object: string;
  /** The version of the API that the object is written for; not published. */
  readonly api_version: string | null;
}

/** What a `stripe` event source publishes. */
export interface StripePayload<O = JsonObject> extends PublishedMetadata {
  /** The event. */
  readonly event: StripePublishedEvent<O>;
}
