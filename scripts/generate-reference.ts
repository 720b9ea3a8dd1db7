import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { definitions } from './reference/definitions';
import { referencePages } from './reference/pages';

/** Where the reference is kept. */
export const referenceFolder = join(__dirname, '../docs/reference');

/** The pages of the reference, by their file in docs/reference. */
export const reference = (): ReadonlyMap<string, string> => referencePages(definitions());

if (require.main === module) {
  const pages = reference();
  mkdirSync(referenceFolder, { recursive: true });
  for (const entry of readdirSync(referenceFolder, { recursive: true, encoding: 'utf8' }))
    if (entry.endsWith('.md') && !pages.has(entry)) rmSync(join(referenceFolder, entry));
  for (const [file, text] of pages) {
    mkdirSync(dirname(join(referenceFolder, file)), { recursive: true });
    writeFileSync(join(referenceFolder, file), text);
  }
}
