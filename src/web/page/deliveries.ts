import type {
  AttemptRecord,
  EventRecord,
  RequestRecord,
  ResetRecord,
  TraceRecord,
  VerdictRecord,
} from '../../model/trace';

/** All that is known of one event, or of one request that never became an event. */
export interface Delivery {
  readonly key: string;
  readonly at: number;
  readonly request?: RequestRecord;
  readonly event?: EventRecord;
  readonly verdicts: readonly VerdictRecord[];
  readonly attempts: readonly AttemptRecord[];
  /** It waited for others, and was forgotten. */
  readonly reset?: ResetRecord;
}

/** How a delivery ended, for its badge. */
export type Outcome = 'fired' | 'failed' | 'waiting' | 'ignored' | 'refused' | 'stored';

/** How many deliveries the page keeps. */
const limit = 500;

/** Adds records to deliveries, newest first; the oldest are forgotten. */
export function addRecords(deliveries: readonly Delivery[], records: readonly TraceRecord[]): readonly Delivery[] {
  const byKey = new Map(deliveries.map((delivery) => [delivery.key, delivery]));
  for (const record of records) {
    const key = record.eventId ?? `request ${record.at} ${byKey.size}`;
    byKey.set(key, extend(byKey.get(key) ?? { key, at: record.at, verdicts: [], attempts: [] }, record));
  }
  return [...byKey.values()].sort((a, b) => b.at - a.at).slice(0, limit);
}

function extend(delivery: Delivery, record: TraceRecord): Delivery {
  const at = Math.min(delivery.at, record.at);
  switch (record.kind) {
    case 'request':
      return { ...delivery, at, request: record };
    case 'event':
      return { ...delivery, at, event: record };
    case 'verdict':
      return { ...delivery, at, verdicts: [...delivery.verdicts, record] };
    case 'attempt':
      return { ...delivery, at, attempts: [...delivery.attempts, record] };
    case 'reset':
      return { ...delivery, at, reset: record };
  }
}

/** How a delivery ended, as far as it is known now. */
export function outcomeOf(delivery: Delivery): Outcome {
  const last = new Map(delivery.attempts.map((attempt) => [`${attempt.sensor}/${attempt.trigger}`, attempt.outcome]));
  const outcomes = [...last.values()];
  if (outcomes.some((outcome) => outcome === 'failed' || outcome === 'dead-letter')) return 'failed';
  if (outcomes.length > 0) return outcomes.includes('retrying') ? 'waiting' : 'fired';
  if (delivery.verdicts.some((verdict) => verdict.fires)) return 'waiting';
  if (!delivery.reset && delivery.verdicts.some((verdict) => verdict.waitsFor?.length)) return 'waiting';
  if (delivery.verdicts.length > 0) return 'ignored';
  if (delivery.event) return 'stored';
  return 'refused';
}

/** One line that says why. */
export function reasonOf(delivery: Delivery): string {
  const attempt = delivery.attempts.at(-1);
  if (attempt) return attempt.error ? `${attempt.summary}: ${attempt.error}` : attempt.summary;
  const verdict = delivery.verdicts.at(-1);
  const failed = verdict?.because.find((step) => !step.passed);
  if (failed) return `${failed.asked}: found ${failed.error ?? JSON.stringify(failed.found ?? null)}`;
  if (verdict?.waitsFor?.length) return `waits for ${verdict.waitsFor.join(', ')}`;
  if (verdict) return verdict.fires ? 'the trigger is being called' : 'no trigger fired';
  return delivery.event ? 'no sensor wants it' : (delivery.request?.outcome ?? '');
}
