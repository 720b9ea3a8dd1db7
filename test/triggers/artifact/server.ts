import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { certificate, certificateKey } from '../certificate';

/** A server on this machine. */
export interface LocalServer {
  /** Host and port. */
  readonly host: string;
  /** What was asked for, in that order. */
  readonly asked: IncomingMessage[];
  close(): Promise<void>;
}

/** Starts a server that answers like this. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
  tls = false,
): Promise<LocalServer> {
  const asked: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => answer(request, response, asked.push(request));
  const server: Server = tls
    ? createTlsServer({ cert: certificate, key: certificateKey }, listener)
    : createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
