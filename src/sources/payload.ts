import { encode } from '../language/go/json';
import { compareBytes, toBytes } from '../language/go/text';

type Fields = Iterable<readonly [string, string | readonly string[]]>;

/** A map of texts, or of lists of texts, as Go encodes it: sorted by name. */
export function encodeMap(fields: Fields): string {
  const sorted = [...fields].sort(([one], [other]) => compareBytes(one, other));
  return `{${sorted.map(([name, value]) => `${encode(name)}:${encode(value)}`).join(',')}}`;
}

/** What a webhook-like source publishes. */
export interface WebhookPayload {
  /** The name of the member that holds the header: `header` or `headers`. */
  readonly headerMember: string;
  readonly header: Fields;
  /** JSON text. */
  readonly body: string;
  readonly metadata?: { readonly [name: string]: string };
}

/** The data of an event: `{header, body, metadata}`, without metadata when there are none. */
export function webhookData({ headerMember, header, body, metadata }: WebhookPayload): Buffer {
  const entries = Object.entries(metadata ?? {});
  const tail = entries.length > 0 ? `,"metadata":${encodeMap(entries)}` : '';
  return toBytes(`{"${headerMember}":${encodeMap(header)},"body":${body}${tail}}`);
}
