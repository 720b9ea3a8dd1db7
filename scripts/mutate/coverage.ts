import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { root } from './related';

/** The parts of a file's JavaScript that ran: each starts at one offset and ends before the next. */
export type Executed = readonly (readonly [number, number])[];

/** Tells which parts of files run. */
export class Coverage {
  #session = new Session();

  /** From now on, of the files that are loaded later. */
  async start(): Promise<void> {
    this.#session = new Session();
    this.#session.connect();
    await this.#session.post('Profiler.enable');
    // Without counts, V8 tells of each function only once.
    await this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** What ran of each of the files, given from the root, since this was asked last. */
  async take(files: readonly string[]): Promise<Executed[]> {
    const { result } = await this.#session.post('Profiler.takePreciseCoverage');
    const scripts = result.filter(({ functions }) => functions.some(({ ranges }) => (ranges[0]?.count ?? 0) > 0));
    const byFile = new Map(scripts.map((script) => [script.url.replace(/^file:\/\//, ''), script]));
    return files.map((file) => executedIn(byFile.get(join(root, file))?.functions ?? []));
  }

  /** Without, everything is faster. */
  stop(): void {
    this.#session.disconnect();
  }
}

/** What ran of the functions of a script. */
export function executedIn(functions: readonly Profiler.FunctionCoverage[]): Executed {
  const ranges = functions.flatMap((one) => one.ranges);
  const end = Math.max(0, ...ranges.map(({ endOffset }) => endOffset));
  const runs = new Uint8Array(end + 1);
  // A part of a part says more than the whole.
  ranges.sort((one, other) => other.endOffset - other.startOffset - (one.endOffset - one.startOffset));
  for (const { startOffset, endOffset, count } of ranges) runs.fill(Math.min(count, 1), startOffset, endOffset);
  const parts: [number, number][] = [];
  for (let start = runs.indexOf(1); start >= 0; start = runs.indexOf(1, start)) {
    const stop = runs.indexOf(0, start);
    parts.push([start, stop]);
    start = stop;
  }
  return parts;
}
