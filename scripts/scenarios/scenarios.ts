import { Chart, Testing } from 'cdk8s';
import { type Dependency, EventBus, EventSource, Sensor } from '../../constructs';
import { EventloomError } from '../../src/errors';
import type { EventBusSpec } from '../../src/model/event-bus';
import type { EventSourceSpec } from '../../src/model/event-source';
import type { Json, JsonObject } from '../../src/model/json';
import { type SourceKey, type SourceOf, sourceKeys } from '../../src/model/kinds';
import type { SensorSpec, TriggerParameter } from '../../src/model/sensor';
import { violations } from '../../src/model/validate';
import { dependencyOptions } from './dependencies';
import { definitions } from './sources';
import { triggerOf } from './triggers';
import { Unsaid } from './values';

/** An object of Argo Events, as its manifest states it. */
export interface Stated {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: JsonObject;
}

/** How much of an object can be said with the factories of constructs. */
export interface Scenario {
  /**
   * - `said`: all of it.
   * - `mistaken`: but for fields that Argo Events does not have.
   * - `refused`: but for what the factories refuse, because Argo Events ignores it.
   * - `unsaid`: not all of it.
   */
  readonly outcome: 'said' | 'mistaken' | 'refused' | 'unsaid';
  /** What is left out, and why. */
  readonly reasons: readonly string[];
}

/** The kinds that this is about. */
export const kinds: readonly string[] = ['EventBus', 'EventSource', 'Sensor'];

/** Says an object with the factories of constructs, synthesizes it, and looks for what of the manifest is in the result. */
export function scenarioOf(object: Stated): Scenario {
  const strange = violations(object.kind, object).filter(({ rule }) => rule === 'unknown-field');
  const known = structuredClone(object);
  for (const { path } of strange) remove(known, path);
  const problems: Problem[] = [];
  const say = { EventBus: eventBus, EventSource: eventSource, Sensor: sensor }[object.kind];
  say?.(known, problems);
  const mistakes = strange.map(({ path, definition }) => `${path.join('.')} is no field of ${definition}`);
  return {
    outcome: outcomeOf(problems, mistakes),
    reasons: [...new Set([...mistakes, ...problems.map(({ why }) => why)])],
  };
}

function outcomeOf(problems: readonly Problem[], mistakes: readonly string[]): Scenario['outcome'] {
  if (problems.some(({ refused }) => !refused)) return 'unsaid';
  if (problems.length > 0) return 'refused';
  return mistakes.length > 0 ? 'mistaken' : 'said';
}

function remove(object: object, path: readonly (string | number)[]): void {
  const [key = '', ...rest] = path;
  const holder = object as { [key: string | number]: unknown };
  const inner = holder[key];
  if (rest.length === 0) delete holder[key];
  else if (typeof inner === 'object' && inner !== null) remove(inner, rest);
}

interface Problem {
  readonly why: string;
  readonly refused: boolean;
}

function eventSource({ metadata, spec }: Stated, problems: Problem[]): void {
  const { service, eventBusName, replicas, template, ...kinds } = spec as EventSourceSpec;
  const chart = newChart(metadata.namespace);
  const events = sourceKeys.flatMap((kind) =>
    Object.entries(kinds[kind] ?? {}).flatMap(([name, source]) => {
      const said = attempt(problems, `${kind} event '${name}'`, () => define(kind, source));
      return said ? [[name, said] as const] : [];
    }),
  );
  const props = { ...(replicas ? { replicas } : {}), ...(template ? { template } : {}) };
  const bus = eventBusName ? { eventBus: EventBus.fromEventBusName(chart, 'bus', eventBusName) } : {};
  const made = attempt(problems, 'the event source', () => {
    const { ports: _ports, ...options } = { ...service, ...service?.metadata };
    const all = { events: Object.fromEntries(events), metadata, ...bus, ...props, service: options };
    return rendered(Chart.of(new EventSource(chart, 'source', all)), 'EventSource');
  });
  const ports = (made?.service as { readonly ports?: readonly { readonly port: number }[] } | undefined)?.ports ?? [];
  const closed = (service?.ports ?? []).filter(({ port }) => !ports.some((other) => other.port === port));
  problems.push(...closed.map(({ port }) => leftOut(`port ${port} of the service, on which no event listens`)));
  const said = (path: string): boolean => /^service\.(ports|metadata)/.test(path) || equivalentFields.test(path);
  if (made) problems.push(...missing(spec, made, said));
}

/** What is said in another way: a name that the factory gives, or an old way to say what it says in the new one. */
const equivalentFields =
  /^(github\.[^.]+\.(owner|repository|repositories|id)|bitbucket(server)?\.[^.]+\.(owner|projectKey|repositorySlug)|gitlab\.[^.]+\.projectID)|\.connectionBackoff\.duration$|webhook\.[^.]+\.url$/;

function define<K extends SourceKey>(kind: K, source: SourceOf<K>) {
  return definitions[kind](source);
}

function sensor({ metadata, spec }: Stated, problems: Problem[]): void {
  const { dependencies, triggers, eventBusName, template, ...rest } = spec as object as SensorSpec;
  const { serviceAccountName, ...pod } = template ?? {};
  const chart = newChart(metadata.namespace);
  const bus = eventBusName ? { eventBus: EventBus.fromEventBusName(chart, 'bus', eventBusName) } : {};
  const account = serviceAccountName ? { serviceAccount: { name: serviceAccountName } } : {};
  const made = new Sensor(chart, 'sensor', { metadata, ...bus, ...account, ...rest, template: pod });
  const known = new Map<string, Dependency<unknown>>();
  for (const dependency of dependencies) {
    const { name, eventSourceName, eventName } = dependency;
    const said = attempt(problems, `dependency '${name}'`, () => {
      const id = `${eventSourceName}-${known.size}`;
      const source = EventSource.fromEventSourceName(chart, id, eventSourceName, { events: [eventName], ...bus });
      return made.on<unknown, { [path: string]: never }>(
        name,
        source.events[eventName] as never,
        dependencyOptions(dependency) as object,
      );
    });
    if (said) known.set(name, said);
  }
  for (const trigger of triggers) {
    const { name } = trigger.template;
    attempt(problems, `trigger '${name}'`, () => {
      const [said, options] = triggerOf(trigger, known, chart);
      made.trigger(name, said, options);
      return true;
    });
  }
  if (problems.length > 0) return;
  const filled = triggers.flatMap((trigger, index) => filledIn(trigger.parameters, `triggers.${index}.template.`));
  const inKinds = triggers.flatMap(({ template: { name: _name, ...kinds } }, index) =>
    Object.entries(kinds as JsonObject).flatMap(([kind, fields]) =>
      filledIn(
        (fields as { parameters?: readonly TriggerParameter[] } | null)?.parameters,
        `triggers.${index}.template.${kind}.source.resource.`,
      ),
    ),
  );
  const places = new Set([...filled, ...inKinds]);
  const said = (path: string): boolean => places.has(path) || equivalentParts.test(path);
  const result = attempt(problems, 'the sensor', () => rendered(chart, 'Sensor'));
  if (result) problems.push(...missing(spec, result, said));
}

/**
 * Parameters and messages are made anew from values in the program; a workflow of a trigger stands in its WorkflowTemplate;
 * errorOnFailedRound has no effect.
 */
const equivalentParts =
  /\.(parameters|payload|dynamicHeaders|secureHeaders)(\.|$)|argoWorkflow\.source\.resource\.(spec|metadata)|filters\.data\.|\.(retryStrategy|connectionBackoff)\.duration$|conditions$|conditionsReset|^errorOnFailedRound$|\.method$|\.email\.to|LogicalOperator$/;

function filledIn(parameters: readonly TriggerParameter[] = [], prefix: string): readonly string[] {
  return parameters.map(({ dest }) => `${prefix}${dest}`);
}

function eventBus({ metadata, spec }: Stated, problems: Problem[]): void {
  const { nats, jetstream } = spec as EventBusSpec;
  const chart = newChart(metadata.namespace);
  const made = attempt(problems, 'the bus', () => {
    if (nats?.native) EventBus.native(chart, 'bus', { ...nats.native, metadata } as object);
    else if (jetstream) EventBus.jetstream(chart, 'bus', { ...jetstream, metadata } as object);
    else throw new Unsaid(`a bus of kind ${Object.keys(spec).join(', ')}: use KubeEventBus`);
    return rendered(chart, 'EventBus');
  });
  if (made) problems.push(...missing(spec, made, (path) => /persistence|streamConfig/.test(path)));
}

function newChart(namespace = 'argo-events'): Chart {
  return new Chart(Testing.app(), 'scenario', { namespace });
}

function rendered(chart: Chart, kind: string): JsonObject {
  const objects = Testing.synth(chart) as { readonly kind: string; readonly spec: JsonObject }[];
  return objects.find((object) => object.kind === kind)?.spec ?? {};
}

function attempt<T>(problems: Problem[], what: string, run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof EventloomError) && !(error instanceof Unsaid)) throw error;
    const why = error.message.replace(/^\[[^\]]*\] /, '');
    problems.push({ why: why.startsWith(what) ? why : `${what}: ${why}`, refused: error instanceof EventloomError });
    return undefined;
  }
}

/** The fields of a manifest that are not in what was said, or differ there. */
function missing(stated: JsonObject, said: JsonObject, equivalent: (path: string) => boolean): readonly Problem[] {
  const found = new Map(leaves(said, ''));
  return [...leaves(stated, '')].flatMap(([path, value]) => {
    if (value === '' || value === 'null' || equivalent(path) || found.get(path) === value) return [];
    return [leftOut(found.has(path) ? `${path} is ${found.get(path)} instead of ${value}` : `${path} has no place`)];
  });
}

function leftOut(why: string): Problem {
  return { why, refused: false };
}

function* leaves(value: Json, path: string): Iterable<[string, string]> {
  if (typeof value !== 'object' || value === null) return void (yield [path, String(value)]);
  for (const [key, inner] of Object.entries(value as JsonObject))
    yield* leaves(inner ?? null, path === '' ? key : `${path}.${key}`);
}
