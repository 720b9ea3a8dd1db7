import { EventloomError, reasonOf } from '../../errors';
import { decode } from '../../language/go/json';
import { type ArtifactLocation, locationKind } from '../../model/artifact';
import type { JsonObject } from '../../model/json';
import type { TriggerTemplate } from '../../model/trigger';

/** What reading an object needs from outside. */
export interface SourceOptions {
  /**
   * Turns YAML into JSON, as text: for objects that stand `inline`, or are fetched. Throws if it is no YAML.
   * @default they cannot be read
   */
  readonly yamlToJson?: (yaml: string) => string;
}

/** Where the object of a `k8s` or `argoWorkflow` template comes from; undefined for other kinds. */
export function sourceOf(template: TriggerTemplate): ArtifactLocation | undefined {
  return template.k8s ? template.k8s.source : template.argoWorkflow?.source;
}

/** Whether the parameters are put into the object as it is in the cluster, which only the trigger can get. */
export function isLive({ k8s }: TriggerTemplate): boolean {
  return k8s?.liveObject === true && k8s.operation === 'update';
}

/**
 * Reads the object of a template that holds it itself; null if it is empty.
 * @throws EventloomError `bad-definition` if there is none, or it is no object.
 */
export function readSource(location: ArtifactLocation | undefined, { yamlToJson }: SourceOptions): JsonObject | null {
  const kind = locationKind(location);
  if (!kind) throw new EventloomError('bad-definition', 'the trigger has no source: name the object to act on');
  if (kind === 'resource') return objectOf(location?.resource);
  if (kind === 'inline' && yamlToJson) return objectOf(decode(yamlToJson(location?.inline ?? '')));
  throw new EventloomError(
    'bad-definition',
    `the object of the trigger must be fetched first: its source is '${kind}'`,
  );
}

/**
 * Reads an object that was fetched; null if it is empty.
 * @throws EventloomError `not-fetched` if it is no object: it may be one when it is fetched again
 */
export function readFetched(yaml: string, { yamlToJson }: SourceOptions): JsonObject | null {
  try {
    return objectOf(decode(yamlToJson ? yamlToJson(yaml) : yaml));
  } catch (cause) {
    const reason = reasonOf(cause);
    throw new EventloomError('not-fetched', `what was fetched is no object: ${reason}`, { cause });
  }
}

function objectOf(value: unknown): JsonObject | null {
  if (value === null) return null;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new EventloomError('bad-definition', 'the source of the trigger is no object');
}
