import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { plain } from './answer';
import type { Certificate } from './certificate';

/** What a sender may take of a port. */
export interface ServerLimits {
  /** How many connections are open at once; a further one is closed at once. @default 4096 */
  readonly maxConnections: number;
  /** How long the header of a request, or the greeting of TLS, may take, in milliseconds. @default 15000 */
  readonly headerMs: number;
  /** How long a request may take to arrive, in milliseconds. @default 60000 */
  readonly requestMs: number;
  /** How long a connection stays open between requests, in milliseconds. @default 65000 */
  readonly idleMs: number;
}

const defaultLimits: ServerLimits = { maxConnections: 4096, headerMs: 15_000, requestMs: 60_000, idleMs: 65_000 };

/** How many bytes the header of a request may have, its target included; all connections may be sending one. */
const maxHeaderSize = 32 * 1024;

/** How often it is looked for requests that take too long, in milliseconds: each port has a timer for it. */
const lookMs = ({ headerMs }: ServerLimits): number => Math.min(3000, headerMs);

/**
 * Takes a request.
 * @param expects the sender waits to be told before it sends the body
 */
export type Handler = (request: IncomingMessage, response: ServerResponse, expects: boolean) => void;

/** The latest answer of each connection, given or not. */
const latest = new WeakMap<Duplex, ServerResponse>();

/** The connections of each server. */
const connections = new WeakMap<Server | TlsServer, Set<Socket>>();

/** A server that does not listen yet, with TLS if there is a certificate. End it with {@link stopServer}. */
export function makeServer(
  handle: Handler,
  certificate: Certificate | undefined,
  limits: Partial<ServerLimits> = {},
): Server | TlsServer {
  const all = { ...defaultLimits, ...limits };
  const options: ServerOptions = {
    keepAliveTimeout: all.idleMs,
    headersTimeout: all.headerMs,
    requestTimeout: all.requestMs,
    connectionsCheckingInterval: lookMs(all),
    noDelay: true,
    maxHeaderSize,
    // What is wrong with the host is said elsewhere.
    requireHostHeader: false,
  };
  const take = (request: IncomingMessage, response: ServerResponse, expects = false): void => {
    latest.set(request.socket, response);
    handle(request, response, expects);
  };
  const server = certificate
    ? createTlsServer({ ...options, ...certificate, minVersion: 'TLSv1.2', handshakeTimeout: all.headerMs })
    : createServer(options);
  server.maxConnections = all.maxConnections;
  // Lines beyond a number would be lost without a word; their size is bounded.
  server.maxHeadersCount = 0;
  // A sender that has said all that it has to say may close its side, and is answered all the same.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => take(request, response));
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => take(request, response, true));
  server.on('checkExpectation', (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(417, { 'Content-Length': 0, Connection: 'close' }).end();
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => refuse(error, socket));
  // A connection that the system cannot hand over is lost, and only that one.
  server.on('error', () => {});
  const open = new Set<Socket>();
  connections.set(server, open);
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return server;
}

/** Takes no more connections, waits so long for the requests that are under way, in milliseconds, and ends the others. */
export async function stopServer(server: Server | TlsServer, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  // For Node a connection that has said nothing yet is not idle.
  for (const socket of connections.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy();
  const hurry = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(hurry);
}

/** How long a sender that made a mistake has to read about it, in milliseconds. */
const farewellMs = 2000;

/** What the parser finds wrong, by its code: status and text. */
const refusals: { readonly [code: string]: readonly [status: string, text?: string] } = {
  // The parser refuses methods that nobody knows; upstream's webhooks refuse them too, with these words.
  HPE_INVALID_METHOD: ['400 Bad Request', 'http method does not match'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout'],
};

function refuse({ code = '' }: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable) return void socket.destroy();
  const before = latest.get(socket);
  if (before?.req.complete && !before.writableFinished) {
    // What follows a request must not be answered in its place.
    before.shouldKeepAlive = false;
    return;
  }
  setTimeout(() => socket.destroy(), farewellMs).unref();
  const [status, text = status] = refusals[code] ?? ['400 Bad Request'];
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: ${plain}\r\nContent-Length: ${text.length}\r\nConnection: close\r\n\r\n${text}`,
  );
}
