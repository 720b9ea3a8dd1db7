import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findApp } from '../../../src/cli/synth/app-file';

const root = mkdtempSync(join(tmpdir(), 'eventloom-app-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

/** A folder with files of these names. */
function folderOf(files: { readonly [name: string]: string }): string {
  const folder = join(root, String(++count));
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('the program of an app', () => {
  it('is main.ts, rather than the main.js that was compiled of it once', () => {
    const folder = folderOf({ 'main.ts': '', 'main.js': '' });
    expect(findApp(folder)).toEqual({ file: join(folder, 'main.ts'), validations: false });
    expect(findApp(join(folder, 'main.js'))).toEqual({ file: join(folder, 'main.js'), validations: false });
  });

  const commands = [
    'node a.js',
    'tsx a.ts',
    'npx tsx a.ts',
    'npx -y ts-node  a.ts',
    'node --import tsx a.ts',
    'node -r ts-node/register a.ts',
  ];
  it.each(commands)('is what cdk8s.yaml says, and runs in that folder: %s', (command) => {
    const folder = folderOf({ 'cdk8s.yaml': `app: ${command}\noutput: made`, 'main.ts': '', 'a.js': '', 'a.ts': '' });
    const file = join(folder, command.endsWith('.js') ? 'a.js' : 'a.ts');
    expect(findApp(folder)).toEqual({ file, folder, output: join(folder, 'made'), validations: false });
  });

  it('is main.ts when cdk8s.yaml says nothing of it', () => {
    const folder = folderOf({ 'cdk8s.yaml': 'language: typescript', 'main.ts': '' });
    expect(findApp(folder)).toEqual({ file: join(folder, 'main.ts'), folder, validations: false });
  });
});

describe('what cannot be run', () => {
  const refused: readonly (readonly [string, { readonly [name: string]: string }, RegExp])[] = [
    [
      'a folder without an app',
      {},
      /^there is no cdk8s app in \S+: name a folder that holds a cdk8s\.yaml, main\.ts or/,
    ],
    [
      'another command than one that runs a file',
      { 'cdk8s.yaml': 'app: pipenv run main.py' },
      /^the app of \S+ is 'pipenv run main\.py': only .* can be run, so name the file instead of the folder$/,
    ],
    [
      'more than one command',
      { 'cdk8s.yaml': "app: 'node a.js; rm -rf b.js'", 'a.js': '', 'b.js': '' },
      /^the app of \S+ is 'node a\.js; rm -rf b\.js'/,
    ],
    ['a file that is gone', { 'cdk8s.yaml': 'app: node main.js' }, /^there is no file \S+, which the app of \S+ runs$/],
    ['a Helm chart', { 'cdk8s.yaml': 'app: node main.js\nsynthConfig: {format: helm}' }, /asks for a Helm chart/],
    ['a broken cdk8s.yaml', { 'cdk8s.yaml': 'app: [' }, /^cannot read \S+cdk8s\.yaml: /],
  ];
  it.each(refused)('is told: %s', (_name, files, message) => {
    expect(() => findApp(folderOf(files))).toThrow(message);
  });

  it('is told: a file that does not exist', () => {
    expect(() => findApp(join(root, 'none.ts'))).toThrow(/^there is no file \S+none\.ts: name a cdk8s app/);
  });
});
