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
