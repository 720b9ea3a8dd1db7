import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DryRunCluster } from '../../src/clients/dry-run-cluster';
import { readManifests } from '../../src/manifests/read';
import { createLog } from '../../src/runtime/log';
import { startRuntime } from '../../src/runtime/runtime';
import { tellUsage } from '../ingest/usage';

/**
 * So many pipelines in one process, `server COUNT URL`: each an endpoint `/hook-<n>`, and a sensor with a filter whose trigger calls a URL
 * with what came.
 */
const pipeline = (index: number, url: string): string => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks-${index}, namespace: lab }
spec:
  webhook:
    hook: { port: "12000", endpoint: /hook-${index}, method: POST }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: call-${index}, namespace: lab }
spec:
  dependencies:
    - name: hook
      eventSourceName: hooks-${index}
      eventName: hook
      filters:
        data: [{ path: body.branch, type: string, value: ["^main$"] }]
  triggers:
    - template:
        name: call
        http:
          url: "${url}"
          method: POST
          payload: [{ dest: id, src: { dependencyName: hook, dataKey: body.id, useRawData: true } }]
      atLeastOnce: true
      retryStrategy: { steps: 5, duration: 5s, factor: 2 }
`;

async function main(): Promise<void> {
  const [count = '1', url = ''] = process.argv.slice(2);
  const root = mkdtempSync(join(tmpdir(), 'eventloom-bench-'));
  const yaml = Array.from({ length: Number(count) }, (_, index) => pipeline(index, url)).join('---');
  const { resources } = readManifests(yaml, 'bench.yaml');
  const log = createLog({ json: false, level: 'warn', write: (line) => process.stderr.write(line) });
  const options = { dataDir: join(root, 'data'), port: 0, log, cluster: new DryRunCluster() };
  const start = performance.now();
  const runtime = await startRuntime(resources, options);
  tellUsage();
  process.on('disconnect', () => {
    void runtime.stop().then(() => {
      rmSync(root, { recursive: true, force: true });
      process.exit();
    });
  });
  const { port } = new URL(runtime.endpoints[0]?.url ?? '');
  process.send?.({ port: Number(port), startMs: performance.now() - start });
}

void main();
