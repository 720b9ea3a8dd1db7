import { createHash } from 'node:crypto';
import { reasonOf } from '../errors';
import { readManifestFiles } from '../manifests/files';
import type { Resource } from '../model/resource';
import type { Log } from '../runtime/log';
import type { Runtime } from '../runtime/runtime';
import { readResources } from './resources';

/** How often files are looked at, in milliseconds, and how much longer a look at many of them is followed by none. */
const lookMs = 1000;
const restFactor = 20;

/**
 * Reloads the definitions when their files have changed and changed no more for a second, and at once on SIGHUP. What cannot run is
 * refused, and the definitions of before go on.
 * @param loaded the {@link fingerprint} of what runs, taken before it was read
 * @param reloaded called with what runs from now on
 * @returns a function that ends it
 */
export function followDefinitions(
  paths: readonly string[],
  loaded: string | undefined,
  runtime: Pick<Runtime, 'reload'>,
  log: Log,
  reloaded: (resources: readonly Resource[]) => void,
): () => void {
  const reload = async (): Promise<void> => {
    try {
      const resources = readResources(paths);
      await runtime.reload(resources);
      reloaded(resources);
      log.info(`reloaded ${resources.length} definitions`);
    } catch (error) {
      log.error(`the definitions of before go on: ${reasonOf(error)}`);
    }
  };
  if (paths.includes('-')) return () => {};
  const hangUp = (): void => void reload();
  process.on('SIGHUP', hangUp);
  const stopWatching = watch(paths, loaded, reload);
  return () => {
    process.off('SIGHUP', hangUp);
    stopWatching();
  };
}

/** Looks at the files themselves: they may be links, on a network, or replaced as a whole, and no notice is sure to come then. */
function watch(paths: readonly string[], loaded: string | undefined, reload: () => Promise<void>): () => void {
  let current = loaded;
  let last = current;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const began = performance.now();
    const found = fingerprint(paths);
    const took = performance.now() - began;
    if (found !== undefined && found === last && found !== current) {
      current = found;
      await reload();
    }
    last = found;
    timer = setTimeout(() => void look(), lookMs + took * restFactor).unref();
  };
  timer = setTimeout(() => void look(), lookMs).unref();
  return () => clearTimeout(timer);
}

/** Equal as long as the same is written in the same files; undefined while they cannot be read, and for standard input. */
export function fingerprint(paths: readonly string[]): string | undefined {
  if (paths.includes('-')) return undefined;
  try {
    const hash = createHash('sha256');
    for (const { file, content } of readManifestFiles(paths))
      hash.update(`${file}\0${content.length}\0`).update(content);
    return hash.digest('base64');
  } catch {
    return undefined;
  }
}
