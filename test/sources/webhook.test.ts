import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import type { WebhookEventSource } from '../../src/model/sources/webhook';
import { goHeader } from '../../src/sources/go-header';
import { BodyTooLarge } from '../../src/sources/source';
import { webhookEndpoint } from '../../src/sources/webhook';
import { readRows } from '../conformance/vectors/row';

interface Question {
  readonly context: WebhookEventSource;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: { readonly text?: string; readonly base64?: string };
  };
  readonly active?: boolean;
  readonly busRefuses?: boolean;
}

interface Answered {
  readonly status: number;
  readonly body: string;
  readonly event: string | { readonly $base64: string } | null;
}

async function ask({ context, request }: Question): Promise<Answered> {
  const body = Buffer.from(request.body.base64 ?? request.body.text ?? '', request.body.base64 ? 'base64' : 'utf8');
  const receipt = await webhookEndpoint(context).receive({
    method: request.method,
    address: '127.0.0.1',
    query: Buffer.from(request.url.split('?')[1] ?? '').toString('latin1'),
    header: goHeader(request.headers.flatMap(([name, value]) => [name, Buffer.from(value).toString('latin1')])),
    body: async (limit) => {
      if (body.length > limit) throw new BodyTooLarge();
      return body;
    },
  });
  if ('data' in receipt) return { status: 200, body: 'success', event: shown(receipt.data) };
  return { status: receipt.status, body: receipt.text, event: null };
}

const shown = (data: Buffer): Answered['event'] =>
  isUtf8(data) ? data.toString() : { $base64: data.toString('base64') };

describe('the webhook source', () => {
  const rows = readRows(join(__dirname, '../vectors/webhook-request.jsonl.gz')).filter((row) => {
    const question = row.in as Question;
    return question.active !== false && !question.busRefuses;
  });

  it.each(rows.map((row) => [row.id, row] as const))('answers %s as Argo Events does', async (_, row) => {
    expect(await ask(row.in as Question)).toEqual(row.out);
  });
});
