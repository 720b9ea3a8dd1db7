import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorTable } from '../src/errors';

/** Where {@link errorsPage}'s answer is kept. */
export const errorsFile = join(__dirname, '../docs/errors.md');

/** The page of all error codes, from the table that raises them. */
export function errorsPage(): string {
  const rows = Object.entries(errorTable).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`);
  return [
    '# Error codes',
    '',
    'Made by scripts/generate-errors.ts from src/errors.ts; do not edit. Branch on the code, show the message: it says what was found, what',
    'is allowed and what to do. What `eventloom check` finds has names of its own: [docs/rules](rules).',
    '',
    '| code | what it means |',
    '|---|---|',
    ...rows,
    '',
  ].join('\n');
}

if (require.main === module) writeFileSync(errorsFile, errorsPage());
