import { contrast, eventSourceExample } from '../example';
import type { EventFacts, EventSourceFacts } from '../facts';
import type { Part } from '../part';
import type { Finding, Rule } from '../rule';

const events = (second: string): string => `  webhook:
    orders:
      port: "12000"
      endpoint: /orders
      method: POST
    refunds:
      port: "12000"
      endpoint: ${second}
      method: POST`;

/** An endpoint that never answers. */
export const deadEndpoint: Rule = {
  code: 'dead-endpoint',
  severity: 'error',
  title: 'Every endpoint can be reached',
  why: `Of two events on the same port and endpoint only the first is ever called, and two kinds cannot share a port: one of them does not listen. A
path without a slash at its beginning is never found, and of webhooks only GET and POST are handled.`,
  ...contrast(eventSourceExample, events('/refunds'), events('/orders')),
  *check(set) {
    for (const source of set.eventSources) {
      yield* taken(source);
      for (const { kind, webhook } of source.events) {
        if (webhook?.exists) yield* reachable(kind, webhook);
      }
    }
  },
};

function* taken({ events }: EventSourceFacts): Iterable<Finding> {
  const places = new Map<string, EventFacts>();
  const ports = new Map<string, EventFacts>();
  for (const event of events) {
    const [port, endpoint] = [event.webhook?.at('port').text, event.webhook?.at('endpoint').text];
    if (!port || !endpoint || event.webhook === undefined) continue;
    const first = places.get(`${port} ${endpoint}`);
    const neighbour = ports.get(port);
    if (first?.kind === event.kind) {
      const message = `the event '${first.name}' has this endpoint on port ${port} already: '${event.name}' is never called`;
      yield { at: event.webhook.at('endpoint'), message, fix: 'give it another endpoint' };
    } else if (neighbour !== undefined && neighbour.kind !== event.kind) {
      const message = `the '${neighbour.kind}' event '${neighbour.name}' listens on port ${port} already: two kinds cannot share one`;
      yield { at: event.webhook.at('port'), message, fix: 'use another port' };
    }
    if (first === undefined) places.set(`${port} ${endpoint}`, event);
    if (neighbour === undefined) ports.set(port, event);
  }
}

function* reachable(kind: string, webhook: Part): Iterable<Finding> {
  const endpoint = webhook.at('endpoint');
  if (endpoint.text && !endpoint.text.startsWith('/')) {
    yield {
      at: endpoint,
      message: `'${endpoint.text}' is never found: a path begins with a slash`,
      fix: `write '/${endpoint.text}'`,
      edit: { replace: endpoint.text, with: `/${endpoint.text}` },
    };
  }
  const method = webhook.at('method');
  if (kind !== 'webhook' || !method.text || method.text === 'GET' || method.text === 'POST') return;
  const upper = method.text.toUpperCase();
  const fix = upper === 'GET' || upper === 'POST' ? `write '${upper}'` : "use 'POST' or 'GET'";
  yield { at: method, message: `'${method.text}' requests are refused: a webhook handles only 'GET' and 'POST'`, fix };
}
