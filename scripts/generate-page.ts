import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const root = join(__dirname, '..');

/** The page as one file of HTML inside a TypeScript module, so that sources, dist and bundles all find it by an import. */
export function renderPage(): string {
  const folder = join(root, 'src/web/page');
  const script = buildSync({
    entryPoints: [join(folder, 'main.tsx')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
  }).outputFiles[0]?.text.trim();
  const style = buildSync({
    entryPoints: [join(folder, 'page.css')],
    minify: true,
    write: false,
  }).outputFiles[0]?.text.trim();
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Eventloom</title><link rel="icon" href="data:,"><style>${style}</style></head><body><div id="page"></div><script>${script?.replaceAll('</script', '<\\/script')}</script></body></html>`;
  return `// Made by scripts/generate-page.ts from src/web/page; do not edit.\n\n/** The local page, whole. */\nexport const page: string = ${JSON.stringify(html)};\n`;
}

/** Where {@link renderPage}'s answer is kept. */
export const pageFile = join(root, 'src/web/generated/page.ts');

if (require.main === module) {
  writeFileSync(pageFile, renderPage());
  console.log(`${pageFile}: ${readFileSync(pageFile).length} bytes`);
}
