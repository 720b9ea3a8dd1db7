import type { Bus, StateWrite } from '../bus/bus';
import { type ErrorCode, EventloomError } from '../errors';
import type { Rendered } from '../model/rendered';

/** A trigger that has to act, because of one event. It is settled with that event. */
export interface Firing {
  /** The dependency that the event arrived for. */
  readonly dependency: string;
  /** What to act on; absent when it could not be rendered. */
  readonly rendered?: Rendered;
  /** Why it could not be rendered: trying again will not help. */
  readonly error?: EventloomError;
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

  async restore(): Promise<Map<number, readonly Firing[]>> {
    const firings = new Map<number, readonly Firing[]>();
    for (const { key, value } of await this.bus.state.list(this.prefix)) {
      firings.set(Number(key.slice(this.prefix.length)), decodeFirings(value));
    }
    return firings;
  }

  remember(sequence: number, firings: readonly Firing[]): StateWrite {
    return { key: this.keyOf(sequence), value: Buffer.from(JSON.stringify(firings.map(encodeFiring))) };
  }

  forget(sequence: number): StateWrite {
    return { key: this.keyOf(sequence) };
  }

  private keyOf(sequence: number): string {
    return this.prefix + String(sequence);
  }
}

interface StoredFiring extends Omit<Firing, 'error'> {
  readonly error?: { readonly code: ErrorCode; readonly message: string };
}

const encodeFiring = ({ error, ...rest }: Firing): StoredFiring => ({
  ...rest,
  ...(error && { error: { code: error.code, message: error.message } }),
});

const decodeFirings = (value: Uint8Array): readonly Firing[] =>
  (JSON.parse(Buffer.from(value).toString('utf8')) as readonly StoredFiring[]).map(({ error, ...rest }) => ({
    ...rest,
    ...(error && { error: new EventloomError(error.code, error.message) }),
  }));
