import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of this package: the sources, the compiled package and the bundle lie at different depths below it. */
export function packageRoot(from: string = __dirname): string {
  const manifest = join(from, 'package.json');
  if (existsSync(manifest) && packageManifest(manifest).name === 'eventloom') return from;
  const above = dirname(from);
  if (above === from) throw new Error('the package eventloom is not complete: its package.json is missing');
  return packageRoot(above);
}

/** The version of this package. */
export const packageVersion = (): string => packageManifest(join(packageRoot(), 'package.json')).version ?? '';

/** The first version of Node that it runs on, as `20.19`. */
export const firstNode = (): string =>
  packageManifest(join(packageRoot(), 'package.json')).engines?.node.replace(/^>=/, '') ?? '';

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly engines?: { readonly node: string };
}

const packageManifest = (file: string): Manifest => JSON.parse(readFileSync(file, 'utf8')) as Manifest;
