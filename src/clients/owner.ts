import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { EventloomError } from '../errors';

/** The right to write into a folder. */
export interface Owner {
  release(): void;
}

/** Another machine or container that shows no sign of life for so long is taken to be gone. */
const silenceMs = 30_000;
const heartbeatMs = 5_000;

interface Claim {
  readonly pid: number;
  readonly host: string;
  readonly token: string;
  /** When the process started, as {@link startOf} says it: after a reboot, another one may have its id. */
  readonly started?: string;
}

/**
 * Makes this process the only owner of a folder. An owner that was killed is recognised: by its process, or by when that started, when
 * it ran here, by its silence when it ran elsewhere.
 * @throws EventloomError `data-dir-in-use`
 */
export function own(folder: string): Owner {
  const file = join(folder, 'owner.json');
  const claim: Claim = {
    pid: process.pid,
    host: hostname(),
    token: `${process.pid}-${process.hrtime.bigint()}`,
    started: startOf(process.pid),
  };
  const draft = `${file}.${claim.token}`;
  writeFileSync(draft, JSON.stringify(claim));
  try {
    while (!claimed(draft, file)) evict(file, folder);
  } finally {
    rmSync(draft, { force: true });
  }
  live.add(file);
  const heartbeat = setInterval(() => touch(file), heartbeatMs).unref();
  return {
    release: () => {
      clearInterval(heartbeat);
      live.delete(file);
      if (readClaim(file)?.token === claim.token) rmSync(file, { force: true });
    },
  };
}

/** What this process itself owns: its own pid says nothing about whether a claim is alive. */
const live = new Set<string>();

function claimed(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes a dead owner's claim away; of several processes that try, the one whose rename succeeds goes on. */
function evict(file: string, folder: string): void {
  const claim = readClaim(file);
  if (claim && isAlive(claim, file)) throw inUse(folder, claim);
  const aside = `${file}.dead-${process.pid}-${process.hrtime.bigint()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const taken = readClaim(aside);
  if (taken && taken.token !== claim?.token) claimed(aside, file);
  rmSync(aside, { force: true });
}

function isAlive(claim: Claim, file: string): boolean {
  if (claim.host !== hostname())
    return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < silenceMs;
  if (claim.pid === process.pid) return live.has(file);
  try {
    process.kill(claim.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const started = startOf(claim.pid);
  return (
    started !== 'ended' && (started === unknown || (claim.started ?? unknown) === unknown || started === claim.started)
  );
}

const unknown = 'unknown';

/**
 * When a process of this machine started, in ticks since the machine did; `ended` for one that only its parent still has to take note of,
 * `unknown` where the system does not tell.
 */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name of the program comes before, in parentheses, and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : (fields[19] ?? unknown);
  } catch {
    return unknown;
  }
}

function inUse(folder: string, { pid, host }: Claim): EventloomError {
  const where = host === hostname() ? '' : ` on ${host}`;
  return new EventloomError(
    'data-dir-in-use',
    `the data directory ${folder} belongs to the running process ${pid}${where}; stop it, or name another one with --data-dir`,
  );
}

function readClaim(file: string): Claim | undefined {
  try {
    const claim = JSON.parse(readFileSync(file, 'utf8')) as Partial<Claim>;
    if (typeof claim.pid !== 'number' || typeof claim.host !== 'string') return undefined;
    const { pid, host, token, started } = claim;
    return { pid, host, token: String(token), ...(typeof started === 'string' && { started }) };
  } catch {
    return undefined;
  }
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // The folder was taken away from under us; the next write to it will say so.
  }
}
