import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

/** What a process took so far, sent to the parent when it asks. */
export interface Usage {
  /** Milliseconds of CPU. */
  readonly cpu: number;
  /** The most memory that is no file since it was asked last, in MiB. */
  readonly memory: number;
  /** How many files and connections are open. */
  readonly files: number;
}

const anonymousMiB = (): number =>
  Math.round(Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024);

/**
 * Tells the parent what this process took, whenever it asks.
 * @param file for what its processor did between the first two times. @default - none
 */
export function tellUsage(file?: string): void {
  let most = anonymousMiB();
  setInterval(() => {
    most = Math.max(most, anonymousMiB());
  }, 100).unref();
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: (user + system) / 1000, memory: most, files: readdirSync('/proc/self/fd').length });
    most = anonymousMiB();
    if (file !== undefined) void profile(file);
  });
}

let session: Session | undefined;

async function profile(file: string): Promise<void> {
  if (session) {
    const { profile: result } = await session.post('Profiler.stop');
    writeFileSync(file, JSON.stringify(result));
    return;
  }
  session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
}
