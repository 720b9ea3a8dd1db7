import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lost } from '../../scripts/compare-upstream/round-trip';
import { readManifests } from '../../src/manifests/read';
import { eventloom } from './eventloom';

const repository = join(__dirname, '..', '..');
const root = mkdtempSync(join(tmpdir(), 'eventloom-import-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const fixture = join(repository, 'test/import/fixtures/workflows.yaml');
const pipeline = join(repository, 'test/import/fixtures/pipeline.yaml');

/** Makes the folder one in which programs find their packages. */
function installPackages(): void {
  const shim = join(root, 'node_modules/eventloom');
  mkdirSync(shim, { recursive: true });
  for (const name of ['cdk8s', 'constructs']) {
    symlinkSync(join(repository, 'node_modules', name), join(root, 'node_modules', name));
  }
  writeFileSync(join(root, 'package.json'), '{"name":"shop","private":true}');
  writeFileSync(
    join(shim, 'index.js'),
    `module.exports = require(${JSON.stringify(join(repository, 'constructs/index'))});`,
  );
  writeFileSync(join(shim, 'package.json'), '{"name":"eventloom","main":"index.js"}');
}

describe('eventloom import', () => {
  it('writes a program that eventloom synth makes the same objects of', async () => {
    installPackages();
    const out = join(root, 'program');
    expect(await eventloom('import', fixture, '--out', out)).toEqual({
      status: 0,
      stdout: `4 objects in 4 files in ${out}: 2 with constructs, 1 as typed resources, 1 as they are\nnext: eventloom synth ${out}\n`,
      stderr: '',
    });
    const manifests = join(root, 'manifests');
    const { status, stderr } = await eventloom('synth', out, '--out', manifests);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const files = readdirSync(manifests, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.k8s.yaml'),
    );
    const made = files.flatMap((file) => readManifests(readFileSync(join(manifests, file)), file).resources);
    expect(
      lost(
        readManifests(readFileSync(fixture), fixture).resources,
        made.map(({ object }) => object),
      ),
    ).toEqual([]);
  }, 60_000);

  it('says where a Secret stands that it leaves out, and never its value', async () => {
    const out = join(root, 'secrets');
    const { status, stdout, stderr } = await eventloom('import', pipeline, '--out', out);
    expect(status).toBe(1);
    expect(stdout).toContain('1 left out');
    expect(stderr).toMatch(/pipeline\.yaml:\d+:1: Secret 'payment-token' holds values, which belong into no program/);
    expect(
      `${stderr}${readdirSync(out)
        .map((file) => readFileSync(join(out, file), 'utf8'))
        .join('')}`,
    ).not.toContain('do-not-tell');
  }, 60_000);

  it('does not write over what is there unless it is told to', async () => {
    const out = join(root, 'twice');
    mkdirSync(out);
    cpSync(fixture, join(out, 'main.ts'));
    const refused = await eventloom('import', fixture, '--out', out);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain(`${join(out, 'main.ts')} is there already`);
    expect(readdirSync(out)).toEqual(['main.ts']);
    expect(await eventloom('import', fixture, '--out', out, '--force')).toMatchObject({ status: 0 });
  }, 60_000);

  it.each([
    [[pipeline, '--out', pipeline], /^error: cannot write to .*pipeline\.yaml: EEXIST.*\n$/],
    [
      [join(repository, 'test/cli/synth'), '--out', join(root, 'none')],
      /^error: no Kubernetes objects in .*helm template/,
    ],
  ])(
    'says what to do about what it cannot do: %j',
    async (args, message) => {
      const { status, stderr } = await eventloom('import', ...args);
      expect(status).toBe(2);
      expect(stderr).toMatch(message);
    },
    60_000,
  );

  it('names the place of what it cannot read', async () => {
    const broken = join(root, 'broken.yaml');
    writeFileSync(broken, '{{- if .Values.x }}\napiVersion: v1\nkind: ConfigMap\n{{ end }}\n');
    const { status, stderr } = await eventloom('import', broken, '--out', join(root, 'none'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: .*broken\.yaml:\d+:\d+: .*; this looks like a Helm template/);
    expect(existsSync(join(root, 'none'))).toBe(false);
  }, 60_000);
});
