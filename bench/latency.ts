import { loadavg } from 'node:os';
import { groupCommits } from './ingest/disk';
import { startPipelines } from './pipelines/run';

/**
 * How long it takes from a POST that is due to the call of the trigger, through a durable bus, at several rates. The goal is p50 under
 * 3 ms and p99 under 20 ms. Beside it, in the same run, what writes to the disk take by themselves. Run it bundled, as the program ships:
 *
 *     npx esbuild bench/latency.ts bench/pipelines/*.ts --bundle --platform=node --external:lmdb --outdir=dist/bench
 *     node dist/bench/latency.js [SECONDS]
 */
const seconds = Number(process.argv[2] ?? 8);

/** The goal for 99 of 100 events, in milliseconds. */
const mostMs = 20;

async function main(): Promise<void> {
  await tellDisk();
  const pipelines = await startPipelines(1, __dirname);
  await pipelines.send({ rate: 500, seconds: 4 });
  for (const rate of [100, 1000, 3000]) {
    const before = await pipelines.usage();
    const { sent, arrived, p50, p99, worst } = await pipelines.send({ rate, seconds });
    const { cpu } = await pipelines.usage();
    const met = p50 < 3 && p99 < mostMs ? 'met' : 'NOT met';
    console.log(
      `${rate}/s: p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} worst ${worst.toFixed(0)} ms, ${met}; ` +
        `${((cpu - before.cpu) / sent).toFixed(2)} ms CPU each; ${arrived} of ${sent} arrived in time`,
    );
  }
  await pipelines.stop();
  const load = loadavg().map((each) => each.toFixed(1));
  console.log(`load of the machine ${load.join(' ')}`);
}

/** What a disk alone keeps events waiting for: while it stalls, all wait that come meanwhile. */
async function tellDisk(): Promise<void> {
  const { times } = await groupCommits(1024, 1, seconds);
  const all = times.reduce((sum, ms) => sum + ms, 0);
  const late = times.reduce((sum, ms) => sum + Math.max(0, ms - mostMs), 0);
  console.log(
    `one write of 1 KiB and its synchronisation take ${(all / times.length).toFixed(2)} ms here on average, ` +
      `${Math.max(...times).toFixed(0)} ms at worst: of what comes evenly ${((100 * late) / all).toFixed(2)} % would wait for more than ${mostMs} ms`,
  );
}

void main();
