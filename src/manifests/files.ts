import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { EventloomError } from '../errors';
import { compileGlob } from './glob';
import { isKustomization, partsNamedIn } from './kustomization';

/** A file of manifests, before it is read as YAML. */
export interface ManifestFile {
  /** As the user would name it; `-` is standard input. */
  readonly file: string;
  readonly content: Uint8Array;
}

const extensions = ['.yaml', '.yml', '.json'];
/**
 * Reads the manifests that paths lead to: files, folders with all that is in them, and `-` for standard input.
 *
 * In folders these are left out: what is hidden, `node_modules`, kustomizations and the patches that they name, the templates of
 * Helm charts, and files that mention neither an
 * `apiVersion` nor a kind of Argo Events.
 * @param exclude patterns for what else to leave out of folders, such as `vendor/**`: relative to the current folder
 * @throws EventloomError `cannot-read`
 */
export function readManifestFiles(paths: readonly string[], exclude: readonly string[] = []): ManifestFile[] {
  const patterns = exclude.map(compileGlob);
  const isExcluded = (path: string): boolean => {
    const fromHere = relative('.', path).split(sep).join('/');
    return patterns.some((matches) => matches(fromHere));
  };
  const files = paths.flatMap((path) => {
    if (path === '-') return [{ file: '-', content: read(0, 'standard input') }];
    return statOf(path).isDirectory() ? inFolder(path, isExcluded) : [{ file: path, content: read(path, path) }];
  });
  // A file that is named twice, or beside its folder, is one.
  const named = new Set<string>();
  return files.filter(({ file }) => !named.has(resolve(file)) && named.add(resolve(file)));
}

function inFolder(folder: string, isExcluded: (path: string) => boolean): ManifestFile[] {
  const found: string[] = [];
  const parts = new Set<string>();
  collect(folder, isExcluded, found, parts);
  const files = found.filter((path) => !parts.has(resolve(path)));
  return files.flatMap((path) => mentioned({ file: path, content: read(path, path) }));
}

/** Finds the files of a folder, and those that kustomizations in it only take parts of objects from. */
function collect(folder: string, isExcluded: (path: string) => boolean, found: string[], parts: Set<string>): void {
  const entries = entriesOf(folder);
  const isChart = entries.some(({ name }) => name === 'Chart.yaml');
  for (const { name, isFolder } of named(entries)) {
    const path = join(folder, name);
    if (isExcluded(path) || name === 'Chart.yaml' || (isChart && name === 'templates')) continue;
    // A link may lead to a file; one that leads to a folder is not followed, so that there is no way round in a circle.
    if (isFolder) collect(path, isExcluded, found, parts);
    else if (isKustomization(name)) {
      for (const part of partsNamedIn(read(path, path))) parts.add(resolve(folder, part));
    } else if (isManifestName(name) && statOf(path).isFile()) found.push(path);
  }
}

function named(entries: readonly Dirent[]): { readonly name: string; readonly isFolder: boolean }[] {
  const seen = entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
  return seen.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
}

function isManifestName(name: string): boolean {
  return extensions.some((extension) => name.endsWith(extension));
}

/** What a manifest holds, also where `apiVersion` is misspelt; and the marks at the beginning of UTF-16. */
const marks = /apiversion|^kind: *(?:EventSource|Sensor|EventBus)\b|^\xff\xfe|^\xfe\xff/im;

function mentioned(file: ManifestFile): ManifestFile[] {
  const bytes = Buffer.from(file.content.buffer, file.content.byteOffset, file.content.length);
  return marks.test(bytes.toString('latin1')) ? [file] : [];
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
