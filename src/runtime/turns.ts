import type { Delivery } from '../bus/bus';
import type { EventDocument } from '../evaluate/document';
import { compilePath, type Path } from '../evaluate/lookup';
import type { TriggerSettings } from '../language/trigger-settings';
import type { RateLimit } from '../model/trigger';
import { Lanes } from './lanes';
import { Pacer, Slots } from './limiter';

/** However far away a time is, the clock is looked at this often, since it may be set. In milliseconds. */
const lookMs = 60_000;

/** Says when the actions of one trigger may begin: not too many at once, not too often, and in order where that was asked for. */
export class Turns {
  /** What is being acted on: begun, and not {@link end}ed. */
  readonly acting = new Set<Delivery>();
  private readonly slots: Slots;
  private readonly lanes = new Lanes();
  private readonly pacer: Pacer | undefined;
  /** Where the data of an event say which others it must not overtake. */
  private readonly orderPath: Path | undefined;
  private readonly timers = new Map<NodeJS.Timeout, () => void>();
  private closed = false;

  constructor(
    private readonly settings: TriggerSettings,
    rateLimit: RateLimit | undefined,
    private readonly now: () => number,
  ) {
    this.slots = new Slots(settings.concurrency);
    this.pacer = rateLimit && new Pacer(rateLimit);
    const { order } = settings;
    this.orderPath = order === undefined || order === 'all' ? undefined : compilePath(order);
  }

  /** Which events must not overtake each other; undefined when any may. */
  laneOf(document: EventDocument): string | undefined {
    if (!this.orderPath) return this.settings.order && '';
    if (!document.hasData || !document.isWellFormed) return '';
    const { exists, raw } = document.get(this.orderPath);
    return exists ? raw : '';
  }

  /** Waits until nothing that came before is in the way, and the time of a retry has come. */
  async enter(lane: string, { sequence, notBefore }: Delivery): Promise<void> {
    await this.lanes.enter(lane, sequence);
    const dueAt = performance.now() + notBefore - this.now();
    const left = (): number => Math.min(notBefore - this.now(), dueAt - performance.now());
    while (left() > 0 && !this.closed) await this.pause(Math.min(left(), lookMs));
  }

  /** The event that holds a lane is done. */
  leave(lane: string): void {
    this.lanes.leave(lane);
  }

  /**
   * Acts when it may.
   * @returns whether it did: after {@link close} nothing begins any more
   */
  async act(delivery: Delivery, action: () => Promise<void>): Promise<boolean> {
    const slot = this.slots.take();
    if (slot) await slot;
    try {
      if (this.pacer) await this.pause(this.pacer.delay(performance.now()));
      if (this.closed) return false;
      this.acting.add(delivery);
      await action();
      return true;
    } finally {
      this.slots.give();
    }
  }

  /** Nothing is to be done for it any more, for now or for good. */
  end(delivery: Delivery): void {
    this.acting.delete(delivery);
  }

  /** Lets nothing begin any more: what waits goes away. */
  close(): void {
    this.closed = true;
    for (const [timer, go] of this.timers) {
      clearTimeout(timer);
      go();
    }
  }

  private async pause(ms: number): Promise<void> {
    if (ms <= 0 || this.closed) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(
        () => {
          this.timers.delete(timer);
          resolve();
        },
        Math.min(ms, 2 ** 31 - 1),
      );
      this.timers.set(timer, resolve);
    });
  }
}
