import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listenFault } from '../clients/listen-fault';
import { reachable } from '../clients/reachable';
import type { RunOptions } from '../runtime/options';
import type { Runtime } from '../runtime/runtime';

/**
 * Serves `/metrics` for Prometheus if it is wanted.
 * @throws EventloomError `port-in-use`
 */
export async function serveMetrics(
  runtime: Pick<Runtime, 'endpoints' | 'status' | 'traces'>,
  { metrics: port, host }: Pick<RunOptions, 'metrics' | 'host'>,
): Promise<{ readonly url?: string; close(): Promise<void> }> {
  if (port === undefined) return { close: async () => {} };
  const { Metrics } = require('../runtime/metrics') as typeof import('../runtime/metrics');
  const metrics = new Metrics(runtime);
  const server = createServer((request, response) => {
    if (request.url?.split('?')[0] !== '/metrics') return void response.writeHead(404).end('metrics are at /metrics\n');
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    // What fails later, such as to accept a connection, must not end the process.
    server.on('error', (error) => reject(listenFault({ host, port, flag: '--metrics', what: 'metrics' }, error)));
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${reachable(host)}:${(server.address() as AddressInfo).port}/metrics`,
    close: async () => {
      metrics.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
