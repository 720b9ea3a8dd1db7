import type { Bus, StateWrite } from '../bus/bus';
import { decodeEvent, encodeEvent } from '../bus/event-row';
import { EventloomError } from '../errors';
import type { EventDocument } from '../evaluate/document';
import type { CompiledTrigger, Verdict } from '../evaluate/sensor';
import type { Rendered } from '../model/rendered';
import type { Documents } from './documents';
import { statePrefix } from './trigger-state';

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
export interface StoredFiring {
  readonly dependency: string;
  readonly events: readonly (readonly [string, string])[];
}

/** What has to be kept of a firing to repeat it. */
export function storedFiring({ dependency, events }: Firing, now: number): StoredFiring {
  const rows = Array.from(events, ([name, { event }]) => [name, encodeEvent(event, now).toString('base64')] as const);
  return { dependency, events: rows };
}

/** Undefined when they are damaged. */
function storedFirings(value: Uint8Array): readonly StoredFiring[] | undefined {
  try {
    return JSON.parse(Buffer.from(value).toString('utf8')) as readonly StoredFiring[];
  } catch {
    return undefined;
  }
}

/** Sets the firings of an event, as {@link FiringTable} keeps them. */
export const firingWrite = (trigger: string, sequence: number, firings: readonly StoredFiring[]): StateWrite => ({
  key: firingKey(trigger, sequence),
  value: Buffer.from(JSON.stringify(firings)),
});

const firingKey = (trigger: string, sequence: number): string => statePrefix('firing', trigger) + String(sequence);

/**
 * Remembers firings that took several events: when the last of these events is delivered again, the others are gone from the
 * conditions.
 */
export class FiringTable {
  /** @param name of the trigger */
  constructor(
    private readonly bus: Bus,
    private readonly name: string,
    private readonly documents: Documents,
  ) {}

  /** The positions of all events whose firings are remembered. */
  async sequences(): Promise<readonly number[]> {
    const prefix = statePrefix('firing', this.name);
    return (await this.bus.state.list(prefix)).map(({ key }) => Number(key.slice(prefix.length)));
  }

  /** The firings of an event; undefined when they are not remembered. */
  async recall(sequence: number, trigger: CompiledTrigger): Promise<readonly Firing[] | undefined> {
    const value = await this.bus.state.get(firingKey(this.name, sequence));
    if (!value) return undefined;
    const stored = storedFirings(value);
    if (stored) return stored.map((firing) => this.restore(firing, trigger));
    const error = new EventloomError('store-damaged', 'what it was to act on is damaged on the disk');
    return [{ dependency: '', events: new Map(), error }];
  }

  remember(sequence: number, firings: readonly Firing[], now: number): StateWrite {
    return firingWrite(
      this.name,
      sequence,
      firings.map((firing) => storedFiring(firing, now)),
    );
  }

  forget(sequence: number): StateWrite {
    return { key: firingKey(this.name, sequence) };
  }

  private restore({ dependency, events: rows }: StoredFiring, trigger: CompiledTrigger): Firing {
    const events = new Map<string, EventDocument>();
    try {
      for (const [name, row] of rows)
        events.set(name, this.documents.of(decodeEvent(Buffer.from(row, 'base64')).event));
      return { dependency, events, rendered: trigger.render(events) };
    } catch (error) {
      if (!(error instanceof EventloomError)) throw error;
      return { dependency, events, error };
    }
  }
}
