import { createHmac, timingSafeEqual } from 'node:crypto';
import { encodeString } from '../language/go/json';
import { parseInt } from '../language/go/strconv';
import { fromBytes, toBytes } from '../language/go/text';
import type { SlackEventSource } from '../model/sources/slack';
import { firstValue } from './go-header';
import { hexFault } from './go-hex';
import { parseQuery, type Values } from './go-query';
import { compactJson, goStruct, Misfit } from './go-struct';
import { maxForm, maxPayload } from './hook';
import { sameSecret } from './same-secret';
import { slackEvent } from './slack-events';
import { slackInteraction } from './slack-interaction';
import {
  BodyTooLarge,
  type HttpEndpoint,
  type HttpRequest,
  type Receipt,
  type Refused,
  type SourceContext,
} from './source';

const refuse = (status: number, text: string): Refused => ({ status, text });

/** A request that cannot become an event; the message goes to the sender. */
class Unfit extends Error {}

/** Takes events, interactions and slash commands of Slack. */
export function slackEndpoint(source: SlackEventSource, context: SourceContext): HttpEndpoint {
  return { context: source.webhook, receive: (request) => receive(request, source, context) };
}

async function receive(request: HttpRequest, source: SlackEventSource, context: SourceContext): Promise<Receipt> {
  const key = await secretOf(source.signingSecret, context);
  const isForm = request.header.get('Content-Type')?.[0] === 'application/x-www-form-urlencoded';
  // Argo Events bounds what it reads to check the signature.
  const limit = isForm && key.length === 0 ? maxForm : maxPayload(source.webhook);
  const body = await request.body(limit).catch((error: unknown) => {
    // Argo Events reads as much as it may, which then has another signature.
    if (error instanceof BodyTooLarge) return undefined;
    throw error;
  });
  const problem = key.length === 0 ? undefined : verify(request, body, key, context.now());
  if (problem !== undefined) return refuse(401, problem);
  if (!body) return refuse(500, 'the request is too large');
  const about = key.length === 0 ? {} : { authentication: 'slack signature' };
  try {
    const taken = isForm ? takeForm(request, body) : takeEvent(fromBytes(body), await secretOf(source.token, context));
    return { ...about, ...taken };
  } catch (error) {
    if (error instanceof Unfit) return { ...about, ...refuse(500, error.message) };
    throw error;
  }
}

const secretOf = (selector: SlackEventSource['token'] | undefined, { secrets }: SourceContext): Promise<Buffer> =>
  selector ? secrets.value(selector.name ?? '', selector.key) : Promise.resolve(Buffer.alloc(0));

/** How old a signature may be, in milliseconds, and how far ahead of our clock. */
const toleranceMs = 5 * 60_000;

/** Why a request is not Slack's. */
function verify({ header }: HttpRequest, body: Buffer | undefined, key: Buffer, now: number): string | undefined {
  const [signature, timestamp] = [
    firstValue(header, 'X-Slack-Signature'),
    firstValue(header, 'X-Slack-Request-Timestamp'),
  ];
  const cannot = (reason: string): string => `cannot create secrets verifier, ${reason}`;
  if (signature === '' || timestamp === '') return cannot('missing headers');
  const hex = signature.replace(/^v0=/, '');
  const fault = hexFault(hex);
  if (fault !== undefined) return cannot(fault);
  const seconds = parseInt(timestamp, 10, 64);
  if (seconds === undefined) return cannot(`strconv.ParseInt: parsing ${JSON.stringify(timestamp)}: invalid syntax`);
  if (Math.abs(now - Number(seconds) * 1000) > toleranceMs) return cannot('timestamp is too old');
  const given = Buffer.from(hex, 'hex');
  const right = createHmac('sha256', key)
    .update(`v0:${timestamp}:`)
    .update(body ?? '')
    .digest();
  const isRight = body && given.length === right.length && timingSafeEqual(given, right);
  return isRight ? undefined : 'signature validation failed';
}

/** Interactive elements and slash commands come as forms. */
function takeForm(request: HttpRequest, body: Buffer): Receipt {
  const isRead = ['POST', 'PUT', 'PATCH'].includes(request.method);
  const { values, error } = parseQuery(isRead ? body.toString('latin1') : '');
  const problem = error ?? parseQuery(request.query).error;
  if (problem !== undefined) throw new Unfit(problem);
  const payload = values.get('payload')?.[0] ?? '';
  if (payload !== '') return { data: toBytes(interactionOf(payload)) };
  if (values.get('command')?.[0]) return { data: toBytes(commandOf(values)) };
  throw new Unfit('could not determine slack type from form parameters');
}

function interactionOf(payload: string): string {
  try {
    return slackInteraction(payload);
  } catch (error) {
    if (error instanceof Misfit) throw new Unfit(`failed to parse interaction event, ${error.message}`);
    throw error;
  }
}

const slashCommand = goStruct('slack.SlashCommand', {
  SlashCommand: `token:string team_id:string team_domain:string enterprise_id?:string enterprise_name?:string
    is_enterprise_install:bool channel_id:string channel_name:string user_id:string user_name:string command:string
    text:string response_url:string trigger_id:string api_app_id:string`,
});

function commandOf(values: Values): string {
  const fields = Object.fromEntries([...values].map(([name, [value = '']]) => [name, encodeString(value)]));
  const isInstall = values.get('is_enterprise_install')?.[0] === 'true';
  return slashCommand.rewrite('{}', { ...fields, is_enterprise_install: String(isInstall) });
}

/** What is read of a request of the Events API before its token was looked at. */
interface Outer {
  readonly token: string;
  readonly type: string;
}

const outerEvent = goStruct('slackevents.EventsAPIEvent', {
  Outer: `token:string team_id:string type:string api_app_id:string enterprise_id:string is_ext_shared_channel:bool
    Data:any InnerEvent:Inner`,
  Inner: 'type:string Data:any',
});
const callbackEvent = goStruct('slackevents.EventsAPICallbackEvent', {
  Callback: `type:string token:string team_id:string api_app_id:string enterprise_id:string event:raw
    authed_users:[]string authed_teams:[]string event_id:string event_time:int event_context:string
    is_ext_shared_channel:bool`,
});
const verification = goStruct('slackevents.EventsAPIURLVerificationEvent', {
  Verification: 'token:string challenge:string type:string',
});
const rateLimited = goStruct('slackevents.EventsAPIAppRateLimited', {
  RateLimited: 'type:string token:string team_id:string minute_rate_limited:int api_app_id:string',
});

function takeEvent(body: string, token: Buffer): Receipt {
  try {
    const json = compactJson(body);
    const outer = JSON.parse(outerEvent.rewrite(json)) as Outer;
    const text = (outer.type === 'event_callback' ? callbackEvent : verification).rewrite(json);
    if (!sameSecret(outer.token, token)) throw new Misfit('invalid verification token');
    if (outer.type === 'event_callback') return called(text);
    if (outer.type === 'app_rate_limited') rateLimited.rewrite(json);
    if (outer.type !== 'url_verification') return refuse(200, 'success');
    return challenged((JSON.parse(text) as { readonly challenge: string }).challenge);
  } catch (error) {
    if (error instanceof Misfit) throw new Unfit(`failed to extract event, ${error.message}`);
    throw error;
  }
}

function called(callback: string): Receipt {
  const { event_id: deliveryId } = JSON.parse(callback) as { readonly event_id: string };
  return { ...(deliveryId !== '' && { deliveryId }), data: toBytes(slackEvent(callback)) };
}

/** Slack finds its challenge in the answer although something follows it. */
const challenged = (challenge: string): Refused => ({
  status: 200,
  text: `${challenge}success`,
  headers: { 'Content-Type': 'text' },
});
