import type { TraceRecord } from '../model/trace';
import type { Runtime } from '../runtime/runtime';

/** Resolves when this process is asked to stop. A second request ends it at once. */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve);
  });
}

/** What became of the first event. */
export interface FirstEvent {
  readonly records: readonly TraceRecord[];
  /** At least one trigger did what it was asked for. */
  readonly fired: boolean;
}

/** Waits for an event from now on, and for its triggers. */
export async function firstEvent({ traces, idle }: Runtime): Promise<FirstEvent> {
  const eventId = await new Promise<string>((resolve) => {
    const stop = traces.subscribe((record) => {
      // The answer to the sender comes last, so that the story has it too.
      if (record.kind !== 'request' || record.eventId === undefined) return;
      stop();
      resolve(record.eventId);
    });
  });
  await idle();
  const records = await traces.about(eventId);
  const fired = records.some((record) => record.kind === 'attempt' && ['done', 'dry-run'].includes(record.outcome));
  return { records, fired };
}
