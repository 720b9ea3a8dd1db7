import type { Json, JsonObject } from '../model/json';
import { sourceKinds } from '../model/kinds';
import type { Resource } from '../model/resource';

/** The picture of a set of pipelines: which event reaches which trigger, and through what. */
export interface PipelineGraph {
  readonly events: readonly EventNode[];
  readonly dependencies: readonly DependencyNode[];
  readonly triggers: readonly TriggerNode[];
}

/** An event that an EventSource can publish. */
export interface EventNode {
  /** `<namespace>/<event source>/<event>`, by which dependencies find it. */
  readonly id: string;
  readonly eventSource: string;
  readonly event: string;
  /** The kind of source, such as `github`. */
  readonly kind: string;
  /** Where it is received, such as `POST /push`; empty for sources that are not called. */
  readonly endpoint: string;
}

/** A dependency of a Sensor. */
export interface DependencyNode {
  readonly id: string;
  readonly sensor: string;
  readonly name: string;
  /** The id of the event it waits for. */
  readonly event: string;
  /** Its filters, one short line each. */
  readonly filters: readonly string[];
}

/** A trigger of a Sensor. */
export interface TriggerNode {
  readonly id: string;
  readonly sensor: string;
  readonly name: string;
  /** The kind of trigger, such as `argoWorkflow`. */
  readonly kind: string;
  /** The condition as written; empty when all dependencies are needed. */
  readonly conditions: string;
  /** The ids of the dependencies that its condition names. */
  readonly dependencies: readonly string[];
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const asObjects = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
const namespaceOf = ({ namespace = 'default' }: Resource): string => namespace;
const idOf = (resource: Resource): string => `${namespaceOf(resource)}/${resource.name}`;
const asText = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** Draws the graph of the EventSources and Sensors in a set of resources; whatever it cannot read it leaves out. */
export function pipelineGraph(resources: readonly Resource[]): PipelineGraph {
  const sensors = resources.filter((resource) => resource.kind === 'Sensor');
  return {
    events: resources.filter((resource) => resource.kind === 'EventSource').flatMap(eventsOf),
    dependencies: sensors.flatMap(dependenciesOf),
    triggers: sensors.flatMap(triggersOf),
  };
}

function eventsOf(resource: Resource): EventNode[] {
  const spec = asObject(resource.object.spec);
  return Object.keys(sourceKinds).flatMap((kind) =>
    Object.entries(asObject(spec[kind])).map(([event, config]) => ({
      id: `${idOf(resource)}/${event}`,
      eventSource: resource.name,
      event,
      kind,
      endpoint: endpointOf(asObject(config)),
    })),
  );
}

function endpointOf(config: JsonObject): string {
  const context = isObject(config.webhook) ? config.webhook : config;
  const endpoint = asText(context.endpoint);
  return endpoint.startsWith('/') ? `${asText(context.method)} ${endpoint}`.trim() : '';
}

function dependenciesOf(resource: Resource): DependencyNode[] {
  return asObjects(asObject(resource.object.spec).dependencies).map((dependency) => ({
    id: `${idOf(resource)}/${asText(dependency.name)}`,
    sensor: resource.name,
    name: asText(dependency.name),
    event: `${namespaceOf(resource)}/${asText(dependency.eventSourceName)}/${asText(dependency.eventName)}`,
    filters: filterLines(asObject(dependency.filters)),
  }));
}

function filterLines(filters: JsonObject): string[] {
  const values = (value: Json | undefined): string => (Array.isArray(value) ? value.map(String).join(' or ') : '');
  const lines = asObjects(filters.data).map(
    (filter) => `${asText(filter.path)} ${asText(filter.comparator) || '='} ${values(filter.value)}`,
  );
  lines.push(...asObjects(filters.exprs).map((filter) => asText(filter.expr)));
  if (isObject(filters.context)) lines.push('context');
  if (isObject(filters.time)) lines.push(`${asText(filters.time.start)} to ${asText(filters.time.stop)}`);
  if (asText(filters.script)) lines.push('script');
  return lines;
}

function triggersOf(resource: Resource): TriggerNode[] {
  const spec = asObject(resource.object.spec);
  const names = asObjects(spec.dependencies).map((dependency) => asText(dependency.name));
  return asObjects(spec.triggers).map((trigger) => {
    const template = asObject(trigger.template);
    const conditions = asText(template.conditions);
    const words = new Set(conditions.split(/[\s()&|]+/));
    return {
      id: `${idOf(resource)}/${asText(template.name)}`,
      sensor: resource.name,
      name: asText(template.name),
      kind: Object.keys(template).find((key) => isObject(template[key])) ?? '',
      conditions,
      dependencies: names
        .filter((name) => conditions === '' || words.has(name))
        .map((name) => `${idOf(resource)}/${name}`),
    };
  });
}
