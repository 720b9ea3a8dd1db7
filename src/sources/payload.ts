import { reasonOf } from '../errors';
import { compact, encode, encodeString } from '../language/go/json';
import { compareBytes, fromBytes, hasLoneSurrogates, toBytes } from '../language/go/text';
import { goJsonFault } from './go-json-fault';

type Fields = Iterable<readonly [string, string | readonly string[]]>;

/** A map of texts, or of lists of texts, as Go encodes it: sorted by name. */
export function encodeMap(fields: Fields): string {
  const map = fields instanceof Map ? (fields as ReadonlyMap<string, string | readonly string[]>) : new Map(fields);
  let text = '{';
  for (const { name, key } of membersOf(map)) {
    const value = map.get(name) ?? '';
    if (text.length > 1) text += ',';
    text += key + (typeof value === 'string' ? encodeString(value) : encodeList(value));
  }
  return `${text}}`;
}

/** The name of a member, and how it begins in JSON. */
interface Member {
  readonly name: string;
  readonly key: string;
}

/** Senders have few sets of names: how they are sorted and written is remembered, by the names in the order in which they came. */
const known = new Map<string, readonly Member[]>();
const [maxKnown, maxKnownLength] = [1000, 2000] as const;

function membersOf(map: ReadonlyMap<string, unknown>): readonly Member[] {
  let names = '';
  for (const name of map.keys()) names += `${name.length} ${name}`;
  const found = known.get(names);
  if (found) return found;
  const sorted = [...map.keys()].sort(compareBytes);
  const members = sorted.map((name) => ({ name, key: `${encodeString(name)}:` }));
  if (names.length > maxKnownLength) return members;
  if (known.size >= maxKnown) known.clear();
  known.set(names, members);
  return members;
}

const encodeList = (texts: readonly string[]): string =>
  texts.length === 1 ? `[${encodeString(texts[0] ?? '')}]` : encode(texts);

/** Bytes that were to be embedded as JSON are none; the message is Go's. */
export class NotJson extends Error {}

/**
 * JSON as Go embeds it: without blanks, key order and numbers as they are.
 * @throws NotJson
 */
export function embed(json: string): string {
  try {
    return compact(json);
  } catch (error) {
    const reason = goJsonFault(json) ?? reasonOf(error);
    throw new NotJson(`json: error calling MarshalJSON for type *json.RawMessage: ${reason}`);
  }
}

/** What a webhook-like source publishes. */
export interface WebhookPayload {
  /** The name of the member that holds the header: `header` or `headers`. */
  readonly headerMember: 'header' | 'headers';
  /** @default null */
  readonly header?: Fields;
  /** JSON, as {@link embed} gives it. */
  readonly body: string | Buffer;
  readonly metadata?: { readonly [name: string]: string } | undefined;
}

/** The data of an event: `{header, body, metadata}`, without metadata when there are none. */
export function webhookData({ headerMember, header, body, metadata }: WebhookPayload): Buffer {
  const entries = Object.entries(metadata ?? {});
  const tail = entries.length > 0 ? `,"metadata":${encodeMap(entries)}` : '';
  const head = `{"${headerMember}":${header ? encodeMap(header) : 'null'},"body":`;
  return typeof body === 'string' ? toBytes(`${head}${body}${tail}}`) : joined(head, body, `${tail}}`);
}

/** What a source publishes for a message whose body was asked for as JSON, or was not: then it is base64. */
export const messageBody = (bytes: Uint8Array, jsonBody: boolean | undefined): string =>
  jsonBody ? embed(fromBytes(bytes)) : `"${Buffer.from(bytes).toString('base64')}"`;

function joined(head: string, body: Buffer, tail: string): Buffer {
  if (hasLoneSurrogates(head)) return Buffer.concat([toBytes(head), body, toBytes(tail)]);
  const headBytes = Buffer.byteLength(head);
  const data = Buffer.allocUnsafeSlow(headBytes + body.length + Buffer.byteLength(tail));
  data.write(head);
  data.set(body, headBytes);
  data.write(tail, headBytes + body.length);
  return data;
}
