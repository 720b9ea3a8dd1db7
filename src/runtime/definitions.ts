import { createHash } from 'node:crypto';
import { EventloomError } from '../errors';
import type { EventSource } from '../model/event-source';
import { type DeclaredEvent, declaredEvents, triggerKey } from '../model/kinds';
import { isLongName, longestName } from '../model/names';
import type { Resource } from '../model/resource';
import type { Sensor, Trigger } from '../model/sensor';
import { hasSource } from '../sources/kinds';
import { triggerRunner } from '../triggers/kinds';

/** Where objects live that name no namespace. */
const defaultNamespace = 'default';

/** An event that can be received here. */
export interface SourceDefinition {
  readonly resource: Resource;
  readonly namespace: string;
  readonly eventSource: string;
  readonly declared: DeclaredEvent;
}

/** What an event is called among all: `<namespace>/<event source>/<event>`. */
export const sourceName = ({ namespace, eventSource, declared }: SourceDefinition): string =>
  `${namespace}/${eventSource}/${declared.name}`;

/** What a trigger is called among all, and after a restart: `<namespace>/<sensor>/<trigger>`. */
export const triggerPath = (namespace: string, sensor: string, trigger: string): string =>
  `${namespace}/${sensor}/${trigger}`;

/** A sensor whose triggers can all act here, apart from those that are named. */
export interface SensorDefinition {
  readonly resource: Resource;
  readonly namespace: string;
  readonly sensor: Sensor;
  /** Names of triggers that are left out. */
  readonly skipped: ReadonlySet<string>;
}

/** What of a set of resources can run. */
export interface Definitions {
  readonly sources: readonly SourceDefinition[];
  readonly sensors: readonly SensorDefinition[];
  /** What cannot, one line each, with its place. */
  readonly unsupported: readonly string[];
}

/**
 * Sorts out what can run.
 * @throws EventloomError `bad-definition` when a resource is not even shaped like what it says it is
 */
export function definitionsOf(resources: readonly Resource[]): Definitions {
  const unsupported: string[] = [];
  const sources = ofKind(resources, 'EventSource').flatMap((resource) => sourcesOf(resource, unsupported));
  const sensors = ofKind(resources, 'Sensor').map((resource) => sensorOf(resource, unsupported));
  return { sources, sensors, unsupported };
}

/** What is equal for two versions of a resource that mean the same to a runtime. */
export function fingerprintOf({ object }: Resource): string {
  const { annotations } = (object.metadata ?? {}) as { readonly annotations?: unknown };
  return createHash('sha256')
    .update(JSON.stringify([object.spec, annotations]))
    .digest('base64url')
    .slice(0, 16);
}

const ofKind = (resources: readonly Resource[], kind: string): readonly Resource[] =>
  resources.filter((resource) => resource.kind === kind && resource.apiVersion.startsWith('argoproj.io/'));

function at(resource: Resource, ...path: (string | number)[]): string {
  const { file, line } = resource.place(path, 'key');
  return line === undefined ? file : `${file}:${line}`;
}

/** What is stored by its name has to find room for it there. */
function refuseLongName(name: unknown, resource: Resource, ...path: (string | number)[]): void {
  if (!isLongName(name)) return;
  const start = String(name).slice(0, 20);
  throw new EventloomError(
    'bad-definition',
    `${at(resource, ...path)}: the name '${start}…' is too long: a name has at most ${longestName} bytes`,
  );
}

/** The object as its interface; whatever a field holds is looked at before it is used. */
function typed<T extends EventSource | Sensor>(resource: Resource): T {
  refuseLongName(resource.name, resource, 'metadata', 'name');
  refuseLongName(resource.namespace, resource, 'metadata', 'namespace');
  const { spec } = resource.object;
  const object: unknown = resource.object;
  if (typeof spec === 'object' && spec !== null && !Array.isArray(spec)) return object as T;
  throw new EventloomError(
    'bad-definition',
    `${at(resource, 'spec')}: the ${resource.kind} ${resource.name} has no spec`,
  );
}

function sourcesOf(resource: Resource, unsupported: string[]): SourceDefinition[] {
  const { spec } = typed<EventSource>(resource);
  const namespace = resource.namespace ?? defaultNamespace;
  return declaredEvents(spec).flatMap((declared) => {
    refuseLongName(declared.name, resource, 'spec', declared.key, declared.name);
    const reason = unsupportedSource(declared);
    if (reason === undefined) return [{ resource, namespace, eventSource: resource.name, declared }];
    const place = at(resource, 'spec', declared.key, declared.name);
    unsupported.push(`${place}: ${reason} (event ${declared.name} of EventSource ${resource.name})`);
    return [];
  });
}

const unsupportedSource = ({ key }: DeclaredEvent): string | undefined =>
  hasSource(key) ? undefined : `event source kind ${key}`;

function sensorOf(resource: Resource, unsupported: string[]): SensorDefinition {
  const sensor = typed<Sensor>(resource);
  const skipped = new Set<string>();
  for (const [index, dependency] of (sensor.spec.dependencies ?? []).entries()) {
    refuseLongName(dependency?.name, resource, 'spec', 'dependencies', index, 'name');
  }
  for (const [index, trigger] of (sensor.spec.triggers ?? []).entries()) {
    const { template } = trigger;
    refuseLongName(template?.name, resource, 'spec', 'triggers', index, 'template', 'name');
    const reasons = unsupportedParts(trigger);
    if (reasons.length === 0) continue;
    skipped.add(template.name);
    const place = at(resource, 'spec', 'triggers', index);
    unsupported.push(`${place}: ${reasons.join(', ')} (trigger ${template.name} of Sensor ${resource.name})`);
  }
  return { resource, sensor, skipped, namespace: resource.namespace ?? defaultNamespace };
}

function unsupportedParts({ template, dlqTrigger }: Trigger): string[] {
  const key = triggerKey(template);
  const runner = key && triggerRunner(key);
  const kind = runner ? runner.unsupported(template) : `trigger kind ${key ?? '(none)'}`;
  return [
    ...(kind === undefined ? [] : [kind]),
    ...(dlqTrigger ? unsupportedParts(dlqTrigger).map((part) => `${part} of the dlqTrigger`) : []),
  ];
}
