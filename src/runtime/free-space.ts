import { statfs } from 'node:fs/promises';

/** So much of a disk stays free, so that what waits can still be worked off: in bytes, and as a share of a small disk. */
const reserve = { bytes: 64 * 1024 * 1024, share: 0.05 } as const;

/** How often it is looked at, in milliseconds. */
const lookMs = 1000;

/** Watches whether the disk of a folder is almost full. */
export class FreeSpace {
  private readonly timer: NodeJS.Timeout;

  /** @param changed called at once and whenever it changes, with why nothing more may be stored */
  constructor(
    private readonly folder: string,
    private readonly changed: (fault: string | undefined) => void,
  ) {
    this.timer = setInterval(() => void this.look(), lookMs).unref();
  }

  private fault: string | undefined;

  /** Looks now. */
  async look(): Promise<void> {
    const fault = await faultOf(this.folder);
    if (fault === this.fault) return;
    this.fault = fault;
    this.changed(fault);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}

async function faultOf(folder: string): Promise<string | undefined> {
  try {
    const { bsize, bavail, blocks } = await statfs(folder);
    const least = Math.min(reserve.bytes, blocks * bsize * reserve.share);
    if (bavail * bsize >= least) return undefined;
    return `the disk of ${folder} is almost full: less than ${Math.round(least / 1024 / 1024)} MiB are free`;
  } catch {
    // What cannot be measured shows when it is written to.
    return undefined;
  }
}
