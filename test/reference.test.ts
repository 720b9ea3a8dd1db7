import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { referenceFolder } from '../scripts/generate-reference';
import { sourceKeys, triggerKeys } from '../src/model/kinds';
import { definition, schema } from '../src/model/schema';

const kept = new Map(
  readdirSync(referenceFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => [file, readFileSync(join(referenceFolder, file), 'utf8')] as const),
);

/** How GitHub calls a heading in an address. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading.toLowerCase().replaceAll(' ', '-'));

/** The places that a page links to: a file, and a heading in it. */
const linksOf = (text: string): { readonly file: string; readonly anchor: string }[] =>
  [...text.matchAll(/\]\(([^)#\s]*)(?:#([^)\s]*))?\)/g)].map(([, file = '', anchor = '']) => ({ file, anchor }));

/** The rows of a table, by the name of the field. */
const fieldsOf = (text: string, name: string): readonly string[] => {
  const [, section = ''] = text.split(`\n## ${name}\n`);
  return [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `([^`]+)`/gm)].map(([, field = '']) => field);
};

const all = [...kept.values()].join('\n');

describe('docs/reference', () => {
  it('has no link that leads nowhere', () => {
    const links = [...kept].flatMap(([from, text]) => linksOf(text).map((link) => ({ from, ...link })));
    expect(links.length).toBeGreaterThan(900);
    const broken = links.filter(({ from, file, anchor }) => {
      const target = file === '' ? from : normalize(join(dirname(from), file));
      if (anchor === '') return !existsSync(join(referenceFolder, target));
      return !anchorsOf(kept.get(target) ?? '').includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('describes each interface once, with all of its fields', () => {
    const headings = [...all.matchAll(/^## ([A-Z]\w+)$/gm)].map(([, name = '']) => name);
    expect(headings.filter((name, index) => headings.indexOf(name) !== index)).toEqual([]);
    for (const [name, { properties = {} }] of Object.entries(schema.definitions ?? {})) {
      expect(headings).toContain(name);
      expect({ name, fields: fieldsOf(all, name) }).toEqual({ name, fields: Object.keys(properties) });
    }
  });

  it('has a page for each kind of event source and trigger, which the index leads to', () => {
    const index = kept.get('README.md') ?? '';
    for (const key of [...sourceKeys, ...triggerKeys]) expect(index).toMatch(new RegExp(`^\\| \\[${key}\\]\\(`, 'm'));
    const pages = new Set(linksOf(index).map(({ file }) => file));
    expect([...kept.keys()].filter((file) => file !== 'README.md' && !pages.has(file))).toEqual([]);
  });

  it('says of a field its type, its default, whether it is required, and what it does', () => {
    const { description } = definition('GithubEventSource')?.properties?.active ?? {};
    const page = kept.get('sources/github.md') ?? '';
    expect(page).toContain(`| \`active\` | boolean | \`false\` | ${description} |`);
    expect(page).toContain('| `webhook` **required** | [WebhookContext](../types.md#webhookcontext) |  | ');
    expect(page).toContain('| `contentType` | `"json"` or `"form"` | `"form"` | ');
    expect(page).toMatch(/\| `id` \| .* \| \*\*Deprecated\.\*\* /);
  });

  it('keeps every row of a table on one line, with four cells', () => {
    const rows = all.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows.filter((row) => row.replaceAll('\\|', '').split('|').length !== 6)).toEqual([]);
  });
});
