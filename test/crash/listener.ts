import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildSync } from 'esbuild';

/** A listener as a process of its own, as one file so that it starts as fast as what is installed. */
export function bundleListener(folder: string): string {
  const outfile = join(folder, 'listener.js');
  buildSync({
    entryPoints: [join(__dirname, '../runtime/crash-child.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['lmdb'],
    logLevel: 'error',
  });
  return outfile;
}

/** Where a listener is told to run. */
export interface Place {
  readonly program: string;
  readonly manifests: string;
  readonly dataDir: string;
  readonly port: number;
}

/** A listener that runs. */
export class ListenerProcess {
  readonly ended: Promise<unknown>;
  private readonly child: ChildProcess;
  private complaints = '';

  constructor({ program, manifests, dataDir, port }: Place) {
    this.child = fork(program, [manifests, dataDir, String(port)], {
      execArgv: [],
      env: { ...process.env, NODE_PATH: join(__dirname, '../../node_modules') },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.ended = once(this.child, 'exit');
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.complaints += chunk.toString();
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Waits until it serves its endpoints. */
  async ready(): Promise<void> {
    await Promise.race([once(this.child, 'message'), this.ended.then(() => this.refuseToEnd())]);
  }

  /** Kills it on the spot, after so many milliseconds; that it ends by itself before is a fault. */
  async killAfter(ms: number): Promise<void> {
    const fault = this.ended.then(() => {
      if (!this.child.killed) this.refuseToEnd();
    });
    await Promise.race([pause(ms), fault]);
    this.child.kill('SIGKILL');
    await fault;
  }

  /** Waits until it ends by itself, and tells how. */
  async outcome(): Promise<{ code: number | null; signal: string | null; said: string }> {
    await this.ended;
    const { exitCode: code, signalCode: signal } = this.child;
    return { code, signal, said: this.complaints };
  }

  private refuseToEnd(): never {
    const { exitCode, signalCode } = this.child;
    throw new Error(`the listener ended by itself with ${exitCode ?? signalCode}: ${this.complaints}`);
  }
}
