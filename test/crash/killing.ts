import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readDataDir } from '../../src/clients/data-dir';
import { bundleListener, ListenerProcess, type Place } from './listener';
import { Senders } from './senders';
import { freePort, Target } from './target';

/** What came of killing a listener again and again. */
export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  /** Those of them that the target heard of. */
  readonly triggered: number;
  /** Calls of the target that repeat an earlier one. */
  readonly duplicates: number;
  /** Acknowledged, but the target never heard of them. */
  readonly lost: readonly string[];
  /** Pairs that do not belong together. */
  readonly mixed: readonly string[];
  readonly unanswered: number;
  readonly deadLetters: number;
}

/** Numbers from 0 to 1 that are the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Kills a listener under load at random moments, those of its start included; one data directory serves them all. In the end nothing is
 * sent any more, and the last listener is given the time to do what is left.
 */
export async function killAgainAndAgain(folder: string, kills: number, seed: number): Promise<KillReport> {
  const random = randomFrom(seed);
  const target = new Target(random);
  const [origin, port] = [await target.open(), await freePort()];
  const manifests = join(folder, 'pipeline.yaml');
  writeFileSync(manifests, pipeline(origin));
  const place: Place = { program: bundleListener(folder), manifests, dataDir: join(folder, 'data'), port };
  const senders = new Senders(`http://127.0.0.1:${port}`, random);
  senders.start(32);
  for (let kill = 0; kill < kills; kill++) {
    const listener = new ListenerProcess(place);
    if (random() > 0.15) await listener.ready();
    await listener.killAfter(random() * 800);
  }
  const last = new ListenerProcess(place);
  await senders.stop();
  await untilQuiet(target, senders.acknowledged);
  await last.killAfter(0);
  await target.close();
  const report = reportOf(target, senders.acknowledged);
  return { kills, ...report, unanswered: senders.unanswered, deadLetters: await deadLettersIn(place.dataDir) };
}

/** Waits until everything has arrived, and nothing does any more; or until nothing happens for so long that nothing will. */
async function untilQuiet({ arrived }: Target, acknowledged: ReadonlySet<string>): Promise<void> {
  const calls = (): number => [...arrived.values()].reduce((sum, count) => sum + count, 0);
  const isComplete = (): boolean => [...acknowledged].every((call) => arrived.has(call));
  for (let quietMs = 0, before = calls(); quietMs < (isComplete() ? 500 : 20_000); quietMs += 100) {
    await pause(100);
    const now = calls();
    if (now !== before) quietMs = 0;
    before = now;
  }
}

function reportOf({ arrived }: Target, acknowledged: ReadonlySet<string>) {
  const lost = [...acknowledged].filter((call) => !arrived.has(call));
  let duplicates = 0;
  for (const count of arrived.values()) duplicates += count - 1;
  const mixed = [...arrived.keys()].filter((call) => call.startsWith('/pair') && !/"(pair-\d+)".*"\1"/.test(call));
  return { acknowledged: acknowledged.size, triggered: acknowledged.size - lost.length, duplicates, lost, mixed };
}

async function deadLettersIn(dataDir: string): Promise<number> {
  const { store, close } = readDataDir(dataDir);
  const count = store.table('deadLetters').count();
  await close();
  return count;
}

const endpoint = (name: string): string => `    ${name}: { port: "12000", endpoint: /${name}, method: POST }`;

const trigger = (name: string, conditions: string, url: string, payload: readonly string[]): string => `
    - atLeastOnce: true
      retryStrategy: { steps: 50, duration: 20ms, factor: 1.5 }
      template:
        name: ${name}
        conditions: ${conditions}
        http:
          url: ${url}
          method: POST
          payload:
${payload.map((part) => `            - ${part}`).join('\n')}`;

const value = (dependency: string, dest: string): string =>
  `{ dest: ${dest}, src: { dependencyName: ${dependency}, dataKey: body.value } }`;

/** Events that act alone, and pairs that have to meet; the ids of deliveries make one event of what is sent twice. */
export const pipeline = (origin: string): string => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: lab, annotations: { eventloom.dev/deduplicate: X-Delivery } }
spec:
  webhook:
${['single', 'left', 'right'].map(endpoint).join('\n')}
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: tell, namespace: lab }
spec:
  dependencies:
${['single', 'left', 'right'].map((name) => `    - { name: ${name}, eventSourceName: hooks, eventName: ${name} }`).join('\n')}
  triggers:${trigger('single', 'single', `${origin}/single`, [value('single', 'value')])}${trigger(
    'pair',
    'left && right',
    `${origin}/pair`,
    [value('left', 'left'), value('right', 'right')],
  )}
`;
