import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { EventSourceSpec } from '../../../src/model/event-source';

/** One request that was put to an EventSource of Argo Events on the wire, its answer, and what appeared on the bus. */
export interface HttpRow {
  readonly id: string;
  readonly group: string;
  readonly object: { readonly metadata: { readonly name: string }; readonly spec: EventSourceSpec };
  readonly secrets?: { readonly [name: string]: { readonly [key: string]: string } };
  readonly bus?: string;
  readonly unstable?: string;
  /** Milliseconds since 1970 at which the request was sent, where that matters. */
  readonly clock?: number;
  readonly request: {
    readonly port: number;
    readonly method: string;
    readonly target: string;
    readonly headers: readonly (readonly [string, string])[];
    readonly bodyBase64?: string;
    readonly bodyRecipe?: {
      readonly concat: readonly (string | { readonly repeat: string; readonly times: number })[];
    };
    readonly chunked?: boolean;
  };
  readonly response: {
    readonly status?: number;
    readonly headers?: readonly (readonly [string, string])[];
    readonly body?: string;
    readonly crashed?: boolean;
  };
  readonly messages: readonly {
    readonly subject: string;
    readonly envelope: { readonly [attribute: string]: string };
    readonly envelopeKeys: readonly string[];
    readonly payloadText?: string;
    readonly payloadSha256?: string;
  }[];
}

/** Reads recorded requests, packed (.gz) or not. */
export function readHttpRows(file: string): HttpRow[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').flatMap((line) => (line ? [JSON.parse(line) as HttpRow] : []));
}

/** The body that was sent. */
export function bodyOf({ request }: HttpRow): Buffer {
  if (!request.bodyRecipe) return Buffer.from(request.bodyBase64 ?? '', 'base64');
  const parts = request.bodyRecipe.concat.map((part) =>
    typeof part === 'string' ? part : part.repeat.repeat(part.times),
  );
  return Buffer.from(parts.join(''));
}
