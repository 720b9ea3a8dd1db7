import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Runtime } from '../../src/runtime/runtime';
import { Lab } from '../runtime/lab';
import { eventSources, post, sensor } from '../runtime/pipeline';

/** A whole runtime that strangers may try to break: endpoints `/a`, `/b` and `/push`, and a sensor with a filter and parameters. */
export class Target {
  private readonly lab = new Lab();
  private runtime: Runtime | undefined;
  private posted = 0;

  async start(yaml = `${eventSources}---${sensor()}`): Promise<void> {
    this.posted = 0;
    this.runtime = await this.lab.start(yaml);
  }

  private get running(): Runtime {
    if (!this.runtime) throw new Error('nothing runs');
    return this.runtime;
  }

  get port(): number {
    return Number(new URL(this.running.endpoints[0]?.url ?? '').port);
  }

  /** Somebody who behaves is served, and within a second its trigger has acted. */
  async serves(): Promise<void> {
    const value = `good ${++this.posted}`;
    const start = performance.now();
    expect(await post(this.running, 'a', JSON.stringify({ value }))).toEqual({ status: 200, text: 'success' });
    await this.running.idle();
    expect(this.lab.cluster.data).toContainEqual(expect.objectContaining({ a: value }));
    expect(performance.now() - start).toBeLessThan(5000);
  }

  /** The names of the events that requests became, in order. */
  accepted(): string[] {
    const records = this.running.traces.recent();
    return records.flatMap((record) => (record.kind === 'event' ? [record.subject] : []));
  }
}

/** When an exchange is over before the listener ends the connection. */
interface Expected {
  /** Nothing came for so long, in milliseconds. @default 30000 */
  readonly silenceMs?: number;
  /** So many answers came. @default - it is not counted */
  readonly answers?: number;
}

/** Sends bytes on a connection of their own, and gives what came back until it ended; it is ended when nothing comes for so long. */
export function exchange(
  port: number,
  bytes: string | Buffer,
  { silenceMs = 30_000, answers = Number.POSITIVE_INFINITY }: Expected = {},
): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
    });
    socket.setTimeout(silenceMs, () => socket.destroy());
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (answers < Number.POSITIVE_INFINITY && statuses(text).length >= answers) socket.destroy();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(text));
  });
}

/** The statuses of the answers in what came back. */
export const statuses = (text: string): number[] =>
  Array.from(text.matchAll(/HTTP\/1\.1 (\d{3}) /g), ([, status]) => Number(status));

/** A request whose connection ends with its answer. */
export function postOf(path: string, body: Buffer | string, header = ''): Buffer {
  const bytes = Buffer.from(body);
  const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n${header}`;
  return Buffer.concat([Buffer.from(`${head}Content-Length: ${bytes.length}\r\n\r\n`, 'latin1'), bytes]);
}

/** So many bytes of zeros, compressed. */
export const bomb = (bytes: number): Buffer => gzipSync(Buffer.alloc(bytes, '0'), { level: 9 });

/** How much more memory this process took for its values while something went on, garbage included, in MiB. */
export async function mostMiB(during: () => Promise<unknown>): Promise<number> {
  const taken = (): number => {
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 1024 / 1024;
  };
  const before = taken();
  let most = 0;
  const look = (): void => {
    most = Math.max(most, taken() - before);
  };
  const watch = setInterval(look, 10);
  await during();
  look();
  clearInterval(watch);
  return most;
}
