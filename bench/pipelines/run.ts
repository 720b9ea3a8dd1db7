import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Usage } from '../ingest/usage';
import type { Order, Outcome } from './client';

/** What is said to a child process, and what it answers. */
async function ask<T>(child: ChildProcess, message: Order | string): Promise<T> {
  child.send(message);
  const [answer] = (await once(child, 'message')) as [T];
  return answer;
}

/** Pipelines in a process of their own, and somebody who sends to the first and is called by its trigger in another. */
export interface Pipelines {
  /** How long they took to start, in milliseconds. */
  readonly startMs: number;
  usage(): Promise<Usage>;
  send(order: Omit<Order, 'port'>): Promise<Outcome>;
  stop(): Promise<void>;
}

/**
 * Starts so many pipelines.
 * @param folder where the bundled programs are
 * @param url what the triggers call. @default - the one who sends
 */
export async function startPipelines(count: number, folder: string, url?: string): Promise<Pipelines> {
  const client = fork(join(folder, 'pipelines', 'client.js'));
  const [recorder] = (await once(client, 'message')) as [{ port: number }];
  const server = fork(join(folder, 'pipelines', 'server.js'), [
    String(count),
    url ?? `http://127.0.0.1:${recorder.port}/`,
  ]);
  const [{ port, startMs }] = (await once(server, 'message')) as [{ port: number; startMs: number }];
  return {
    startMs,
    usage: () => ask<Usage>(server, 'usage'),
    send: (order) => ask<Outcome>(client, { ...order, port }),
    stop: async () => {
      const stopped = once(server, 'exit');
      server.disconnect();
      await stopped;
      client.disconnect();
    },
  };
}
