import type { Event } from '../model/event';

/**
 * Carries events from event sources to sensors, at least once.
 *
 * What a bus promises: an event whose {@link publish} resolved survives a kill of the process; a consumer gets every event that
 * interests it and that was published after the consumer was first registered, again after a crash, until it settled it; events
 * reach one consumer in the order in which they were published, apart from those it asked to have again.
 *
 * What it does not promise: exactly-once delivery, an order between consumers, and anything about what an event means. A bus
 * knows nothing of filters, conditions or triggers.
 */
export interface Bus {
  /**
   * Stores an event. Resolves when it is durable, so that the sender may be told so.
   * @param writes applied in the same step, for a duplicate too: how far a source has got
   * @throws EventloomError `not-stored` when it could not be made durable, `disk-full` when that is for lack of room.
   */
  publish(event: Event, writes?: readonly StateWrite[]): Promise<Published>;
  /** Registers a durable consumer, or changes its interest: from now on what interests it waits for {@link consume}. */
  register(name: string, interest: Interest): Promise<void>;
  /**
   * Registers a durable consumer and starts to deliver to it.
   * @param name unique on this bus and stable across restarts: what was settled is remembered under it.
   * @param interest which events; only an exact source and subject match.
   * @param handle called for each delivery, never for more than `maxInFlight` unsettled ones at once.
   */
  consume(
    name: string,
    interest: Interest,
    handle: (delivery: Delivery) => void,
    options?: ConsumeOptions,
  ): Promise<Consumer>;
  /**
   * Stores an event for one consumer only, however often the bus had it: it is to be had once more. Resolves when it is durable.
   * @param name of a consumer that was registered once, running or not
   * @param writes applied in the same step, once the position of the event is known
   * @throws EventloomError `not-stored`; `bad-value` when there is no such consumer
   */
  send(name: string, event: Event, writes?: (sequence: number) => readonly StateWrite[]): Promise<Published>;
  /** The names of all consumers that were registered and not forgotten, running or not. */
  consumers(): readonly string[];
  /** How many events wait for a consumer, running or not; 0 for an unknown one. */
  waiting(name: string): number;
  /**
   * Forgets a consumer and everything that waits for it: its trigger is gone for good.
   * @param name of a consumer that does not run, and is not registered anew until this resolves; an unknown one is no error.
   */
  forget(name: string): Promise<void>;
  /** Small values that live with the bus and survive restarts: the state of conditions. */
  readonly state: StateStore;
  /** Stops delivering, lets what is being stored become durable, and releases everything. */
  close(): Promise<void>;
}

/** The answer to {@link Bus.publish}. */
export interface Published {
  /** The position on the bus, growing. For a duplicate the position of the first. */
  readonly sequence: number;
  /** The bus had an event with this id already, within its window, and stored nothing. */
  readonly duplicate: boolean;
}

/** The events that a consumer wants: those that equal one of these pairs. */
export type Interest = readonly { readonly source: string; readonly subject: string }[];

/** @see Bus.consume */
export interface ConsumeOptions {
  /**
   * How many deliveries may be unsettled at once.
   * @default 256
   */
  readonly maxInFlight?: number;
  /**
   * Events that wait for a retry keep their place in the order after a restart: they are delivered before the time, and the consumer
   * waits until {@link Delivery.notBefore} itself.
   * @default false: they are delivered when their time has come, after others
   */
  readonly inOrder?: boolean;
}

/** A running consumer. */
export interface Consumer {
  /** How many events wait for it, those in flight and those that wait for a retry included. */
  lag(): number;
  /** How many of them wait for a retry. */
  waitingForRetry(): number;
  /** Stops delivering; what is not settled will be delivered again to the next consumer of this name. */
  stop(): Promise<void>;
}

/** One event on its way to one consumer. Exactly one of `settle`, `retry` and `release` ends it. */
export interface Delivery {
  readonly event: Event;
  readonly sequence: number;
  /** Counts from 1; grows with every `retry`, and with every crash while the event was in flight. */
  readonly attempt: number;
  /** How many of these attempts ended with the process. */
  readonly deaths: number;
  /** When it is to be tried, in milliseconds since 1970; a time that has passed unless the consumer asked for `inOrder`. */
  readonly notBefore: number;
  /**
   * The consumer is done with it. Resolves when that is durable; rejects like {@link StateStore.write}.
   * @param writes applied in the same step
   */
  settle(writes?: readonly StateWrite[]): Promise<void>;
  /** The consumer wants it again, after `afterMs` milliseconds at the earliest. */
  retry(afterMs: number): void;
  /** The consumer did not begin with it: it comes again as the same attempt. */
  release(): void;
}

/** A small durable key/value store. */
export interface StateStore {
  get(key: string): Promise<Uint8Array | undefined>;
  /** All entries whose key begins with `prefix`, in the order of their keys. */
  list(prefix: string): Promise<readonly { readonly key: string; readonly value: Uint8Array }[]>;
  /**
   * Applies all writes or none; resolves when they are durable. Without writes it waits for the earlier ones, those of deliveries too.
   *
   * Who writes counts on it already, so that what cannot be written for now is tried again, before all later writes: it rejects only
   * when the bus is closed, or for a key that no bus could take.
   */
  write(writes: readonly StateWrite[]): Promise<void>;
}

/** Sets a key, or removes it when there is no value. */
export interface StateWrite {
  readonly key: string;
  readonly value?: Uint8Array;
}
