import { annotationPrefix } from '../../language/annotations';
import { guardsOf } from '../../language/guards';
import type { JsonObject } from '../../model/json';
import { sourceKinds } from '../../model/kinds';
import { eventSourceExample } from '../example';
import { refusedAnnotations } from '../refused-annotations';
import type { Rule } from '../rule';

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
  why: `Annotations of an EventSource that begin with '${annotationPrefix}' guard its endpoints when Eventloom serves them: addresses, rates,
signatures, times, tokens, repeated deliveries. One that is misspelt must not stand open: its event is not served. Argo Events knows none of
them.`,
  good: example('100/s'),
  bad: example('fast'),
  *check(set) {
    for (const { root, events } of set.eventSources) {
      const readers = events
        .filter(({ kind }) => sourceKinds[kind].http)
        .map(({ kind, name }) => ({
          name,
          read: (annotations: JsonObject) => guardsOf({ key: kind, name }, annotations),
        }));
      yield* refusedAnnotations(root, readers);
    }
  },
};
