import { spawnSync } from 'node:child_process';
import { EventloomError } from '../errors';
import type { ManifestFile } from '../manifests/files';

/** Ways to build a kustomization, in the order in which they are tried. */
const builders = [
  ['kubectl', ['kustomize']],
  ['kustomize', ['build']],
] as const;

/** How much a kustomization may come to. */
const maxBuffer = 256 * 1024 * 1024;

/**
 * Builds the kustomization in a folder. Places in the result are those of what was built.
 * @throws EventloomError `cannot-read` when it does not build, `library-missing` without kubectl and kustomize
 */
export function buildKustomization(folder: string): ManifestFile {
  for (const [command, args] of builders) {
    const { error, status, stdout, stderr } = spawnSync(command, [...args, folder], { maxBuffer });
    if (error !== undefined && 'code' in error && error.code === 'ENOENT') continue;
    if (status === 0) return { file: `kustomize:${folder}`, content: stdout };
    const reason = error?.message ?? stderr.toString('utf8').trim();
    throw new EventloomError('cannot-read', `cannot build the kustomization in ${folder}: ${reason}`);
  }
  const message = 'cannot build kustomizations: neither kubectl nor kustomize is installed';
  throw new EventloomError(
    'library-missing',
    `${message}; build it elsewhere, and check the result with 'eventloom check -'`,
  );
}
