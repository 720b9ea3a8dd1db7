import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The rows in which we knowingly differ: the ids in the last column of the table in docs/deviations.md. An id may end in `*`.
 */
export function readDeviations(): (id: string) => boolean {
  const text = readFileSync(join(__dirname, '../../../docs/deviations.md'), 'utf8');
  const named = text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .flatMap((line) => [...(line.split('|').at(-2) ?? '').matchAll(/`([\w.*-]+)`/g)].map((match) => match[1] ?? ''));
  const exact = new Set(named.filter((id) => !id.endsWith('*')));
  const prefixes = named.filter((id) => id.endsWith('*')).map((id) => id.slice(0, -1));
  return (id) => exact.has(id) || prefixes.some((prefix) => id.startsWith(prefix));
}

/** The version of the tz database whose answers were recorded. */
const recordedZones = '2025c';

/**
 * Whether a row asks about a zone whose rules the tz database of this Node has changed since: Morocco gave up its changes of the
 * clock in a later version, so that its future differs.
 */
export function isRezoned(question: unknown): boolean {
  if (process.versions.tz === recordedZones) return false;
  return /Africa\/(Casablanca|El_Aaiun)/.test(JSON.stringify(question));
}
