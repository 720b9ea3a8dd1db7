import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedBus } from '../../src/bus/embedded';
import { Connections } from '../../src/clients/connections';
import { openStore, type Store } from '../../src/clients/store';
import { DeadLetters } from '../../src/runtime/dead-letters';
import { Documents } from '../../src/runtime/documents';
import { prepare } from '../../src/runtime/prepared';
import { Traces } from '../../src/runtime/traces';
import { TriggerWorker } from '../../src/runtime/trigger-worker';
import { eventOf } from '../conformance/bus';
import { until } from './lab';
import { eventSources, RecordingCluster, recordingLog, resourcesOf, sensor } from './pipeline';

const root = mkdtempSync(join(tmpdir(), 'eventloom-takeover-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Lets writes reach the disk one after the other, some time after they were asked for. */
function slowed(store: Store): Store {
  const write = store.write.bind(store);
  let before: Promise<unknown> = Promise.resolve();
  store.write = (...asked) => {
    const pause = before.then(() => new Promise((resolve) => setTimeout(resolve, 5)));
    const written = pause.then(() => write(...asked));
    before = written;
    return written;
  };
  return store;
}

/** Workers of one trigger, over one bus, that follow one another. */
class Bench {
  readonly cluster = new RecordingCluster();
  readonly store: Store;
  readonly bus: EmbeddedBus;
  private readonly connections = new Connections();
  private readonly documents = new Documents();

  constructor(name: string) {
    this.store = slowed(openStore(join(root, name)));
    this.bus = new EmbeddedBus(this.store);
  }

  async start(yaml: string): Promise<TriggerWorker> {
    const { bus, store, cluster, connections, documents } = this;
    const { log } = recordingLog();
    const [program] = prepare(resourcesOf(`${eventSources}---${yaml}`), { log }).programs;
    if (!program) throw new Error('no trigger');
    const nothing = { value: () => Promise.reject(new Error('none')) };
    const trigger = {
      cluster,
      connections,
      log,
      now: Date.now,
      sensor: program.sensor,
      secrets: nothing,
      configMaps: nothing,
    };
    const traces = new Traces(store, () => undefined);
    const worker = new TriggerWorker(program, {
      bus,
      log,
      traces,
      documents,
      trigger,
      deadLetters: new DeadLetters(store),
    });
    await worker.start();
    return worker;
  }

  async close(): Promise<void> {
    await this.connections.close();
    await this.bus.close();
    await this.store.close();
  }
}

describe('a worker that takes over a trigger', () => {
  it('finds what the one before has seen, although the disk has yet to hear of it', async () => {
    const bench = new Bench('join');
    const first = await bench.start(sensor({ conditions: 'a && b' }));
    await bench.bus.publish(eventOf('1', 'a', '{"body":{"value":"1"}}'));
    await first.stop(0);
    const second = await bench.start(sensor({ conditions: 'a && b' }));
    await bench.bus.publish(eventOf('2', 'b', '{"body":{"value":"2"}}'));
    await until(() => second.lag() === 0);
    expect(bench.cluster.data).toEqual([{ a: '1', b: '2' }]);
    await second.stop(0);
    await bench.close();
  });

  it('repeats an action with what it was for, and leaves to others what came meanwhile', async () => {
    const bench = new Bench('meanwhile');
    const yaml = sensor({ conditions: 'a || (b && push)' });
    bench.cluster.before = () => new Promise(() => {});
    const first = await bench.start(yaml);
    await bench.bus.publish(eventOf('1', 'a', '{"body":{"value":"1"}}'));
    await bench.bus.publish(eventOf('2', 'b', '{"body":{"value":"2"}}'));
    await until(() => first.status().acting === 1 && first.lag() === 1);
    await first.stop(0);
    bench.cluster.before = () => {};
    const second = await bench.start(yaml);
    await until(() => second.lag() === 0);
    await bench.bus.publish(eventOf('3', 'push', '{"body":{"value":"3"}}'));
    await until(() => second.lag() === 0);
    expect(bench.cluster.data).toEqual([
      { a: '1', b: 'none', push: 'none' },
      { a: 'none', b: '2', push: '3' },
    ]);
    await second.stop(0);
    await bench.close();
  });

  it('is not disturbed by what comes of an action that the one before could not wait for', async () => {
    const bench = new Bench('late');
    const yaml = sensor({ trigger: 'retryStrategy: { steps: 3, duration: 1ms }' });
    let fail = (): void => {};
    bench.cluster.before = () =>
      new Promise((_, reject) => {
        fail = () => reject(new Error('too late'));
      });
    const first = await bench.start(yaml);
    await bench.bus.publish(eventOf('1', 'a', '{"body":{"value":"1"}}'));
    await until(() => first.status().acting === 1);
    await first.stop(0);
    bench.cluster.before = () => {};
    const second = await bench.start(yaml);
    await until(() => second.lag() === 0);
    fail();
    await until(() => first.status().acting === 0);
    await second.stop(0);
    await bench.bus.state.write([]);
    expect([bench.cluster.data, bench.bus.waiting(second.name)]).toEqual([[{ a: '1', b: '' }], 0]);
    await bench.close();
  });
});
