import { connect } from 'node:net';
import { pushRequest } from './push';

/**
 * Sends signed pushes over connections that stay open, one at a time on each, and tells what it counted: `load PORT CONNECTIONS BYTES
 * SECONDS`. A process of its own, so that what the listener costs is measured alone.
 */
const [port = 0, connections = 64, bytes = 10_240, seconds = 8] = process.argv.slice(2).map(Number);

/** What was measured, sent to the parent. */
export interface LoadReport {
  readonly answers: number;
  readonly refused: number;
  readonly seconds: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
}

const answered = 'HTTP/1.1 200';
const requests = Array.from({ length: 4 * connections }, () => pushRequest(bytes));
let next = 0;
let latencies: number[] = [];
let refused = 0;

function client(): void {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let sentAt = 0;
  let received = '';
  const send = (): void => {
    sentAt = performance.now();
    received = '';
    const request = requests[next++ % requests.length];
    if (request) socket.write(request);
  };
  socket.on('connect', send);
  socket.on('error', (error) => {
    console.error(String(error));
    process.exit(1);
  });
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1');
    const head = received.indexOf('\r\n\r\n');
    const length = /content-length: (\d+)/i.exec(received)?.[1];
    if (head < 0 || received.length < head + 4 + Number(length)) return;
    latencies.push(performance.now() - sentAt);
    if (!received.startsWith(answered)) refused++;
    send();
  });
}

function report(since: number): LoadReport {
  const sorted = Float64Array.from(latencies).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const passed = (performance.now() - since) / 1000;
  return { answers: sorted.length, refused, seconds: passed, p50: at(0.5), p99: at(0.99), worst: at(1) };
}

for (let at = 0; at < connections; at++) client();
process.on('message', () => {
  latencies = [];
  refused = 0;
  const since = performance.now();
  setTimeout(() => process.send?.(report(since), () => process.exit()), seconds * 1000);
});
