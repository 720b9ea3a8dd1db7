import { readFileSync } from 'node:fs';
import { EventloomError } from '../errors';

/** What a process needs besides what is reserved: its own code, heap and stacks, with room to spare. In bytes. */
const besides = 2 ** 31;

/**
 * Refuses to reserve more addresses than this process may have: the library that maps the store ends the process instead of saying so.
 * @param limits what the system allows the process, in the words of Linux; elsewhere nothing is known
 * @throws EventloomError `cannot-write`
 */
export function refuseFewAddresses(wanted: number, limits = ownLimits()): void {
  const [, allowed] = /^Max address space\s+(\d+)\s/m.exec(limits) ?? [];
  if (allowed === undefined || Number(allowed) >= wanted + besides) return;
  throw new EventloomError(
    'cannot-write',
    `the store needs ${gib(wanted)} GiB of addresses, which are no memory, and this process may have ${gib(Number(allowed))} GiB: ` +
      'raise the limit, for example with: ulimit -v unlimited',
  );
}

const gib = (bytes: number): number => Math.round(bytes / 2 ** 30);

function ownLimits(): string {
  try {
    return readFileSync('/proc/self/limits', 'latin1');
  } catch {
    return '';
  }
}
