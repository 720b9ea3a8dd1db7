import type { JsonObject } from '../../json';
import type { Known } from '../published';
import type { StripeAddress } from './checkout-session';

/** An invoice. Fields that Stripe moved between versions of its API are left out. */
export interface StripeInvoice {
  /** The invoice's id. */
  readonly id: string;
  /** `invoice`. */
  readonly object: string;
  /** The number that the customer sees. */
  readonly number: string | null;
  /** How far it is. */
  readonly status: Known<'draft' | 'open' | 'paid' | 'uncollectible' | 'void'> | null;
  /** Why it was made: `subscription_cycle`, `manual` and so on. */
  readonly billing_reason: string | null;
  /** Whether Stripe takes the money or sends the invoice. */
  readonly collection_method: Known<'charge_automatically' | 'send_invoice'>;
  /** Who pays: the customer's id. */
  readonly customer: string;
  /** The customer's name. */
  readonly customer_name: string | null;
  /** The customer's address for mail. */
  readonly customer_email: string | null;
  /** The customer's postal address. */
  readonly customer_address: StripeAddress | null;
  /** The currency, three small letters. */
  readonly currency: string;
  /** Before discounts and taxes, in the smallest unit of the currency. */
  readonly subtotal: number;
  /** After discounts and taxes. */
  readonly total: number;
  /** What is to be paid. */
  readonly amount_due: number;
  /** What was paid. */
  readonly amount_paid: number;
  /** What is still to be paid. */
  readonly amount_remaining: number;
  /** How often Stripe tried to take the money. */
  readonly attempt_count: number;
  /** Whether Stripe tried to take the money. */
  readonly attempted: boolean;
  /** When Stripe tries again: seconds since 1970. */
  readonly next_payment_attempt: number | null;
  /** When it must be paid: seconds since 1970. */
  readonly due_date: number | null;
  /** Since when it counts: seconds since 1970. */
  readonly period_start: number;
  /** Until when it counts: seconds since 1970. */
  readonly period_end: number;
  /** What it is for. */
  readonly description: string | null;
  /** What the seller added, by name. */
  readonly metadata: JsonObject | null;
  /** The customer's page of it. */
  readonly hosted_invoice_url: string | null;
  /** The file for the customer. */
  readonly invoice_pdf: string | null;
  /** The lines: at most ten. */
  readonly lines: {
    /** `list`. */
    readonly object: string;
    /** Whether there are more. */
    readonly has_more: boolean;
    /** Where all of them are found in the API. */
    readonly url: string;
    /** The lines. */
    readonly data: readonly StripeInvoiceLine[];
  };
  /** Seconds since 1970. */
  readonly created: number;
  /** Whether real money moves. */
  readonly livemode: boolean;
}

/** A line of an invoice. */
export interface StripeInvoiceLine {
  /** The line's id. */
  readonly id: string;
  /** `line_item`. */
  readonly object: string;
  /** In the smallest unit of the currency. */
  readonly amount: number;
  /** The currency, three small letters. */
  readonly currency: string;
  /** What it is for. */
  readonly description: string | null;
  /** How many. */
  readonly quantity: number | null;
  /** What the seller added, by name. */
  readonly metadata: JsonObject;
  /** The time it counts for. */
  readonly period: {
    /** Seconds since 1970. */
    readonly start: number;
    /** Seconds since 1970. */
    readonly end: number;
  };
}
