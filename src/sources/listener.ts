import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventloomError } from '../errors';
import { type AnswerOptions, answer, plain } from './answer';
import { Doors } from './doors';
import type { Served } from './served';

/** Where and how to listen. */
export interface ListenOptions extends Omit<AnswerOptions, 'draining'> {
  readonly host: string;
  /** One port for all endpoints; without it each is served on the port that it declares. 0 takes a free one. */
  readonly port?: number;
}

/** An endpoint that is being served. */
export interface Listening {
  readonly namespace: string;
  readonly eventSource: string;
  readonly eventName: string;
  /** Where to send requests, such as `http://127.0.0.1:12000/push`. */
  readonly url: string;
}

/** Serves the HTTP endpoints of event sources. */
export interface Listener {
  readonly endpoints: readonly Listening[];
  /**
   * Serves other endpoints from now on. No request is dropped: a port that both need stays open, one that is not needed any more is
   * closed when what is under way is answered.
   * @throws EventloomError as {@link startListener}; then everything stays as it was.
   */
  replace(served: readonly Served[]): Promise<void>;
  /** Takes no more requests, and waits so long for those that are being answered, in milliseconds. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Starts to serve.
 *
 * Each endpoint has its own path, and `/<namespace>/<event source>` before it, which stays apart where two event sources use the same.
 * @throws EventloomError `port-in-use`, `bad-definition`
 */
export async function startListener(served: readonly Served[], options: ListenOptions): Promise<Listener> {
  const listener = new HttpListener(options);
  await listener.replace(served);
  return listener;
}

/** A port that is listened on, and what it serves at the moment. */
interface Port {
  readonly server: Server;
  readonly port: number;
  doors: Doors;
}

/** How long requests to a port that is not needed any more may take, in milliseconds. */
const farewellMs = 10_000;

class HttpListener implements Listener {
  endpoints: readonly Listening[] = [];
  /** By the port that was declared. */
  private ports = new Map<number, Port>();
  private readonly closing = new Set<Promise<void>>();

  constructor(private readonly options: ListenOptions) {}

  async replace(served: readonly Served[]): Promise<void> {
    const wanted = Array.from(byPort(served, this.options.port), ([declared, events]) => ({
      declared,
      events,
      doors: doorsOf(events),
    }));
    const opened = new Map<number, Port>();
    try {
      for (const { declared, doors } of wanted) {
        if (!this.ports.has(declared)) opened.set(declared, await this.open(declared, doors));
      }
    } catch (error) {
      await Promise.all(Array.from(opened.values(), ({ server }) => stopServer(server, 0)));
      throw error;
    }
    const before = this.ports;
    this.ports = new Map([...opened, ...before]);
    this.endpoints = wanted.flatMap(({ declared, events, doors }) => this.serve(declared, events, doors));
    const kept = new Set(wanted.map(({ declared }) => declared));
    for (const [declared, { server }] of before) if (!kept.has(declared)) this.leave(declared, server);
  }

  async stop(graceMs: number): Promise<void> {
    await Promise.all([
      ...Array.from(this.ports.values(), ({ server }) => stopServer(server, graceMs)),
      ...this.closing,
    ]);
  }

  private serve(declared: number, events: readonly Served[], doors: Doors): Listening[] {
    const port = this.ports.get(declared);
    if (!port) return [];
    port.doors = doors;
    return events.map((event) => listeningOf(event, this.options.host, port.port, doors));
  }

  private async open(declared: number, doors: Doors): Promise<Port> {
    const server = serverOf(() => opened.doors, this.options);
    const opened: Port = { server, doors, port: await listen(server, this.options.host, declared) };
    return opened;
  }

  private leave(declared: number, server: Server): void {
    this.ports.delete(declared);
    const closed = stopServer(server, farewellMs).finally(() => this.closing.delete(closed));
    this.closing.add(closed);
  }
}

function byPort(served: readonly Served[], shared: number | undefined): Map<number, Served[]> {
  const ports = new Map<number, Served[]>();
  for (const event of served) {
    const port = shared ?? portOf(event);
    ports.set(port, [...(ports.get(port) ?? []), event]);
  }
  return ports;
}

function portOf({ endpoint: { context }, eventSource, eventName }: Served): number {
  const port = Number(context.port);
  if (/^\d+$/.test(context.port) && port > 0 && port < 65536) return port;
  throw new EventloomError(
    'bad-definition',
    `the port "${context.port}" of event ${eventName} in EventSource ${eventSource} is not a port number`,
  );
}

/** First what was declared, in order, then the long paths. */
function doorsOf(events: readonly Served[]): Doors {
  const doors = new Doors();
  for (const served of events) doors.add(served.endpoint.context.endpoint, served);
  for (const served of events) doors.add(longPath(served), served);
  return doors;
}

function serverOf(doors: () => Doors, { secrets, answered }: ListenOptions): Server {
  const options: AnswerOptions = { secrets, answered, draining: () => !server.listening };
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    void answer(request, response, doors(), options);
  });
  server.on('checkContinue', (request, response) => {
    response.writeContinue();
    void answer(request, response, doors(), options);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return;
    // The parser refuses methods that nobody knows; upstream's webhooks refuse them too, with these words.
    const text = error.code === 'HPE_INVALID_METHOD' ? 'http method does not match' : '400 Bad Request';
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    socket.end(
      `HTTP/1.1 ${status}\r\nContent-Type: ${plain}\r\nContent-Length: ${text.length}\r\nConnection: close\r\n\r\n${text}`,
    );
  });
  return server;
}

const longPath = ({ namespace, eventSource, endpoint }: Served): string =>
  `/${namespace}/${eventSource}${endpoint.context.endpoint}`;

function listeningOf(served: Served, host: string, port: number, doors: Doors): Listening {
  const short = served.endpoint.context.endpoint;
  const path = doors.find(short) === served ? short : longPath(served);
  const { namespace, eventSource, eventName } = served;
  return { namespace, eventSource, eventName, url: `http://${reachable(host)}:${port}${path}` };
}

/** A host that one can connect to. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): EventloomError {
  const what =
    error.code === 'EADDRINUSE'
      ? `port ${port} on ${host} is in use by another process`
      : `port ${port} on ${host} cannot be listened on: ${error.message}`;
  return new EventloomError('port-in-use', `${what}; choose another one with --port, or 0 for a free one`, {
    cause: error,
  });
}

async function stopServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const hurry = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(hurry);
}
