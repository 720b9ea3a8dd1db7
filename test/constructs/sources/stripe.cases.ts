import { StripeEvent } from '../../../constructs';
import { declared, dependency, key } from './declared';

const publicUrl = 'https://hooks.acme.example';

describe('StripeEvent', () => {
  it('needs nothing but a type', () => {
    expect(declared(StripeEvent.invoicePaid())).toEqual({
      eventFilter: ['invoice.paid'],
      webhook: { endpoint: '/invoice.paid', port: '12000', method: 'POST' },
    });
    expect(declared(StripeEvent.checkoutSessionCompleted())?.eventFilter).toEqual(['checkout.session.completed']);
    expect(declared(StripeEvent.paymentIntentSucceeded())?.eventFilter).toEqual(['payment_intent.succeeded']);
  });

  it('reaches every field of the kind', () => {
    const options = { createWebhook: true, apiKey: key('api'), metadata: { stage: 'test' } };
    const event = StripeEvent.of(['invoice.paid', 'payment_intent.succeeded'], { ...options, port: 8080 });
    expect(declared(event, { publicUrl })).toEqual({
      ...options,
      eventFilter: ['invoice.paid', 'payment_intent.succeeded'],
      webhook: { endpoint: '/stripe', port: '8080', method: 'POST', url: publicUrl },
    });
    expect(declared(StripeEvent.all())?.eventFilter).toBeUndefined();
  });

  it('tells its address only when it creates a webhook', () => {
    expect(declared(StripeEvent.invoicePaid(), { publicUrl })?.webhook?.url).toBeUndefined();
  });

  it('knows what Stripe sends', () => {
    const invoice = dependency(StripeEvent.invoicePaid());
    expect([invoice.data('event.data.object.number'), invoice.data('event.id')]).toHaveLength(2);
    // @ts-expect-error the event is under event
    invoice.data('body.data.object.number');
    // @ts-expect-error the source publishes no api_version
    invoice.data('event.api_version');
    dependency(StripeEvent.untyped<{ readonly amount: number }>(['charge.failed'])).data('event.data.object.amount');
    // @ts-expect-error a charge has an amount
    dependency(StripeEvent.untyped<{ readonly amount: number }>(['charge.failed'])).data('event.data.object.sum');
    dependency(StripeEvent.all()).data('event.data.object.anything');
  });

  it('refuses what Argo Events would refuse', () => {
    expect(() => StripeEvent.invoicePaid({ createWebhook: true })).toThrow('createWebhook needs an apiKey of Stripe');
    expect(() => StripeEvent.untyped([])).toThrow("an event of kind stripe needs 'types', which is an empty list");
  });

  it('refuses to be synthesized without an address to create a webhook for', () => {
    const event = StripeEvent.invoicePaid({ createWebhook: true, apiKey: key('api') });
    expect(() => declared(event)).toThrow("event 'event' must tell Stripe its public address to create a webhook");
  });
});
