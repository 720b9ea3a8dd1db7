import { createHash } from 'node:crypto';
import type { HttpGet } from '../../../src/clients/http-get';
import type { Secrets } from '../../../src/clients/secrets';
import { EventloomError } from '../../../src/errors';
import { isJson } from '../../../src/language/go/json-check';
import { type DeclaredEvent, declaredEvents, webhookOf } from '../../../src/model/kinds';
import { makeEvent } from '../../../src/sources/event';
import { eventFilter } from '../../../src/sources/filter';
import { endpointOf, hasSource } from '../../../src/sources/kinds';
import { type Listener, startListener } from '../../../src/sources/listener';
import type { Served } from '../../../src/sources/served';
import type { SourceContext } from '../../../src/sources/source';
import type { HttpRow } from './row';
import { sendRaw } from './send';

interface Message {
  readonly subject: string;
  readonly envelope: { readonly [attribute: string]: string };
  readonly data: Buffer;
}

/** Whether a row asks for nothing that is not built. */
export function isBuilt(row: HttpRow): boolean {
  const path = row.request.target.split('?')[0];
  return declaredEvents(row.object.spec)
    .filter(
      (declared) => webhookOf(declared)?.port === String(row.request.port) && webhookOf(declared)?.endpoint === path,
    )
    .every(({ key }) => hasSource(key));
}

/** Puts the requests of one group to one listener, in order; answers with the differences, by row. */
export async function replayGroup(rows: readonly HttpRow[]): Promise<ReadonlyMap<string, string>> {
  const [first] = rows;
  if (!first) return new Map();
  const messages: Message[] = [];
  let busIsDown = false;
  const secrets = secretsOf(first);
  let clock = Date.now();
  const dispatch = (declared: DeclaredEvent, data: Buffer): void => {
    if (eventFilter(declared)?.dropped(data) !== undefined) return;
    if (busIsDown) throw new EventloomError('not-stored', 'the bus is down');
    const event = makeEvent(declared.key, first.object.metadata.name, declared.name, data, Date.now());
    const { data: _, extensions: __, isJson: vouched, datacontenttype = '', ...envelope } = event;
    if (vouched && !isJson(data)) throw new Error(`what ${declared.key} publishes is no JSON`);
    const subject = `default.${event.source}.${event.subject}`;
    messages.push({ subject, envelope: { datacontenttype, ...envelope }, data });
  };
  const get: HttpGet = async () => ({ status: 200, body: Buffer.alloc(0) });
  const ports = await listen(first, { secrets, now: () => clock, get }, dispatch);
  const differences = new Map<string, string>();
  try {
    for (const row of rows) {
      busIsDown = row.bus !== undefined;
      clock = row.clock ?? Date.now();
      messages.length = 0;
      const answer = await sendRaw(row, ports.get(String(row.request.port))?.port ?? 0);
      const difference = compare(row, answer, messages);
      if (difference !== undefined) differences.set(row.id, difference);
    }
  } finally {
    await Promise.all([...ports.values()].map(({ listener }) => listener.stop(0)));
  }
  return differences;
}

const secretsOf = ({ secrets = {} }: HttpRow): Secrets => ({
  value: async (name, key) => {
    const value = secrets[name]?.[key];
    if (value === undefined) throw new EventloomError('secret-missing', `no ${name}/${key}`);
    return Buffer.from(value.replace(/\n$/, ''));
  },
});

type Ports = Map<string, { listener: Listener; port: number }>;

/** One listener for each declared port, on a free port. */
async function listen(
  { object }: HttpRow,
  context: SourceContext,
  dispatch: (declared: DeclaredEvent, data: Buffer) => void,
): Promise<Ports> {
  const byPort = new Map<string, Served[]>();
  for (const declared of declaredEvents(object.spec)) {
    const endpoint = endpointOf(declared, context);
    const webhook = webhookOf(declared);
    if (!endpoint || !/^\d+$/.test(webhook?.port ?? '') || !webhook?.endpoint?.startsWith('/')) continue;
    const served: Served = {
      namespace: 'lab',
      eventSource: object.metadata.name,
      eventName: declared.name,
      endpoint,
      dispatch: async ({ data }) => {
        dispatch(declared, data);
        return {};
      },
    };
    byPort.set(webhook.port, [...(byPort.get(webhook.port) ?? []), served]);
  }
  const ports: Ports = new Map();
  for (const [port, served] of byPort) {
    const listener = await startListener(served, {
      host: '127.0.0.1',
      port: 0,
      secrets: context.secrets,
      answered: () => {},
    });
    ports.set(port, { listener, port: Number(new URL(listener.endpoints[0]?.url ?? '').port) });
  }
  return ports;
}

/** Ids are made anew by every process. */
const comparable = (body: string | undefined): string | undefined =>
  body?.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>');

const isRefused = ({ response }: HttpRow): boolean => response.body === '<refused; text not compared>';

function compare(
  row: HttpRow,
  answer: Awaited<ReturnType<typeof sendRaw>>,
  messages: readonly Message[],
): string | undefined {
  const contentType = row.response.headers?.find(([name]) => name === 'Content-Type')?.[1];
  const pairs: [string, unknown, unknown][] = [
    ['status', row.response.status, answer.status],
    ['body', comparable(row.response.body), isRefused(row) ? comparable(row.response.body) : comparable(answer.body)],
    ['content type', contentType, answer.contentType],
    ['messages', row.messages.length, messages.length],
  ];
  for (const [index, expected] of row.messages.entries()) {
    const got = messages[index];
    if (!got) break;
    const { id: _, time: __, data_base64: ___, ...attributes } = expected.envelope;
    const { id, time, ...found } = got.envelope;
    pairs.push(
      ['subject', expected.subject, got.subject],
      [
        'envelope',
        JSON.stringify(attributes, Object.keys(attributes).sort()),
        JSON.stringify(found, Object.keys(found).sort()),
      ],
      ['id', true, /^[0-9a-f]{32}$/.test(id ?? '')],
      ['time', true, !Number.isNaN(Date.parse(time ?? ''))],
    );
    if (expected.payloadText !== undefined) pairs.push(['payload', expected.payloadText, got.data.toString('utf8')]);
    if (expected.payloadSha256 !== undefined) {
      pairs.push(['payload', expected.payloadSha256, createHash('sha256').update(got.data).digest('hex')]);
    }
  }
  const [what, expected, found] = pairs.find(([, one, other]) => one !== other) ?? [];
  return what && `${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(found)}`;
}
