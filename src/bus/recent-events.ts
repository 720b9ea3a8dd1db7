import type { Event } from '../model/event';

interface Kept {
  readonly event: Event;
  /** How many consumers have yet to take it. */
  takers: number;
}

/**
 * Events between their way to the disk and their delivery, bounded in bytes: most are delivered right after they were stored, and need
 * not be read back. One that nobody waits for any more is let go of.
 */
export class RecentEvents {
  private readonly events = new Map<number, Kept>();
  private bytes = 0;
  /** Nothing before it is kept. */
  private oldest = 0;
  private latest = 0;

  constructor(private readonly maxBytes: number) {}

  /** @param takers how many consumers will {@link take} it, unless they end before */
  add(sequence: number, event: Event, takers: number): void {
    if (this.events.size === 0) this.oldest = sequence;
    // The disk may have taken it later than one that came after it.
    if (sequence < this.oldest) return;
    this.latest = Math.max(this.latest, sequence);
    this.events.set(sequence, { event, takers });
    this.bytes += sizeOf(event);
    for (; this.bytes > this.maxBytes && this.oldest <= this.latest; this.oldest++) this.delete(this.oldest);
  }

  take(sequence: number): Event | undefined {
    const kept = this.events.get(sequence);
    if (kept && --kept.takers <= 0) this.delete(sequence);
    return kept?.event;
  }

  private delete(sequence: number): void {
    const kept = this.events.get(sequence);
    if (!kept) return;
    this.events.delete(sequence);
    this.bytes -= sizeOf(kept.event);
  }
}

/** The data and a guess for the rest. */
const sizeOf = (event: Event): number => 400 + (event.data?.byteLength ?? 0);
