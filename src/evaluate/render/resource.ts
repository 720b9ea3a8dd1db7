import { EventloomError } from '../../errors';
import { encode } from '../../language/go/json';
import type { JsonObject } from '../../model/json';
import type { Parameter } from '../parameters/parameter';
import { applyParameters } from '../parameters/parameter';
import type { Events } from '../parameters/source';
import type { Trail } from '../step';
import { decodeExact } from './exact-json';

/** An object that a trigger acts on. */
export interface RenderedResource {
  readonly resource: JsonObject;
  /** Its JSON with sorted keys, in which whole numbers beyond 2^53 keep their digits. */
  readonly text: string;
}

/**
 * Puts values from events into a Kubernetes object.
 *
 * @param source null is what an empty text means.
 * @param parameters undefined leaves the object alone; an empty list still asks for a `kind`.
 * @throws EventloomError `bad-definition` when the object has no kind, or none is left.
 */
export function renderResource(
  source: JsonObject | null,
  parameters: readonly Parameter[] | undefined,
  events: Events,
  trail: Trail,
): RenderedResource {
  const text = encode(source);
  if (!parameters) return { resource: source ?? {}, text };
  const rendered = encode(decodeExact(applyParameters(text, parameters, events, trail)));
  const resource = JSON.parse(rendered) as JsonObject;
  if (!isTyped(resource)) {
    throw new EventloomError('bad-definition', "the object has no 'kind': parameters need one, and must not remove it");
  }
  return { resource, text: rendered };
}

/** Whether Kubernetes can tell the kind of an object. */
function isTyped({ kind, apiVersion }: JsonObject): boolean {
  const hasVersion = typeof apiVersion !== 'string' || apiVersion.split('/').length <= 2;
  return typeof kind === 'string' && kind !== '' && hasVersion;
}
