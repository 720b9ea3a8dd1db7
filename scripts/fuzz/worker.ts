import { parentPort, workerData } from 'node:worker_threads';
import { EventloomError } from '../../src/errors';
import { mutate } from './mutate-text';
import { Random } from './random';
import { type Target, targets } from './targets';

/** What one target is asked to do. */
export interface Order {
  readonly target: string;
  readonly seed: number;
  /** It ends with whichever comes first. */
  readonly bytes: number;
  readonly milliseconds: number;
  /** A run may not take longer, in milliseconds of work. */
  readonly slowest: number;
  /** Where the texts of the run that is under way stand, for whoever has to end it: the length, then its JSON in UTF-8. */
  readonly current: SharedArrayBuffer;
}

/** Something that must not happen. */
export interface Finding {
  readonly reason: string;
  readonly program: string;
  readonly input: string;
}

/** What one target did. */
export interface Report {
  readonly runs: number;
  readonly bytes: number;
  /** How many runs ended with a result rather than with an error of ours. */
  readonly results: number;
  readonly slowest: number;
  readonly findings: readonly Finding[];
}

const maxFindings = 20;

function fuzz({ target: name, seed, bytes: maxBytes, milliseconds, slowest: limit, current }: Order): Report {
  const target = targets.find((candidate) => candidate.name === name);
  if (!target) throw new Error(`no such target: ${name}`);
  const seeds = target.seeds();
  const random = new Random(seed);
  const findings = new Map<string, Finding>();
  let [runs, bytes, results, slowest] = [0, 0, 0, 0];
  const end = Date.now() + milliseconds;
  while (bytes < maxBytes && Date.now() < end && findings.size < maxFindings) {
    const [one, other] = [random.pick(seeds), random.pick(seeds)];
    const changes = random.below(4);
    const program = changes === 0 ? one.program : mutate(one.program, other.program, random);
    const input = changes === 1 ? mutate(one.input, other.input, random) : one.input;
    note(current, program, input);
    const { fault, took } = attempt(target, program, input);
    runs++;
    bytes += Buffer.byteLength(program) + Buffer.byteLength(input);
    slowest = Math.max(slowest, took);
    if (fault === undefined) results++;
    const reason = unexpected(fault) ?? (took > limit ? slow(target, limit, program, input) : undefined);
    if (reason !== undefined && !findings.has(reason)) findings.set(reason, { reason, program, input });
  }
  return { runs, bytes, results, slowest, findings: [...findings.values()] };
}

/** Milliseconds that the process has worked: the clock on the wall goes on while a busy machine does something else. */
export function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function attempt(target: Target, program: string, input: string): { readonly fault: unknown; readonly took: number } {
  const start = worked();
  let fault: unknown;
  try {
    target.run(program, input);
  } catch (error) {
    fault = error ?? 'nothing was thrown';
  }
  return { fault, took: worked() - start };
}

function unexpected(fault: unknown): string | undefined {
  if (fault === undefined || fault instanceof EventloomError) return undefined;
  if (!(fault instanceof Error)) return `threw ${String(fault)}`;
  const place = /\((?:.*\/)?((?:src|node_modules)\/[^)]*)\)|at ((?:.*\/)?src\/\S+)/.exec(fault.stack ?? '');
  return `threw ${fault.name}: ${fault.message.slice(0, 200)} (${place?.[1] ?? place?.[2] ?? 'nowhere'})`;
}

/** A collection of garbage may have come between: only the fastest of a few attempts counts. */
function slow(target: Target, limit: number, program: string, input: string): string | undefined {
  const fastest = Math.min(...[1, 2].map(() => attempt(target, program, input).took));
  return fastest > limit ? `took ${Math.round(fastest / 100) / 10} seconds` : undefined;
}

function note(current: SharedArrayBuffer, program: string, input: string): void {
  const text = Buffer.from(JSON.stringify({ program, input }));
  const length = Math.min(text.length, current.byteLength - 4);
  text.copy(new Uint8Array(current), 4, 0, length);
  new DataView(current).setUint32(0, length);
}

if (parentPort) {
  const report = fuzz(workerData as Order);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows
  parentPort.postMessage(report);
}
