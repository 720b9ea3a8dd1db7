import { randomUUID } from 'node:crypto';
import type { Event } from '../model/event';
import { type SourceKey, sourceKinds } from '../model/kinds';

/** Makes the event that carries what a source received. All kinds write their data as JSON, whatever they were sent. */
export function makeEvent(
  kind: SourceKey,
  source: string,
  subject: string,
  data: Uint8Array,
  now: number,
  id = newId(),
): Event {
  return {
    specversion: '1.0',
    id,
    source,
    type: sourceKinds[kind].ceType,
    subject,
    datacontenttype: 'application/json',
    time: timeOf(now),
    data,
    isJson: true,
  };
}

const newId = (): string => randomUUID().replaceAll('-', '');

/** Events of the same millisecond have the same time. */
let last = { now: Number.NaN, time: '' };

function timeOf(now: number): string {
  if (last.now !== now) last = { now, time: new Date(now).toISOString().replace(/\.?0*Z$/, 'Z') };
  return last.time;
}
