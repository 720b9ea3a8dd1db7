import { EventloomError } from '../../errors';
import { get } from '../../language/path/get';
import { parse, whole } from '../../language/path/parse';
import type { Result } from '../../language/path/result';
import type { Json } from '../../model/json';
import type { EventDocument } from '../document';
import type { Path } from '../lookup';

/** What a parameter takes its value from. */
export interface Payload {
  /** What a path leads to in it. */
  get(path: Path): Result;
  /** As templates see it. */
  input(): Json;
}

/**
 * The data of an event for parameters, which depend on what the event says that they are.
 * @throws EventloomError `program-failed` if they are no JSON.
 */
export function jsonData(document: EventDocument): Payload {
  const type = document.event.datacontenttype ?? '';
  if (type === 'application/json') {
    if (!document.isJson) throw new EventloomError('program-failed', 'the data of the event are not JSON');
    return { get: (path) => document.get(path), input: () => document.input };
  }
  if (type !== 'application/yaml') {
    throw new EventloomError('program-failed', `unsupported content type of the event: '${type}'`);
  }
  const text = document.yamlAsJson;
  return { get: (path) => get(text, path.text), input: () => parse(whole(text)).value() };
}
