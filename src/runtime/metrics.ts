import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AttemptRecord, EventRecord, RequestRecord, TraceRecord, VerdictRecord } from '../model/trace';
import type { RuntimeStatus } from './control';

/** What metrics are made of. */
export interface Measured {
  readonly traces: { subscribe(listener: (record: TraceRecord) => void): () => void };
  readonly endpoints: readonly {
    readonly namespace: string;
    readonly eventSource: string;
    readonly eventName: string;
  }[];
  status(): RuntimeStatus;
}

/** Seconds; an attempt is an HTTP request, or an object that is created. */
const attemptBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

const ofEvent = ['namespace', 'eventsource_name', 'event_name'] as const;
const ofRequest = [...ofEvent, 'status'] as const;
const ofTrigger = ['namespace', 'sensor_name', 'trigger_name'] as const;
const ofVerdict = [...ofTrigger, 'verdict'] as const;
const ofAttempt = [...ofTrigger, 'outcome'] as const;

/**
 * Counts what happens, in the text format of Prometheus. Metrics that mean the same as one of Argo Events have its name
 * (`argo_events_`), the others are named `eventloom_`.
 */
export class Metrics {
  readonly contentType: string;
  private readonly registry = new Registry();
  private readonly requests = this.counter('eventloom_requests_total', 'Requests to event sources', ofRequest);
  private readonly sent = this.counter('argo_events_events_sent_total', 'Events that became durable', ofEvent);
  private readonly failed = this.counter(
    'argo_events_events_sent_failed_total',
    'Requests whose event could not be stored',
    ofEvent,
  );
  private readonly refused = this.counter(
    'argo_events_events_processing_failed_total',
    'Requests that were refused',
    ofEvent,
  );
  private readonly duplicates = this.counter('eventloom_duplicates_total', 'Events that were known already', ofEvent);
  private readonly bytes = this.counter('eventloom_event_bytes_total', 'Bytes of the data of events', ofEvent);
  private readonly verdicts = this.counter('eventloom_verdicts_total', 'What triggers decided', ofVerdict);
  private readonly triggered = this.counter('argo_events_action_triggered_total', 'Actions that were done', ofTrigger);
  private readonly actionsFailed = this.counter(
    'argo_events_action_failed_total',
    'Actions that were given up',
    ofTrigger,
  );
  private readonly retriesFailed = this.counter(
    'argo_events_action_retries_failed_total',
    'Actions that were given up after more than one attempt',
    ofTrigger,
  );
  private readonly attempts = this.counter('eventloom_attempts_total', 'Attempts of triggers', ofAttempt);
  private readonly durations = new Histogram({
    name: 'eventloom_attempt_duration_seconds',
    help: 'How long attempts of triggers take',
    labelNames: ofTrigger,
    buckets: attemptBuckets,
    registers: [this.registry],
  });
  private readonly unsubscribe: () => void;

  constructor(private readonly measured: Measured) {
    this.contentType = this.registry.contentType;
    collectDefaultMetrics({ register: this.registry });
    this.addGauges();
    this.unsubscribe = measured.traces.subscribe((record) => this.count(record));
  }

  /** All metrics as they are now. */
  text(): Promise<string> {
    this.startAtZero();
    return this.registry.metrics();
  }

  stop(): void {
    this.unsubscribe();
    this.registry.clear();
  }

  private counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  /** A rate can be told from the first event on only when the counter was there before; a reload may have brought new ones. */
  private startAtZero(): void {
    for (const { namespace, eventSource, eventName } of this.measured.endpoints) {
      const labels = { namespace, eventsource_name: eventSource, event_name: eventName };
      for (const counter of [this.sent, this.failed, this.refused]) counter.inc(labels, 0);
    }
    for (const { trigger } of this.measured.status().triggers) {
      const labels = labelsOf(trigger);
      for (const counter of [this.triggered, this.actionsFailed, this.retriesFailed]) counter.inc(labels, 0);
    }
  }

  private addGauges(): void {
    const { measured } = this;
    type Status = RuntimeStatus['triggers'][number];
    const ofTriggers = (name: string, help: string, read: (status: Status) => number): void =>
      this.gauge(name, help, ofTrigger, (gauge) => {
        gauge.reset();
        for (const status of measured.status().triggers) gauge.set(labelsOf(status.trigger), read(status));
      });
    ofTriggers('eventloom_lag', 'Events that wait for a trigger, those that it acts on included', ({ lag }) => lag);
    ofTriggers('eventloom_waiting_for_retry', 'Events that wait to be tried again', (status) => status.waitingForRetry);
    ofTriggers('eventloom_acting', 'Actions that are under way', ({ acting }) => acting);
    this.gauge('eventloom_dead_letters', 'Events that were given up and are kept', [], (gauge) =>
      gauge.set(measured.status().deadLetters),
    );
  }

  /** @param read sets the values when somebody asks for them */
  private gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    read: (gauge: Gauge<Label>) => void,
  ): void {
    const gauge: Gauge<Label> = new Gauge({ name, help, labelNames, registers: [], collect: () => read(gauge) });
    this.registry.registerMetric(gauge);
  }

  private count(record: TraceRecord): void {
    if (record.kind === 'request') this.countRequest(record);
    else if (record.kind === 'event') this.countEvent(record);
    else if (record.kind === 'verdict') this.countVerdict(record);
    else if (record.kind === 'attempt') this.countAttempt(record);
  }

  private countRequest({ namespace = '', eventSource, eventName, status, others = 0 }: RequestRecord): void {
    const labels = { namespace, eventsource_name: eventSource, event_name: eventName };
    this.requests.inc({ ...labels, status }, 1 + others);
    if (status >= 500) this.failed.inc(labels, 1 + others);
    else if (status >= 400) this.refused.inc(labels, 1 + others);
  }

  private countEvent({ namespace = '', source, subject, bytes, duplicate }: EventRecord): void {
    const labels = { namespace, eventsource_name: source, event_name: subject };
    if (duplicate) return this.duplicates.inc(labels);
    this.sent.inc(labels);
    this.bytes.inc(labels, bytes);
  }

  private countVerdict({ namespace = '', sensor, trigger, fires, waitsFor }: VerdictRecord): void {
    const verdict = fires ? 'fires' : waitsFor ? 'waits' : 'dropped';
    this.verdicts.inc({ namespace, sensor_name: sensor, trigger_name: trigger, verdict });
  }

  private countAttempt({ namespace = '', sensor, trigger, outcome, attempt, ms }: AttemptRecord): void {
    const labels = { namespace, sensor_name: sensor, trigger_name: trigger };
    this.attempts.inc({ ...labels, outcome });
    if (ms !== undefined) this.durations.observe(labels, ms / 1000);
    if (outcome === 'done' || outcome === 'dry-run') this.triggered.inc(labels);
    else if (outcome !== 'retrying') this.actionsFailed.inc(labels);
    if (outcome === 'dead-letter' && attempt > 1) this.retriesFailed.inc(labels);
  }
}

/** The labels of a trigger that is named `<namespace>/<sensor>/<trigger>`. */
function labelsOf(name: string): Record<(typeof ofTrigger)[number], string> {
  const [namespace = '', sensor = '', ...trigger] = name.split('/');
  return { namespace, sensor_name: sensor, trigger_name: trigger.join('/') };
}
