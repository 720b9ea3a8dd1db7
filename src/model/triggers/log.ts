import type { Int64 } from '../scalars';

/** Writes each event into the log of the sensor, for finding out what arrives. */
export interface LogTrigger {
  /** Meant to thin out the log. It has no effect. */
  readonly intervalSeconds?: Int64;
}
