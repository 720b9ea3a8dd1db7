import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceKey } from '../model/kinds';

/** An endpoint that a runtime serves. No secrets stand here, only where they are found. */
export interface RuntimeEndpoint {
  readonly namespace: string;
  readonly eventSource: string;
  readonly eventName: string;
  /** The kind of event source. */
  readonly kind: SourceKey;
  readonly method: string;
  readonly url: string;
  /** The secret that signs requests. */
  readonly signedWith?: { readonly name: string; readonly key: string };
  /** The secret that requests carry as a bearer token. */
  readonly bearer?: { readonly name: string; readonly key: string };
  /** The secret that requests repeat in their body, as Slack's do. */
  readonly bodyToken?: { readonly name: string; readonly key: string };
}

/** What a running listener says about itself to other processes that look into its data directory. */
export interface ListenerFile {
  readonly pid: number;
  readonly endpoints: readonly RuntimeEndpoint[];
  /** A folder of secrets besides the one in the data directory. */
  readonly secrets?: string;
}

const fileName = 'listener.json';

/** Says which endpoints this process serves. */
export function writeListenerFile(dataDir: string, listener: ListenerFile): void {
  writeFileSync(join(dataDir, fileName), `${JSON.stringify(listener, undefined, 2)}\n`);
}

/** Nothing is served any more. */
export function removeListenerFile(dataDir: string): void {
  rmSync(join(dataDir, fileName), { force: true });
}

/** What the listener of a data directory said when it started; undefined when there is none, or it does not run any more. */
export function readListenerFile(dataDir: string): ListenerFile | undefined {
  try {
    const listener = JSON.parse(readFileSync(join(dataDir, fileName), 'utf8')) as ListenerFile;
    process.kill(listener.pid, 0);
    return listener;
  } catch (error) {
    // A process of another user is alive, but cannot be signalled.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
    return JSON.parse(readFileSync(join(dataDir, fileName), 'utf8')) as ListenerFile;
  }
}
