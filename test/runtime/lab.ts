import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AttemptRecord, TraceRecord } from '../../src/model/trace';
import { type Runtime, type RuntimeOptions, startRuntime } from '../../src/runtime/runtime';
import { RecordingCluster, recordingLog, resourcesOf } from './pipeline';

/** Runtimes of one test file: each test has a data directory of its own, and what still runs at its end is stopped. */
export class Lab {
  readonly root = mkdtempSync(join(tmpdir(), 'eventloom-lab-'));
  dataDir = '';
  cluster = new RecordingCluster();
  lines: string[] = [];
  private running: Runtime | undefined;
  private count = 0;

  constructor() {
    beforeEach(() => this.renew());
    afterEach(() => this.stop());
    afterAll(() => rmSync(this.root, { recursive: true, force: true }));
  }

  /** Starts a runtime on a free port; the one before it is to be stopped first. */
  async start(yaml: string, options: Partial<RuntimeOptions> = {}): Promise<Runtime> {
    const { log, lines } = recordingLog();
    this.lines = lines;
    const { dataDir, cluster } = this;
    this.running = await startRuntime(resourcesOf(yaml), { dataDir, cluster, port: 0, log, ...options });
    return this.running;
  }

  /** Lets actions begin, and end only when what is returned is called; those after that are not held. */
  holdActions(): () => void {
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.cluster.before = () => released;
    return release;
  }

  async stop(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    await running?.stop();
  }

  private renew(): void {
    this.dataDir = join(this.root, String(++this.count));
    this.cluster = new RecordingCluster();
  }
}

/** The attempts among records. */
export const attemptsOf = (records: readonly TraceRecord[]): AttemptRecord[] =>
  records.flatMap((record) => (record.kind === 'attempt' ? [record] : []));

/** Waits until something holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** The body of a request that says a value. */
export const body = (value: string): string => JSON.stringify({ value });
