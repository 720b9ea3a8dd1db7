import { loadavg } from 'node:os';
import { startPipelines } from './pipelines/run';

/**
 * What 1, 10, 100 and 1,000 pipelines take in one process: memory when nothing happens, and what an event costs that only one of them
 * cares for. The goals are RssAnon under 90 MiB for one pipeline and under 300 MiB for 1,000, and a cost that does not grow. Run it
 * bundled, as the program ships:
 *
 *     npx esbuild bench/scale.ts bench/pipelines/*.ts --bundle --platform=node --external:lmdb --outdir=dist/bench
 *     node dist/bench/scale.js [SECONDS]
 */
const seconds = Number(process.argv[2] ?? 5);

const limits: Readonly<Record<number, number>> = { 1: 90, 1000: 300 };

async function measure(count: number): Promise<void> {
  const pipelines = await startPipelines(count, __dirname);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await pipelines.usage();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { memory } = await pipelines.usage();
  await pipelines.send({ connections: 16, seconds: 3 });
  const before = await pipelines.usage();
  const { arrived, sent, seconds: passed } = await pipelines.send({ connections: 16, seconds });
  const after = await pipelines.usage();
  await pipelines.stop();
  const limit = limits[count];
  const verdict = limit === undefined ? '' : ` (< ${limit}: ${memory < limit ? 'met' : 'NOT met'})`;
  console.log(
    `${String(count).padStart(4)} pipelines: started in ${Math.round(pipelines.startMs)} ms, RssAnon ${memory} MiB${verdict}; ` +
      `${Math.round(arrived / passed)} events/s, ${((after.cpu - before.cpu) / sent).toFixed(3)} ms CPU each`,
  );
}

async function main(): Promise<void> {
  for (const count of [1, 10, 100, 1000]) await measure(count);
  const load = loadavg().map((each) => each.toFixed(1));
  console.log(`load of the machine ${load.join(' ')}`);
}

void main();
