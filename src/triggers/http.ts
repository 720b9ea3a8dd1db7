import { HttpClient, type HttpSending } from '../clients/http-client';
import { type HttpReply, type HttpRequest, shownRequest } from '../clients/http-message';
import { EventloomError } from '../errors';
import type { Rendered } from '../model/rendered';
import { requestOf } from './http-request';
import { tlsOf } from './tls';
import type { Outcome, TriggerContext, TriggerRunner } from './trigger';

/** Sends an HTTP request. A status of 200 to 299 is a success, or what `policy.status` allows. */
export const http: TriggerRunner = { unsupported: () => undefined, run };

/** How long a request may take whose trigger does not say, in milliseconds; and at most. */
const defaultMs = 60_000;
const longestMs = 24 * 3600 * 1000;

/** How much of an answer is shown in an error, in characters. */
const shownAnswer = 200;

async function run(rendered: Rendered, context: TriggerContext): Promise<Outcome> {
  const request = await requestOf(rendered, context);
  const reply = await context.connections.of(HttpClient).send(request, await sendingOf(rendered, context));
  const { status } = reply;
  if (isSuccess(status, rendered)) return { dryRun: false, summary: `${shownRequest(request)}: ${status}` };
  const said = textOf(reply, secretsOf(request, rendered));
  throw new EventloomError('trigger-failed', `${shownRequest(request)} was answered with ${status}${said}`);
}

async function sendingOf({ template }: Rendered, context: TriggerContext): Promise<HttpSending> {
  const { timeout = 0, tls, secureHeaders } = template.http ?? {};
  const ownMs = timeout > 0 ? Math.min(timeout * 1000, longestMs) : defaultMs;
  const { timeoutMs = Number.POSITIVE_INFINITY } = context;
  return {
    timeoutMs: Math.min(ownMs, timeoutMs),
    ...(context.timeoutMs === undefined && context.signal && { signal: context.signal }),
    ...(tls && { tls: await tlsOf(tls, context.secrets) }),
    ...(secureHeaders && { secret: new Set(secureHeaders.map(({ name }) => name.toLowerCase())) }),
  };
}

function isSuccess(status: number, { policy }: Rendered): boolean {
  const allow = policy?.status?.allow;
  return allow ? allow.includes(status) : status >= 200 && status < 300;
}

/** What was sent that nobody may see; an answer may repeat it. */
function secretsOf({ headers }: HttpRequest, { template }: Rendered): readonly string[] {
  const names = ['Authorization', ...(template.http?.secureHeaders ?? []).map(({ name }) => name)];
  return names.flatMap((name) => secretsIn(headers[name] ?? ''));
}

/** The value of a header, what stands in it behind a scheme, and a password in that. */
function secretsIn(value: string): readonly string[] {
  const credentials = value.replace(/^[\w-]+ +/, '');
  const isBasic = /^basic /i.test(value);
  const password = isBasic
    ? Buffer.from(credentials, 'base64')
        .toString('utf8')
        .replace(/^[^:]*:/, '')
    : '';
  return [value, credentials, password];
}

function textOf({ text }: HttpReply, secrets: readonly string[]): string {
  const masked = secrets.reduce((rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, '***')), text);
  const shown = masked.trim().replace(/\s+/g, ' ').slice(0, shownAnswer);
  return shown === '' ? '' : `: ${shown}`;
}
