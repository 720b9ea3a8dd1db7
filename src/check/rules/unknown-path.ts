import { contrast } from '../example';
import type { DependencyFacts, EventFacts, SensorFacts } from '../facts';
import type { Part } from '../part';
import { encodedBodies, payloadMembers, plainSteps } from '../payload';
import { sourcesOfParameters } from '../programs';
import type { ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';
import { listed, nearest } from '../suggestion';

const manifest = `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: hooks
spec:
  webhook:
    orders:
      port: "12000"
      endpoint: /orders
      method: POST
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: billing
spec:
  dependencies:
    - name: placed
      eventSourceName: hooks
      eventName: orders
      filters:
        data:
          - path: @@
            type: number
            comparator: ">"
            value: ["0"]
  triggers:
    - template:
        name: log
        log: {}
`;

/** A path that begins with something that the events do not have. */
export const unknownPath: Rule = {
  code: 'unknown-path',
  severity: 'error',
  title: 'Paths begin with a member that the data of the event has',
  why: `Event sources wrap what they receive: what was sent to a webhook is in 'body', its headers in 'header' (for GitHub: 'headers'). A filter on a
path that does not exist rejects every event; a parameter falls back to 'value', or the trigger fails.`,
  ...contrast(manifest, 'body.total', 'total'),
  *check(set) {
    for (const { sensor, dependency } of dependenciesOf(set)) {
      const events = eventsOf(set, sensor, dependency);
      if (events.length === 0 || dependency.part.at('transform').exists) continue;
      for (const path of pathsOf(dependency.part.at('filters'))) yield* look(path, events);
    }
    for (const { sensor, src } of sourcesOfParameters(set)) {
      const name = src.at('dependencyName').text;
      const dependency = sensor.dependencies.find((one) => one.name === name);
      if (dependency === undefined || dependency.part.at('transform').exists) continue;
      // With a value to fall back to, the trigger acts all the same.
      const severity = src.at('value').text === undefined ? 'error' : 'warning';
      for (const finding of look(src.at('dataKey'), eventsOf(set, sensor, dependency))) yield { ...finding, severity };
    }
  },
};

function dependenciesOf(set: ResourceSet): { readonly sensor: SensorFacts; readonly dependency: DependencyFacts }[] {
  return set.sensors.flatMap((sensor) => sensor.dependencies.map((dependency) => ({ sensor, dependency })));
}

function pathsOf(filters: Part): Part[] {
  const fields = filters
    .at('exprs')
    .items()
    .flatMap((expression) => expression.at('fields').items());
  return [...filters.at('data').items(), ...fields].map((part) => part.at('path'));
}

/** The events that a dependency can mean. */
function eventsOf(
  set: ResourceSet,
  sensor: SensorFacts,
  { eventSourceName = '', eventName }: DependencyFacts,
): EventFacts[] {
  const candidates = set.named('argoproj.io', 'EventSource', eventSourceName, sensor.namespace);
  return candidates.flatMap((root) => (set.eventSourceOf(root)?.events ?? []).filter(({ name }) => name === eventName));
}

function* look(path: Part, events: readonly EventFacts[]): Iterable<Finding> {
  const steps = plainSteps(path.text ?? '');
  const [first] = steps ?? [];
  if (steps === undefined || first === undefined || events.length === 0) return;
  const members = events.map(({ kind }) => payloadMembers[kind]);
  if (members.some((names) => names === undefined)) return;
  const known = [...new Set(members.flatMap((names) => names ?? []))];
  if (!known.includes(first)) yield unknown(path, first, known, events);
  else if (first === 'body' && steps.length > 1) yield* encoded(path, events);
}

function unknown(at: Part, first: string, known: readonly string[], [event]: readonly EventFacts[]): Finding {
  const near = nearest(first, known);
  const within = near
    ? `${near}${at.text?.slice(first.length)}`
    : known.includes('body')
      ? `body.${at.text}`
      : undefined;
  const message = `the data of '${event?.kind}' events has no '${first}': it has ${listed(known, 5)}`;
  return { at, message, ...(within !== undefined && { fix: `write '${within}'` }) };
}

function* encoded(at: Part, events: readonly EventFacts[]): Iterable<Finding> {
  const isText = events.every(({ kind, part }) => encodedBodies.has(kind) && !part.at('jsonBody').isTrue);
  if (!isText) return;
  const message = `the body of this '${events[0]?.kind}' event is base64 text, which has no members`;
  yield { at, message, fix: "set 'jsonBody: true' on the event" };
}
