import { EventloomError } from '../../errors';
import { decodeExact } from '../../language/go/exact-json';
import type { Encodable } from '../../language/go/json';
import { encode } from '../../language/go/json';
import type { JsonObject } from '../../model/json';
import type { Parameter } from '../parameters/parameter';
import { applyParameters, applyToTree } from '../parameters/parameter';
import type { Events } from '../parameters/source';
import type { Trail } from '../step';

/** An object that a trigger acts on. */
export interface RenderedResource {
  readonly resource: JsonObject;
  /** Its JSON with sorted keys, in which whole numbers beyond 2^53 keep their digits. */
  resourceText(): string;
}

/**
 * Puts values from events into a Kubernetes object.
 *
 * @param source null is what an empty text means.
 * @param parameters undefined leaves the object alone; an empty list still asks for a `kind`.
 * @returns an object that may share parts with the source.
 * @throws EventloomError `bad-definition` when the object has no kind, or none is left.
 */
export function renderResource(
  source: JsonObject | null,
  parameters: readonly Parameter[] | undefined,
  events: Events,
  trail: Trail,
): RenderedResource {
  if (!parameters) return { resource: source ?? {}, resourceText: () => encode(source as Encodable) };
  const document = applyToTree(source, parameters, events, trail);
  const rendered =
    document.text === undefined ? { value: document.tree, exact: document.tree } : decodeExact(document.text);
  const resource = rendered.value as JsonObject;
  if (isTyped(resource)) return { resource, resourceText: () => encode(rendered.exact as Encodable) };
  throw untyped();
}

/**
 * Like {@link renderResource} with parameters, for an object that comes from outside, as JSON, whose numbers stay as they are.
 * @throws EventloomError like {@link renderResource}
 */
export function fillJson(json: string, parameters: readonly Parameter[], events: Events, trail: Trail): string {
  const text = applyParameters(json, parameters, events, trail);
  if (isTyped(decodeExact(text).value as JsonObject | null)) return text;
  throw untyped();
}

const untyped = (): EventloomError =>
  new EventloomError(
    'bad-definition',
    "the object has no 'kind', or an 'apiVersion' with several slashes: parameters need both to be right",
  );

/** Whether Kubernetes can tell the kind of an object. */
function isTyped(resource: JsonObject | null): boolean {
  const { kind, apiVersion } = resource ?? {};
  const hasVersion = typeof apiVersion !== 'string' || apiVersion.split('/').length <= 2;
  return typeof kind === 'string' && kind !== '' && hasVersion;
}
