import { Command } from 'commander';
import { askListener, type RuntimeStatus } from '../runtime/control';
import { readListenerFile } from '../runtime/listener-file';
import { dataDirOption } from '../runtime/options';
import { print, printAside } from './output';

/** `eventloom status`: what a running listener has to do. Exits with 1 when none runs. */
export function statusCommand(): Command {
  return new Command('status')
    .description('what the listener of a data directory listens to, and what its triggers have to do; 1 when none runs')
    .option('--data-dir <dir>', 'the data directory of the listener (default: ./.eventloom)')
    .option('--json', 'as one object of JSON')
    .action(async ({ dataDir, json }: { readonly dataDir?: string; readonly json?: boolean }) => {
      const path = dataDirOption(dataDir);
      const status = (await askListener(path, { ask: 'status' })) as RuntimeStatus | undefined;
      if (!status) {
        printAside(`no listener runs with the data directory ${path}\n`);
        process.exitCode = 1;
        return;
      }
      const { pid, endpoints = [] } = readListenerFile(path) ?? {};
      const places = endpoints.map(({ eventSource, eventName, kind, method, url }) => {
        return { eventSource, eventName, kind, method, url };
      });
      print(json ? `${JSON.stringify({ pid, endpoints: places, ...status })}\n` : told(status, places, pid));
    });
}

interface Place {
  readonly eventSource: string;
  readonly eventName: string;
  readonly kind: string;
  readonly method: string;
  readonly url: string;
}

function told(
  { triggers, retired, deadLetters }: RuntimeStatus,
  places: readonly Place[],
  pid: number | undefined,
): string {
  const lines = [
    `the listener runs${pid === undefined ? '' : ` as process ${pid}`}`,
    ...places.map(
      ({ kind, eventSource, eventName, method, url }) => `  ${kind} ${eventSource}/${eventName}: ${method} ${url}`,
    ),
    ...triggers.map(({ trigger, lag, acting, waitingForRetry }) => {
      if (lag === 0) return `  ${trigger}: nothing to do`;
      return `  ${trigger}: ${lag} waiting, ${acting} acting, ${waitingForRetry} to be tried again`;
    }),
    ...retired.map(({ trigger, waiting, until }) => {
      const when = new Date(until).toISOString();
      return `  ${trigger}: gone from the definitions, ${waiting} waiting until ${when}; see eventloom forget`;
    }),
    deadLetters === 0 ? '  no dead letters' : `  dead letters: ${deadLetters}; see eventloom dead-letters`,
  ];
  return `${lines.join('\n')}\n`;
}
