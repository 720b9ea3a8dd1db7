import { EventloomError } from '../../errors';
import { encode } from '../../language/go/json';
import type { JsonObject } from '../../model/json';
import type { Parameter } from '../parameters/parameter';
import { applyParameters } from '../parameters/parameter';
import type { Events } from '../parameters/source';
import type { Trail } from '../step';
import { decodeExact } from './exact-json';

/** An object that a trigger acts on, before the parameters. */
export interface SourceObject {
  readonly object: JsonObject;
  /** Its JSON as Argo Events would write it. */
  readonly text: string;
}

/** An object that a trigger acts on. */
export interface RenderedResource {
  readonly resource: JsonObject;
  /** Its JSON with sorted keys, in which whole numbers beyond 2^53 keep their digits. */
  resourceText(): string;
}

/** Prepares an object; null is what an empty text means. */
export function sourceObject(object: JsonObject | null): SourceObject {
  return { object: object ?? {}, text: encode(object) };
}

/**
 * Puts values from events into a Kubernetes object.
 *
 * @param parameters undefined leaves the object alone; an empty list still asks for a `kind`.
 * @throws EventloomError `bad-definition` when the object has no kind, or none is left.
 */
export function renderResource(
  { object, text }: SourceObject,
  parameters: readonly Parameter[] | undefined,
  events: Events,
  trail: Trail,
): RenderedResource {
  if (!parameters) return { resource: object, resourceText: () => text };
  const rendered = decodeExact(applyParameters(text, parameters, events, trail));
  const resource = rendered.value as JsonObject;
  if (isTyped(resource)) return { resource, resourceText: () => encode(rendered.exact) };
  throw new EventloomError(
    'bad-definition',
    "the object has no 'kind', or an 'apiVersion' with several slashes: parameters need both to be right",
  );
}

/** Whether Kubernetes can tell the kind of an object. */
function isTyped({ kind, apiVersion }: JsonObject): boolean {
  const hasVersion = typeof apiVersion !== 'string' || apiVersion.split('/').length <= 2;
  return typeof kind === 'string' && kind !== '' && hasVersion;
}
