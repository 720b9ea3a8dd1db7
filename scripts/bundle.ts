import { cpSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** `npm run bundle`: the listener as one file for an image, beside the native library that cannot be bundled. */
const root = join(__dirname, '..');
const out = join(root, 'dist/image');
const native = ['lmdb'];

/** A package with everything that it needs, as far as it is installed for this machine. */
function closure(name: string, seen = new Set<string>()): Set<string> {
  const folder = join(root, 'node_modules', name);
  if (seen.has(name) || !statSync(folder, { throwIfNoEntry: false })) return seen;
  seen.add(name);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  for (const needed of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }))
    closure(needed, seen);
  return seen;
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const { warnings } = buildSync({
  entryPoints: [join(root, 'src/cli/main.ts')],
  outfile: join(out, 'eventloom.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minifySyntax: true,
  external: native,
  logLevel: 'warning',
});
if (warnings.length > 0) process.exitCode = 1;
for (const name of native.flatMap((library) => [...closure(library)])) {
  cpSync(join(root, 'node_modules', name), join(out, 'node_modules', name), { recursive: true, dereference: true });
}
cpSync(join(root, 'fixtures'), join(out, 'fixtures'), { recursive: true });
cpSync(join(root, 'package.json'), join(out, 'package.json'));
console.log(`${out}: ${(statSync(join(out, 'eventloom.js')).size / 1024).toFixed(0)} KiB of JavaScript`);
