import { EventloomError } from '../errors';
import { annotationPrefix } from '../language/annotations';
import type { JsonObject } from '../model/json';
import type { Part } from './part';
import type { Finding } from './rule';

/** Reads what the annotations of an object ask of one part of it. */
export interface AnnotationReader {
  /** The part: an event, a trigger. */
  readonly name: string;
  /** Throws an EventloomError that names the annotation which is not understood. */
  read(annotations: JsonObject): unknown;
}

/** The annotations that nobody understands; what is wrong for several parts is said once. */
export function* refusedAnnotations(object: Part, readers: Iterable<AnnotationReader>): Iterable<Finding> {
  const annotations = object.at('metadata', 'annotations');
  if (!annotations.entries().some(([name]) => name.startsWith(annotationPrefix))) return;
  const said = new Set<string>();
  for (const reader of readers) {
    const message = faultOf(reader, annotations.object ?? {});
    if (message === undefined || said.has(message)) continue;
    said.add(message);
    const [, name = ''] = /annotation (\S+)/.exec(message) ?? [];
    const ofPart = annotations.at(`${name}.${reader.name}`);
    yield { at: ofPart.exists ? ofPart : annotations.at(name), message };
  }
}

function faultOf(reader: AnnotationReader, annotations: JsonObject): string | undefined {
  try {
    reader.read(annotations);
    return undefined;
  } catch (error) {
    if (error instanceof EventloomError) return error.message;
    throw error;
  }
}
