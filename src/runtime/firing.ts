import type { Bus, StateWrite } from '../bus/bus';
import { decodeEvent, encodeEvent } from '../bus/event-row';
import { EventloomError } from '../errors';
import { EventDocument } from '../evaluate/document';
import type { CompiledTrigger, Verdict } from '../evaluate/sensor';
import type { Rendered } from '../model/rendered';

/** A trigger that has to act, because of one event. It is settled with that event. */
export interface Firing {
  /** The dependency that the event arrived for. */
  readonly dependency: string;
  /** Everything that the trigger acts on, by dependency. */
  readonly events: ReadonlyMap<string, EventDocument>;
  /** What to act on; absent when it could not be rendered. */
  readonly rendered?: Rendered;
  /** Why it could not be rendered: trying again will not help. */
  readonly error?: EventloomError;
}

/** What a verdict asks for; undefined when it does not fire. */
export function firingOf({ fires, dependency, events = new Map(), rendered, error }: Verdict): Firing | undefined {
  return fires ? { dependency, events, ...(rendered && { rendered }), ...(error && { error }) } : undefined;
}

/** A firing as it stands in the store: its events in base64, by dependency. */
interface StoredFiring {
  readonly dependency: string;
  readonly events: readonly (readonly [string, string])[];
}

/**
 * Remembers firings that took several events: after a crash the last of these events is delivered again, but the others are gone
 * from the conditions by then.
 */
export class FiringTable {
  /** @param prefix begins the keys of one trigger's firings */
  constructor(
    private readonly bus: Bus,
    private readonly prefix: string,
  ) {}

  async restore(trigger: CompiledTrigger): Promise<Map<number, readonly Firing[]>> {
    const firings = new Map<number, readonly Firing[]>();
    for (const { key, value } of await this.bus.state.list(this.prefix)) {
      const stored = JSON.parse(Buffer.from(value).toString('utf8')) as readonly StoredFiring[];
      firings.set(
        Number(key.slice(this.prefix.length)),
        stored.map((firing) => restoreFiring(firing, trigger)),
      );
    }
    return firings;
  }

  remember(sequence: number, firings: readonly Firing[], now: number): StateWrite {
    const stored = firings.map(({ dependency, events }): StoredFiring => {
      const rows = Array.from(
        events,
        ([name, { event }]) => [name, encodeEvent(event, now).toString('base64')] as const,
      );
      return { dependency, events: rows };
    });
    return { key: this.keyOf(sequence), value: Buffer.from(JSON.stringify(stored)) };
  }

  forget(sequence: number): StateWrite {
    return { key: this.keyOf(sequence) };
  }

  private keyOf(sequence: number): string {
    return this.prefix + String(sequence);
  }
}

function restoreFiring({ dependency, events: rows }: StoredFiring, trigger: CompiledTrigger): Firing {
  const events = new Map(
    rows.map(([name, row]) => [name, new EventDocument(decodeEvent(Buffer.from(row, 'base64')).event)]),
  );
  try {
    return { dependency, events, rendered: trigger.render(events) };
  } catch (error) {
    if (!(error instanceof EventloomError)) throw error;
    return { dependency, events, error };
  }
}
