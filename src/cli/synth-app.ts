import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeFolder } from '../clients/data-dir';
import { EventloomError } from '../errors';
import { childEnvironment } from '../runtime/options';
import { packageRoot } from './package-root';

/** How long an app may take, in milliseconds. */
const timeoutMs = 120_000;

/**
 * Runs a cdk8s app in a process of its own, as `cdk8s synth` does, and lets it write into a folder.
 * @param app the folder with the app's `main.ts` or `main.js`, or that file
 * @throws EventloomError `cannot-read`, `library-missing`, `synth-failed`
 */
export function synthesizeApp(app: string, out: string): void {
  const file = mainFile(resolve(app));
  const loader = file.endsWith('.ts') ? ['--import', tsxOf(file)] : [];
  outputFolder(out);
  const { status, stderr, stdout, error } = spawnSync(process.execPath, [...loader, file], {
    env: childEnvironment({ CDK8S_OUTDIR: out }),
    encoding: 'utf8',
    timeout: timeoutMs,
  });
  if (status === 0) return;
  const said = error?.message ?? `${stderr}${stdout}`.trim();
  throw new EventloomError('synth-failed', `the app ${file} could not be synthesized: ${said}`);
}

function outputFolder(out: string): void {
  try {
    makeFolder(out);
  } catch (cause) {
    throw new EventloomError('cannot-write', `cannot make the folder ${out}: ${(cause as Error).message}`, { cause });
  }
}

function mainFile(app: string): string {
  const candidates = [app, join(app, 'main.js'), join(app, 'main.ts')];
  const found = candidates.find((candidate) => /\.[jt]s$/.test(candidate) && existsSync(candidate));
  if (found !== undefined) return found;
  throw new EventloomError(
    'cannot-read',
    `there is no cdk8s app in ${app}: name a folder that holds a main.ts or main.js`,
  );
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
