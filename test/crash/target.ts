import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What triggers call: it outlives the listener, and remembers what it was told. */
export class Target {
  /** How often each value arrived at each path. */
  readonly arrived = new Map<string, number>();
  private readonly server: Server;

  /** @param random says which calls are refused, and how long the others take */
  constructor(random: () => number) {
    this.server = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      const isRefused = random() < 0.03;
      if (!isRefused) this.remember(`${request.url} ${text}`);
      setTimeout(() => response.writeHead(isRefused ? 503 : 200).end(), random() * 4);
    });
  }

  async open(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private remember(call: string): void {
    this.arrived.set(call, (this.arrived.get(call) ?? 0) + 1);
  }
}

/** A port that is free, and stays so unless somebody is very quick. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
