import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { check } from '../../src/check/check';
import { readManifests } from '../../src/manifests/read';

const root = join(__dirname, '..', '..');
const kept = join(root, 'dist', 'argo');

function files(at: string): { readonly [file: string]: string } {
  const entries = readdirSync(at, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(at.length + 1), readFileSync(path, 'utf8')]));
}

/** Synthesizes the app as `cdk8s synth` does, into a folder of its own. */
function synthesized(): { readonly [file: string]: string } {
  const outdir = mkdtempSync(join(tmpdir(), 'eventloom-golden-'));
  try {
    const args = ['--import', 'tsx', join('apps', 'github-ci', 'main.ts')];
    const env = { ...process.env, CDK8S_OUTDIR: outdir };
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return files(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

describe('dist/argo', () => {
  it('is what apps/github-ci says; run npm run synth when it is not', () => {
    expect(files(kept)).toEqual(synthesized());
  });

  it('is free of anything that check would report but the Secret that is absent by design', () => {
    const read = Object.entries(files(kept))
      .filter(([file]) => file.endsWith('.k8s.yaml'))
      .map(([file, text]) => readManifests(text, file));
    expect(read.flatMap(({ problems }) => problems)).toEqual([]);
    const problems = check(read.flatMap(({ resources }) => resources));
    expect(problems.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      "info: there is no Secret 'webhook-secret' among these manifests",
    ]);
  });

  it('is where the example of an Argo CD Application points', () => {
    const application = parse(readFileSync(join(root, 'apps', 'github-ci', 'application.yaml'), 'utf8')) as {
      readonly spec: {
        readonly source: { readonly path: string };
        readonly destination: { readonly namespace: string };
      };
    };
    expect(readdirSync(join(root, application.spec.source.path))).toContain('kustomization.yaml');
    const manifests = Object.entries(files(kept)).filter(([file]) => file.endsWith('.k8s.yaml'));
    const namespaces = manifests.map(
      ([, text]) => (parse(text) as { metadata: { namespace: string } }).metadata.namespace,
    );
    expect(new Set(namespaces)).toEqual(new Set([application.spec.destination.namespace]));
  });
});
