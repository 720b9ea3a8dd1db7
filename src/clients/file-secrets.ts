import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EventloomError } from '../errors';
import type { Secrets } from './secrets';

/** How long a value that was read is used before the file is looked at again, in milliseconds: a rotated secret takes effect. */
const freshMs = 1000;

const newline = 0x0a;

/** How large a secret may be in Kubernetes. */
const maxBytes = 1024 * 1024;

/** Secrets as Kubernetes mounts them: one folder for each Secret, one file for each key. The first folder that has one wins. */
export class FileSecrets implements Secrets {
  private readonly read = new Map<string, { readonly value: Promise<Buffer>; readonly at: number }>();

  constructor(private readonly folders: readonly string[]) {}

  value(name: string, key: string): Promise<Buffer> {
    const id = `${name}/${key}`;
    const known = this.read.get(id);
    if (known && performance.now() - known.at < freshMs) return known.value;
    const value = this.load(name, key);
    this.read.set(id, { value, at: performance.now() });
    value.catch(() => this.read.delete(id));
    return value;
  }

  private async load(name: string, key: string): Promise<Buffer> {
    refusePath(name, key);
    for (const folder of this.folders) {
      const bytes = await readFile(join(folder, name, key)).catch(absent);
      if (bytes && bytes.length <= maxBytes) return bytes.at(-1) === newline ? bytes.subarray(0, -1) : bytes;
    }
    throw new EventloomError(
      'secret-missing',
      `the secret ${name} has no value for the key ${key} here: put it into ${join(this.folders[0] ?? '.', name, key)}`,
    );
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw new EventloomError('secret-missing', `a secret cannot be read: ${error.message}`, { cause: error });
}

function refusePath(...parts: readonly string[]): void {
  const bad = parts.find((part) => !/^[-._a-zA-Z0-9]+$/.test(part) || part === '.' || part === '..');
  if (bad === undefined) return;
  throw new EventloomError('secret-missing', `"${bad.slice(0, 80)}" cannot be the name or the key of a Secret`);
}

/**
 * Makes up a value for a secret that has none, for its owner's eyes only.
 * @returns the file that holds it; an existing one is left as it is
 */
export function makeUpSecret(folder: string, name: string, key: string): string {
  refusePath(name, key);
  const file = join(folder, name, key);
  mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return file;
}
