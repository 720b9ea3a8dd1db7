import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DryRunCluster } from '../../src/clients/dry-run-cluster';
import { readManifests } from '../../src/manifests/read';
import { createLog } from '../../src/runtime/log';
import { startRuntime } from '../../src/runtime/runtime';
import { path, secret } from './push';
import { tellUsage } from './usage';

/**
 * What is measured, in a process of its own: `server listener`, or `server hmac`, which checks the signature and does nothing else. With
 * a file as second argument it leaves there what its processor did between the two times that it was asked for its usage.
 */
const yaml = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: lab }
spec:
  github:
    push:
      repositories: [{ owner: acme, names: [shop] }]
      webhook: { port: "12000", endpoint: ${path}, method: POST }
      webhookSecret: { name: hook, key: secret }
`;

/** Starts to serve; gives the port. */
type Start = () => Promise<number>;

async function listener(): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'eventloom-bench-'));
  mkdirSync(join(dataDir, 'secrets', 'hook'), { recursive: true });
  writeFileSync(join(dataDir, 'secrets', 'hook', 'secret'), secret);
  const { resources } = readManifests(yaml, 'bench.yaml');
  const log = createLog({ json: false, level: 'warn', write: (line) => process.stderr.write(line) });
  const options = { dataDir: join(dataDir, 'data'), secrets: join(dataDir, 'secrets'), port: 0, log };
  const runtime = await startRuntime(resources, { ...options, cluster: new DryRunCluster() });
  process.on('disconnect', () => {
    void runtime.stop().then(() => {
      rmSync(dataDir, { recursive: true, force: true });
      process.exit();
    });
  });
  return Number(new URL(runtime.endpoints[0]?.url ?? '').port);
}

function hmac(): Promise<number> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const right = createHmac('sha256', secret).update(Buffer.concat(chunks)).digest();
      const given = Buffer.from(String(request.headers['x-hub-signature-256']).slice('sha256='.length), 'hex');
      const status = given.length === right.length && timingSafeEqual(given, right) ? 200 : 400;
      response.writeHead(status, { 'Content-Type': 'text/plain', 'Content-Length': 7 });
      response.end('success');
    });
  });
  process.on('disconnect', () => process.exit());
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function main(): Promise<void> {
  const starts: Readonly<Record<string, Start>> = { listener, hmac };
  const port = await starts[process.argv[2] ?? '']?.();
  tellUsage(process.argv[3]);
  process.send?.({ port });
}

void main();
