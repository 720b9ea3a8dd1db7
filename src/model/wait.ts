import type { ResetRecord, Step, VerdictRecord } from './trace';

/** How the wait of an event for others ended: its trigger fired with it, or a newer event took its place. */
export interface WaitEnd {
  readonly how: 'fired' | 'replaced';
  /** The verdict about the event that ended it. */
  readonly by: VerdictRecord;
}

/** Whether an event waits for others, as a verdict says. */
export const waits = ({ waitsFor }: VerdictRecord): boolean => waitsFor !== undefined && waitsFor.length > 0;

/** Whether two records are about one trigger. */
export const isSameTrigger = (one: VerdictRecord | ResetRecord, other: VerdictRecord | ResetRecord): boolean =>
  one.trigger === other.trigger && one.sensor === other.sensor && one.namespace === other.namespace;

/**
 * What a later verdict of any trigger means for an event that waits; undefined if it goes on waiting. Only the record of the later
 * event knows of it.
 */
export function endOfWait(waiting: VerdictRecord, later: VerdictRecord): WaitEnd | undefined {
  if (!isSameTrigger(waiting, later)) return undefined;
  if (later.fires) return firedWith(later).includes(waiting.dependency) ? { how: 'fired', by: later } : undefined;
  const isReplaced = waits(later) && later.dependency === waiting.dependency && later.eventId !== waiting.eventId;
  return isReplaced ? { how: 'replaced', by: later } : undefined;
}

/** The dependencies whose events it fired with. */
function firedWith({ because }: VerdictRecord): readonly unknown[] {
  const isCondition = ({ stage }: Step): boolean => stage === 'condition';
  const satisfied = because.find(isCondition)?.found;
  return Array.isArray(satisfied) ? satisfied : [];
}
