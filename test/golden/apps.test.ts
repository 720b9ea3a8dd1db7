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

function synthesized(app: string): { readonly [file: string]: string } {
  const outdir = mkdtempSync(join(tmpdir(), 'eventloom-golden-'));
  try {
    const args = ['--import', 'tsx', join('apps', app, 'main.ts')];
    const env = { ...process.env, CDK8S_OUTDIR: outdir };
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return files(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** All but github-ci, whose manifests are dist/argo. */
const apps = readdirSync(join(root, 'apps'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'github-ci')
  .map(({ name }) => name);

describe.each(apps)('the manifests of apps/%s', (app) => {
  const kept = files(join(__dirname, app));

  it('are the golden ones; run its main.ts with CDK8S_OUTDIR=test/golden/<app> when they should change', () => {
    expect(synthesized(app)).toEqual(kept);
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
