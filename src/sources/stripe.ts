import { compact } from '../language/go/json';
import { fromBytes, toBytes } from '../language/go/text';
import type { StripeEventSource } from '../model/sources/stripe';
import { goStruct } from './go-struct';
import { maxPayload } from './hook';
import { BodyTooLarge, type HttpEndpoint, type HttpRequest, type Receipt, type Refused } from './source';

/** What a `stripe` event source publishes; what Stripe sends besides is lost. */
export const stripeData = goStruct('events.StripeEventData', {
  StripeEventData: 'event:*Event metadata?:{}string',
  Event: `account:string created:int data:*Data id:string livemode:bool pending_webhooks:int request:*Request type:string`,
  Data: 'previous_attributes:{}any object:raw',
  Request: 'id:string idempotency_key:string',
});

const refuse = (status: number, text: string): Refused => ({ status, text });

/** Takes what Stripe sends. Argo Events knows no secret to check its signature with. */
export function stripeEndpoint(source: StripeEventSource): HttpEndpoint {
  return { context: source.webhook, receive: (request) => receive(request, source) };
}

async function receive(request: HttpRequest, source: StripeEventSource): Promise<Receipt> {
  try {
    const body = await request.body(maxPayload(source.webhook));
    return accept(compact(fromBytes(body)), source);
  } catch (error) {
    if (error instanceof BodyTooLarge) return refuse(503, '');
    return refuse(400, 'failed to parse the event');
  }
}

/** What is published has no object for data that were sent without one; those are refused. */
const sentData = goStruct('stripe.Event', { Event: 'data:*Data', Data: 'object:document' });

interface Written {
  readonly event: { readonly id: string; readonly type: string } | null;
}

function accept(body: string, { eventFilter, metadata = {} }: StripeEventSource): Receipt {
  const text = stripeData.rewrite(`{"event":${body},"metadata":${JSON.stringify(metadata)}}`);
  sentData.rewrite(body);
  const { event } = JSON.parse(text) as Written;
  if (eventFilter && !eventFilter.includes(event?.type ?? '')) return refuse(400, 'invalid event');
  return { ...(event?.id && { deliveryId: event.id }), data: toBytes(text) };
}
