import type { DependencyFacts, EventSourceFacts, SensorFacts } from '../facts';
import { mayShare, type ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';
import { listed, nearest } from '../suggestion';

/** A dependency waits for an event that its event source does not declare. */
export const unknownEvent: Rule = {
  code: 'unknown-event',
  severity: 'error',
  title: 'A dependency names an event that its event source declares',
  why: `Nothing compares the two names: the sensor subscribes to an event that never comes, and stays silent.`,
  good: `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: nightly
spec:
  calendar:
    tick:
      schedule: 0 2 * * *
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: report
spec:
  dependencies:
    - name: night
      eventSourceName: nightly
      eventName: tick
  triggers:
    - template:
        name: log
        log: {}
`,
  bad: `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: nightly
spec:
  calendar:
    tick:
      schedule: 0 2 * * *
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: report
spec:
  dependencies:
    - name: night
      eventSourceName: nightly
      eventName: tock
  triggers:
    - template:
        name: log
        log: {}
`,
  *check(set) {
    const sources = set.remember(sourcesByName);
    for (const sensor of set.sensors) {
      for (const dependency of sensor.dependencies) yield* compare(sensor, dependency, sources);
    }
  },
};

/** A name with these is a pattern on NATS Streaming. */
const glob = /[*?[]/;

function* compare(sensor: SensorFacts, dependency: DependencyFacts, sources: SourcesByName): Iterable<Finding> {
  const { part, eventSourceName, eventName } = dependency;
  if (eventSourceName === undefined || eventName === undefined || glob.test(eventSourceName + eventName)) return;
  const candidates = (sources.get(eventSourceName) ?? []).filter(({ namespace }) =>
    mayShare(namespace, sensor.namespace),
  );
  const names = candidates.flatMap((source) => source.eventNames);
  if (candidates.length === 0 || names.includes(eventName)) return;
  const near = nearest(eventName, names) ?? (names.length === 1 ? names[0] : undefined);
  const known = names.length === 0 ? 'it declares none' : `it declares ${listed(names)}`;
  yield {
    at: part.at('eventName'),
    message: `the event source '${eventSourceName}' declares no event '${eventName}': ${known}`,
    ...(near !== undefined && { fix: `write '${near}'` }),
  };
}

/** The event sources of a set by their name. */
export type SourcesByName = ReadonlyMap<string, readonly NamedSource[]>;

interface NamedSource {
  readonly namespace?: string;
  /** Also of kinds that are unknown: that they are is reported elsewhere. */
  readonly eventNames: readonly string[];
}

/** The event sources of a set by their name, for {@link ResourceSet.remember}. */
export function sourcesByName(set: ResourceSet): SourcesByName {
  const found = new Map<string, NamedSource[]>();
  for (const source of set.eventSources) {
    const named = {
      eventNames: eventNames(source),
      ...(source.namespace !== undefined && { namespace: source.namespace }),
    };
    found.set(source.name, [...(found.get(source.name) ?? []), named]);
  }
  return found;
}

const notKinds: ReadonlySet<string> = new Set(['template', 'service']);

function eventNames({ spec }: EventSourceFacts): string[] {
  return spec.entries().flatMap(([key, part]) => (notKinds.has(key) ? [] : part.entries().map(([name]) => name)));
}
