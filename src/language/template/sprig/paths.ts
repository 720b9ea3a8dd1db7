import type { FunctionTable } from '../function';
import { fn } from '../function';

const base = fn(['string'], baseName);
const dir = fn(['string'], (path) => cleanPath(path.slice(0, path.lastIndexOf('/') + 1)));
const clean = fn(['string'], cleanPath);
const ext = fn(['string'], extension);
const isAbs = fn(['string'], (path) => path.startsWith('/'));

/** Parts of slash-separated paths. The `os` forms are the same, as they are on Linux. */
export const paths: FunctionTable = {
  base,
  dir,
  clean,
  ext,
  isAbs,
  osBase: base,
  osDir: dir,
  osClean: clean,
  osExt: ext,
  osIsAbs: isAbs,
};

function baseName(path: string): string {
  if (path === '') return '.';
  const trimmed = withoutTrailingSlashes(path);
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

function withoutTrailingSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end--;
  return path.slice(0, end);
}

function extension(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot);
}

/** The shortest path that means the same, without looking at any file. */
function cleanPath(path: string): string {
  const rooted = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!rooted) kept.push(part);
  }
  const cleaned = (rooted ? '/' : '') + kept.join('/');
  return cleaned === '' ? '.' : cleaned;
}
