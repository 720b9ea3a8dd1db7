// Tests of the command line start many processes: JavaScript starts in half the time of TypeScript through tsx.
const { buildSync } = require('esbuild');
const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');

/** The sources below a folder. The page is made for browsers, and is bundled elsewhere. */
const sources = (folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.d)\.ts$|\.json$/.test(file) && !file.startsWith(join('web', 'page')))
    .map((file) => join(root, folder, file));

module.exports = () => {
  buildSync({
    entryPoints: [...sources('src'), ...sources('constructs')],
    outbase: root,
    outdir: join(root, 'dist/test'),
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    loader: { '.json': 'copy' },
    logLevel: 'error',
  });
};
