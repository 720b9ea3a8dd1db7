import { parseArgs } from 'node:util';
import { startPipelines } from './pipelines/run';

/**
 * Whether a listener stays as it is when it works for long: its memory and its open files, minute by minute, at a steady rate. With
 * `--dead` nobody answers the trigger, so that all events wait for their five attempts and end as dead letters, and requests are refused
 * while too many wait. Run it bundled, as the program ships:
 *
 *     npx esbuild bench/soak.ts bench/pipelines/*.ts --bundle --platform=node --external:lmdb --outdir=dist/bench
 *     node dist/bench/soak.js [--minutes 20] [--rate 1500] [--bytes 10000] [--dead]
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    rate: { type: 'string', default: '1500' },
    bytes: { type: 'string', default: '10000' },
    dead: { type: 'boolean', default: false },
  },
});

/** The share of the time that nothing is judged by, and how much the rest may grow. */
const warmUp = 0.25;
const allowed = 1.15;

/** Nothing listens on this port. */
const nobody = 'http://127.0.0.1:1/';

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

/** The medians of the first and of the last third of what comes after the warm-up. */
function trend(numbers: readonly number[]): { readonly first: number; readonly last: number } {
  const judged = numbers.slice(Math.floor(numbers.length * warmUp));
  const third = Math.max(1, Math.floor(judged.length / 3));
  return { first: median(judged.slice(0, third)), last: median(judged.slice(-third)) };
}

function isFlat(what: string, numbers: readonly number[], unit: string): boolean {
  const { first, last } = trend(numbers);
  const flat = last <= first * allowed;
  console.log(`${what}: ${first} ${unit} after warming up, ${last} ${unit} in the end: ${flat ? 'flat' : 'NOT flat'}`);
  return flat;
}

async function main(): Promise<void> {
  const [minutes, rate, bytes] = [Number(values.minutes), Number(values.rate), Number(values.bytes)];
  const pipelines = await startPipelines(1, __dirname, values.dead ? nobody : undefined);
  const [memory, files]: [number[], number[]] = [[], []];
  let [sent, arrived, refused] = [0, 0, 0];
  // Six looks a minute.
  for (let look = 1; look <= minutes * 6; look++) {
    const outcome = await pipelines.send({
      rate,
      seconds: 10,
      bytes,
      ...(values.dead && { patienceMs: 0, mayBeFull: true }),
    });
    const usage = await pipelines.usage();
    memory.push(usage.memory);
    files.push(usage.files);
    sent += outcome.sent;
    arrived += outcome.arrived;
    refused += outcome.refused;
    if (look % 6 !== 0) continue;
    const times = values.dead ? '' : `, p50 ${outcome.p50.toFixed(1)} p99 ${outcome.p99.toFixed(1)} ms`;
    console.log(
      `minute ${look / 6}: ${sent} sent, ${refused} refused, ${arrived} arrived in time${times}, RssAnon ${usage.memory} MiB, ${usage.files} open files`,
    );
  }
  await pipelines.stop();
  const flat = [isFlat('memory', memory, 'MiB'), isFlat('files and connections', files, 'open')];
  process.exitCode = flat.every(Boolean) ? 0 : 1;
}

void main();
