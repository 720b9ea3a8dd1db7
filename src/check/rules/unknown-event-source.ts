import type { DependencyFacts, SensorFacts } from '../facts';
import { mayShare, type ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';
import { meant } from '../suggestion';

/** A dependency names an event source that is not among the manifests. */
export const unknownEventSource: Rule = {
  code: 'unknown-event-source',
  severity: 'warning',
  title: 'A dependency names an event source that exists',
  why: `A sensor that waits for an event source which does not exist stays silent. When the event source is kept elsewhere this is only a
note; it is a warning when the name looks misspelt, or when the event source is in another namespace, where the sensor cannot hear it.`,
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
      eventSourceName: nightl
      eventName: tick
  triggers:
    - template:
        name: log
        log: {}
`,
  *check(set) {
    for (const sensor of set.sensors) {
      for (const dependency of sensor.dependencies) yield* look(set, sensor, dependency);
    }
  },
};

function* look(
  set: ResourceSet,
  sensor: SensorFacts,
  { part, eventSourceName: name }: DependencyFacts,
): Iterable<Finding> {
  if (name === undefined || /[*?[]/.test(name)) return;
  const candidates = set.named('argoproj.io', 'EventSource', name, undefined);
  if (candidates.some(({ resource }) => mayShare(resource.namespace, sensor.namespace))) return;
  yield { at: part.at('eventSourceName'), ...described(set, sensor, name, candidates[0]?.resource.namespace) };
}

function described(
  set: ResourceSet,
  sensor: SensorFacts,
  name: string,
  elsewhere: string | undefined,
): Omit<Finding, 'at'> {
  if (elsewhere !== undefined) {
    const message = `the event source '${name}' is in namespace '${elsewhere}': a sensor in '${sensor.namespace}' does not hear it`;
    return { message, fix: 'put both into one namespace' };
  }
  const message = `there is no event source '${name}' among these manifests`;
  const names = set.eventSources
    .filter(({ namespace }) => mayShare(namespace, sensor.namespace))
    .map((source) => source.name);
  const fix = meant(name, names, sensor.name);
  return fix === undefined ? { message, severity: 'info' } : { message, fix };
}
