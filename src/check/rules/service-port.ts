import { type Front, frontsOf } from '../exposure';
import type { EventFacts, EventSourceFacts } from '../facts';
import type { Part } from '../part';
import type { Finding, Rule } from '../rule';
import { listed } from '../suggestion';

/** A Service leads to a port on which no event listens, or misses one. */
export const servicePort: Rule = {
  code: 'service-port',
  severity: 'error',
  title: 'The ports of the Service are those that the events listen on',
  why: `The port of an event and that of the Service are written in two places. When they differ, every request is refused, and nothing in the cluster
says so.`,
  good: `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: hooks
spec:
  service:
    ports:
      - port: 80
        targetPort: 12000
  webhook:
    orders:
      port: "12000"
      endpoint: /orders
      method: POST
`,
  bad: `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: hooks
spec:
  service:
    ports:
      - port: 80
        targetPort: 13000
  webhook:
    orders:
      port: "12000"
      endpoint: /orders
      method: POST
`,
  *check(set) {
    for (const source of set.eventSources) {
      const listeners = source.events.filter(({ webhook }) => webhook?.exists);
      const fronts = frontsOf(set, source);
      if (listeners.length > 0 && fronts.length > 0) yield* compare(source, listeners, fronts);
    }
  },
};

/** Every pod of Argo Events serves its metrics here. */
const metricsPort = 7777;

function* compare(
  source: EventSourceFacts,
  listeners: readonly EventFacts[],
  fronts: readonly Front[],
): Iterable<Finding> {
  const heard = new Set(listeners.flatMap(({ webhook }) => portOf(webhook?.at('port')) ?? []));
  const stray: Part[] = [];
  const served = new Set<number>();
  for (const port of fronts.flatMap(({ ports }) => ports)) {
    const target = targetOf(port);
    const number = portOf(target);
    // A port by name can only be one that somebody added to the pod.
    if (number === undefined) return;
    served.add(number);
    if (!heard.has(number) && number !== metricsPort) stray.push(target);
  }
  const names = [...heard].map(String);
  for (const at of stray) {
    const fix = names.length === 1 ? `write ${names[0]}` : `the events listen on ${listed(names)}`;
    yield { at, message: `no event of '${source.name}' listens on port ${portOf(at)}`, fix };
  }
  if (stray.length === 0) yield* unserved(listeners, served, fronts);
}

function* unserved(
  listeners: readonly EventFacts[],
  served: ReadonlySet<number>,
  fronts: readonly Front[],
): Iterable<Finding> {
  for (const { name, webhook } of listeners) {
    const port = webhook?.at('port');
    const number = portOf(port);
    if (port === undefined || number === undefined || served.has(number)) continue;
    const message = `the event '${name}' listens on port ${number}, to which the Service '${fronts[0]?.name}' does not lead`;
    yield { at: port, message, severity: 'warning', fix: `add a port with 'targetPort: ${number}' to the Service` };
  }
}

function targetOf(port: Part): Part {
  const target = port.at('targetPort');
  return target.exists ? target : port.at('port');
}

function portOf(part: Part | undefined): number | undefined {
  const { number, text = '' } = part ?? {};
  return number ?? (/^[0-9]{1,5}$/.test(text) ? Number(text) : undefined);
}
