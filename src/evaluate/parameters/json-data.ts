import { EventloomError } from '../../errors';
import { parse, whole } from '../../language/path/parse';
import type { Json } from '../../model/json';
import type { EventDocument } from '../document';

/** The data of an event as JSON. */
export interface JsonData {
  readonly text: string;
  /** The data as templates see them, if that is not the document's own reading. */
  readonly input?: Json;
}

/**
 * The data of an event for parameters, which depend on what the event says that they are.
 * @throws EventloomError `program-failed` if they are no JSON.
 */
export function jsonData(document: EventDocument): JsonData {
  const type = document.event.datacontenttype ?? '';
  if (type === 'application/json') {
    if (document.isJson) return { text: document.text };
    throw new EventloomError('program-failed', 'the data of the event are not JSON');
  }
  if (type !== 'application/yaml') {
    throw new EventloomError('program-failed', `unsupported content type of the event: '${type}'`);
  }
  const text = document.yamlAsJson;
  return { text, input: parse(whole(text)).value() };
}
