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

const packageManifest = (file: string): { name?: string; version?: string } =>
  JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string };
