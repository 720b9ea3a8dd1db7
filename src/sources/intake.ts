/** How many bytes all requests of a listener may hold together, from their arrival to their answer. */
const maxBytes = 128 * 1024 * 1024;

/** Keeps the memory bounded that senders take, however many of them there are and however slowly they send. */
export class Intake {
  private held = 0;

  /** @param limit in bytes */
  constructor(private readonly limit = maxBytes) {}

  /** What one request holds. */
  share(): Share {
    let mine = 0;
    return {
      take: (bytes) => {
        if (this.held + bytes > this.limit) return false;
        this.held += bytes;
        mine += bytes;
        return true;
      },
      release: () => {
        this.held -= mine;
        mine = 0;
      },
    };
  }
}

/** @see Intake.share */
export interface Share {
  /** Whether so many bytes more may be held; then they are. */
  take(bytes: number): boolean;
  /** Nothing of it is held any more. */
  release(): void;
}
