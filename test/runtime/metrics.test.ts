import type { TraceRecord } from '../../src/model/trace';
import { Metrics } from '../../src/runtime/metrics';

const trigger = { namespace: 'argo-events', sensor: 'ci', trigger: 'build' };
const event = { namespace: 'argo-events', eventSource: 'github', eventName: 'push' };

function start(endpoints: readonly (typeof event)[] = [event]): {
  readonly metrics: Metrics;
  readonly tell: (record: TraceRecord) => void;
} {
  const listeners = new Set<(record: TraceRecord) => void>();
  const metrics = new Metrics({
    endpoints,
    status: () => ({
      triggers: [{ trigger: 'argo-events/ci/build', lag: 7, waitingForRetry: 2, acting: 1 }],
      retired: [],
      deadLetters: 3,
    }),
    traces: {
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
  return { metrics, tell: (record) => listeners.forEach((listener) => listener(record)) };
}

/** The samples of a metric: labels and value. */
async function samples(metrics: Metrics, name: string): Promise<string[]> {
  return (await metrics.text())
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
}

const ofTrigger = 'namespace="argo-events",sensor_name="ci",trigger_name="build"';
const ofEvent = 'namespace="argo-events",eventsource_name="github",event_name="push"';

describe('metrics', () => {
  it('begin with zero, so that a rate is known from the first event on', async () => {
    const { metrics } = start();
    expect(await samples(metrics, 'argo_events_events_sent_total')).toEqual([
      `argo_events_events_sent_total{${ofEvent}} 0`,
    ]);
    expect(await samples(metrics, 'argo_events_action_failed_total')).toEqual([
      `argo_events_action_failed_total{${ofTrigger}} 0`,
    ]);
    metrics.stop();
  });

  it('begin with zero for what a reload has brought, and leave alone what was counted', async () => {
    const endpoints = [event];
    const { metrics, tell } = start(endpoints);
    const { namespace, eventSource, eventName } = event;
    const stored = { kind: 'event', at: 1, namespace, eventId: '1', bytes: 9, sequence: 1, type: 'github' } as const;
    tell({ ...stored, source: eventSource, subject: eventName });
    endpoints.push({ ...event, eventName: 'issue' });
    expect(await samples(metrics, 'argo_events_events_sent_total')).toEqual([
      `argo_events_events_sent_total{${ofEvent}} 1`,
      `argo_events_events_sent_total{${ofEvent.replace('push', 'issue')}} 0`,
    ]);
    metrics.stop();
  });

  it('count requests, those too that have no record of their own', async () => {
    const { metrics, tell } = start();
    const request = { kind: 'request', at: 1, ...event, method: 'POST', path: '/push', outcome: 'x' } as const;
    tell({ ...request, status: 200 });
    tell({ ...request, status: 400, others: 4 });
    tell({ ...request, status: 503 });
    expect(await samples(metrics, 'eventloom_requests_total')).toEqual([
      `eventloom_requests_total{${ofEvent},status="200"} 1`,
      `eventloom_requests_total{${ofEvent},status="400"} 5`,
      `eventloom_requests_total{${ofEvent},status="503"} 1`,
    ]);
    expect(await samples(metrics, 'argo_events_events_processing_failed_total')).toEqual([
      `argo_events_events_processing_failed_total{${ofEvent}} 5`,
    ]);
    expect(await samples(metrics, 'argo_events_events_sent_failed_total')).toEqual([
      `argo_events_events_sent_failed_total{${ofEvent}} 1`,
    ]);
    metrics.stop();
  });

  it('count events that are stored, and those that were known', async () => {
    const { metrics, tell } = start();
    const stored = {
      kind: 'event',
      at: 1,
      namespace: 'argo-events',
      eventId: 'a',
      source: 'github',
      subject: 'push',
    } as const;
    tell({ ...stored, type: 'github', sequence: 1, bytes: 100 });
    tell({ ...stored, type: 'github', sequence: 1, bytes: 100, duplicate: true });
    expect(await samples(metrics, 'argo_events_events_sent_total')).toEqual([
      `argo_events_events_sent_total{${ofEvent}} 1`,
    ]);
    expect(await samples(metrics, 'eventloom_event_bytes_total')).toEqual([
      `eventloom_event_bytes_total{${ofEvent}} 100`,
    ]);
    expect(await samples(metrics, 'eventloom_duplicates_total')).toEqual([`eventloom_duplicates_total{${ofEvent}} 1`]);
    metrics.stop();
  });

  it('count what triggers decide and do', async () => {
    const { metrics, tell } = start();
    const verdict = { kind: 'verdict', at: 1, eventId: 'a', ...trigger, dependency: 'push', because: [] } as const;
    tell({ ...verdict, fires: true });
    tell({ ...verdict, fires: false });
    tell({ ...verdict, fires: false, waitsFor: ['other'] });
    const attempt = { kind: 'attempt', at: 1, eventId: 'a', ...trigger, type: 'http', summary: 'x', ms: 30 } as const;
    tell({ ...attempt, attempt: 1, outcome: 'retrying' });
    tell({ ...attempt, attempt: 2, outcome: 'dead-letter' });
    tell({ ...attempt, attempt: 1, outcome: 'done' });
    expect(await samples(metrics, 'eventloom_verdicts_total')).toEqual([
      `eventloom_verdicts_total{${ofTrigger},verdict="fires"} 1`,
      `eventloom_verdicts_total{${ofTrigger},verdict="dropped"} 1`,
      `eventloom_verdicts_total{${ofTrigger},verdict="waits"} 1`,
    ]);
    expect(await samples(metrics, 'argo_events_action_triggered_total')).toEqual([
      `argo_events_action_triggered_total{${ofTrigger}} 1`,
    ]);
    expect(await samples(metrics, 'argo_events_action_retries_failed_total')).toEqual([
      `argo_events_action_retries_failed_total{${ofTrigger}} 1`,
    ]);
    expect(await samples(metrics, 'eventloom_attempt_duration_seconds_count')).toEqual([
      `eventloom_attempt_duration_seconds_count{${ofTrigger}} 3`,
    ]);
    metrics.stop();
  });

  it('tell what waits', async () => {
    const { metrics } = start();
    expect(await samples(metrics, 'eventloom_lag')).toEqual([`eventloom_lag{${ofTrigger}} 7`]);
    expect(await samples(metrics, 'eventloom_waiting_for_retry')).toEqual([
      `eventloom_waiting_for_retry{${ofTrigger}} 2`,
    ]);
    expect(await samples(metrics, 'eventloom_dead_letters')).toEqual(['eventloom_dead_letters 3']);
    metrics.stop();
  });
});
