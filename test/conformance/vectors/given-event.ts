import { EventDocument } from '../../../src/evaluate/document';
import { encode } from '../../../src/language/go/json';
import { readExactValue } from '../../../src/manifests/read';

/** An event as the vectors write it: attributes of a CloudEvent, and its data as text or base64. */
export interface GivenEvent {
  readonly id?: string;
  readonly source?: string;
  readonly subject?: string;
  readonly type?: string;
  readonly time?: string;
  readonly datacontenttype?: string;
  readonly specversion?: string;
  readonly data_text?: string;
  readonly data_base64?: string;
}

/** Events by the name of their dependency. */
export interface GivenEvents {
  readonly events?: Readonly<Record<string, GivenEvent>>;
}

/** YAML as Argo Events reads it. */
export function yamlToJson(yaml: string): string {
  const { value, problem } = readExactValue(yaml);
  if (problem) throw new Error(problem.message);
  return encode(value);
}

/** An event that came over the bus, where its source was read as a reference to a URI. */
export function documentOf(given: GivenEvent): EventDocument {
  const { data_text: text, data_base64: base64, ...attributes } = given;
  const data =
    text !== undefined ? Buffer.from(text) : base64 !== undefined ? Buffer.from(base64, 'base64') : undefined;
  const event = { id: '', subject: '', type: '', time: '', specversion: '', ...attributes };
  const source = (given.source ?? '').replace(/[<>]/g, encodeURIComponent);
  return new EventDocument(data ? { ...event, source, data } : { ...event, source }, { yamlToJson });
}

/** The events that a trigger fires with. */
export function eventsOf({ events }: GivenEvents): Map<string, EventDocument> {
  return new Map(Object.entries(events ?? {}).map(([name, event]) => [name, documentOf(event)]));
}
