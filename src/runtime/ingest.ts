import type { Bus, StateWrite } from '../bus/bus';
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

/**
 * Makes an event of what a source accepted, and resolves when it is durable.
 * @param writes become durable with it
 */
export async function ingest(
  { declared, eventSource, namespace }: SourceDefinition,
  { data, eventId }: Pick<Accepted, 'data' | 'eventId'>,
  { bus, traces, log, now }: IngestContext,
  writes: readonly StateWrite[] = [],
): Promise<Dispatched> {
  const event = makeEvent(declared.key, eventSource, declared.name, data, now(), eventId);
  const { id, source, subject, type } = event;
  try {
    const { sequence, duplicate } = await bus.publish(event, writes);
    traces.add({
      kind: 'event',
      at: now(),
      eventId: id,
      namespace,
      source,
      subject,
      type,
      sequence,
      bytes: data.length,
      ...(duplicate && { duplicate }),
    });
    return { eventId: id, ...(duplicate && { note: 'a duplicate: this delivery was received before' }) };
  } catch (error) {
    log.error({ eventId: id, source, subject }, `an event could not be stored: ${reasonOf(error)}`);
    throw error;
  }
}

/** What an error says. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
