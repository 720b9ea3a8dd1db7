import type { JsonObject } from '../../json';
import type { Known } from '../published';

/** An address. */
export interface StripeAddress {
  /** Street and number. */
  readonly line1: string | null;
  /** More of that. */
  readonly line2: string | null;
  /** The postal code. */
  readonly postal_code: string | null;
  /** The town. */
  readonly city: string | null;
  /** The state or province. */
  readonly state: string | null;
  /** The country, two capital letters. */
  readonly country: string | null;
}

/** What the customer said. */
export interface StripeCustomerDetails {
  /** The name. */
  readonly name: string | null;
  /** The address for mail. */
  readonly email: string | null;
  /** The telephone number. */
  readonly phone: string | null;
  /** The postal address. */
  readonly address: StripeAddress | null;
  /** Whether taxes are owed: `none`, `exempt` or `reverse`. */
  readonly tax_exempt: string | null;
  /** Numbers for taxes. */
  readonly tax_ids: readonly JsonObject[] | null;
}

/** A page where a customer pays. Its lines are not sent: ask Stripe for them. */
export interface StripeCheckoutSession {
  /** The page's id. */
  readonly id: string;
  /** `checkout.session`. */
  readonly object: string;
  /** What it is for. */
  readonly mode: Known<'payment' | 'setup' | 'subscription'>;
  /** How far it is. */
  readonly status: Known<'open' | 'complete' | 'expired'> | null;
  /** Whether it is paid. With a slow way of payment it is `unpaid` when the page is complete. */
  readonly payment_status: Known<'paid' | 'unpaid' | 'no_payment_required'>;
  /** What the seller calls it: the number of an order, say. */
  readonly client_reference_id: string | null;
  /** What the seller added, by name. */
  readonly metadata: JsonObject | null;
  /** Before discounts and taxes, in the smallest unit of the currency. */
  readonly amount_subtotal: number | null;
  /** After discounts and taxes. */
  readonly amount_total: number | null;
  /** The currency, three small letters. */
  readonly currency: string | null;
  /** Who pays: the customer's id. */
  readonly customer: string | null;
  /** What the customer said. */
  readonly customer_details: StripeCustomerDetails | null;
  /** The address for mail that the page was opened with. */
  readonly customer_email: string | null;
  /** The payment. */
  readonly payment_intent: string | null;
  /** The subscription. */
  readonly subscription: string | null;
  /** The invoice. */
  readonly invoice: string | null;
  /** How it may be paid. */
  readonly payment_method_types: readonly string[];
  /** What the total is made of. */
  readonly total_details: {
    /** Discounts. */
    readonly amount_discount: number;
    /** Shipping. */
    readonly amount_shipping: number | null;
    /** Taxes. */
    readonly amount_tax: number;
  } | null;
  /** Where the customer goes when it is done. */
  readonly success_url: string | null;
  /** Where the customer goes without paying. */
  readonly cancel_url: string | null;
  /** The page's address; null once it is closed. */
  readonly url: string | null;
  /** Seconds since 1970. */
  readonly created: number;
  /** Seconds since 1970. */
  readonly expires_at: number;
  /** Whether real money moves. */
  readonly livemode: boolean;
  /** The language of the page. */
  readonly locale: string | null;
}
