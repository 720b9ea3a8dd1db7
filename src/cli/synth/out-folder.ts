import { type BigIntStats, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../clients/data-dir';
import { EventloomError } from '../../errors';

/** How the names of manifests end, unless the app says otherwise. */
const extension = '.k8s.yaml';

/** What a run of an app has changed in the folder that it writes to. */
export interface Written {
  /** How many files it wrote. */
  readonly files: number;
  /** Manifests of an earlier run that are gone now. */
  readonly removed: number;
  /** Folders with manifests of an earlier run to which this one wrote nothing; they are left as they were. */
  readonly untouched: readonly string[];
}

type Files = ReadonlyMap<string, bigint>;

/** The folder that an app writes to, and the folders in it. */
export class OutFolder {
  private readonly before: ReadonlyMap<string, Files>;

  /** @throws EventloomError `cannot-write` */
  constructor(private readonly path: string) {
    try {
      makeFolder(path);
      this.before = this.look();
    } catch (cause) {
      const message = `cannot write to the folder ${path}: ${(cause as Error).message}`;
      throw new EventloomError('cannot-write', message, { cause });
    }
  }

  /**
   * What has been written since the start. Where something was, manifests that were there before and were not written again are
   * removed: nobody makes them any more. Nothing else ever is.
   */
  finish(): Written {
    let [files, removed] = [0, 0];
    const untouched: string[] = [];
    for (const [folder, now] of this.look()) {
      const before = this.before.get(folder);
      const old = [...now].filter(([file, changed]) => before?.get(file) === changed).map(([file]) => file);
      files += now.size - old.length;
      const manifests = old.filter((file) => file.endsWith(extension));
      if (old.length === now.size) {
        if (manifests.length > 0) untouched.push(folder);
        continue;
      }
      for (const file of manifests) rmSync(join(folder, file));
      removed += manifests.length;
    }
    return { files, removed, untouched };
  }

  private look(): ReadonlyMap<string, Files> {
    const entries = readdirSync(this.path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return new Map(
      [this.path, ...entries.map(({ name }) => join(this.path, name))].map((path) => [path, filesIn(path)]),
    );
  }
}

function filesIn(folder: string): Files {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(names.map(({ name }) => [name, changed(statSync(join(folder, name), { bigint: true }))]));
}

/** When a file was last written, to the nanosecond. */
const changed = ({ mtimeNs }: BigIntStats): bigint => mtimeNs;
