import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';
import { listenFault } from '../clients/listen-fault';
import { reachable } from '../clients/reachable';
import type { TraceRecord } from '../model/trace';
import { page } from './generated/page';
import type { PipelineGraph } from './graph';

/** What the page shows: the pipelines, what happened lately, and what happens from now on. */
export interface PageSource {
  /** The same object until it changes. */
  graph(): PipelineGraph;
  /** The latest records, oldest first; bounded by whoever keeps them. */
  recent(): readonly TraceRecord[];
  /** Calls back for every new record until the returned function is called. */
  subscribe(listener: (record: TraceRecord) => void): () => void;
}

/** A page that is being served. */
export interface Page {
  /** Where to look at it. */
  readonly url: string;
  close(): Promise<void>;
}

/** How many bytes may wait for a slow browser before it is cut off; it reconnects and asks for the state anew. */
const slowBrowserLimit = 4 * 1024 * 1024;

const headers = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/**
 * Serves the local page.
 * @param port 0 takes a free one.
 * @throws EventloomError `port-in-use`
 */
export async function startPage(source: PageSource, options: { host: string; port: number }): Promise<Page> {
  const server = createServer((request, response) => answer(source, request, response, options.host));
  await new Promise<void>((resolve, reject) => {
    const { host, port } = options;
    // What fails later, such as to accept a connection, must not end the process.
    server.on('error', (error) => reject(listenFault({ host, port, flag: '--page', what: 'the page' }, error)));
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://${reachable(options.host)}:${port}/`, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function answer(source: PageSource, request: IncomingMessage, response: ServerResponse, host: string): void {
  if (!isLocal(request.headers.host, host))
    return send(response, 403, 'text/plain', 'this page answers to its own address only');
  if (request.method !== 'GET') return send(response, 405, 'text/plain', 'only GET');
  const path = (request.url ?? '/').split('?')[0];
  if (path === '/') return send(response, 200, 'text/html; charset=utf-8', page);
  if (path === '/api/stream') return stream(source, response);
  send(response, 404, 'text/plain', 'not found');
}

/** A web site that makes its name point to this machine must not read the page: only the page's own address is answered. */
function isLocal(header: string | undefined, host: string): boolean {
  const name = (header ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  const anyAddress = host === '0.0.0.0' || host === '::';
  return (
    name === 'localhost' || name === '127.0.0.1' || name === '::1' || name === host || (anyAddress && isIP(name) !== 0)
  );
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { ...headers, 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** The state and what happens after it go the same way, so that nothing falls between them or comes twice. */
function stream(source: PageSource, response: ServerResponse): void {
  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
  let graph = source.graph();
  const state = JSON.stringify({ graph, records: source.recent() });
  response.write(`retry: 1000\n\nevent: state\ndata: ${state}\n\n`);
  const limit = slowBrowserLimit + Buffer.byteLength(state);
  const stop = source.subscribe((record) => {
    if (response.writableLength > limit) return response.destroy();
    if (graph !== source.graph()) {
      graph = source.graph();
      response.write(`event: graph\ndata: ${JSON.stringify(graph)}\n\n`);
    }
    response.write(`data: ${JSON.stringify(record)}\n\n`);
  });
  response.on('close', stop);
}
