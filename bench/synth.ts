import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What it takes to write the manifests of 10, 100 and 1,000 pipelines, in one chart and in a chart each: `cdk8s synth` and `eventloom
 * synth` of the same app (bench/synth/main.ts: six objects and seven dependencies for each pipeline), whole processes, in one run.
 *
 *     node --import tsx bench/synth.ts [pipelines...] [--limit seconds]
 *
 * Seconds are those of the processor, user and system, of everything that was started, so that a busy machine changes them little; those
 * of the clock stand in brackets.
 */
const root = join(__dirname, '..');
const limitAt = process.argv.indexOf('--limit');
const limitSeconds = limitAt === -1 ? 240 : Number(process.argv[limitAt + 1]);
const sizes = process.argv.slice(2, limitAt === -1 ? undefined : limitAt).map(Number);
const pipelines = sizes.length > 0 ? sizes : [10, 100, 1000];

interface Layout {
  readonly name: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Whether cdk8s synthesizes it, too. */
  readonly compared: boolean;
}

const layouts: readonly Layout[] = [
  { name: 'one chart', environment: { CHARTS: 'one' }, compared: true },
  { name: 'a chart each', environment: { CHARTS: 'each' }, compared: true },
  { name: 'a chart each, after the 7 charts before', environment: { CHARTS: 'chained' }, compared: true },
  { name: 'PipelineApp, a chart each', environment: { CHARTS: 'each', APP: 'pipeline' }, compared: false },
];

interface Measured {
  /** How many pipelines. */
  readonly count: number;
  readonly files: number;
  /** Nothing when it was stopped at the limit. */
  readonly seconds?: number;
  readonly clock: number;
  /** What the app itself says, in milliseconds of the processor: its constructs, and `synth()`. */
  readonly constructed?: number;
  readonly written?: number;
}

const commands: { readonly [tool: string]: (out: string) => readonly string[] } = {
  cdk8s: (out) => [
    join(root, 'node_modules/.bin/cdk8s'),
    'synth',
    '--no-check-upgrade',
    '--app',
    'node --import tsx bench/synth/main.ts',
    '--output',
    out,
  ],
  eventloom: (out) => [
    process.execPath,
    '--import',
    'tsx',
    'src/cli/main.ts',
    'synth',
    'bench/synth/main.ts',
    '--out',
    out,
  ],
};

/** Runs a command under a shell that knows what it took, and kills all of it at the limit. */
async function measure(tool: string, count: number, { environment }: Layout): Promise<Measured> {
  const out = mkdtempSync(join(tmpdir(), 'eventloom-bench-'));
  const started = performance.now();
  const child = spawn('sh', ['-c', '"$@" >/dev/null; times >&2', 'sh', ...(commands[tool]?.(out) ?? [])], {
    cwd: root,
    detached: true,
    env: { ...process.env, ...environment, PIPELINES: String(count), CDK8S_CHECK_UPGRADE: 'false' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  let stopped = false;
  const limit = setTimeout(() => {
    stopped = true;
    // The shell leads a group of its own, which holds all that it started.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, limitSeconds * 1000);
  await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(limit);
  const clock = (performance.now() - started) / 1000;
  const files = readdirSync(out).length;
  rmSync(out, { recursive: true });
  if (stopped) return { count, files, clock };
  const [, constructed, written] = /constructed in (\d+) ms, written in (\d+) ms/.exec(said) ?? [];
  const seconds = processorSeconds(said, tool);
  return { count, files, clock, seconds, constructed: Number(constructed), written: Number(written) };
}

/** The second line that `times` prints is that of the children: `0m1.234s 0m0.123s`. */
function processorSeconds(said: string, tool: string): number {
  const [, user, system] = /\n?(\d+m[\d.]+s) (\d+m[\d.]+s)\s*$/.exec(said) ?? [];
  if (user === undefined || system === undefined) throw new Error(`${tool} said ${said}`);
  const seconds = (text: string): number => {
    const [minutes, rest] = text.slice(0, -1).split('m');
    return Number(minutes) * 60 + Number(rest);
  };
  return seconds(user) + seconds(system);
}

/** What was stopped at the limit was stopped by the clock, and is not tried again with more pipelines. */
const shown = (measured: Measured, count: number): string => {
  const { seconds, clock } = measured;
  if (seconds === undefined)
    return `over (${limitSeconds} s)${measured.count === count ? '' : `, as for ${measured.count}`}`;
  return `${seconds.toFixed(1)} s (${clock.toFixed(1)} s)`;
};

/** Milliseconds for each pipeline: the same for every size where the time grows with the app. */
const perPipeline = (milliseconds: number | undefined, count: number): string =>
  milliseconds === undefined ? '' : `${(milliseconds / count).toFixed(2)} ms`;

const columns = ['pipelines', 'layout', 'cdk8s synth', 'eventloom synth', 'times faster'];
const each = ['constructing', 'our synth()', 'that of cdk8s'].map((what) => `${what}, a pipeline`);

async function main(): Promise<void> {
  const titles = [...columns, ...each];
  console.log(`| ${titles.join(' | ')} |\n|${titles.map(() => '---').join('|')}|`);
  for (const layout of layouts) {
    let theirs: Measured | undefined;
    for (const count of pipelines) {
      const ours = await measure('eventloom', count, layout);
      const tooLong = theirs !== undefined && theirs.seconds === undefined;
      if (layout.compared && !tooLong) theirs = await measure('cdk8s', count, layout);
      if (ours.seconds === undefined)
        throw new Error(`eventloom synth takes over ${limitSeconds} s for ${count} pipelines`);
      if (theirs?.count === count && theirs.seconds !== undefined && ours.files !== theirs.files)
        throw new Error(`${ours.files} files of ours, ${theirs.files} of cdk8s`);
      const costs = [ours.constructed, ours.written, theirs?.written].map((cost) => perPipeline(cost, count));
      const compared = theirs
        ? [shown(theirs, count), shown(ours, count), ratio(theirs, ours)]
        : ['', shown(ours, count), ''];
      console.log(`| ${[count, layout.name, ...compared, ...costs].join(' | ')} |`);
    }
  }
}

const ratio = (theirs: Measured, ours: Measured): string =>
  theirs.seconds === undefined
    ? `over ${(limitSeconds / ours.clock).toFixed(0)}`
    : (theirs.seconds / (ours.seconds ?? Infinity)).toFixed(1);

void main();
