import { createServer } from 'node:net';
import { webhookOf } from '../../model/kinds';
import type { SourceDefinition } from '../../runtime/definitions';
import { type Finding, ill, well } from './finding';

/** Ports below this one belong to the system. */
const firstFree = 1024;

/** Whether the ports that event sources declare can be listened on. */
export async function portFindings(sources: readonly SourceDefinition[], host: string): Promise<Finding[]> {
  const ports = new Set(
    sources.map(({ declared }) => Number(webhookOf(declared)?.port ?? 0)).filter((port) => port > 0),
  );
  return Promise.all([...ports].map((port) => portFinding(port, host)));
}

async function portFinding(port: number, host: string): Promise<Finding> {
  const about = `port ${port}`;
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
