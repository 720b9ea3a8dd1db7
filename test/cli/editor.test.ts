import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { triggerKeys } from '../../src/model/kinds';
import { eventloom } from './eventloom';
import { LanguageServer } from './language-server';

const modeline = '# yaml-language-server: $schema=argo-events.schema.json\n';

const sensor = `${modeline}apiVersion: argoproj.io/v1alpha1
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

let folder: string;
let editor: LanguageServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'eventloom-editor-'));
  const { stdout } = await eventloom('schema');
  writeFileSync(join(folder, 'argo-events.schema.json'), stdout);
  editor = await LanguageServer.start(folder);
});

afterAll(async () => {
  await editor.stop();
  rmSync(folder, { recursive: true });
});

/** The place right behind a text. */
function behind(text: string, part: string): { readonly line: number; readonly character: number } {
  const lines = text.slice(0, text.indexOf(part) + part.length).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

describe('the schema, in an editor with a YAML language server', () => {
  it('has nothing against a good manifest', async () => {
    expect(await editor.open('good.yaml', sensor)).toEqual([]);
  });

  it('underlines a misspelt field, and says which one is missing', async () => {
    const wrong = sensor.replace('eventName:', 'evntName:');
    const found = await editor.open('misspelt.yaml', wrong);
    const place = behind(wrong, 'github\n      ');
    expect(found).toMatchObject([
      { message: 'Missing property "eventName".' },
      { message: 'Property evntName is not allowed.', range: { start: place } },
    ]);
  });

  it('offers every kind of trigger, and says what it is', async () => {
    const unfinished = sensor.replace('        log: {}\n', '        \n');
    await editor.open('unfinished.yaml', unfinished);
    const offered = await editor.complete('unfinished.yaml', behind(unfinished, 'name: log\n        '));
    const described = new Map(offered.map(({ label, documentation }) => [label, documentation]));
    expect([...described.keys()]).toEqual(expect.arrayContaining([...triggerKeys]));
    for (const kind of triggerKeys) expect(JSON.stringify(described.get(kind))).toMatch(/\w+ \w+/);
  });

  it('offers the values that a field can have', async () => {
    const unfinished = sensor.replace('log: {}', 'argoWorkflow:\n          operation: ');
    await editor.open('operation.yaml', unfinished);
    const offered = await editor.complete('operation.yaml', behind(unfinished, 'operation: '));
    expect(offered.map(({ label }) => label)).toEqual(expect.arrayContaining(['submit', 'resubmit', 'terminate']));
  });
});
