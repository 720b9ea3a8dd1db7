import type {
  StripeCheckoutSession,
  StripeInvoice,
  StripePayload,
  StripePaymentIntent,
} from '../../src/model/payloads/stripe';
import type { StripeEventSource } from '../../src/model/sources/stripe';
import { bad, checkFilled, type FieldsOf, plain } from './declaration';
import type { EndpointOptions, EventOptions } from './endpoint';
import { type HookContext, HookEvent } from './source-event';

/** The objects that events of Stripe are about, by the type of the event. */
export interface StripeEvents {
  /** A customer has paid in Stripe's checkout. */
  readonly 'checkout.session.completed': StripeCheckoutSession;
  /** An invoice was paid. */
  readonly 'invoice.paid': StripeInvoice;
  /** A payment went through. */
  readonly 'payment_intent.succeeded': StripePaymentIntent;
}

/** @see StripeEvent */
export interface StripeEventOptions
  extends FieldsOf<StripeEventSource, 'eventFilter'>,
    EndpointOptions,
    Omit<EventOptions, 'filter'> {}

/**
 * Something that happened in Stripe. Nothing proves that a request comes from Stripe: Argo Events does not verify its signature, so ask
 * Stripe's API before acting on large sums. What a factory does not name is answered 400, and Stripe sends it again for days: choose the same
 * events in Stripe.
 *
 * All factories throw EventloomError `bad-value` for `createWebhook` without an `apiKey`; while synthesizing, without a public address.
 */
export class StripeEvent<P> extends HookEvent<'stripe', P> {
  /** A customer has paid in Stripe's checkout: `checkout.session.completed`. */
  static checkoutSessionCompleted(options: StripeEventOptions = {}): StripeEvent<StripePayload<StripeCheckoutSession>> {
    return StripeEvent.of(['checkout.session.completed'], options);
  }

  /** An invoice was paid: `invoice.paid`. */
  static invoicePaid(options: StripeEventOptions = {}): StripeEvent<StripePayload<StripeInvoice>> {
    return StripeEvent.of(['invoice.paid'], options);
  }

  /** A payment went through: `payment_intent.succeeded`. */
  static paymentIntentSucceeded(options: StripeEventOptions = {}): StripeEvent<StripePayload<StripePaymentIntent>> {
    return StripeEvent.of(['payment_intent.succeeded'], options);
  }

  /** Any events whose objects the types know. Upstream's `eventFilter`. */
  static of<const Name extends keyof StripeEvents>(
    types: readonly Name[],
    options: StripeEventOptions = {},
  ): StripeEvent<StripePayload<StripeEvents[Name]>> {
    return StripeEvent.untyped(types, options);
  }

  /** Events by any of Stripe's names: `StripeEvent.untyped<MyCharge>(['charge.failed'])`, where `Changed` is the object they are about. */
  static untyped<Changed = unknown>(
    types: readonly string[],
    options: StripeEventOptions = {},
  ): StripeEvent<StripePayload<Changed>> {
    checkFilled('stripe', { types }, 'types');
    return new StripeEvent(types, options);
  }

  /** Every event that Stripe sends to the address. */
  static all(options: StripeEventOptions = {}): StripeEvent<StripePayload<unknown>> {
    return new StripeEvent(undefined, options);
  }

  private constructor(
    private readonly types: readonly string[] | undefined,
    private readonly options: StripeEventOptions,
  ) {
    super('stripe', options, `/${types?.length === 1 ? types[0] : 'stripe'}`);
    if (options.createWebhook && !options.apiKey) {
      throw bad('createWebhook needs an apiKey of Stripe, which is missing');
    }
  }

  protected override get registersItself(): boolean {
    return this.options.createWebhook ?? false;
  }

  protected declaration({ name, webhook }: HookContext): StripeEventSource {
    const { createWebhook, apiKey, metadata } = this.options;
    if (createWebhook && !webhook.url) {
      throw bad(`event '${name}' must tell Stripe its public address to create a webhook; expose it, or give it a url`);
    }
    return plain({ webhook, eventFilter: this.types, createWebhook, apiKey, metadata });
  }
}
