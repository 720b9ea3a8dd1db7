import { isUtf8 } from 'node:buffer';
import { EventloomError } from '../../../src/errors';
import type { JsonObject } from '../../../src/model/json';
import type { SourceKey } from '../../../src/model/kinds';
import type { WebhookEventSource } from '../../../src/model/sources/webhook';
import { serve } from '../../../src/sources/answer';
import { eventData } from '../../../src/sources/event-data';
import { goHeader } from '../../../src/sources/go-header';
import { embed, messageBody, webhookData } from '../../../src/sources/payload';
import { BodyTooLarge } from '../../../src/sources/source';
import { webhookEndpoint } from '../../../src/sources/webhook';
import { type Area, area } from './area';
import type { Answer } from './row';

interface DataQuestion {
  readonly kind: SourceKey;
  readonly fields?: JsonObject;
  readonly bodyBytes?: string;
  readonly bodyJSON?: string;
}

interface HookFields {
  readonly header?: { readonly [name: string]: readonly string[] };
  readonly headers?: { readonly [name: string]: readonly string[] };
  readonly body?: JsonObject;
  readonly metadata?: { readonly [name: string]: string };
}

function data({ kind, fields = {}, bodyBytes, bodyJSON }: DataQuestion): string {
  const struct = eventData[kind];
  if (!struct) return hookData(kind, fields as HookFields);
  const body = bodyJSON ?? bodyBytes;
  if (body === undefined) return struct.rewrite(JSON.stringify(fields));
  const text = messageBody(Buffer.from(body), bodyJSON !== undefined);
  return struct.rewrite(JSON.stringify(fields), { body: text });
}

function hookData(kind: SourceKey, { header, headers = header, body, metadata }: HookFields): string {
  return webhookData({
    headerMember: kind === 'webhook' || kind === 'sns' ? 'header' : 'headers',
    ...(headers && { header: Object.entries(headers) }),
    body: embed(JSON.stringify(body ?? null)),
    metadata,
  }).toString();
}

interface RequestQuestion {
  readonly context: WebhookEventSource;
  readonly active?: boolean;
  readonly busRefuses?: boolean;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: { readonly text?: string; readonly base64?: string };
  };
}

const noSecrets = {
  value: (name: string, key: string) => Promise.reject(new EventloomError('secret-missing', `no ${name}/${key}`)),
};

async function requested({ context, request, active, busRefuses }: RequestQuestion): Promise<Answer> {
  const { text = '', base64 } = request.body;
  const body = base64 === undefined ? Buffer.from(text) : Buffer.from(base64, 'base64');
  let event: unknown = null;
  const served = {
    namespace: 'default',
    eventSource: 'webhook',
    eventName: 'example',
    endpoint: webhookEndpoint(context),
    ...(active !== undefined && { active }),
    dispatch: async ({ data }: { data: Buffer }) => {
      event = isUtf8(data) ? data.toString() : { $base64: data.toString('base64') };
      if (busRefuses) throw new EventloomError('not-stored', 'the bus refuses');
      return {};
    },
  };
  const answered = await serve(
    served,
    {
      method: request.method,
      address: '127.0.0.1',
      query: Buffer.from(request.url.split('?')[1] ?? '').toString('latin1'),
      header: goHeader(request.headers.flatMap(([name, value]) => [name, Buffer.from(value).toString('latin1')])),
      body: async (limit) => {
        if (body.length > limit) throw new BodyTooLarge();
        return body;
      },
    },
    { secrets: noSecrets },
  );
  return { out: { status: answered.status, body: answered.text, event } };
}

/** What event sources make of requests and messages. */
export const sourceAreas: Record<string, Area> = {
  'event-data': area<DataQuestion>((question) => ({ out: data(question) })),
  'webhook-request': area<RequestQuestion>(requested),
};
