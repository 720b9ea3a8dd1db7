import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { differences, essence, isObject } from '../../src/import/equality';
import type { ImportedProgram } from '../../src/import/import';
import { readManifests } from '../../src/manifests/read';
import type { JsonObject } from '../../src/model/json';
import type { Resource } from '../../src/model/resource';

/** Programs that import wrote, in a folder where they can be compiled and run as in a project of one's own. */
export class Workspace {
  private readonly folder: string;
  private readonly names: string[] = [];

  /** @param root the folder of this package */
  constructor(private readonly root: string) {
    const cache = join(root, 'node_modules', '.cache');
    mkdirSync(cache, { recursive: true });
    this.folder = mkdtempSync(join(cache, 'import-'));
    const constructs = relative(join(this.folder, 'node_modules/eventloom'), join(root, 'constructs/index'));
    // Without it the name of this package would mean this package as it was built last.
    this.write('package.json', '{"name":"imported","private":true}\n');
    this.write('node_modules/eventloom/index.js', `module.exports = require('${constructs}');\n`);
    this.write('node_modules/eventloom/index.d.ts', `export * from '${constructs}';\n`);
    this.write('node_modules/eventloom/package.json', '{"name":"eventloom","main":"index.js","types":"index.d.ts"}\n');
    this.write(
      'tsconfig.json',
      JSON.stringify({
        extends: relative(this.folder, join(root, 'tsconfig.json')),
        compilerOptions: { types: ['node'] },
        include: ['programs'],
        exclude: [],
      }),
    );
  }

  /** Adds a program. @param name of its folder */
  add(name: string, { files }: ImportedProgram): void {
    this.names.push(name);
    for (const { name: file, text } of files) this.write(`programs/${name}/${file}`, text);
  }

  /** What the compiler has against the programs, a line each. */
  compile(): readonly string[] {
    const tsc = join(this.root, 'node_modules/.bin/tsc');
    const { stdout } = spawnSync(tsc, ['--noEmit', '-p', this.folder], { encoding: 'utf8', cwd: this.folder });
    return stdout.split('\n').filter((line) => line.includes('programs/'));
  }

  /** What the formatter has against the programs, which it does not look at among packages. */
  format(): string {
    const folder = mkdtempSync(join(tmpdir(), 'import-'));
    try {
      cpSync(join(this.folder, 'programs'), join(folder, 'programs'), { recursive: true });
      writeFileSync(join(folder, 'biome.json'), JSON.stringify(biomeSettings(join(this.root, 'biome.json'))));
      const biome = join(this.root, 'node_modules/.bin/biome');
      const args = ['check', '--max-diagnostics=20', '--colors=off', 'programs'];
      const { status, stdout, stderr } = spawnSync(biome, args, { encoding: 'utf8', cwd: folder });
      return status === 0 ? '' : `${stdout}${stderr}`;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Runs the programs, and reads what they make, in order, by the name of the program. */
  synthesize(): ReadonlyMap<string, readonly JsonObject[]> {
    const out = join(this.folder, 'out');
    const lines = this.names.map(
      (name, index) =>
        `process.env.CDK8S_OUTDIR = ${JSON.stringify(join(out, String(index)))}; require('./programs/${name}/main.ts');`,
    );
    this.write('run.cjs', `${lines.join('\n')}\n`);
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'run.cjs'], {
      encoding: 'utf8',
      cwd: this.folder,
    });
    if (status !== 0) throw new Error(stderr);
    return new Map(this.names.map((name, index) => [name, objectsIn(join(out, String(index)))]));
  }

  /** The text of a file that was added. */
  path(name: string): string {
    return join(this.folder, 'programs', name);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private write(name: string, text: string): void {
    const file = join(this.folder, name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  }
}

function biomeSettings(file: string): object {
  const settings: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isObject(settings)) throw new Error(`${file} holds no settings`);
  const { $schema: _, vcs: __, files: ___, ...rest } = settings;
  return { root: true, ...rest };
}

function objectsIn(folder: string): readonly JsonObject[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.k8s.yaml'));
  return files
    .sort()
    .flatMap((file) => readManifests(readFileSync(join(folder, file)), file).resources.map(({ object }) => object));
}

/** What a program makes otherwise than the manifests that it was written from; the order of objects is the program's own. */
export function lost(resources: readonly Resource[], made: readonly JsonObject[]): readonly string[] {
  const left = [...made];
  const missing = resources.flatMap((resource) => {
    const expected = essence(resource.object);
    const found = left.findIndex((object) => differences(essence(object), expected).length === 0);
    if (found < 0) return [`${resource.kind} '${resource.name}' is not what it was`];
    left.splice(found, 1);
    return [];
  });
  return left.length === 0 ? missing : [...missing, `${left.length} objects too many`];
}
