import { CalendarEvent, EventBus, type EventDefinition, EventSource, GithubEvent, Webhook } from '../../constructs';
import type { SourceKey } from '../../src/model/kinds';
import { manifest, testChart } from './synthesized';

const push = (endpoint = '/push', port = 12000) => GithubEvent.push({ repository: 'acme/shop', endpoint, port });

function listener(kind: SourceKey): EventDefinition<unknown> {
  return { kind, bind: (name) => ({ [kind]: { [name]: {} } }) };
}

const certificate = { serverCertSecret: { name: 't', key: 'c' }, serverKeySecret: { name: 't', key: 'k' } };

describe('EventSource', () => {
  it('declares its events under their kinds, with a Service port for each port that they listen on', () => {
    const chart = testChart();
    new EventSource(chart, 'hooks', {
      events: { 'git-push': push(), 'git-release': push('/release'), order: Webhook.post('/orders', { port: 13000 }) },
      replicas: 2,
      service: { labels: { team: 'shop' }, annotations: { note: 'x' }, clusterIP: 'None' },
    });
    const { metadata, spec } = manifest(chart, 'EventSource');
    expect(metadata).toEqual({ name: 'hooks', namespace: 'argo-events' });
    expect(Object.keys(spec.github ?? {})).toEqual(['git-push', 'git-release']);
    expect(Object.keys(spec.webhook ?? {})).toEqual(['order']);
    expect(spec.replicas).toBe(2);
    expect(spec.service).toEqual({
      clusterIP: 'None',
      metadata: { labels: { team: 'shop' }, annotations: { note: 'x' } },
      ports: [
        { name: 'git-push', port: 12000, targetPort: 12000 },
        { name: 'order', port: 13000, targetPort: 13000 },
      ],
    });
  });

  it('names the bus, even the default one, so that a change of its name reaches here', () => {
    const chart = testChart();
    new EventSource(chart, 'a', { events: { push: push() } });
    expect(manifest(chart, 'EventSource').spec.eventBusName).toBe('default');
  });

  it('leaves its only port without a name, or the Service out, where it is told to', () => {
    const chart = testChart();
    new EventSource(chart, 'a', { events: { push: push() }, service: { unnamedPort: true } });
    expect(manifest(chart, 'EventSource').spec.service).toEqual({ ports: [{ port: 12000, targetPort: 12000 }] });
    const other = testChart();
    new EventSource(other, 'a', { events: { push: push() }, service: false });
    expect(manifest(other, 'EventSource').spec).not.toHaveProperty('service');
  });

  it('refuses several ports without names', () => {
    const events = { push: push(), order: Webhook.post('/orders', { port: 13000 }) };
    const chart = testChart();
    new EventSource(chart, 'a', { events, service: { unnamedPort: true } });
    expect(() => manifest(chart, 'EventSource')).toThrow(
      'the ports 12000, 13000 cannot share a Service without names: Kubernetes refuses it; leave out unnamedPort',
    );
  });

  it('has no Service when nothing calls it', () => {
    const chart = testChart();
    new EventSource(chart, 'a', { events: { tick: listener('calendar') } });
    expect(manifest(chart, 'EventSource').spec).toEqual({ eventBusName: 'default', calendar: { tick: {} } });
  });

  it('says who owns it', () => {
    const chart = testChart();
    new EventSource(chart, 'a', {
      events: { push: push() },
      about: { owner: 'team-shop', description: 'd', runbook: 'https://x' },
      metadata: { labels: { tier: 'ci' }, annotations: { 'a8r.io/owner': 'somebody else' } },
    });
    expect(manifest(chart, 'EventSource').metadata).toMatchObject({
      labels: { tier: 'ci' },
      annotations: { 'a8r.io/owner': 'somebody else', 'a8r.io/description': 'd', 'a8r.io/runbook': 'https://x' },
    });
  });

  it('names ports after events, even when two names look alike as labels', () => {
    const chart = testChart();
    new EventSource(chart, 'a', { events: { a_b: push('/a', 1), 'a-b': push('/b', 2), c: push('/c', 2) } });
    expect(manifest(chart, 'EventSource').spec.service?.ports).toEqual([
      { name: 'a-b', port: 1, targetPort: 1 },
      { name: 'port-2', port: 2, targetPort: 2 },
    ]);
  });

  it('can exist already', () => {
    const chart = testChart();
    const imported = EventSource.fromEventSourceName(chart, 'github', 'github', { events: ['push'] });
    expect(imported.events.push).toMatchObject({
      name: 'push',
      eventSource: { name: 'github', namespace: 'argo-events' },
    });
  });

  it.each([
    [{}, 'an event source needs at least one event'],
    [{ 'a.b': push() }, "'a.b' cannot be the name of an event"],
    [{ '*': push() }, "'*' cannot be the name of an event"],
    [
      { push: push(), tick: listener('calendar') },
      "events 'push' (github) and 'tick' (calendar) cannot stand in one event source: only one replica may listen for 'tick', while all replicas listen for 'push'",
    ],
    [
      { push: push(), order: Webhook.post('/orders') },
      "event 'order' (webhook) and events of kind github cannot both listen on port 12000; give it another port",
    ],
    [
      { push: push(), again: push() },
      "events 'push' and 'again' both listen on port 12000, path /push, and only the first would be called",
    ],
    [
      { a: Webhook.post('/a', certificate), b: Webhook.post('/b') },
      "events 'a' and 'b' both listen on port 12000, and only one of them has a serverCertSecret; give it to both, or another port to one",
    ],
  ])('refuses what upstream would start and never serve: case %#', (events, message) => {
    expect(() => new EventSource(testChart(), 'a', { events })).toThrow(`[chart/a] ${message}`);
  });

  it('refuses a bus of another namespace', () => {
    const eventBus = EventBus.fromEventBusName(testChart('elsewhere'), 'bus', 'shared');
    expect(() => new EventSource(testChart(), 'a', { events: { push: push() }, eventBus })).toThrow(
      "the bus 'shared' is in namespace 'elsewhere', and the event source in 'argo-events'",
    );
  });

  it.each(['a'.repeat(48), '1st'])('has no name of which no Service can be made, as %s', (name) => {
    const events = { order: Webhook.post('/orders') };
    expect(() => new EventSource(testChart(), name, { events })).toThrow(
      `[chart/${name}] the Service would be called '${name}-eventsource-svc', which Kubernetes refuses; give a metadata.name of at most 47`,
    );
    new EventSource(testChart(), name, { events, service: false });
    new EventSource(testChart(), name, { events: { night: CalendarEvent.at('0 2 * * *') } });
  });
});
