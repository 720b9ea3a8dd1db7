/** What the store knows of an event that waits for a consumer. */
export interface PendingRow {
  /** The number of the attempt that comes next, or that is under way. */
  readonly attempt: number;
  /** How many attempts ended with the process. */
  readonly deaths: number;
  /** The handler may have seen it. A process that finds this at its start knows that the last one died, and counts the attempt. */
  readonly started: boolean;
  /** Not before this time, in milliseconds since 1970. */
  readonly notBefore: number;
}

const waiting = Buffer.from([0]);
const started = Buffer.from([1]);

/** Rows of before deaths were counted apart end before them. */
const [bytesBeforeDeaths, bytesInAll] = [13, 17] as const;

/** Almost all rows are a first attempt, and take one byte. */
export function encodePending(row: PendingRow): Buffer {
  if (row.attempt === 1 && row.notBefore === 0) return row.started ? started : waiting;
  const bytes = Buffer.alloc(bytesInAll);
  bytes.writeUInt8(row.started ? 1 : 0, 0);
  bytes.writeUInt32LE(row.attempt, 1);
  bytes.writeDoubleLE(row.notBefore, 5);
  bytes.writeUInt32LE(row.deaths, bytesBeforeDeaths);
  return bytes;
}

/** The inverse of {@link encodePending}. */
export function decodePending(value: Uint8Array): PendingRow {
  if (value.length < bytesBeforeDeaths) return { attempt: 1, deaths: 0, started: value[0] === 1, notBefore: 0 };
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return {
    started: bytes[0] === 1,
    attempt: bytes.readUInt32LE(1),
    notBefore: bytes.readDoubleLE(5),
    deaths: bytes.length < bytesInAll ? 0 : bytes.readUInt32LE(bytesBeforeDeaths),
  };
}
