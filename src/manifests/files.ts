import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { EventloomError } from '../errors';

/** A file of manifests, before it is read as YAML. */
export interface ManifestFile {
  /** As the user would name it; `-` is standard input. */
  readonly file: string;
  readonly content: Uint8Array;
}

const extensions = ['.yaml', '.yml', '.json'];
const neverManifests: ReadonlySet<string> = new Set([
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
  'Chart.yaml',
]);

/**
 * Reads the manifests that paths lead to: files, folders with all that is in them, and `-` for standard input.
 *
 * In folders these are left out: what is hidden, `node_modules`, kustomizations, the templates of Helm charts, and files that
 * mention no `apiVersion`.
 * @throws EventloomError `cannot-read`
 */
export function readManifestFiles(paths: readonly string[]): ManifestFile[] {
  return paths.flatMap((path) => {
    if (path === '-') return [{ file: '-', content: read(0, 'standard input') }];
    return statOf(path).isDirectory() ? inFolder(path) : [{ file: path, content: read(path, path) }];
  });
}

function inFolder(folder: string): ManifestFile[] {
  const entries = entriesOf(folder);
  const isChart = entries.some(({ name }) => name === 'Chart.yaml');
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules' || (isChart && entry.name === 'templates'))
      return [];
    // A link may lead to a file; one that leads to a folder is not followed, so that there is no way round in a circle.
    if (entry.isDirectory()) return inFolder(path);
    return isManifestName(entry.name) && statOf(path).isFile()
      ? mentioned({ file: path, content: read(path, path) })
      : [];
  });
}

function isManifestName(name: string): boolean {
  return extensions.some((extension) => name.endsWith(extension)) && !neverManifests.has(basename(name));
}

function mentioned(file: ManifestFile): ManifestFile[] {
  return Buffer.from(file.content.buffer, file.content.byteOffset, file.content.length).includes('apiVersion')
    ? [file]
    : [];
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw cannotRead(folder, error);
  }
}

function statOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    throw cannotRead(path, error);
  }
}

function read(source: string | number, name: string): Uint8Array {
  try {
    return readFileSync(source);
  } catch (error) {
    throw cannotRead(name, error);
  }
}

const reasons: { readonly [code: string]: string | undefined } = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'no permission',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead round in a circle',
};

function cannotRead(path: string, cause: unknown): EventloomError {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  const reason = reasons[code] ?? String(cause);
  return new EventloomError('cannot-read', `cannot read ${path}: ${reason}`, { cause });
}
