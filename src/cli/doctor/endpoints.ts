import { createServer } from 'node:net';
import { webhookOf } from '../../model/kinds';
import type { SourceDefinition } from '../../runtime/definitions';
import type { RunOptions } from '../../runtime/options';
import { type Finding, ill, well } from './finding';

/** Ports below this one belong to the system. */
const firstFree = 1024;

/** The port after the last one. */
const ports = 65_536;

/** Whether the ports can be listened on that event sources declare, or the one that stands in for all of them, the page's and the metrics'. */
export function portFindings(
  sources: readonly SourceDefinition[],
  { port: only, host, page, metrics }: Pick<RunOptions, 'port' | 'host' | 'page' | 'metrics'>,
): Promise<Finding[]> {
  const declared = sources.flatMap(({ declared: event }) => webhookOf(event)?.port ?? []);
  const own = [only, page, metrics].filter((port) => port !== undefined && port !== 0);
  const wanted = new Set([...(only === undefined ? declared : []), ...own].map(String));
  return Promise.all([...wanted].map((port) => portFinding(port, host)));
}

async function portFinding(written: string, host: string): Promise<Finding> {
  const about = `port ${written}`;
  const port = Number(written);
  if (!/^\d+$/.test(written) || port < 1 || port >= ports) {
    return ill(about, 'there is no such port', `write a number from 1 to ${ports - 1}, in quotes`);
  }
  const fault = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
  if (!fault) return well(about, `it is free on ${host}`);
  if (fault.code === 'EADDRINUSE') {
    return ill(about, `somebody listens there already on ${host}`, 'stop that process, or choose another with --port');
  }
  const remedy =
    port < firstFree ? 'ports below 1024 need a right: choose another with --port' : 'choose another --host';
  return ill(about, `it cannot be listened on: ${fault.message}`, remedy);
}
