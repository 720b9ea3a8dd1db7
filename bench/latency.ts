import { loadavg } from 'node:os';
import { groupCommits } from './ingest/disk';
import { startPipelines } from './pipelines/run';

/**
 * How long it takes from a POST that is due to the call of the trigger, through a durable bus, at several rates. The goal is p50 under
 * 3 ms and p99 under 20 ms. Beside it, in the same run, what one write to the disk takes by itself. Run it bundled, as the program ships:
 *
 *     npx esbuild bench/latency.ts bench/pipelines/*.ts --bundle --platform=node --external:lmdb --outdir=dist/bench
 *     node dist/bench/latency.js [SECONDS]
 */
const seconds = Number(process.argv[2] ?? 8);

async function main(): Promise<void> {
  const { rate } = await groupCommits(1024, 1, 2);
  console.log(`one write of 1 KiB and its synchronisation take ${(1000 / rate).toFixed(2)} ms here, on average`);
  const pipelines = await startPipelines(1, __dirname);
  await pipelines.send({ rate: 500, seconds: 4 });
  for (const rate of [100, 1000, 3000]) {
    const before = await pipelines.usage();
    const { sent, arrived, p50, p99, worst } = await pipelines.send({ rate, seconds });
    const { cpu } = await pipelines.usage();
    const met = p50 < 3 && p99 < 20 ? 'met' : 'NOT met';
    console.log(
      `${rate}/s: p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} worst ${worst.toFixed(0)} ms, ${met}; ` +
        `${((cpu - before.cpu) / sent).toFixed(2)} ms CPU each; ${arrived} of ${sent} arrived in time`,
    );
  }
  await pipelines.stop();
  const load = loadavg().map((each) => each.toFixed(1));
  console.log(`load of the machine ${load.join(' ')}`);
}

void main();
