import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../../src/check/check';
import { readManifests } from '../../src/manifests/read';

const root = join(__dirname, '..', '..');

function files(at: string): { readonly [file: string]: string } {
  const entries = readdirSync(at, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(at.length + 1), readFileSync(path, 'utf8')]));
}

/** All but github-ci, whose manifests are dist/argo. */
const apps = readdirSync(join(root, 'apps'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'github-ci')
  .map(({ name }) => name);

/** Runs every app in one process, each into a folder of its own. */
function synthesize(folder: string): void {
  const script = `for (const app of ${JSON.stringify(apps)}) {
    process.env.CDK8S_OUTDIR = require('node:path').join(${JSON.stringify(folder)}, app);
    require('./apps/' + app + '/main.ts');
  }`;
  const args = ['--import', 'tsx', '--eval', script];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'eventloom-golden-'));
  synthesize(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(apps)('the manifests of apps/%s', (app) => {
  const kept = files(join(__dirname, app));

  it('are the golden ones; run its main.ts with CDK8S_OUTDIR=test/golden/<app> when they should change', () => {
    expect(files(join(folder, app))).toEqual(kept);
  });

  it('are free of anything that check would report', () => {
    const read = Object.entries(kept)
      .filter(([file]) => file.endsWith('.k8s.yaml'))
      .map(([file, text]) => readManifests(text, file));
    expect(read.flatMap(({ problems }) => problems)).toEqual([]);
    const problems = check(read.flatMap(({ resources }) => resources));
    expect(problems.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([]);
  });
});
