import type { Bus } from '../bus/bus';
import { makeEvent } from '../sources/event';
import type { Dispatched } from '../sources/served';
import type { Accepted } from '../sources/source';
import type { SourceDefinition } from './definitions';
import type { Log } from './log';
import type { Traces } from './traces';

/** What ingesting needs. */
export interface IngestContext {
  readonly bus: Bus;
  readonly traces: Traces;
  readonly log: Log;
  now(): number;
}

/** Makes an event of what a source accepted, and resolves when it is durable. */
export async function ingest(
  { declared, eventSource }: SourceDefinition,
  { data }: Accepted,
  { bus, traces, log, now }: IngestContext,
): Promise<Dispatched> {
  const event = makeEvent(declared.key, eventSource, declared.name, data, now());
  const { id, source, subject, type } = event;
  try {
    const { sequence, duplicate } = await bus.publish(event);
    traces.add({
      kind: 'event',
      at: now(),
      eventId: id,
      source,
      subject,
      type,
      sequence,
      bytes: data.length,
      ...(duplicate && { duplicate }),
    });
    return { eventId: id };
  } catch (error) {
    log.error({ eventId: id, source, subject }, `an event could not be stored: ${reasonOf(error)}`);
    throw error;
  }
}

/** What an error says. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
