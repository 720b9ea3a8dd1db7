import { readFileSync } from 'node:fs';
import { startRuntime } from '../../src/runtime/runtime';
import { RecordingCluster, recordingLog, resourcesOf } from './pipeline';

/** A listener whose triggers begin to create objects and never end, so that a kill is sure to come in between. */
async function main(): Promise<void> {
  const [manifests = '', dataDir = '', port = '0'] = process.argv.slice(2);
  const cluster = new RecordingCluster();
  cluster.before = () => {
    process.send?.('acting');
    return new Promise(() => {});
  };
  const resources = resourcesOf(readFileSync(manifests, 'utf8'));
  const { endpoints } = await startRuntime(resources, {
    dataDir,
    cluster,
    port: Number(port),
    log: recordingLog().log,
  });
  process.send?.({ endpoints });
}

// A test that fails leaves nobody behind.
process.on('disconnect', () => process.exit());
void main();
