import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexOf, pageOf } from '../src/check/guide';
import { readingRules } from '../src/check/reading';
import { rules } from '../src/check/rules';

/** The documentation of all rules, by the name of its file in docs/rules. */
export function rulePages(): ReadonlyMap<string, string> {
  const all = [...readingRules, ...rules];
  return new Map([['README.md', indexOf(all)], ...all.map((rule) => [`${rule.code}.md`, pageOf(rule)] as const)]);
}

/** Where the documentation of the rules is kept. */
export const rulesFolder = join(__dirname, '../docs/rules');

if (require.main === module) {
  mkdirSync(rulesFolder, { recursive: true });
  const pages = rulePages();
  for (const name of readdirSync(rulesFolder)) if (!pages.has(name)) rmSync(join(rulesFolder, name));
  for (const [name, page] of pages) writeFileSync(join(rulesFolder, name), page);
}
