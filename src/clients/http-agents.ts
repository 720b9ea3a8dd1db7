import type { Agent } from 'undici';
import type { Closable } from './connections';

/** Certificates, as PEM. */
export interface HttpTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** Accept any certificate. */
  readonly insecure?: boolean;
}

/** How many connections one server may see, and how long one may lie idle, in milliseconds. */
const maxConnections = 256;
const idleMs = 30_000;

/** How many servers one agent may be connected to at once. */
const maxServers = 1024;

/** How many sets of certificates are remembered; the oldest make room. */
const maxAgents = 32;

/** Connections that are kept alive, a bounded number for each server, apart for each set of certificates. */
export class HttpAgents implements Closable {
  private readonly agents = new Map<string, Agent>();

  /** @param tls absent for the authorities that the system trusts */
  of(tls: HttpTls | undefined): Agent {
    const key = tls ? JSON.stringify(tls) : '';
    const known = this.agents.get(key);
    if (known) return known;
    const agent = openAgent(tls);
    this.agents.set(key, agent);
    const [oldest] = this.agents;
    if (this.agents.size > maxAgents && oldest) {
      this.agents.delete(oldest[0]);
      void oldest[1].close();
    }
    return agent;
  }

  /** Lets another take the place of one that is connected to as many servers as it may be; what it has begun goes on. */
  retire(agent: Agent): void {
    for (const [key, known] of this.agents) {
      if (known !== agent) continue;
      this.agents.delete(key);
      void agent.close();
    }
  }

  async close(): Promise<void> {
    const agents = [...this.agents.values()];
    this.agents.clear();
    await Promise.all(agents.map((agent) => agent.destroy()));
  }
}

function openAgent(tls: HttpTls | undefined): Agent {
  const { Agent: OpenAgent } = require('undici') as typeof import('undici');
  const { insecure, ...certificates } = tls ?? {};
  return new OpenAgent({
    connections: maxConnections,
    maxOrigins: maxServers,
    keepAliveTimeout: idleMs,
    // One timer over the whole exchange takes the place of these.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { ...certificates, ...(insecure && { rejectUnauthorized: false }) },
  });
}
