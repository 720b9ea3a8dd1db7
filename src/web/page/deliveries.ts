import type {
  AttemptRecord,
  EventRecord,
  RequestRecord,
  ResetRecord,
  TraceRecord,
  VerdictRecord,
} from '../../model/trace';
import { endOfWait, isSameTrigger, type WaitEnd, waits } from '../../model/wait';

/** All that is known of one event, or of one request that never became an event. */
export interface Delivery {
  readonly key: string;
  readonly at: number;
  /** Several when it was sent again. */
  readonly requests: readonly RequestRecord[];
  readonly events: readonly EventRecord[];
  readonly verdicts: readonly VerdictRecord[];
  readonly attempts: readonly AttemptRecord[];
  /** It waited for others, and was forgotten. */
  readonly resets: readonly ResetRecord[];
  /** It waited for others, until it fired with one of them or was replaced: by the trigger's verdict that said so. */
  readonly ends: ReadonlyMap<VerdictRecord, WaitEnd>;
}

/** How a delivery ended, for its badge. */
export type Outcome = 'fired' | 'failed' | 'waiting' | 'ignored' | 'refused' | 'stored';

/** How many deliveries the page keeps. */
const limit = 500;

const nothing: Omit<Delivery, 'key' | 'at'> = {
  requests: [],
  events: [],
  verdicts: [],
  attempts: [],
  resets: [],
  ends: new Map(),
};

/** Adds records to deliveries, newest first; the oldest are forgotten. */
export function addRecords(deliveries: readonly Delivery[], records: readonly TraceRecord[]): readonly Delivery[] {
  const byKey = new Map(deliveries.map((delivery) => [delivery.key, delivery]));
  for (const record of records) {
    if (record.kind === 'verdict') endWaits(byKey, record);
    const key = record.eventId ?? `request ${record.at} ${byKey.size}`;
    byKey.set(key, extend(byKey.get(key) ?? { ...nothing, key, at: record.at }, record));
  }
  return [...byKey.values()].sort((a, b) => b.at - a.at).slice(0, limit);
}

/** One event ends the wait of others, whose own records do not say so. */
function endWaits(byKey: Map<string, Delivery>, later: VerdictRecord): void {
  if (!later.because.some(({ stage }) => stage === 'condition')) return;
  for (const [key, delivery] of byKey) {
    for (const verdict of delivery.verdicts) {
      const end = isWaiting(delivery, verdict) ? endOfWait(verdict, later) : undefined;
      if (end) byKey.set(key, { ...delivery, ends: new Map(delivery.ends).set(verdict, end) });
    }
  }
}

function extend(delivery: Delivery, record: TraceRecord): Delivery {
  const at = Math.min(delivery.at, record.at);
  switch (record.kind) {
    case 'request':
      return { ...delivery, at, requests: [...delivery.requests, record] };
    case 'event':
      return { ...delivery, at, events: [...delivery.events, record] };
    case 'verdict':
      return { ...delivery, at, verdicts: [...delivery.verdicts, record] };
    case 'attempt':
      return { ...delivery, at, attempts: [...delivery.attempts, record] };
    case 'reset':
      return { ...delivery, at, resets: [...delivery.resets, record] };
  }
}

/** How a delivery ended, as far as it is known now. */
export function outcomeOf(delivery: Delivery): Outcome {
  const last = new Map(
    delivery.attempts.map((attempt) => [
      JSON.stringify([attempt.namespace, attempt.sensor, attempt.trigger]),
      attempt.outcome,
    ]),
  );
  const outcomes = [...last.values()];
  if (outcomes.some((outcome) => outcome === 'failed' || outcome === 'dead-letter')) return 'failed';
  if (outcomes.length > 0) return outcomes.includes('retrying') ? 'waiting' : 'fired';
  if (delivery.verdicts.some((verdict) => verdict.fires)) return 'waiting';
  if (delivery.verdicts.some((verdict) => isWaiting(delivery, verdict))) return 'waiting';
  if ([...delivery.ends.values()].some(({ how }) => how === 'fired')) return 'fired';
  if (delivery.verdicts.length > 0) return 'ignored';
  if (delivery.events.length === 0) return 'refused';
  return isKnownAlready(delivery) ? 'ignored' : 'stored';
}

/** The resets that forgot the event while it waited as a verdict says. */
export const resetsOf = ({ resets }: Delivery, verdict: VerdictRecord): readonly ResetRecord[] =>
  waits(verdict) ? resets.filter((reset) => isAboutSame(reset, verdict)) : [];

const isAboutSame = (reset: ResetRecord, verdict: VerdictRecord): boolean =>
  isSameTrigger(reset, verdict) && reset.dependency === verdict.dependency;

const isWaiting = (delivery: Delivery, verdict: VerdictRecord): boolean =>
  waits(verdict) && !delivery.ends.has(verdict) && resetsOf(delivery, verdict).length === 0;

const isKnownAlready = ({ events }: Delivery): boolean =>
  events.length > 0 && events.every(({ duplicate }) => duplicate);

/** One line that says why. */
export function reasonOf(delivery: Delivery): string {
  const attempt = delivery.attempts.at(-1);
  if (attempt) return attempt.error ? `${attempt.summary}: ${attempt.error}` : attempt.summary;
  const { verdicts } = delivery;
  const decisive =
    verdicts.find(({ fires }) => fires) ??
    verdicts.find((verdict) => isWaiting(delivery, verdict)) ??
    verdicts.find((verdict) => delivery.ends.has(verdict)) ??
    verdicts.at(-1);
  if (decisive) return verdictReason(decisive, delivery);
  if (delivery.events.length === 0) return delivery.requests[0]?.outcome ?? '';
  return isKnownAlready(delivery) ? 'the bus knew this event already' : 'no trigger has looked at it';
}

function verdictReason(verdict: VerdictRecord, delivery: Delivery): string {
  const { fires, waitsFor, because } = verdict;
  if (fires) return 'the trigger is being called';
  const end = delivery.ends.get(verdict);
  if (end) return endReason(end);
  if (waitsFor?.length) {
    const waited = waitsFor.join(', ');
    return isWaiting(delivery, verdict)
      ? `waits for ${waited}`
      : `forgotten by conditionsReset while it waited for ${waited}`;
  }
  const failed =
    because.find(({ passed, error }) => !passed && error !== undefined) ?? because.find(({ passed }) => !passed);
  if (!failed) return 'no trigger fired';
  return `${failed.asked}: ${failed.error ?? `found ${JSON.stringify(failed.found ?? null)}`}`;
}

/** How a wait ended, in words. */
export const endReason = ({ how, by }: WaitEnd): string =>
  how === 'fired'
    ? `fired when event ${by.eventId} came for ${by.dependency}`
    : `replaced by event ${by.eventId}, which came for ${by.dependency} before the others`;
