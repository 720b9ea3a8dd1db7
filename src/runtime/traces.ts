import type { Store } from '../clients/store';
import type { TraceRecord } from '../model/trace';
import { recallVerdicts } from './recall';

/** How much is kept: the oldest records make room. */
const maxBytes = 64 * 1024 * 1024;
const maxRecent = 1000;

/** How many characters of records are kept in memory, as they would be written: some hold large objects. */
const maxRecentCharacters = 16 * 1024 * 1024;

/** A record may hold an object as large as a workflow can be; beyond this only what happened is kept, not the object. */
const maxRecordBytes = 128 * 1024;

/** Records are written together, this long after the first, in milliseconds. */
const gatherMs = 10;
const maxGathered = 500;

/** So many verdicts of a second say what was looked at; of the others that is worked out when somebody asks. */
const maxWholeVerdicts = 200;

/** After so many writes it is looked whether there is too much. */
const trimEvery = 200;

/** Keeps what happened, for whoever wants to explain it: in the data directory, and live in this process. */
export class Traces {
  private gathered: string[] = [];
  private readonly latest: TraceRecord[] = [];
  private readonly latestSizes: number[] = [];
  private latestCharacters = 0;
  private readonly listeners = new Set<(record: TraceRecord) => void>();
  private timer: NodeJS.Timeout | undefined;
  private next: number;
  private writes = 0;
  private second = 0;
  private wholeVerdicts = 0;

  /** @param failed called when records could not be kept */
  constructor(
    private readonly store: Store,
    private readonly failed: (error: unknown) => void,
  ) {
    this.next = nextKey(store);
    for (const record of readTraces(store, maxRecent)) this.keep(record, JSON.stringify(record).length);
  }

  add(record: TraceRecord): void {
    const text = encodeRecord(record);
    this.keep(record, text.length);
    for (const listener of this.listeners) listener(record);
    this.gathered.push(text);
    if (this.gathered.length >= maxGathered) void this.flush();
    else this.timer ??= setTimeout(() => void this.flush(), gatherMs);
  }

  private keep(record: TraceRecord, size: number): void {
    this.latest.push(record);
    this.latestSizes.push(size);
    this.latestCharacters += size;
    let surplus = this.latest.length > 2 * maxRecent ? maxRecent : 0;
    let kept = this.latestCharacters;
    for (let index = 0; index < surplus; index++) kept -= this.latestSizes[index] ?? 0;
    while (kept > maxRecentCharacters && surplus < this.latest.length - 1) kept -= this.latestSizes[surplus++] ?? 0;
    if (surplus === 0) return;
    this.latest.splice(0, surplus);
    this.latestSizes.splice(0, surplus);
    this.latestCharacters = kept;
  }

  /** The latest records, oldest first. */
  recent(): readonly TraceRecord[] {
    return this.latest.slice(-maxRecent);
  }

  /** Calls back for every new record until the returned function is called. */
  subscribe(listener: (record: TraceRecord) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Whether one more verdict is to say what was looked at, although that can be worked out later: see {@link recallVerdicts}.
   * @param at when it is made, in milliseconds since 1970
   */
  explainsOneMore(at: number): boolean {
    const second = Math.floor(at / 1000);
    if (second !== this.second) [this.second, this.wholeVerdicts] = [second, 0];
    return ++this.wholeVerdicts <= maxWholeVerdicts;
  }

  /** Everything that is kept about one event, oldest first. */
  async about(eventId: string): Promise<readonly TraceRecord[]> {
    await this.flush();
    return recallVerdicts(this.store, tracesAbout(this.store, eventId));
  }

  /** Puts what has gathered on the disk. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.gathered.length === 0) return this.store.write([]).catch(() => undefined);
    const value = Buffer.from(this.gathered.join('\n'));
    this.gathered = [];
    const writes = [{ table: 'traces', key: this.next++, value }, ...this.surplus()];
    await this.store.write(writes, { patiently: true }).catch(this.failed);
  }

  private surplus(): { table: string; key: number }[] {
    if (++this.writes % trimEvery !== 0) return [];
    const table = this.store.table('traces');
    const share = 1 - maxBytes / table.bytes();
    if (share <= 0) return [];
    const keys = table.keys({ limit: Math.ceil(table.count() * share) });
    return Array.from(keys, (key) => ({ table: 'traces', key: key as number }));
  }
}

function nextKey(store: Store): number {
  for (const key of store.table('traces').keys({ reverse: true, limit: 1 })) return (key as number) + 1;
  return 1;
}

function encodeRecord(record: TraceRecord): string {
  const text = JSON.stringify(record);
  if (text.length <= maxRecordBytes) return text;
  if (record.kind === 'attempt') return JSON.stringify({ ...record, object: undefined });
  return JSON.stringify(record.kind === 'verdict' ? { ...record, because: record.because.slice(0, 20) } : record);
}

/** The blocks of records, the latest first; each block oldest first, one record in each line. */
function* blocks(store: Store): Iterable<readonly string[]> {
  for (const { value } of store.table('traces').entries({ reverse: true })) {
    yield Buffer.from(value).toString('utf8').split('\n');
  }
}

const decodeRecord = (line: string): TraceRecord => JSON.parse(line) as TraceRecord;

/** The latest records of a data directory, oldest first. */
export function readTraces(store: Store, limit: number): readonly TraceRecord[] {
  const found: string[] = [];
  for (const block of blocks(store)) {
    found.push(...[...block].reverse());
    if (found.length >= limit) break;
  }
  return found.slice(0, limit).reverse().map(decodeRecord);
}

/** Everything that a data directory knows about one event, oldest first. */
export function tracesAbout(store: Store, eventId: string): readonly TraceRecord[] {
  const found: (readonly string[])[] = [];
  for (const block of blocks(store)) found.push(block.filter((line) => line.includes(eventId)));
  const records = found.reverse().flat().map(decodeRecord);
  return records.filter((record) => record.eventId === eventId);
}
