import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EventloomError } from '../../errors';
import { readValue } from '../../manifests/read';

/** An app of cdk8s, and what its cdk8s.yaml says about it. */
export interface AppFile {
  /** The program that is the app, an absolute path. */
  readonly file: string;
  /** The folder in which it is run. @default - the current one */
  readonly folder?: string;
  /** Where its manifests go unless somebody says otherwise, an absolute path. */
  readonly output?: string;
  /** Whether cdk8s.yaml names plugins that look at the manifests, which only `cdk8s synth` runs. */
  readonly validations: boolean;
}

const program = /\.[cm]?[jt]s$/;

/** The commands that do nothing but run a program of TypeScript or JavaScript. */
const plainCommand =
  /^(?:npx (?:-y |--yes )?)?(?:tsx|ts-node|node(?: (?:--import[ =]tsx|(?:-r|--require) (?:tsx(?:\/cjs)?|ts-node\/register(?:\/transpile-only)?)))?) (\S+\.[cm]?[jt]s)$/;

/**
 * Finds the program of an app: the file itself, what the `app` of cdk8s.yaml in the folder runs, or else main.ts or main.js.
 * @throws EventloomError `cannot-read` when there is none, `bad-value` for a cdk8s.yaml that wants something else to be run or made
 */
export function findApp(app: string): AppFile {
  const path = resolve(app);
  if (program.test(path)) {
    if (existsSync(path)) return { file: path, validations: false };
    throw new EventloomError('cannot-read', `there is no file ${app}: name a cdk8s app, or the folder that holds one`);
  }
  const settings = join(path, 'cdk8s.yaml');
  if (existsSync(settings)) return fromSettings(settings, path);
  return { file: mainFile(path, app), validations: false };
}

function mainFile(folder: string, app: string): string {
  const found = ['main.ts', 'main.js'].map((name) => join(folder, name)).find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new EventloomError(
    'cannot-read',
    `there is no cdk8s app in ${app}: name a folder that holds a cdk8s.yaml, main.ts or main.js`,
  );
}

function fromSettings(settings: string, folder: string): AppFile {
  const { value, problem } = readValue(readFileSync(settings, 'utf8'), settings);
  if (problem) throw new EventloomError('cannot-read', `cannot read ${settings}: ${problem.message}`);
  const { app, output, validations, synthConfig } = (typeof value === 'object' && value !== null ? value : {}) as {
    readonly [key: string]: unknown;
  };
  if ((synthConfig as { readonly format?: unknown } | undefined)?.format === 'helm') {
    const message = `${settings} asks for a Helm chart (synthConfig.format), which only 'cdk8s synth' makes; name the app's file to get its manifests`;
    throw new EventloomError('bad-value', message);
  }
  return {
    file: typeof app === 'string' ? programOf(app, settings, folder) : mainFile(folder, folder),
    folder,
    ...(typeof output === 'string' && { output: resolve(folder, output) }),
    validations: typeof validations === 'string' || (Array.isArray(validations) && validations.length > 0),
  };
}

function programOf(command: string, settings: string, folder: string): string {
  const [, file] = plainCommand.exec(command.trim().replace(/\s+/g, ' ')) ?? [];
  if (file === undefined) {
    const message = `the app of ${settings} is '${command}': only 'tsx FILE', 'ts-node FILE' and 'node FILE' can be run, so name the file instead of the folder`;
    throw new EventloomError('bad-value', message);
  }
  const path = resolve(folder, file);
  if (existsSync(path)) return path;
  throw new EventloomError('cannot-read', `there is no file ${path}, which the app of ${settings} runs`);
}
