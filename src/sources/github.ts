import type { Secrets } from '../clients/secrets';
import { reasonOf } from '../errors';
import { decode, encode } from '../language/go/json';
import { reencode } from '../language/go/json-reencode';
import { fromBytes, toBytes } from '../language/go/text';
import type { Json, JsonObject } from '../model/json';
import type { GithubEventSource } from '../model/sources/github';
import { firstValue } from './go-header';
import { goJsonFault } from './go-json-fault';
import { parseQuery } from './go-query';
import { mediaType } from './media-type';
import { webhookData } from './payload';
import { checkSignature } from './signature';
import {
  BodyTooLarge,
  defaultMaxPayload,
  type HttpEndpoint,
  type HttpRequest,
  type Receipt,
  type SourceContext,
} from './source';

/** A request that cannot become an event; the message goes to the sender. */
class Unfit extends Error {}

/** Takes what GitHub sends, after checking its signature when the source names a secret. */
export function githubEndpoint(source: GithubEventSource, { secrets }: Pick<SourceContext, 'secrets'>): HttpEndpoint {
  return { context: source.webhook, receive: (request) => receive(request, source, secrets) };
}

async function receive(request: HttpRequest, source: GithubEventSource, secrets: Secrets): Promise<Receipt> {
  const deliveryId = firstValue(request.header, 'X-Github-Delivery') || undefined;
  let authentication: string | undefined;
  try {
    const type = contentType(request);
    const raw = await request.body(Number(source.webhook.maxPayloadSize ?? defaultMaxPayload));
    const payload = type === 'application/json' ? raw : payloadOf(raw);
    const { webhookSecret, metadata } = source;
    const key = webhookSecret && (await secrets.value(webhookSecret.name ?? '', webhookSecret.key));
    if (key && key.length > 0) authentication = authenticate(request, raw, key);
    const body = eventBody(payload, request);
    const data = webhookData({ headerMember: 'headers', header: request.header, body, metadata });
    return { deliveryId, authentication, data };
  } catch (error) {
    if (!(error instanceof Unfit || error instanceof BodyTooLarge)) throw error;
    return { deliveryId, authentication, status: 400, text: error.message };
  }
}

function contentType({ header }: HttpRequest): 'application/json' | 'application/x-www-form-urlencoded' {
  const { type, problem } = mediaType(firstValue(header, 'Content-Type'));
  if (problem !== undefined) throw new Unfit(problem);
  if (type === 'application/json' || type === 'application/x-www-form-urlencoded') return type;
  throw new Unfit(`webhook request has unsupported Content-Type ${JSON.stringify(type)}`);
}

/** The JSON text in the field `payload` of a form. */
function payloadOf(raw: Buffer): Buffer {
  const { values, error } = parseQuery(raw.toString('latin1'));
  if (error !== undefined) throw new Unfit(error);
  return toBytes(values.get('payload')?.[0] ?? '');
}

function authenticate({ header }: HttpRequest, raw: Buffer, key: Buffer): string {
  const signature = firstValue(header, 'X-Hub-Signature-256') || firstValue(header, 'X-Hub-Signature');
  const { algorithm, problem } = checkSignature(signature, raw, key);
  if (problem !== undefined) throw new Unfit(problem);
  return `${algorithm} signature`;
}

/** The body goes through a map: its keys come out sorted, its numbers as doubles, and two members join it. */
function eventBody(payload: Buffer, { header }: HttpRequest): string | Buffer {
  const added = {
    'X-GitHub-Event': firstValue(header, 'X-Github-Event'),
    'X-GitHub-Delivery': firstValue(header, 'X-Github-Delivery'),
  };
  const quick = reencode(payload, added);
  if (quick !== undefined) return quick;
  const body = decodeBody(fromBytes(payload));
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Unfit(`json: cannot unmarshal ${jsonType(body)} into Go value of type map[string]interface {}`);
  }
  const fields: Record<string, Json | undefined> = Object.assign(Object.create(null), body as JsonObject, added);
  return encode(fields);
}

function decodeBody(payload: string): Json {
  try {
    return decode(payload);
  } catch (error) {
    const problem = goJsonFault(payload) ?? overflow(payload);
    throw new Unfit(problem ?? reasonOf(error));
  }
}

/** What Go says about a number that no double can hold. */
function overflow(payload: string): string | undefined {
  for (const [token] of payload.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[-+.\deE]*/g)) {
    if (token[0] !== '"' && !Number.isFinite(Number(token))) {
      return `json: cannot unmarshal number ${token} into Go value of type float64`;
    }
  }
  return undefined;
}

function jsonType(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
