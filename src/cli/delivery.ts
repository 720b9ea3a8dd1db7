import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { EventloomError } from '../errors';
import type { Json } from '../model/json';
import type { Fixture } from './fixture';
import { proofOf } from './signing';

/** A delivery that is ready to be sent. */
export interface Delivery {
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer;
  /** The sender's id of this delivery; absent when the provider has none. */
  readonly id?: string;
}

/** What proves to the receiver who sent it. */
export interface Credentials {
  /** Signs the exact bytes of the body. */
  readonly signingSecret?: Buffer;
  readonly bearerToken?: Buffer;
  /** Stands in the body itself, as Slack's token. */
  readonly bodyToken?: Buffer;
}

/** Makes a delivery as the provider would: a new id each time, signed over its exact bytes. */
export function prepareDelivery(fixture: Fixture, credentials: Credentials): Delivery {
  const { signingSecret, bearerToken, bodyToken } = credentials;
  const headers: Record<string, string> = { ...fixture.headers };
  const content = bodyToken ? withToken(fixture.body, bodyToken.toString('utf8')) : fixture.body;
  const body = encodeBody(content, headerOf(headers, 'content-type'));
  const id = fixture.provider === 'github' ? randomUUID() : undefined;
  if (id !== undefined) headers['X-GitHub-Delivery'] = id;
  if (signingSecret) Object.assign(headers, proofOf(fixture.provider, signingSecret, body, Date.now()));
  if (bearerToken) headers.Authorization = `Bearer ${bearerToken.toString('utf8')}`;
  return { method: fixture.method, headers, body, ...(id !== undefined && { id }) };
}

const withToken = (body: Json, token: string): Json =>
  typeof body === 'object' && body !== null && !Array.isArray(body) && 'token' in body ? { ...body, token } : body;

const headerOf = (headers: { readonly [name: string]: string }, name: string): string =>
  Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';

function encodeBody(body: Json, contentType: string): Buffer {
  if (!contentType.startsWith('application/x-www-form-urlencoded')) return Buffer.from(JSON.stringify(body));
  const fields = Object.entries(body ?? {}).map(([name, value]): [string, string] => [name, asText(value as Json)]);
  return Buffer.from(new URLSearchParams(fields).toString());
}

const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What the receiver answered. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Whose certificates are believed. */
export interface Trust {
  /** Authorities, or the certificate itself, as PEM. @default - those that Node knows */
  readonly ca?: Buffer;
  /** Any certificate will do. @default false */
  readonly insecure?: boolean;
}

/** How much of an answer is read. */
const maxAnswer = 64 * 1024;
const timeoutMs = 30_000;

/**
 * Sends a delivery.
 * @throws EventloomError `cannot-write` when nobody answers
 */
export function send(
  url: string,
  { method, headers, body }: Delivery,
  { ca, insecure = false }: Trust = {},
): Promise<Answer> {
  const request = url.startsWith('https:') ? httpsRequest : httpRequest;
  const tls = { rejectUnauthorized: !insecure, ...(ca && { ca }) };
  return new Promise((resolve, reject) => {
    const fail = (cause: Error): void => reject(noAnswer(url, cause));
    const sent = request(
      url,
      { method, timeout: timeoutMs, headers: { ...headers, 'Content-Length': String(body.length) }, ...tls },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          if (text.length < maxAnswer) text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
        response.on('error', fail);
      },
    );
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)));
    sent.on('error', fail);
    sent.end(body);
  });
}

/** What Node says of a certificate that it does not believe. */
const untrusted =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*|ERR_TLS_CERT_ALTNAME_INVALID|CERT_.*)$/;

function noAnswer(url: string, cause: NodeJS.ErrnoException): EventloomError {
  const remedy = untrusted.test(cause.code ?? '')
    ? '; trust its certificate with --ca <file>, or any with --insecure'
    : '';
  return new EventloomError('cannot-write', `${url} does not answer: ${cause.message}${remedy}`, { cause });
}
