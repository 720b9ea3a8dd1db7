import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EventloomError } from '../errors';
import { childEnvironment } from '../runtime/options';
import { packageRoot } from './package-root';
import { type AppFile, findApp } from './synth/app-file';
import { OutFolder, type Written } from './synth/out-folder';

/** How an app is run. */
export interface SynthesizeOptions {
  /**
   * Whether somebody looks on: what the app says is shown at once, on standard error, and it may take as long as it takes.
   * @default - it may take two minutes, and what it says is shown when it fails
   */
  readonly live?: boolean;
}

/** How long an app may take when nobody looks on, in milliseconds. */
const timeoutMs = 120_000;

/** How much an app may say that is kept for the message, in bytes. */
const maxWords = 16 * 1024 * 1024;

/**
 * Runs a cdk8s app in a process of its own, as `cdk8s synth` does, and lets it write into a folder: the same files with the same objects,
 * in a time that grows with the app and not with its square.
 * @param app the folder with the app, or its file
 * @throws EventloomError `cannot-read`, `cannot-write`, `bad-value`, `library-missing`, `synth-failed`
 */
export function synthesizeApp(app: string | AppFile, out: string, options: SynthesizeOptions = {}): Written {
  const { file, folder } = typeof app === 'string' ? findApp(app) : app;
  const outdir = resolve(out);
  const modules = preloads(file);
  const output = new OutFolder(outdir);
  const { status, signal, stderr, stdout, error } = spawnSync(process.execPath, [...modules, file], {
    ...(folder !== undefined && { cwd: folder }),
    env: childEnvironment({ CDK8S_OUTDIR: outdir }),
    encoding: 'utf8',
    maxBuffer: maxWords,
    ...(options.live === true ? { stdio: ['inherit', 2, 2] } : { stdio: 'pipe', timeout: timeoutMs }),
  });
  if (status !== 0) {
    const end = error?.message ?? (signal === null ? `it ended with exit code ${status}` : `it was ended by ${signal}`);
    const said = `${stderr ?? ''}${stdout ?? ''}`.trim() || end;
    throw new EventloomError('synth-failed', `the app ${file} could not be synthesized: ${said}`);
  }
  const written = output.finish();
  if (written.files > 0) return written;
  const message = `the app ${file} wrote nothing to ${outdir}: it has to call synth(), and leave outdir to the command line`;
  throw new EventloomError('synth-failed', message);
}

/** What is loaded before the app: tsx for TypeScript, and what lets the app write itself at once. */
function preloads(file: string): string[] {
  // Within a bundle there is no such file; cdk8s writes then.
  const preload = ['synth/preload.js', 'synth/preload.ts']
    .map((name) => join(__dirname, name))
    .find((path) => existsSync(path));
  const typescript = [file, preload].some((path) => path !== undefined && /\.[cm]?ts$/.test(path));
  return [
    ...(typescript ? ['--import', tsxOf(file)] : []),
    ...(preload === undefined ? [] : ['--import', pathToFileURL(preload).href]),
  ];
}

/** TypeScript apps run through tsx: the app's own, or the one beside this package. */
function tsxOf(file: string): string {
  for (const from of [file, join(packageRoot(), 'package.json')]) {
    try {
      return pathToFileURL(createRequire(from).resolve('tsx')).href;
    } catch {
      // The next place may have it.
    }
  }
  throw new EventloomError(
    'library-missing',
    `${file} is TypeScript, and tsx is not installed to run it: npm install --save-dev tsx, or name the compiled main.js`,
  );
}
