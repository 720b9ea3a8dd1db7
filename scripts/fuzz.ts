import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { targets } from './fuzz/targets';
import { type Finding, type Order, type Report, worked } from './fuzz/worker';

/**
 * `npm run fuzz -- [--bytes N] [--seconds N] [--seed N] [--slowest MS] [--save DIR] [parsers]`: feeds each parser with changed questions of the vectors. Fails on
 * anything thrown that is not an error of ours, and on a run above `--slowest` milliseconds of work. `--bytes` are those of each parser, `--seconds` of all.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    bytes: { type: 'string', default: '10000000' },
    seconds: { type: 'string', default: '3600' },
    seed: { type: 'string', default: '1' },
    slowest: { type: 'string', default: '2000' },
    save: { type: 'string' },
  },
});

/** A run that takes so many milliseconds of work will not come back. */
const hopeless = 30_000;
const currentBytes = 1 << 20;
/** What is shown of a text that found something. */
const maxShown = 300;

const unknown = positionals.filter((name) => !targets.some((target) => target.name === name));
if (unknown.length > 0) {
  console.error(`no such parser: ${unknown.join(', ')}; there are ${targets.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const chosen = targets.filter(({ name }) => positionals.length === 0 || positionals.includes(name));

function ordered(target: string): Promise<Report> {
  const current = new SharedArrayBuffer(currentBytes);
  const milliseconds = (Number(values.seconds) * 1000) / chosen.length;
  const [seed, bytes, slowest] = [values.seed, values.bytes, values.slowest].map(Number) as [number, number, number];
  const order: Order = { target, seed, bytes, milliseconds, slowest, current };
  const file = JSON.stringify(join(__dirname, 'fuzz/worker.ts'));
  // A worker does not inherit the loader of TypeScript.
  const worker = new Worker(`require('tsx/cjs'); require(${file})`, { eval: true, workerData: order });
  return new Promise((resolve) => {
    const ended = (report: Report): void => {
      clearInterval(watch);
      void worker.terminate();
      resolve(report);
    };
    let [last, since] = ['', worked()];
    const watch = setInterval(() => {
      const now = noted(current);
      // Loading what is needed takes as long as it takes.
      if (now !== last || now === '') [last, since] = [now, worked()];
      else if (worked() - since > hopeless) ended(lost('did not come back', now));
    }, 1000);
    worker.once('message', ended);
    worker.once('error', (error) => ended(lost(`ended the process: ${error.message}`, noted(current))));
  });
}

function noted(current: SharedArrayBuffer): string {
  const length = new DataView(current).getUint32(0);
  return Buffer.from(current, 4, length).toString();
}

function lost(reason: string, current: string): Report {
  let texts = { program: current, input: '' };
  try {
    texts = JSON.parse(current) as typeof texts;
  } catch {
    // It was too long to be noted whole.
  }
  return { runs: 0, bytes: 0, results: 0, slowest: hopeless, findings: [{ reason, ...texts }] };
}

function show({ reason, program, input }: Finding): string {
  const cut = (text: string): string => {
    const json = JSON.stringify(text);
    return json.length > maxShown ? `${json.slice(0, maxShown)}… (${text.length} characters)` : json;
  };
  return `  ${reason}\n    program ${cut(program)}\n    input   ${cut(input)}`;
}

async function main(): Promise<void> {
  let total = 0;
  for (const { name } of chosen) {
    const { runs, bytes, results, slowest, findings } = await ordered(name);
    const share = runs > 0 ? Math.round((100 * results) / runs) : 0;
    console.log(
      `${name}: ${bytes} bytes in ${runs} runs, ${share} % with a result, slowest ${Math.round(slowest)} ms, ${findings.length} findings`,
    );
    for (const finding of findings) console.log(show(finding));
    total += findings.length;
    if (values.save && findings.length > 0) {
      mkdirSync(values.save, { recursive: true });
      writeFileSync(join(values.save, `${name.replace('/', '-')}.json`), JSON.stringify(findings, undefined, 1));
    }
  }
  console.log(`${total} findings`);
  process.exitCode = total > 0 ? 1 : 0;
}

void main();
