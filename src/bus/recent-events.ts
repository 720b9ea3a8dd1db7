import type { Event } from '../model/event';

/** The latest events, bounded in bytes: most are delivered right after they were stored, and need not be read back. */
export class RecentEvents {
  private readonly events = new Map<number, Event>();
  private bytes = 0;

  constructor(private readonly maxBytes: number) {}

  get(sequence: number): Event | undefined {
    return this.events.get(sequence);
  }

  add(sequence: number, event: Event): void {
    this.events.set(sequence, event);
    this.bytes += sizeOf(event);
    for (const [oldest, old] of this.events) {
      if (this.bytes <= this.maxBytes) break;
      this.events.delete(oldest);
      this.bytes -= sizeOf(old);
    }
  }
}

/** The data and a guess for the rest. */
const sizeOf = (event: Event): number => 400 + (event.data?.byteLength ?? 0);
