import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkCommand } from '../../src/cli/check';
import { EventloomError } from '../../src/errors';

const good = `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: nightly}
spec:
  calendar:
    tick: {schedule: 0 2 * * *}
---
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: {name: default}
spec: {kafka: {url: kafka:9092}}
`;
const wrong = good.replace('calendar:', 'calender:');
const deprecated =
  'apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: {name: default}\nspec: {nats: {native: {}}}\n';

let folder: string;
let here: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eventloom-check-'));
  here = process.cwd();
  process.chdir(folder);
  process.exitCode = undefined;
});

afterEach(() => {
  process.chdir(here);
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

/** Runs the command in this process: the code it would exit with, and what it printed. */
async function run(...args: string[]): Promise<{ code: typeof process.exitCode; output: string }> {
  let output = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
  try {
    await checkCommand().exitOverride().parseAsync(args, { from: 'user' });
  } finally {
    write.mockRestore();
  }
  const code = process.exitCode;
  process.exitCode = undefined;
  return { code, output };
}

it('exits with 0 when there is nothing, and with 1 when there are errors', async () => {
  writeFileSync('good.yaml', good);
  writeFileSync('wrong.yaml', wrong);
  expect((await run('good.yaml')).code).toBe(0);
  const { code, output } = await run('wrong.yaml');
  expect(code).toBe(1);
  expect(
    output,
  ).toBe(`wrong.yaml:5:3 error unknown-field: there is no field 'calender' in EventSourceSpec: Argo Events ignores it
    4 | spec:
    5 |   calender:
      |   ^
    fix: write 'calendar'

1 error
`);
});

it('fails on warnings only when it is told to', async () => {
  writeFileSync('bus.yaml', deprecated);
  expect((await run('bus.yaml')).code).toBe(0);
  expect((await run('bus.yaml', '--severity', 'warning')).code).toBe(1);
});

it('prints JSON for programs', async () => {
  writeFileSync('wrong.yaml', `${wrong}---\na: b: c\n`);
  const { code, output } = await run('--format', 'json', 'wrong.yaml');
  expect(code).toBe(1);
  expect(JSON.parse(output)).toEqual({
    problems: [
      {
        code: 'unknown-field',
        severity: 'error',
        message: "there is no field 'calender' in EventSourceSpec: Argo Events ignores it",
        file: 'wrong.yaml',
        line: 5,
        column: 3,
        fix: "write 'calendar'",
      },
      expect.objectContaining({ code: 'broken-yaml', file: 'wrong.yaml', line: 13, column: 4 }),
    ],
    counts: { error: 2, warning: 0, info: 0 },
  });
});

it('looks into folders, but not at what is no manifest', async () => {
  mkdirSync('deploy/.hidden', { recursive: true });
  mkdirSync('deploy/node_modules/x', { recursive: true });
  mkdirSync('deploy/chart/templates', { recursive: true });
  for (const name of ['.hidden/a.yaml', 'node_modules/x/a.yaml', '.a.yaml', 'kustomization.yaml', 'notes.txt']) {
    writeFileSync(join('deploy', name), wrong);
  }
  writeFileSync('deploy/chart/Chart.yaml', 'apiVersion: v2\nname: chart\n');
  writeFileSync('deploy/chart/templates/a.yaml', 'apiVersion: {{ .Values.x }}\n');
  writeFileSync('deploy/compose.yaml', 'services: {{ broken\n');
  writeFileSync('deploy/a.yml', good);
  writeFileSync(
    'deploy/b.json',
    JSON.stringify({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Sensor', metadata: {}, spec: {} }),
  );
  symlinkSync('..', 'deploy/loop');
  const { output } = await run('deploy');
  expect(output.match(/^[^ \n]+:\d+:\d+ error/gm)).toEqual(['deploy/b.json:1:68 error', 'deploy/b.json:1:68 error']);
});

it('looks once at a file that is named twice, and finds one whose apiVersion is misspelt', async () => {
  mkdirSync('deploy');
  writeFileSync('deploy/a.yaml', good);
  writeFileSync('deploy/b.yaml', good.replaceAll('apiVersion', 'apiVerson').split('---')[0] ?? '');
  const { output } = await run('deploy', 'deploy/a.yaml', './deploy/a.yaml');
  expect(output.match(/^[^ \n]+ \w+ [\w-]+/gm)).toEqual(['deploy/b.yaml:1:1 error incomplete-object']);
});

it('looks at dist/argo when there is one, else here', async () => {
  writeFileSync('wrong.yaml', wrong);
  expect((await run()).output).toContain('wrong.yaml:5:3');
  mkdirSync('dist/argo', { recursive: true });
  writeFileSync('dist/argo/wrong.yaml', wrong);
  expect((await run()).output).toMatch(/^dist\/argo\/wrong\.yaml:5:3/);
});

it.each([
  [['missing.yaml'], 'cannot read missing.yaml: there is no such file or folder'],
  [['empty'], 'no Kubernetes objects in empty: name files or folders that hold some'],
])('cannot look at %s', async (paths, message) => {
  mkdirSync('empty');
  const error = await run(...paths).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(EventloomError);
  expect(error).toMatchObject({ code: 'cannot-read', message });
});

it('puts right what can only be meant in one way, until nothing is left of it', async () => {
  writeFileSync('wrong.yaml', wrong.replace('schedule', 'Schedul').replace('EventSource', 'EventSorce'));
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { code, output } = await run('--fix', 'wrong.yaml');
  expect(write.mock.calls.join('')).toBe('put 3 problems right\n');
  write.mockRestore();
  expect({ code, output }).toEqual({ code: 0, output: 'no problems found\n' });
  expect(readFileSync('wrong.yaml', 'utf8')).toBe(good);
});

it('prints SARIF and annotations', async () => {
  writeFileSync('wrong.yaml', wrong);
  expect((await run('--format', 'github', 'wrong.yaml')).output).toMatch(
    /^::error file=wrong.yaml,line=5,col=3,title=unknown-field::/,
  );
  expect(JSON.parse((await run('--format', 'sarif', 'wrong.yaml')).output)).toMatchObject({ version: '2.1.0' });
});

it('takes severities from the settings of the project', async () => {
  writeFileSync('bus.yaml', `${deprecated}---\na: {b: 1, b: 2}\n`);
  writeFileSync(
    'package.json',
    JSON.stringify({ eventloom: { check: { rules: { 'deprecated-bus': 'error', 'duplicate-key': 'info' } } } }),
  );
  expect((await run('bus.yaml', '--format', 'json')).output).toContain(
    '"counts": {\n    "error": 1,\n    "warning": 0,\n    "info": 1\n  }',
  );
  writeFileSync(
    'eventloom.json',
    JSON.stringify({ check: { rules: { 'deprecated-bus': 'off', 'duplicate-key': 'off' } } }),
  );
  expect((await run('bus.yaml')).output).toBe('no problems found\n');
});

it.each([
  [
    '{"check": {"rules": {"deprecated-buss": "off"}}}',
    "eventloom.json: there is no rule 'deprecated-buss': did you mean 'deprecated-bus'?",
  ],
  [
    '{"check": {"rules": {"deprecated-bus": "no"}}}',
    `eventloom.json: the severity of 'deprecated-bus' is "no": it can be 'error', 'warning', 'info' or 'off'`,
  ],
  ['{"check": {"rule": {}}}', "eventloom.json: there is no 'check.rule': there are 'check.rules' and 'check.exclude'"],
  ['{"check": "off"}', "eventloom.json: 'check' must be an object"],
  ['{', 'cannot read eventloom.json: it is not JSON'],
])('refuses the settings %s', async (settings, message) => {
  writeFileSync('good.yaml', good);
  writeFileSync('eventloom.json', settings);
  await expect(run('good.yaml')).rejects.toThrow(message);
});

it('leaves out what the settings exclude, unless it is named', async () => {
  for (const name of ['vendor/a/wrong.yaml', 'apps/x/legacy/wrong.yaml', 'apps/generated.yaml', 'apps/x/wrong.yaml']) {
    mkdirSync(dirname(name), { recursive: true });
    writeFileSync(name, wrong);
  }
  writeFileSync('eventloom.json', '{"check": {"exclude": ["vendor", "apps/*/legacy/**", "gen?rated.*"]}}');
  const files = (output: string) => output.match(/^[^ \n:]+(?=:\d+:\d+ error)/gm);
  expect(new Set(files((await run('.')).output))).toEqual(new Set(['apps/x/wrong.yaml']));
  expect(files((await run('vendor/a/wrong.yaml')).output)).toContain('vendor/a/wrong.yaml');
  writeFileSync('eventloom.json', '{"check": {"exclude": "vendor"}}');
  await expect(run('.')).rejects.toThrow("eventloom.json: 'check.exclude' must be a list of patterns");
});

it('leaves out patches, which are parts of objects', async () => {
  mkdirSync('base');
  mkdirSync('overlays/prod/patches', { recursive: true });
  writeFileSync('base/good.yaml', good);
  const patch = `apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: { name: ci }\nspec: { replicas: 2 }\n`;
  for (const name of ['overlays/prod/patches/replicas.yaml', 'overlays/prod/bus.yaml', 'overlays/common.yaml']) {
    writeFileSync(name, patch);
  }
  const kustomization = `resources: [../../base]
patches:
  - path: patches/replicas.yaml
  - path: ../common.yaml
  - patch: "- { op: remove, path: /spec }"
    target: { kind: Sensor }
patchesStrategicMerge: [bus.yaml, "apiVersion: v1\\nkind: Pod"]
`;
  writeFileSync('overlays/prod/kustomization.yaml', kustomization);
  const { output } = await run('.');
  expect(output).toBe('no problems found\n');
});

/** Runs the command in a process of its own, in the folder of the test. */
function spawned(args: readonly string[], { input = '', path = process.env.PATH ?? '' } = {}) {
  const script = `
    const { checkCommand } = require(${JSON.stringify(join(here, 'src/cli/check.ts'))});
    checkCommand().parseAsync(${JSON.stringify(args)}, { from: 'user' });`;
  const tsx = ['--import', pathToFileURL(require.resolve('tsx', { paths: [here] })).href];
  const env = { ...process.env, PATH: path };
  return spawnSync(process.execPath, [...tsx, '-e', script], { input, encoding: 'utf8', cwd: folder, env });
}

it('builds kustomizations with what is installed', () => {
  mkdirSync('bin');
  mkdirSync('deploy');
  writeFileSync('bin/kubectl', '#!/bin/sh\ncat "$2/wrong.yaml"\n', { mode: 0o755 });
  writeFileSync('deploy/wrong.yaml', wrong);
  const { stdout, status } = spawned(['--kustomize', 'deploy'], { path: `${join(folder, 'bin')}:${process.env.PATH}` });
  expect(stdout).toMatch(/^kustomize:deploy:5:3 error unknown-field/);
  expect(status).toBe(1);
});

it('reads standard input', () => {
  const { stdout, status } = spawned(['-'], { input: wrong });
  expect({ status, first: stdout.split('\n')[0] }).toEqual({
    status: 1,
    first: "-:5:3 error unknown-field: there is no field 'calender' in EventSourceSpec: Argo Events ignores it",
  });
});
