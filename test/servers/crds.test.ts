import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/check/check';
import { rules } from '../../src/check/rules';
import { readManifests } from '../../src/manifests/read';
import { writeManifests } from '../../src/manifests/write';
import { customResourceDefinitions } from '../../src/model/crd';
import { customKinds } from '../../src/model/kind-schema';
import { type ApiServer, startApiServer } from './kubernetes/api-server';
import { openCrd } from './kubernetes/open-crd';

const crds = customResourceDefinitions();
const names = crds.map(({ metadata }) => `crd/${metadata.name}`);
const kept = join(__dirname, '../../dist/argo');

let server: ApiServer;

beforeAll(async () => {
  server = await startApiServer();
  const text = writeManifests([...crds, openCrd('WorkflowTemplate', 'workflowtemplates'), namespace('argo-events')]);
  expect(server.kubectl(['apply', '--server-side', '-f', '-'], text)).toMatchObject({ status: 0 });
  const wait = ['wait', '--for=condition=Established', '--timeout=30s', ...names, 'crd/workflowtemplates.argoproj.io'];
  expect(server.kubectl(wait)).toMatchObject({ status: 0 });
}, 120_000);

afterAll(async () => {
  await server?.stop();
});

const namespace = (name: string): object => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

const realistic = join(__dirname, '../check/realistic');

/** The objects of a text that the CRDs are about, under names that do not meet. */
function ours(text: string, from: string): object[] {
  const { resources } = readManifests(text, from);
  const found = resources.filter(({ kind }) => (customKinds as readonly string[]).includes(kind));
  return found.map(({ object, name }, index) => ({
    ...object,
    metadata: { labels: { name }, name: `${from.replace('.yaml', '')}-${index}`, namespace: 'argo-events' },
  }));
}

/** What kubectl says to applying something without storing it. */
function dryRun(text: string, ...flags: string[]): { readonly status: number; readonly output: string } {
  const { status, stdout, stderr } = server.kubectl(['apply', '--dry-run=server', '-f', '-', ...flags], text);
  return { status, output: `${stdout}${stderr}` };
}

const sensor = `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: ci
spec:
  dependencies:
    - name: push
      eventSourceName: github
      eventName: git-push
  triggers:
    - template:
        name: log
        log: {}
`;

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly message?: string;
}

describe('the CRDs, in a real API server', () => {
  it.each(names)('%s is established, and its schema is structural', (name) => {
    const { stdout } = server.kubectl(['get', name, '-o', 'json']);
    const { conditions } = (JSON.parse(stdout) as { status: { conditions: Condition[] } }).status;
    const found = new Map(conditions.map(({ type, status }) => [type, status]));
    expect(found.get('Established')).toBe('True');
    expect(found.get('NamesAccepted')).toBe('True');
    expect(found.has('NonStructuralSchema')).toBe(false);
  });

  it('accept a good Sensor', () => {
    expect(dryRun(sensor)).toMatchObject({ status: 0 });
  });

  it.each([
    ['dependencies', 'dependancies', 'unknown field "spec.dependancies"'],
    ['eventName', 'evntName', 'unknown field "spec.dependencies[0].evntName"'],
    ['log: {}', 'logs: {}', 'unknown field "spec.triggers[0].template.logs"'],
  ])('make kubectl refuse %s written as %s', (right, wrong, words) => {
    const { status, output } = dryRun(sensor.replace(right, wrong));
    expect(output).toContain(words);
    expect(status).toBe(1);
  });

  it('warn of a misspelt field where the client does not ask to be strict', () => {
    const { status, output } = dryRun(sensor.replace('log: {}', 'log: {}\n        conditons: push'), '--validate=warn');
    expect(output).toContain('Warning: unknown field "spec.triggers[0].template.conditons"');
    expect(status).toBe(0);
  });

  it.each([
    ['eventName: git-push', 'eventName: 1', 'spec.dependencies[0].eventName: Invalid value: "integer"'],
    ['    - name: push\n', '    - name: push\n      filtersLogicalOperator: xor\n', 'Unsupported value: "xor"'],
  ])('make the API server refuse %j written as %j', (right, wrong, words) => {
    const { status, output } = dryRun(sensor.replace(right, wrong));
    expect(output).toContain(words);
    expect(status).toBe(1);
  });

  it('leave Kubernetes objects inside of triggers, and what parameters fill in, alone', () => {
    const trigger = `k8s:
          operation: create
          source:
            resource: { apiVersion: v1, kind: Anything, whatever: [1, { deep: true }] }
          parameters: [{ src: { dependencyName: push, dataKey: body }, dest: metadata.name }]`;
    expect(dryRun(sensor.replace('log: {}', trigger))).toMatchObject({ status: 0 });
  });

  it('accept every good example of a rule', () => {
    const objects = rules.flatMap(({ code, good }) => ours(good, code));
    expect(objects.length).toBeGreaterThan(50);
    const { status, output } = dryRun(writeManifests(objects));
    expect(output.split('\n').filter((line) => !line.endsWith('(server dry run)') && line !== '')).toEqual([]);
    expect(status).toBe(0);
  });

  it('accept manifests as people write them', () => {
    const objects = readdirSync(realistic).flatMap((name) => ours(readFileSync(join(realistic, name), 'utf8'), name));
    expect(objects.length).toBeGreaterThan(60);
    const { status, output } = dryRun(writeManifests(objects));
    expect(output.split('\n').filter((line) => !line.endsWith('(server dry run)') && line !== '')).toEqual([]);
    expect(status).toBe(0);
  });

  it('accept what the apps of this repository synthesize, which comes back as it was written', () => {
    expect(server.kubectl(['apply', '-k', kept, '-n', 'argo-events'])).toMatchObject({ status: 0, stderr: '' });
    const files = readdirSync(join(kept, 'events')).filter((name) => /^(EventBus|EventSource|Sensor)\./.test(name));
    const written = files.flatMap((name) => readManifests(readFileSync(join(kept, 'events', name)), name).resources);
    expect(written.length).toBeGreaterThan(2);
    for (const { kind, name, object } of written) {
      const { stdout } = server.kubectl(['get', kind, name, '-n', 'argo-events', '-o', 'json']);
      expect((JSON.parse(stdout) as { spec: unknown }).spec).toEqual(object.spec);
    }
    expect(check(written).filter(({ code }) => code === 'unknown-field')).toEqual([]);
  });
});
