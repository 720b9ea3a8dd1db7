import { statfs } from 'node:fs/promises';
import type { Store, Write } from './store';

/** How often it is looked how much the file has grown, in milliseconds. */
const lookMs = 1000;

/** A file that grows faster than this, in bytes from look to look, is worth it; one that grows still faster is filled up no slower without. */
const [leastGrowth, mostGrowth] = [256 * 1024, 8 * 1024 * 1024] as const;

/** How much room is made at once, and in which pieces: what one piece leaves free is listed in one place, which each write has to copy. */
const [allBytes, pieceBytes] = [64 * 1024 * 1024, 1024 * 1024] as const;

/** So much of the disk has to stay free. */
const freeBytes = 2 * 1024 * 1024 * 1024;

/** Under these keys stands what only takes room. */
const prefix = 'room/';

/**
 * Makes the file of a store longer before that is needed. Where it grows with each write, each waits until the disk has its new length,
 * and with it whatever others are doing there; where old pages are written again nothing but the data has to arrive.
 */
export class Room {
  private readonly timer: NodeJS.Timeout;
  private length: number;
  private making: Promise<void> | undefined;
  private stopped = false;

  /**
   * @param folder on the same disk
   * @param roomBytes how much room is made at once
   */
  constructor(
    private readonly store: Store,
    private readonly folder: string,
    private readonly roomBytes: number = allBytes,
  ) {
    this.length = store.bytes();
    this.timer = setInterval(() => void this.look(), lookMs).unref();
    // A process that died while it made room left some of it behind.
    const left = [...store.table('meta').keys({ start: prefix, end: `${prefix}~` })];
    if (left.length > 0) void this.write(left.map((key) => ({ table: 'meta', key })));
  }

  /** Looks how much the file has grown since the last time; resolves when there is room, if some is worth making. */
  async look(): Promise<void> {
    if (this.making) return this.making;
    const growth = this.store.bytes() - this.length;
    this.length += growth;
    if (growth < leastGrowth || growth > mostGrowth) return;
    this.making = this.make().finally(() => {
      this.making = undefined;
      this.length = this.store.bytes();
    });
    await this.making;
  }

  /** Resolves when nothing is under way; to be called before the store is closed. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.making;
  }

  /** Writes pieces, and gives them back one by one. */
  private async make(): Promise<void> {
    if (!(await hasFree(this.folder))) return;
    const keys = Array.from({ length: this.roomBytes / pieceBytes }, (_, index) => `${prefix}${index}`);
    // Zeros would pass for a value that is lost if the process died here.
    const value = Buffer.alloc(pieceBytes, ' ');
    const written: string[] = [];
    for (const key of keys) {
      if (this.stopped || !(await this.write([{ table: 'meta', key, value }]))) break;
      written.push(key);
    }
    for (const key of written) await this.write([{ table: 'meta', key }]);
  }

  /** Whether the disk took it; if not, nobody needs to know: those who write events find out. */
  private write(writes: readonly Write[]): Promise<boolean> {
    return this.store.write(writes, { apart: true }).then(
      () => true,
      () => false,
    );
  }
}

async function hasFree(folder: string): Promise<boolean> {
  try {
    const { bsize, bavail } = await statfs(folder);
    return bavail * bsize >= freeBytes;
  } catch {
    return false;
  }
}
