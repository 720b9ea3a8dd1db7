import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/**
 * Sends events to a pipeline, and is what its trigger calls, so that one clock measures from the one to the other. The parent says by
 * message what to send.
 */
export interface Order {
  readonly port: number;
  readonly seconds: number;
  /** How many events each second, whether or not the earlier ones are answered. @default - as many as the connections can */
  readonly rate?: number;
  /** How many connections, when there is no rate. */
  readonly connections?: number;
  /** How large an event is. @default 400 */
  readonly bytes?: number;
  /** How long what was sent may take to arrive in the end, in milliseconds. @default 10000 */
  readonly patienceMs?: number;
  /** Whether answers of 503 are counted rather than end it all. @default false */
  readonly mayBeFull?: boolean;
}

/** What was measured; times in milliseconds, counted from when an event was to be sent. */
export interface Outcome {
  readonly sent: number;
  readonly arrived: number;
  /** How many were answered with 503. */
  readonly refused: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
}

const due = new Map<number, number>();
let latencies: number[] = [];
let next = 0;
const idle: Socket[] = [];
let opened = 0;
let refused = 0;
let mayBeFull = false;

function requestOf(id: number, bytes: number): string {
  const body = JSON.stringify({ id, branch: 'main', text: 'x'.repeat(bytes) });
  const head = 'POST /hook-0 HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n';
  return `${head}Content-Length: ${body.length}\r\n\r\n${body}`;
}

function open(port: number, answered: (socket: Socket) => void): Socket {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  opened++;
  socket.on('error', () => socket.destroy());
  socket.on('close', () => opened--);
  socket.on('data', (chunk: Buffer) => {
    const text = chunk.toString('latin1');
    if (text.includes('success')) return answered(socket);
    if (text.startsWith('HTTP/1.1 200')) return;
    if (!mayBeFull || !text.startsWith('HTTP/1.1 503')) throw new Error(text);
    refused++;
    answered(socket);
  });
  return socket;
}

function send(socket: Socket, dueAt: number, bytes = 400): void {
  const id = next++;
  due.set(id, dueAt);
  socket.write(requestOf(id, bytes));
}

/** More than these nobody opens to one server at once. */
const mostConnections = 256;

/** Sends what is due, late or not: what waits to be sent, for a connection too, counts as waiting. */
function sendAtRate({ port, rate = 0, bytes }: Order): () => void {
  const start = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    for (const now = performance.now(); start + (sent * 1000) / rate <= now; sent++) {
      const socket = idle.pop() ?? (opened < mostConnections ? open(port, (free) => idle.push(free)) : undefined);
      if (!socket) return;
      send(socket, start + (sent * 1000) / rate, bytes);
    }
  }, 1);
  return () => clearInterval(timer);
}

function sendAll({ port, connections = 16, bytes }: Order): () => void {
  let goesOn = true;
  for (let at = 0; at < connections; at++) {
    const socket = open(port, (free) => goesOn && send(free, performance.now(), bytes));
    send(socket, performance.now(), bytes);
  }
  return () => {
    goesOn = false;
  };
}

async function carryOut(order: Order): Promise<Outcome> {
  const { patienceMs = 10_000 } = order;
  latencies = [];
  refused = 0;
  mayBeFull = order.mayBeFull ?? false;
  due.clear();
  const [first, start] = [next, performance.now()];
  const stop = order.rate === undefined ? sendAll(order) : sendAtRate(order);
  await new Promise((resolve) => setTimeout(resolve, order.seconds * 1000));
  const seconds = (performance.now() - start) / 1000;
  const arrived = latencies.length;
  stop();
  for (let waitedMs = 0; due.size > 0 && waitedMs < patienceMs; waitedMs += 10) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const sorted = Float64Array.from(latencies).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { sent: next - first, arrived, refused, seconds, p50: at(0.5), p99: at(0.99), worst: at(1) };
}

const recorder = createServer((request, response) => {
  let text = '';
  request.setEncoding('latin1').on('data', (chunk: string) => {
    text += chunk;
  });
  request.on('end', () => {
    const { id } = JSON.parse(text) as { id: number };
    const dueAt = due.get(id);
    if (due.delete(id) && dueAt !== undefined) latencies.push(performance.now() - dueAt);
    response.end('ok');
  });
});
recorder.keepAliveTimeout = 60_000;
recorder.listen(0, '127.0.0.1', () => process.send?.({ port: (recorder.address() as AddressInfo).port }));
process.on('message', (order: Order) => void carryOut(order).then((outcome) => process.send?.(outcome)));
process.on('disconnect', () => process.exit());
