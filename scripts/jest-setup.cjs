// Everything is compiled once, before the tests: a call of esbuild for each file takes longer than all of them together.
const { buildSync } = require('esbuild');
const { mkdirSync, readdirSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { options, root } = require('./jest-esbuild.cjs');

const folder = join(root, 'dist/test');

/** The sources below a folder. */
const sources = (folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.d)\.tsx?$|\.json$/.test(file))
    .map((file) => join(root, folder, file));

/** A run that was killed leaves its folder, which is named after its process. */
function removeLeftOvers() {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    try {
      process.kill(Number(name), 0);
    } catch {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}

module.exports = () => {
  removeLeftOvers();
  // Each run has its own: another one may be reading.
  const output = join(folder, String(process.pid));
  process.env.EVENTLOOM_COMPILED = output;
  process.env.EVENTLOOM_COMPILED_AT = String(Date.now());
  buildSync({
    ...options,
    entryPoints: ['src', 'constructs', 'apps', 'scripts', 'test'].flatMap(sources),
    outbase: root,
    outdir: output,
    platform: 'node',
    loader: { '.json': 'copy' },
    logLevel: 'error',
  });
  // One file starts in less than half the time of hundreds, and tests of the command line start many processes.
  buildSync({
    ...options,
    sourcemap: false,
    entryPoints: [join(root, 'src/cli/main.ts')],
    outfile: join(output, 'src/cli/eventloom.js'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    logLevel: 'error',
  });
};
