import type { Json, JsonObject } from '../../json';
import type { Known } from '../published';

/** A payment on its way. */
export interface StripePaymentIntent {
  /** The payment's id. */
  readonly id: string;
  /** `payment_intent`. */
  readonly object: string;
  /** How much, in the smallest unit of the currency: cents, say. */
  readonly amount: number;
  /** How much can be taken. */
  readonly amount_capturable: number;
  /** How much has been taken. */
  readonly amount_received: number;
  /** The currency, three small letters. */
  readonly currency: string;
  /** How far it is. */
  readonly status: Known<
    | 'requires_payment_method'
    | 'requires_confirmation'
    | 'requires_action'
    | 'processing'
    | 'requires_capture'
    | 'canceled'
    | 'succeeded'
  >;
  /** Who pays: the customer's id. */
  readonly customer: string | null;
  /** What it is for. */
  readonly description: string | null;
  /** What the seller added, by name. */
  readonly metadata: JsonObject;
  /** The charge that was made last. */
  readonly latest_charge: string | null;
  /** How it is paid: the id of the card, say. */
  readonly payment_method: string | null;
  /** How it may be paid: `card`, say. */
  readonly payment_method_types: readonly string[];
  /** Settings, by way of payment. */
  readonly payment_method_options: JsonObject;
  /** When it is taken: `automatic`, `automatic_async` or `manual`. */
  readonly capture_method: string;
  /** Who confirms it: `automatic` or `manual`. */
  readonly confirmation_method: string;
  /** Lets a browser finish it. Keep it to yourself. */
  readonly client_secret: string | null;
  /** Seconds since 1970. */
  readonly created: number;
  /** Seconds since 1970. */
  readonly canceled_at: number | null;
  /** Why it was cancelled. */
  readonly cancellation_reason: string | null;
  /** Whether real money moves. */
  readonly livemode: boolean;
  /** What must be done next. */
  readonly next_action: JsonObject | null;
  /** Why it failed last. */
  readonly last_payment_error: JsonObject | null;
  /** Where a receipt is sent. */
  readonly receipt_email: string | null;
  /** Where goods are sent. */
  readonly shipping: JsonObject | null;
  /** Whether the way of payment is kept: `on_session` or `off_session`. */
  readonly setup_future_usage: string | null;
  /** What the card's statement says. */
  readonly statement_descriptor: string | null;
  /** What is put behind that. */
  readonly statement_descriptor_suffix: string | null;
  /** The connected account that gets the money. */
  readonly transfer_data: JsonObject | null;
  /** What several payments have in common. */
  readonly transfer_group: string | null;
  /** The connected account that is the seller. */
  readonly on_behalf_of: string | null;
  /** The app that made it. */
  readonly application: string | null;
  /** What the app takes. */
  readonly application_fee_amount: number | null;
  /** Whether Stripe chooses the ways of payment. */
  readonly automatic_payment_methods: JsonObject | null;
  /** What the amount is made of. */
  readonly amount_details: JsonObject;
  /** How far it has been processed. */
  readonly processing: JsonObject | null;
  /** Whether somebody looks at it. */
  readonly review: string | null;
  /** The way of payment that was used before there were several. */
  readonly source: Json;
}
