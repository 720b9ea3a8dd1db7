import { networkInterfaces } from 'node:os';
import { serveMetrics } from '../../src/cli/serve-metrics';
import type { Runtime } from '../../src/runtime/runtime';

const runtime: Pick<Runtime, 'endpoints' | 'status' | 'traces'> = {
  endpoints: [],
  status: () => ({ triggers: [], retired: [], deadLetters: 0 }),
  traces: { subscribe: () => () => {}, recent: () => [], about: async () => [] },
};

const hasIPv6 = Object.values(networkInterfaces()).some((one) => one?.some(({ address }) => address === '::1'));

describe('metrics over HTTP', () => {
  it('are where their address says, also on one of IPv6', async () => {
    for (const host of ['127.0.0.1', ...(hasIPv6 ? ['::1'] : [])]) {
      const { url = '', close } = await serveMetrics(runtime, { metrics: 0, host });
      const { status, headers } = await fetch(url);
      expect([status, headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/plain; version=/)]);
      expect((await fetch(url.replace('/metrics', '/'))).status).toBe(404);
      await close();
    }
  });

  it('are not served unless they are wanted, and say so when their port is taken', async () => {
    expect((await serveMetrics(runtime, { metrics: undefined, host: '127.0.0.1' })).url).toBeUndefined();
    const first = await serveMetrics(runtime, { metrics: 0, host: '127.0.0.1' });
    const metrics = Number(new URL(first.url ?? '').port);
    await expect(serveMetrics(runtime, { metrics, host: '127.0.0.1' })).rejects.toThrow(
      `port ${metrics} on 127.0.0.1, for metrics, is in use by another process; choose another one with --metrics`,
    );
    await first.close();
  });
});
