import { EventloomError } from '../../errors';
import { guardPrefix, guardsOf } from '../../language/guards';
import { sourceKinds } from '../../model/kinds';
import { eventSourceExample } from '../example';
import type { EventFacts, EventSourceFacts } from '../facts';
import type { Part } from '../part';
import type { Finding, Rule } from '../rule';

const example = (limit: string): string =>
  eventSourceExample
    .replace('  name: hooks\n', `  name: hooks\n  annotations:\n    eventloom.dev/rate-limit: ${limit}\n`)
    .replace(
      '@@',
      `  service:
    ports:
      - port: 12000
  webhook:
    orders:
      port: "12000"
      endpoint: /orders
      method: POST`,
    );

/** A guard that nobody understands. */
export const badGuard: Rule = {
  code: 'bad-guard',
  severity: 'error',
  title: 'Annotations that guard endpoints are understood',
  why: `Annotations of an EventSource that begin with '${guardPrefix}' guard its endpoints when Eventloom serves them: addresses, rates,
signatures, times, tokens, repeated deliveries. One that is misspelt must not stand open: its event is not served. Argo Events knows none of
them.`,
  good: example('100/s'),
  bad: example('fast'),
  *check(set) {
    for (const source of set.eventSources) {
      const annotations = source.root.at('metadata', 'annotations');
      if (annotations.entries().some(([name]) => name.startsWith(guardPrefix))) yield* look(source, annotations);
    }
  },
};

/** What is wrong for several events is said once. */
function* look({ events }: EventSourceFacts, annotations: Part): Iterable<Finding> {
  const said = new Set<string>();
  for (const event of events) {
    const message = sourceKinds[event.kind].http ? faultOf(event, annotations) : undefined;
    if (message === undefined || said.has(message)) continue;
    said.add(message);
    const name = /eventloom\.dev\/[-\w]+/.exec(message)?.[0] ?? '';
    const exact = `${name}.${event.name}`;
    yield { at: annotations.object?.[exact] === undefined ? annotations.at(name) : annotations.at(exact), message };
  }
}

function faultOf({ kind, name }: EventFacts, annotations: Part): string | undefined {
  try {
    guardsOf({ key: kind, name }, annotations.object ?? {});
    return undefined;
  } catch (error) {
    if (error instanceof EventloomError) return error.message;
    throw error;
  }
}
