import type { Write } from '../clients/store';
import { encodePending, type PendingRow } from './pending-row';

/** An event that waits for a consumer, as far as memory has to know it. */
export interface Entry extends Omit<PendingRow, 'started'> {
  readonly sequence: number;
}

/** An event that is handed out for the first time. */
export const firstAttempt = (sequence: number): Entry => ({ sequence, attempt: 1, deaths: 0, notBefore: 0 });

/** Puts what is known of an entry on the disk. */
export const entryWrite = (consumer: number, { sequence, ...row }: Entry, started: boolean): Write => ({
  table: 'pending',
  key: [consumer, sequence],
  value: encodePending({ ...row, started }),
});

/** Nobody waits for it any more. */
export const entryRemoval = (consumer: number, { sequence }: Entry): Write => ({
  table: 'pending',
  key: [consumer, sequence],
});
