import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How long it takes to load the constructs, on top of cdk8s, as they ship: compiled, in a fresh process. Beside it what they do not load
 * until it is used: cdk8s-plus.
 *
 *     node --import tsx bench/load.ts [ROUNDS]
 */
const root = join(__dirname, '..');

interface Loading {
  /** Milliseconds of cdk8s and constructs alone. */
  readonly cdk8s: number;
  /** Milliseconds that the constructs' index takes after that, and how many modules it brings. */
  readonly index: number;
  readonly modules: number;
  /** Milliseconds that cdk8s-plus takes after that. */
  readonly cdk8sPlus: number;
}

/** What a fresh process measures, printed as JSON. */
function program(index: string): string {
  return `
    const timed = (load) => { const start = performance.now(); load(); return performance.now() - start; };
    const cdk8s = timed(() => { require('constructs'); require('cdk8s'); });
    const before = Object.keys(require.cache).length;
    const index = timed(() => require(${JSON.stringify(index)}));
    const modules = Object.keys(require.cache).length - before;
    const cdk8sPlus = timed(() => require('cdk8s-plus-28'));
    console.log(JSON.stringify({ cdk8s, index, modules, cdk8sPlus }));`;
}

function node(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args[0]} failed:\n${stdout}${stderr}`);
  return stdout;
}

function main(rounds: number): number {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist', 'load-'));
  try {
    node([join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json', '--outDir', folder]);
    const script = program(join(folder, 'constructs', 'index.js'));
    const runs = Array.from({ length: rounds }, () => JSON.parse(node(['--eval', script])) as Loading);
    // The fastest: what else the machine does only adds.
    const fastest = (of: (run: Loading) => number): number => Math.min(...runs.map(of));
    const index = fastest((run) => run.index);
    console.log(`cdk8s alone           ${fastest((run) => run.cdk8s).toFixed(1)} ms`);
    console.log(`the constructs' index ${index.toFixed(1)} ms more, ${runs[0]?.modules} modules (limit 30 ms)`);
    console.log(`cdk8s-plus            ${fastest((run) => run.cdk8sPlus).toFixed(1)} ms, when it is first used`);
    console.log(`fastest of ${rounds} fresh processes`);
    return index < 30 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

process.exitCode = main(Number(process.argv[2] ?? 25));
