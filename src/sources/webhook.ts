import { fromBytes } from '../language/go/text';
import type { WebhookEventSource } from '../model/sources/webhook';
import { parseQuery } from './go-query';
import { maxForm } from './hook';
import { embed, encodeMap, NotJson, webhookData } from './payload';
import {
  BodyTooLarge,
  defaultMaxPayload,
  type HttpEndpoint,
  type HttpRequest,
  type Receipt,
  type Refused,
} from './source';

const refuse = (status: number, text: string): Refused => ({ status, text });

/** Takes what anybody sends: JSON bodies, forms, or the query of a GET. */
export function webhookEndpoint(source: WebhookEventSource): HttpEndpoint {
  return {
    context: source,
    receive: async (request) => {
      if (request.method !== source.method) return refuse(400, 'http method does not match');
      const body = await readBody(request, source);
      if (typeof body !== 'string') return body;
      return accept(request, body, source);
    },
  };
}

function accept({ header }: HttpRequest, body: string, { metadata }: WebhookEventSource): Receipt {
  try {
    return { data: webhookData({ headerMember: 'header', header, body: embed(body), metadata }) };
  } catch (error) {
    if (error instanceof NotJson) return refuse(400, error.message);
    throw error;
  }
}

/** The body as JSON text that nobody has checked yet, or why there is none. */
async function readBody(request: HttpRequest, source: WebhookEventSource): Promise<string | Refused> {
  if (request.method === 'GET') return encodeMap(parseQuery(request.query).values);
  if (request.method !== 'POST') return refuse(400, `unsupoorted method: ${request.method}`);
  if (request.header.get('Content-Type')?.[0] === 'application/x-www-form-urlencoded') return readForm(request);
  try {
    return fromBytes(await request.body(Number(source.maxPayloadSize ?? defaultMaxPayload)));
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    return refuse(400, `failed to parse request body, ${error.message}`.repeat(2));
  }
}

/** The form in the body. The query has to be readable too, although nothing of it is published. */
async function readForm(request: HttpRequest): Promise<string | Refused> {
  try {
    const { values, error } = parseQuery((await request.body(maxForm)).toString('latin1'));
    const problem = error ?? parseQuery(request.query).error;
    return problem === undefined ? encodeMap(values) : refuse(500, problem.repeat(2));
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    return refuse(500, 'http: POST too large'.repeat(2));
  }
}
