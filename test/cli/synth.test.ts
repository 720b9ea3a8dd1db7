import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readManifests } from '../../src/manifests/read';
import { eventloom } from './eventloom';

const repository = join(__dirname, '..', '..');
const root = mkdtempSync(join(tmpdir(), 'eventloom-synth-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
let count = 0;

/** A folder with an app; its files by name. */
function app(files: { readonly [name: string]: string }): string {
  const folder = join(root, `app-${++count}`);
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const main = (charts: string): string =>
  `import { ApiObject, App, Chart } from 'cdk8s';
   const app: App = new App();
   const object = (chart: Chart, id: string) => new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap' });
   ${charts}
   app.synth();`;

const oneChart = main("object(new Chart(app, 'one'), 'a');");

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

/** What each app renders with cdk8s, which other tests hold it to. */
const kept = new Map(
  readdirSync(join(repository, 'apps'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [name, join(repository, name === 'github-ci' ? 'dist/argo' : `test/golden/${name}`)] as const),
);

/** Runs all of them in one process, each into a folder of its own. */
function synthesizeApps(folder: string): void {
  const script = `for (const app of ${JSON.stringify([...kept.keys()])}) {
    process.env.CDK8S_OUTDIR = require('node:path').join(${JSON.stringify(folder)}, app);
    require('./apps/' + app + '/main.ts');
  }`;
  const modules = ['--import', 'tsx', '--import', join(repository, 'src/cli/synth/preload.ts')];
  const done = spawnSync(process.execPath, [...modules, '--eval', script], { cwd: repository, encoding: 'utf8' });
  expect({ status: done.status, stderr: done.stderr }).toEqual({ status: 0, stderr: '' });
}

describe('the apps of this repository', () => {
  const out = join(root, 'apps');
  beforeAll(() => synthesizeApps(out));

  it.each([...kept])('come out as the same objects in the same files as with cdk8s: %s', (name, theirs) => {
    const files = filesIn(theirs);
    expect(filesIn(join(out, name))).toEqual(files);
    for (const file of files) {
      const [text, expected] = [join(out, name), theirs].map((folder) => readFileSync(join(folder, file), 'utf8'));
      if (file.endsWith('.k8s.yaml')) expect(read(text ?? '')).toEqual(readAsCdk8s(expected ?? ''));
      else expect(text).toBe(expected);
    }
  });
});

const read = (text: string): unknown[] => readManifests(text, 'ours').resources.map(({ object }) => object);

const readAsCdk8s = (text: string): unknown[] =>
  parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJSON() as unknown);

describe('eventloom synth', () => {
  it('runs what cdk8s.yaml runs, where it would, and removes only manifests that the app no longer makes', async () => {
    const folder = app({
      'cdk8s.yaml':
        'app: npx ts-node program.ts\noutput: made\nvalidations: [{package: some, version: 1.0.0, class: Some}]\n',
      'program.ts': `${oneChart}\nconsole.log(process.cwd());`,
    });
    mkdirSync(join(folder, 'made/earlier'), { recursive: true });
    for (const name of ['old.k8s.yaml', 'one.k8s.yaml', 'mine.yaml', 'earlier/old.k8s.yaml'])
      writeFileSync(join(folder, 'made', name), 'mine');
    const { status, stdout, stderr } = await eventloom('synth', folder);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: `Synthesized ${folder}/program.ts: 1 file in ${folder}/made, 1 manifest of earlier runs removed\n`,
    });
    expect(stderr).toContain('validations of cdk8s.yaml are not run');
    expect(stderr).toContain(`${folder}/made/earlier holds manifests that this app does not make`);
    expect(stderr).toContain(`${folder}\n`);
    expect(filesIn(join(folder, 'made'))).toEqual(['earlier/old.k8s.yaml', 'mine.yaml', 'one.k8s.yaml']);
    expect(readFileSync(join(folder, 'made/one.k8s.yaml'), 'utf8')).toMatch(/^apiVersion: v1\nkind: ConfigMap\n/);
  });

  it('writes apps that are ECMAScript modules, in its own way too', async () => {
    const charts = "const chart = new Chart(app, 'one'); object(chart, 'a').metadata.addLabel('mode', '0o17');";
    const folder = app({ 'package.json': '{"type": "module"}', 'main.ts': main(charts) });
    const out = join(folder, 'out');
    expect(await eventloom('synth', folder, '--out', out)).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(out, 'one.k8s.yaml'), 'utf8')).toContain('mode: "0o17"');
  });

  it('shows what the app says is wrong, leaves what was there, and ends with 2', async () => {
    const wrong = main("object(new Chart(app, 'one'), 'a').node.addValidation({ validate: () => ['it is wrong'] });");
    const folder = app({ 'main.ts': wrong });
    const out = join(folder, 'out');
    mkdirSync(out);
    writeFileSync(join(out, 'one.k8s.yaml'), 'mine');
    const { mtimeNs } = statSync(join(out, 'one.k8s.yaml'), { bigint: true });
    const { status, stdout, stderr } = await eventloom('synth', folder, '--out', out);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Error: Validation failed with the following errors:\n  [one/a] it is wrong\n');
    expect(stderr).toMatch(/error: the app \S+main\.ts could not be synthesized: it ended with exit code 1\n$/);
    expect(statSync(join(out, 'one.k8s.yaml'), { bigint: true }).mtimeNs).toBe(mtimeNs);
  });

  it('refuses an app that writes nothing, or to a folder of its own choice', async () => {
    const folder = app({ 'main.ts': oneChart.replace('new App()', 'new App({ outdir: __dirname })') });
    const { status, stderr } = await eventloom('synth', folder, '-o', join(folder, 'out'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/wrote nothing to \S+: it has to call synth\(\), and leave outdir to the command line\n$/);
  });
});
