import { resolve } from 'node:path';
import { EventloomError } from '../errors';
import { type KeepFlags, type KeepOptions, keepOptions } from './keeping';

/** How to run, as the flags of the command line say it. */
export interface RunFlags extends KeepFlags {
  /** Where everything is kept. @default `.eventloom` */
  readonly dataDir?: string;
  /** Which cluster triggers act on. @default `dry-run` */
  readonly cluster?: string;
  /** A folder with one folder for each Secret and one file for each key. */
  readonly secrets?: string;
  /** One port for all endpoints, 0 for a free one. @default - the ports that the specs declare */
  readonly port?: string;
  /** The address to listen on. @default `127.0.0.1` */
  readonly host?: string;
  /** The port of the page, 0 for a free one, or `off`. @default `off` */
  readonly page?: string;
  /** The port of the metrics, 0 for a free one, or `off`. @default `off` */
  readonly metrics?: string;
  /** Leave out what has no runtime yet. @default false */
  readonly skipUnsupported?: boolean;
  /** Write log lines as JSON. @default false */
  readonly json?: boolean;
}

/** How to run, complete and checked. */
export interface RunOptions {
  readonly dataDir: string;
  readonly cluster: 'dry-run' | 'kubeconfig';
  readonly secrets: string | undefined;
  readonly port: number | undefined;
  readonly host: string;
  readonly page: number | undefined;
  readonly metrics: number | undefined;
  readonly skipUnsupported: boolean;
  readonly json: boolean;
  readonly keep: KeepOptions;
  readonly logLevel: string;
}

const clusters = ['dry-run', 'kubeconfig'] as const;
const logLevels = ['debug', 'info', 'warn', 'error'] as const;

/**
 * Completes what the flags leave out. This is the only place that reads the environment: EVENTLOOM_DATA_DIR, EVENTLOOM_SECRETS and
 * LOG_LEVEL stand in for flags that are not given.
 * @throws EventloomError `bad-value`
 */
export function runOptions(flags: RunFlags, environment: NodeJS.ProcessEnv = process.env): RunOptions {
  const secrets = flags.secrets ?? environment.EVENTLOOM_SECRETS;
  return {
    dataDir: dataDirOption(flags.dataDir, environment),
    cluster: oneOf('--cluster', flags.cluster ?? 'dry-run', clusters),
    secrets: secrets === undefined ? undefined : resolve(secrets),
    port: flags.port === undefined ? undefined : portOption('--port', flags.port),
    host: flags.host ?? '127.0.0.1',
    page: optionalPort('--page', flags.page),
    metrics: optionalPort('--metrics', flags.metrics),
    skipUnsupported: flags.skipUnsupported ?? false,
    json: flags.json ?? false,
    keep: keepOptions(flags),
    logLevel: oneOf('LOG_LEVEL', environment.LOG_LEVEL || 'info', logLevels),
  };
}

/** The data directory that a flag names, or the default one. */
export function dataDirOption(flag: string | undefined, environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(flag ?? environment.EVENTLOOM_DATA_DIR ?? '.eventloom');
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw new EventloomError('bad-value', `${name} is "${value}", allowed are ${allowed.join(', ')}`);
}

function optionalPort(name: string, value = 'off'): number | undefined {
  return value === 'off' ? undefined : portOption(name, value, ', or off');
}

function portOption(name: string, value: string, others = ''): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port < 65536) return port;
  throw new EventloomError(
    'bad-value',
    `${name} is "${value}", it has to be a number from 0 (a free port) to 65535${others}`,
  );
}

/** The environment for a child process: this one's, and what is added to it. */
export function childEnvironment(
  added: NodeJS.ProcessEnv,
  environment: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  return { ...environment, ...added };
}
