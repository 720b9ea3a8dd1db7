import type { Bus, StateWrite } from '../bus/bus';
import { EventloomError, reasonOf } from '../errors';
import type { Event } from '../model/event';
import { makeEvent } from '../sources/event';
import type { Dispatched } from '../sources/served';
import type { Accepted } from '../sources/source';
import { type SourceDefinition, sourceName } from './definitions';
import type { Log } from './log';
import type { Refusals } from './refusals';
import type { Traces } from './traces';
import type { Tracing } from './tracing';

/** What ingesting needs. */
export interface IngestContext {
  readonly bus: Bus;
  readonly traces: Traces;
  readonly log: Log;
  /** @default - no spans are made */
  readonly tracing?: Tracing | undefined;
  /** Counts events that could not be stored. */
  readonly unstored: Refusals;
  now(): number;
}

/**
 * Makes an event of what a source accepted, and resolves when it is durable.
 * @param writes become durable with it
 */
export async function ingest(
  definition: SourceDefinition,
  { data, eventId, traceparent, tracestate }: Pick<Accepted, 'data' | 'eventId' | 'traceparent' | 'tracestate'>,
  context: IngestContext,
  writes: readonly StateWrite[] = [],
): Promise<Dispatched> {
  const { declared, eventSource, namespace } = definition;
  const { bus, traces, tracing, now } = context;
  const traced = tracing?.event({ namespace, eventSource, eventName: declared.name }, { traceparent, tracestate });
  const made = makeEvent(declared.key, eventSource, declared.name, data, now(), eventId);
  const event = inTrace(made, traced?.traceparent ?? traceparent, tracestate);
  const { id, source, subject, type } = event;
  try {
    const { sequence, duplicate } = await bus.publish(event, writes);
    traced?.end({ 'messaging.message.id': id, 'messaging.message.body.size': data.length });
    const record = { kind: 'event', at: now(), eventId: id, namespace, source, subject, type, sequence } as const;
    traces.add({ ...record, bytes: data.length, duplicate: duplicate || undefined });
    return { eventId: id, note: duplicate ? 'a duplicate: this delivery was received before' : undefined };
  } catch (error) {
    traced?.end({ 'messaging.message.id': id }, error instanceof EventloomError ? error.code : '_OTHER');
    complain(definition, event, error, context);
    throw error;
  }
}

/** A full disk refuses thousands in a second, which must not fill another one with a log. */
function complain(definition: SourceDefinition, event: Event, error: unknown, { log, unstored }: IngestContext): void {
  const others = unstored.count(sourceName(definition));
  if (others === undefined) return;
  const { id, source, subject } = event;
  const about = { eventId: id, source, subject, ...(others > 0 && { others }) };
  log.error(about, `an event could not be stored: ${reasonOf(error)}`);
}

function inTrace(event: Event, traceparent: string | undefined, tracestate: string | undefined): Event {
  if (traceparent === undefined) return event;
  return { ...event, extensions: tracestate === undefined ? { traceparent } : { traceparent, tracestate } };
}
