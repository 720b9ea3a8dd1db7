import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** What a command did. */
export interface Done {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Compiled before the tests: see scripts/jest-setup.cjs. */
const main = join(process.env['EVENTLOOM_COMPILED'] ?? '', 'src/cli/eventloom.js');

/** A command that was started. */
export interface Running {
  readonly process: ChildProcess;
  readonly done: Promise<Done>;
  /** Resolves when it has said something on the way that matches; throws when it ends before. */
  says(text: RegExp): Promise<RegExpExecArray>;
}

/** Starts `eventloom` with arguments, without anything from the environment of the tests. */
export function startEventloom(...args: readonly string[]): Running {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [main, ...args], {
    cwd: join(__dirname, '../..'),
    env: { PATH, HOME },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  let changed = (): void => {};
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    changed();
  });
  const done = new Promise<Done>((resolve) => {
    child.on('close', (status) => {
      resolve({ status, stdout, stderr });
      changed();
    });
  });
  const says = async (text: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = text.exec(stderr);
      if (match) return match;
      if (child.exitCode !== null) throw new Error(`it ended without saying ${text}: ${stderr}`);
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
    }
  };
  return { process: child, done, says };
}

/** Runs `eventloom` to its end. */
export const eventloom = (...args: readonly string[]): Promise<Done> => startEventloom(...args).done;
