import { EventloomError } from '../../errors';
import { decode } from '../../language/go/json';
import type { ArtifactLocation } from '../../model/artifact';
import type { JsonObject } from '../../model/json';
import type { TriggerTemplate } from '../../model/trigger';

/** Where the object of a trigger comes from, in the order in which Argo Events looks. */
export const locationKinds = ['s3', 'inline', 'file', 'url', 'git', 'configmap', 'resource'] as const;

/** One of {@link locationKinds}. */
export type LocationKind = (typeof locationKinds)[number];

/** What reading an object needs from outside. */
export interface SourceOptions {
  /**
   * Turns YAML into JSON, as text: for objects that stand `inline`. Throws if it is no YAML.
   * @default they cannot be read
   */
  readonly yamlToJson?: (yaml: string) => string;
}

/** The first place that a location names; undefined if it names none. */
export function locationKind(location: ArtifactLocation | undefined): LocationKind | undefined {
  return location && locationKinds.find((kind) => location[kind] !== undefined && location[kind] !== null);
}

/** Where the object of a `k8s` or `argoWorkflow` template comes from; undefined for other kinds. */
export function sourceOf(template: TriggerTemplate): ArtifactLocation | undefined {
  return template.k8s ? template.k8s.source : template.argoWorkflow?.source;
}

/** Whether the object must be fetched from outside before the trigger can be rendered: from a file, a bucket ... */
export function needsFetching(template: TriggerTemplate): boolean {
  if (!template.k8s && !template.argoWorkflow) return false;
  const kind = locationKind(sourceOf(template));
  return kind !== undefined && kind !== 'inline' && kind !== 'resource';
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
  if (!location || !kind)
    throw new EventloomError('bad-definition', 'the trigger has no source: name the object to act on');
  if (kind === 'resource') return objectOf(location.resource);
  if (kind === 'inline' && yamlToJson) return objectOf(decode(yamlToJson(location.inline ?? '')));
  throw new EventloomError(
    'bad-definition',
    `the object of the trigger must be fetched first: its source is '${kind}'`,
  );
}

function objectOf(value: unknown): JsonObject | null {
  if (value === null) return null;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new EventloomError('bad-definition', 'the source of the trigger is no object');
}
