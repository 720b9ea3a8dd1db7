import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { groupCommits } from './ingest/disk';
import type { LoadReport } from './ingest/load';
import type { Usage } from './ingest/usage';

/**
 * How fast the listener takes signed pushes of GitHub, each answered when it is on the disk. Beside it, in the same run, what bounds it:
 * a server that only checks the signature, and the rate at which this disk makes groups of as many bytes durable. Run it bundled, as the
 * program ships:
 *
 *     npx esbuild bench/ingest.ts bench/ingest/*.ts --bundle --platform=node --external:lmdb --outdir=dist/bench
 *     node dist/bench/ingest.js [--seconds 8] [--connections 64] [--bytes 10240] [--profile FILE.cpuprofile]
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    connections: { type: 'string', default: '64' },
    bytes: { type: 'string', default: '10240' },
    profile: { type: 'string' },
  },
});

const warmUpMs = 3000;

/** One server under load. */
interface Run extends LoadReport {
  readonly rate: number;
  /** Milliseconds of CPU that an event costs the server. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
}

async function ask<T>(child: ChildProcess, message: string): Promise<T> {
  child.send(message);
  const [answer] = (await once(child, 'message')) as [T];
  return answer;
}

async function measure(what: 'listener' | 'hmac'): Promise<Run> {
  const profile = values.profile !== undefined && what === 'listener' ? [values.profile] : [];
  const server = fork(join(__dirname, 'ingest', 'server.js'), [what, ...profile]);
  const [{ port }] = (await once(server, 'message')) as [{ port: number }];
  const { connections, bytes, seconds } = values;
  const load = fork(join(__dirname, 'ingest', 'load.js'), [String(port), connections, bytes, seconds]);
  await new Promise((resolve) => setTimeout(resolve, warmUpMs));
  const before = await ask<Usage>(server, 'usage');
  const report = await ask<LoadReport>(load, 'start');
  const after = await ask<Usage>(server, 'usage');
  const stopped = once(server, 'exit');
  server.disconnect();
  await stopped;
  const { answers, seconds: passed } = report;
  return { ...report, rate: answers / passed, cpu: (after.cpu - before.cpu) / answers, memory: after.memory };
}

function show(name: string, { rate, cpu, p50, p99, worst, memory, refused }: Run): void {
  console.log(
    `${name.padEnd(12)} ${Math.round(rate)} events/s, ${cpu.toFixed(3)} ms CPU each, p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} ` +
      `worst ${worst.toFixed(0)} ms, RssAnon ${memory} MiB${refused > 0 ? `, ${refused} REFUSED` : ''}`,
  );
}

const verdict = (met: boolean): string => (met ? 'met' : 'NOT met');

async function main(): Promise<void> {
  const hmac = await measure('hmac');
  show('hmac only', hmac);
  const disk = await groupCommits(Number(values.bytes), Number(values.connections), 3);
  const { connections } = values;
  console.log(
    `disk         ${Math.round(disk.rate)} events/s in groups of ${connections}, ${disk.cpu.toFixed(3)} ms CPU each`,
  );
  const listener = await measure('listener');
  show('listener', listener);
  const ratio = listener.rate / Math.min(hmac.rate, disk.rate);
  console.log(`ratio to the lower reference ${ratio.toFixed(2)} (>= 0.5: ${verdict(ratio >= 0.5)})`);
  console.log(
    `CPU per event ${listener.cpu.toFixed(3)} ms (<= 0.08: ${verdict(listener.cpu <= 0.08)}), the references together ${(hmac.cpu + disk.cpu).toFixed(3)} ms`,
  );
  console.log(`p99 ${listener.p99.toFixed(1)} ms (< 15: ${verdict(listener.p99 < 15)})`);
  console.log(`RssAnon ${listener.memory} MiB (< 200: ${verdict(listener.memory < 200)})`);
  console.log(
    `load of the machine ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  );
}

void main();
