import { EventloomError } from '../errors';
import { readManifestFiles } from '../manifests/files';
import { readManifests } from '../manifests/read';
import type { Resource } from '../model/resource';

/** How many problems are shown before the rest is only counted. */
const maxShown = 5;

/**
 * Reads the Kubernetes objects in files and folders.
 * @throws EventloomError `cannot-read`, `bad-definition` when a document is broken
 */
export function readResources(paths: readonly string[]): Resource[] {
  const read = readManifestFiles(paths).map(({ file, content }) => readManifests(content, file));
  const problems = read.flatMap((file) => file.problems).filter(({ severity }) => severity === 'error');
  if (problems.length > 0) {
    const lines = problems.slice(0, maxShown).map(({ place, message }) => {
      const { file, line, column } = place;
      return `${[file, line, column].filter((part) => part !== undefined).join(':')}: ${message}`;
    });
    const more = problems.length > maxShown ? [`and ${problems.length - maxShown} more, see: eventloom check`] : [];
    throw new EventloomError('bad-definition', [...lines, ...more].join('\n  '));
  }
  return read.flatMap((file) => file.resources);
}
