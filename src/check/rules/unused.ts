import { type Condition, compileCondition } from '../../language/condition';
import { contrast } from '../example';
import type { EventSourceFacts, SensorFacts } from '../facts';
import { mayShare, type ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';

const manifest = `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: release
spec:
  dependencies:
    - name: tag
      eventSourceName: github
      eventName: git-push
    - name: approval
      eventSourceName: slack
      eventName: command
  triggers:
    - template:
        name: log
        conditions: @@
        log: {}
`;

/** Something that is declared and then not used. */
export const unused: Rule = {
  code: 'unused',
  severity: 'warning',
  title: 'What is declared is used',
  why: `A dependency that no trigger asks for starts nothing, although it looks as if it did. An event that no sensor here waits for is only a note.`,
  ...contrast(manifest, 'tag && approval', 'tag'),
  *check(set) {
    for (const sensor of set.sensors) yield* dependencies(sensor);
    if (set.sensors.length > 0) yield* events(set);
    for (const source of set.eventSources) {
      if (source.events.length === 0 && source.spec.exists) yield* empty(source);
    }
    if (set.sensors.length + set.eventSources.length > 0) yield* buses(set);
  },
};

function* dependencies(sensor: SensorFacts): Iterable<Finding> {
  const names = sensor.dependencies.flatMap(({ name }) => name ?? []);
  const conditions = sensor.triggers
    .filter(({ isDeadLetter }) => !isDeadLetter)
    .map(({ template }) => compiled(template.at('conditions').text, names));
  // Without conditions all of them are used; what cannot be read is reported elsewhere.
  if (conditions.length === 0 || conditions.includes(undefined)) return;
  const used = new Set(conditions.flatMap((condition) => condition?.dependencies ?? []));
  for (const { part, name } of sensor.dependencies) {
    if (name === undefined || used.has(name)) continue;
    yield {
      at: part.at('name'),
      message: `no trigger asks for '${name}' in its conditions`,
      fix: "name it in 'conditions', or remove it",
    };
  }
}

function compiled(text: string | undefined, names: readonly string[]): Condition | undefined {
  if (!text) return undefined;
  try {
    return compileCondition(text, names);
  } catch {
    return undefined;
  }
}

function* events(set: ResourceSet): Iterable<Finding> {
  const heard = set.sensors.flatMap(({ namespace, dependencies }) =>
    dependencies.map(({ eventSourceName, eventName }) => ({ namespace, id: `${eventSourceName} ${eventName}` })),
  );
  const wanted = new Map<string, (string | undefined)[]>();
  for (const { id, namespace } of heard) wanted.set(id, [...(wanted.get(id) ?? []), namespace]);
  for (const source of set.eventSources) {
    for (const { name, part } of source.events) {
      if (wanted.get(`${source.name} ${name}`)?.some((namespace) => mayShare(namespace, source.namespace))) continue;
      yield {
        at: part,
        on: 'key',
        severity: 'info',
        message: `no sensor among these manifests waits for the event '${name}'`,
      };
    }
  }
}

/** Whoever uses a bus may stand elsewhere, so that this is only a note. */
function* buses(set: ResourceSet): Iterable<Finding> {
  const users = [...set.sensors, ...set.eventSources];
  for (const bus of set.eventBuses) {
    const { name, namespace } = bus.resource;
    if (users.some((user) => user.busName === name && mayShare(user.namespace, namespace))) continue;
    const message = `no event source and no sensor among these manifests uses the EventBus '${name}'`;
    yield { at: bus, severity: 'info', message };
  }
}

function* empty({ spec, name }: EventSourceFacts): Iterable<Finding> {
  // What is misspelt may be a kind.
  if (spec.entries().some(([key, part]) => part.object !== undefined && key !== 'template' && key !== 'service'))
    return;
  yield { at: spec, on: 'key', message: `the event source '${name}' declares no event` };
}
