import type { EventSourceFacts, SensorFacts } from '../facts';
import { mayShare, type ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';
import { elsewhere, listed, meant } from '../suggestion';

/** An EventSource or a Sensor uses an EventBus that is not among the manifests. */
export const unknownEventBus: Rule = {
  code: 'unknown-event-bus',
  severity: 'warning',
  title: 'The EventBus that is used exists',
  why: `An EventSource or a Sensor is not started before its EventBus is there and ready, in the same namespace; only its status tells. A bus
that is kept elsewhere is a note; it is a warning when there are others here under another name.`,
  good: `apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata:
  name: default
spec:
  jetstream:
    version: 2.10.29
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: nightly
spec:
  calendar:
    tick:
      schedule: 0 2 * * *
`,
  bad: `apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata:
  name: default
spec:
  jetstream:
    version: 2.10.29
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: nightly
spec:
  eventBusName: main
  calendar:
    tick:
      schedule: 0 2 * * *
`,
  *check(set) {
    const reported = new Set<string>();
    for (const user of [...set.eventSources, ...set.sensors]) {
      const bus = `${user.namespace ?? ''}/${user.busName}`;
      if (reported.has(bus) || set.named('argoproj.io', 'EventBus', user.busName, user.namespace).length > 0) continue;
      // Everyone in a namespace lacks the same bus: once is enough.
      reported.add(bus);
      yield finding(set, user);
    }
  },
};

function finding(set: ResourceSet, { spec, name, busName, namespace }: EventSourceFacts | SensorFacts): Finding {
  const message = `there is no EventBus '${busName}' among these manifests`;
  const buses = set.eventBuses.filter(({ resource }) => mayShare(resource.namespace, namespace));
  const names = buses.map(({ resource }) => resource.name);
  const at = spec.at('eventBusName');
  const [other] = set.named('argoproj.io', 'EventBus', busName, undefined);
  // Every namespace has a 'default' of its own.
  if (other?.resource.namespace !== undefined && busName !== 'default')
    return { at, ...elsewhere('EventBus', busName, other.resource.namespace) };
  if (names.length === 0) return { at, message, severity: 'info' };
  return { at, message, fix: meant(busName, names, name) ?? `declare it, or use ${listed(names)}` };
}
