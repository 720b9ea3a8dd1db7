import { reasonOf } from '../errors';
import { decode } from '../language/go/json';
import { fromBytes } from '../language/go/text';
import type { Json } from '../model/json';
import type { SNSEventSource } from '../model/sources/sns';
import { goStruct } from './go-struct';
import { maxPayload } from './hook';
import { embed, NotJson, webhookData } from './payload';
import { checkNotification, type SnsMessage, snsFields, snsHost } from './sns-signature';
import { BodyTooLarge, type HttpEndpoint, type HttpRequest, type Receipt, type SourceContext } from './source';

/** A request that cannot become an event; the message goes to the sender. */
class Unfit extends Error {}

/** Takes what Amazon SNS sends to a subscription, and confirms that the subscription is wanted. */
export function snsEndpoint(source: SNSEventSource, context: SourceContext): HttpEndpoint {
  return { context: source.webhook, receive: (request) => receive(request, source, context) };
}

async function receive(request: HttpRequest, source: SNSEventSource, context: SourceContext): Promise<Receipt> {
  try {
    const body = fromBytes(await request.body(maxPayload(source.webhook)));
    if (body === '') throw new Unfit('bad request, not a valid SNS notification');
    const json = embed(body);
    const message = messageOf(json);
    const about = message.MessageId === '' ? {} : { deliveryId: message.MessageId };
    if (source.validateSignature) {
      const problem = await checkNotification(message, context);
      if (problem !== undefined) return { ...about, status: 400, text: problem };
    }
    const checked = source.validateSignature ? { ...about, authentication: 'sns signature' } : about;
    if (message.Type === 'SubscriptionConfirmation') await confirm(message, source, context);
    if (message.Type !== 'Notification') return { ...checked, status: 200, text: '' };
    const { metadata } = source;
    return { ...checked, data: webhookData({ headerMember: 'header', header: request.header, body: json, metadata }) };
  } catch (error) {
    const isTheirs = error instanceof Unfit || error instanceof NotJson || error instanceof BodyTooLarge;
    if (isTheirs) return { status: 400, text: error.message };
    throw error;
  }
}

const undecoded = (reason: string): Unfit => new Unfit(`error unmarshaling JSON: while decoding JSON: ${reason}`);

/** Argo Events reads the message as YAML: numbers and booleans are texts there. */
function messageOf(json: string): SnsMessage {
  const value = valueOf(json);
  if (value === null) throw new Unfit('bad request, not a valid SNS notification');
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw undecoded(`json: cannot unmarshal ${kindOf(value)} into Go value of type awssns.httpNotification`);
  }
  const fields = Object.entries(value).flatMap(([name, field]) => {
    const known = names.get(name.toLowerCase());
    return known === undefined ? [] : [[known, textOf(known, field)] as [string, string]];
  });
  return Object.fromEntries([...snsFields].map((name) => [name, ''] as [string, string]).concat(fields)) as Record<
    keyof SnsMessage,
    string
  >;
}

const names = new Map([...snsFields].map((name) => [name.toLowerCase(), name]));

const timestamp = goStruct('awssns.httpNotification', { Notification: 'Timestamp:time' });

function valueOf(json: string): Json {
  try {
    const value = decode(json);
    if (json.startsWith('{')) timestamp.rewrite(json);
    return value;
  } catch (error) {
    throw undecoded(reasonOf(error));
  }
}

const kindOf = (value: Json | undefined): string => {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
};

function textOf(name: string, value: Json | undefined): string {
  if (typeof value !== 'object') return String(value ?? '');
  if (value === null) return '';
  throw undecoded(
    `json: cannot unmarshal ${kindOf(value)} into Go struct field httpNotification.${name} of type string`,
  );
}

/**
 * Confirms the subscription to the topic of the definition, at the service of its region: nothing in the request decides who is
 * called, only the token is the sender's.
 */
async function confirm({ Token }: SnsMessage, source: SNSEventSource, { get }: SourceContext): Promise<void> {
  const { topicArn, region, endpoint } = source;
  const base = endpoint ? endpoint.replace(/\/+$/, '') : `https://${snsHost(region)}`;
  const query = new URLSearchParams({
    Action: 'ConfirmSubscription',
    Token,
    TopicArn: topicArn,
    Version: '2010-03-31',
  });
  const { status } = await get(`${base}/?${query}`);
  if (status > 299) throw new Unfit(`the subscription could not be confirmed: Amazon SNS answered ${status}`);
}
