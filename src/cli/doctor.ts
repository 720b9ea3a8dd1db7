import { Command } from 'commander';
import { check } from '../check/check';
import { kubeconfigCluster } from '../clients/kubeconfig-cluster';
import { EventloomError } from '../errors';
import type { Resource } from '../model/resource';
import { createLog } from '../runtime/log';
import { type RunFlags, type RunOptions, runOptions } from '../runtime/options';
import { prepare } from '../runtime/prepared';
import { dataDirFindings, runningListener } from './doctor/data-dir';
import { portFindings } from './doctor/endpoints';
import { doubtful, type Finding, ill, well } from './doctor/finding';
import { secretFindings } from './doctor/secrets';
import { counted, print } from './output';
import { firstNode } from './package-root';
import { readResources } from './resources';

/** `eventloom doctor`: whether a listener could run here, and what to do about it. Exits with 1 when it could not. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('see whether a listener could run here: disk, clock, ports, cluster, secrets; 1 when it could not')
    .argument('[paths...]', 'what is to run: files and folders of YAML or JSON')
    .option('--data-dir <dir>', 'where events are kept (default: ./.eventloom)')
    .option('--cluster <cluster>', 'dry-run or kubeconfig (default: dry-run)')
    .option('--secrets <dir>', 'values of secrets: one folder for each Secret, one file for each key')
    .option('--port <port>', 'one port for all endpoints (default: the ports that the specs declare)')
    .option('--host <host>', 'the address to listen on (default: 127.0.0.1)')
    .option('--page <port>', 'the port of the page')
    .option('--metrics <port>', 'the port of the metrics')
    .option('--skip-unsupported', 'what cannot run here yet is to be left out')
    .option('--json', 'one object of JSON for each finding')
    .action(async (paths: readonly string[], flags: RunFlags) => {
      const findings = await examine(paths, runOptions(flags));
      for (const finding of findings) print(flags.json ? `${JSON.stringify(finding)}\n` : told(finding));
      process.exitCode = findings.some(({ health }) => health === 'ill') ? 1 : 0;
    });
}

async function examine(paths: readonly string[], options: RunOptions): Promise<Finding[]> {
  const { isRunning, finding } = await runningListener(options.dataDir);
  const findings = [nodeFinding(), finding, ...(await dataDirFindings(options.dataDir, Date.now()))];
  if (paths.length > 0) findings.push(...(await definitionFindings(paths, options, isRunning)));
  if (options.cluster === 'kubeconfig') findings.push(await clusterFinding());
  return findings;
}

function nodeFinding(): Finding {
  const found = `${process.version} on ${process.platform} ${process.arch}`;
  const first = firstNode();
  const isOld = process.versions.node.localeCompare(first, 'en', { numeric: true }) < 0;
  return isOld ? ill('Node', found, `install Node ${first} or later`) : well('Node', found);
}

/** What does not keep a listener from running may keep an event from being served, or a trigger from acting. */
function mistakes(resources: readonly Resource[]): Finding[] {
  const [first, ...more] = check(resources).filter(({ severity }) => severity === 'error');
  if (!first) return [];
  const { place, message } = first;
  const found = `${place.file}:${place.line ?? 1}: ${message}${more.length > 0 ? `, and ${counted(more.length, 'more mistake')}` : ''}`;
  return [doubtful('definitions', found, 'see all of them with: eventloom check')];
}

/** What is left out is a finding of its own. */
const tolerant = { skipUnsupported: true, log: createLog({ json: true, level: 'silent', write: () => {} }) };

async function definitionFindings(
  paths: readonly string[],
  options: RunOptions,
  isRunning: boolean,
): Promise<Finding[]> {
  try {
    const resources = readResources(paths);
    const { definitions } = prepare(resources, tolerant);
    const { sources, sensors, unsupported } = definitions;
    const left = options.skipUnsupported
      ? (line: string) => doubtful('definitions', `left out: ${line}`, 'take it out, or run it elsewhere')
      : (line: string) => ill('definitions', `cannot run here: ${line}`, 'leave it out with --skip-unsupported');
    return [
      well('definitions', `${counted(sources.length, 'event')}, ${counted(sensors.length, 'sensor')}`),
      ...unsupported.map(left),
      ...mistakes(resources),
      ...(isRunning ? [well('ports', 'the listener that runs has them')] : await portFindings(sources, options)),
      ...(await secretFindings(definitions, options)),
    ];
  } catch (error) {
    if (!(error instanceof EventloomError)) throw error;
    return [ill('definitions', error.message, 'see what is wrong with: eventloom check')];
  }
}

/** Whatever the API server answers to a question, it was reached, and knows who asked. */
async function clusterFinding(): Promise<Finding> {
  try {
    const cluster = await kubeconfigCluster();
    await cluster.list({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow' }, { 'eventloom.dev/doctor': 'none' });
    return well('cluster', 'it answers, and knows Workflows');
  } catch (error) {
    if (!(error instanceof EventloomError)) throw error;
    return ill('cluster', error.message, 'see whether kubectl get workflows works with the same context');
  }
}

const marks = { well: 'ok  ', doubtful: 'note', ill: 'FAIL' } as const;

function told({ about, health, found, remedy }: Finding): string {
  return `${marks[health]}  ${about}: ${found}\n${remedy === undefined ? '' : `      ${remedy}\n`}`;
}
