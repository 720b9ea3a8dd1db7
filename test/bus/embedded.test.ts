import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bus } from '../../src/bus/bus';
import { EmbeddedBus, type EmbeddedOptions } from '../../src/bus/embedded';
import { openStore, type Store } from '../../src/clients/store';
import { type BusUnderTest, busConformance, eventOf } from '../conformance/bus';

const folder = mkdtempSync(join(tmpdir(), 'eventloom-bus-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

async function open(options: EmbeddedOptions = {}): Promise<BusUnderTest & { store: () => Store }> {
  let path = join(folder, String(++count));
  let store = openStore(path);
  let bus = new EmbeddedBus(store, options);
  const first = bus;
  return {
    bus: first,
    store: () => store,
    restart: async () => {
      await bus.close();
      await store.close();
      store = openStore(path);
      bus = new EmbeddedBus(store, options);
      return bus;
    },
    crash: async () => {
      await store.write([]);
      const left = `${path}-crashed`;
      cpSync(path, left, { recursive: true });
      await bus.close();
      await store.close();
      path = left;
      store = openStore(path);
      bus = new EmbeddedBus(store, options);
      return bus;
    },
    dispose: async () => {
      await bus.close();
      await store.close();
    },
  };
}

busConformance('the embedded bus', open);

describe('the embedded bus', () => {
  const push = [{ source: 'hooks', subject: 'push' }];

  it('counts each event once that is published while a consumer takes over from another', async () => {
    const { bus, dispose } = await open();
    await bus.register('a', push);
    const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    for (let round = 0; round < 60; round++) {
      const got = new Set<string>();
      const ids = Array.from({ length: 8 }, (_, index) => `${round}-${index}`);
      const published = Promise.all(
        ids.map(async (id, index) => {
          for (let ticks = 0; ticks < index; ticks++) await tick();
          await bus.publish(eventOf(id, 'push'));
        }),
      );
      for (let ticks = 0; ticks < round % 6; ticks++) await tick();
      const consumer = await bus.consume('a', push, (delivery) => {
        got.add(delivery.event.id);
        void delivery.settle();
      });
      await published;
      while (got.size < ids.length) await tick();
      expect(consumer.lag()).toBe(0);
      await consumer.stop();
    }
    await dispose();
  });

  it('counts a crash also for what the next consumer did not come to', async () => {
    const under = await open();
    await under.bus.register('a', push);
    for (let id = 1; id <= 12; id++) await under.bus.publish(eventOf(String(id), 'push'));
    const attempts = async (bus: Bus, maxInFlight: number): Promise<number[]> => {
      const got: number[] = [];
      const consumer = await bus.consume('a', push, ({ attempt }) => got.push(attempt), { maxInFlight });
      while (got.length < maxInFlight) await new Promise((resolve) => setImmediate(resolve));
      if (maxInFlight < 12) await consumer.stop();
      return got;
    };
    await attempts(under.bus, 12);
    const bus = await under.crash();
    await attempts(bus, 2);
    expect((await attempts(bus, 12)).slice(-6)).toEqual([2, 2, 2, 2, 2, 2]);
    await under.dispose();
  });

  it('tells of an event that is damaged on the disk, and goes on with the others', async () => {
    const unreadable: number[] = [];
    const under = await open({ unreadable: (sequence) => unreadable.push(sequence) });
    await under.bus.register('a', push);
    for (const id of ['1', '2', '3', '4']) await under.bus.publish(eventOf(id, 'push'));
    const flipped = Buffer.from(under.store().table('events').get(4) ?? []);
    flipped.writeUInt8(flipped.readUInt8(flipped.length - 1) ^ 1, flipped.length - 1);
    await under.store().write([
      { table: 'events', key: 2, value: Buffer.from('\x05\0\0\0{"id"') },
      { table: 'events', key: 4, value: flipped },
    ]);
    const bus = await under.restart();
    const got: string[] = [];
    const consumer = await bus.consume('a', push, (delivery) => {
      got.push(delivery.event.id);
      void delivery.settle();
    });
    while (consumer.lag() > 0) await new Promise((resolve) => setTimeout(resolve, 2));
    expect([got, unreadable]).toEqual([
      ['1', '3'],
      [2, 4],
    ]);
    await under.dispose();
  });

  it('does not resolve a publish before the store says that the disk has it', async () => {
    const under = await open();
    const real = under.store();
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: Store = {
      table: (name) => real.table(name),
      bytes: () => real.bytes(),
      close: () => real.close(),
      write: async (writes) => {
        await real.write(writes);
        await held;
      },
    };
    const bus = new EmbeddedBus(slow);
    let resolved = false;
    const published = bus.publish(eventOf('1')).then(() => {
      resolved = true;
    });
    await real.write([]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(resolved).toBe(false);
    release();
    await published;
    expect(resolved).toBe(true);
    await bus.close();
    await under.dispose();
  });

  it.each([0, 1, 2, 3, 4, 5])(
    'finds for a new consumer what is on its way to the disk, begun %i steps after it',
    async (steps) => {
      const under = await open();
      const real = under.store();
      let before: Promise<unknown> = Promise.resolve();
      const slow: Store = {
        table: (name) => real.table(name),
        bytes: () => real.bytes(),
        close: () => real.close(),
        write: (writes, options) => {
          const isEvent = writes.some(({ table }) => table === 'events');
          const written = before
            .then(() => (isEvent ? new Promise((resolve) => setTimeout(resolve, 10)) : undefined))
            .then(() => real.write(writes, options));
          before = written;
          return written;
        },
      };
      const bus = new EmbeddedBus(slow);
      await bus.register('a', push);
      const got: string[] = [];
      const consuming = bus.consume('a', push, (delivery) => {
        got.push(delivery.event.id);
        void delivery.settle();
      });
      for (let step = 0; step < steps; step++) await Promise.resolve();
      await bus.publish(eventOf('1'));
      const consumer = await consuming;
      while (consumer.lag() > 0) await new Promise((resolve) => setTimeout(resolve, 2));
      expect(got).toEqual(['1']);
      await bus.close();
      await under.dispose();
    },
  );

  it('takes an event again whose first attempt did not reach the disk', async () => {
    const under = await open();
    const real = under.store();
    let failing = true;
    const bus = new EmbeddedBus({
      table: (name) => real.table(name),
      bytes: () => real.bytes(),
      close: () => real.close(),
      write: (writes) => (failing ? Promise.reject(new Error('no space')) : real.write(writes)),
    });
    await expect(bus.publish(eventOf('1'))).rejects.toThrow('no space');
    failing = false;
    expect(await bus.publish(eventOf('1'))).toMatchObject({ duplicate: false });
    await bus.close();
    await under.dispose();
  });

  it('knows no consumer that the disk does not know, and none less', async () => {
    const under = await open();
    const store = under.store();
    const write = store.write.bind(store);
    const failing = (...asked: Parameters<Store['write']>): Promise<void> =>
      asked[0].length === 0 ? write(...asked) : Promise.reject(new Error('no space'));
    store.write = failing;
    await expect(under.bus.register('a', push)).rejects.toThrow('no space');
    store.write = write;
    await under.bus.register('a', push);
    await under.bus.publish(eventOf('1'));
    store.write = failing;
    await expect(under.bus.forget('a')).rejects.toThrow('no space');
    store.write = write;
    const bus = await under.restart();
    expect([bus.consumers(), under.bus.consumers(), bus.waiting('a')]).toEqual([['a'], ['a'], 1]);
    await bus.forget('a');
    expect(bus.waiting('a')).toBe(0);
    await under.dispose();
  });

  it('forgets the ids of events after the window, and beyond the number of ids', async () => {
    let now = 1_000_000;
    const under = await open({ now: () => now, dedupWindowMs: 1000, dedupIds: 2 });
    await under.bus.publish(eventOf('1'));
    now += 1001;
    expect(await under.bus.publish(eventOf('1'))).toMatchObject({ duplicate: false });
    await under.bus.publish(eventOf('2'));
    await under.bus.publish(eventOf('3'));
    expect(await under.bus.publish(eventOf('1'))).toMatchObject({ duplicate: false });
    await under.dispose();
  });

  it('drops old events that nobody waits for, by number, and goes on counting after a restart', async () => {
    const under = await open({ maxEvents: 10 });
    await Promise.all(Array.from({ length: 1000 }, (_, index) => under.bus.publish(eventOf(`e${index}`))));
    const events = under.store().table('events');
    while (events.count() > 11) await new Promise((resolve) => setImmediate(resolve));
    const bus = await under.restart();
    expect(await bus.publish(eventOf('next'))).toMatchObject({ sequence: 1001 });
    await under.dispose();
  });

  it.each([
    ['number', { maxEvents: 1000 }],
    ['size', { maxBytes: 4 * 1024 * 1024 }],
  ])('refuses nothing at the limit of %s while triggers keep up', async (_, limits) => {
    const under = await open(limits);
    await under.bus.consume('a', push, (delivery) => void delivery.settle(), { maxInFlight: 1000 });
    const big = JSON.stringify('x'.repeat(4000));
    for (let batch = 0; batch < 80; batch++) {
      const events = Array.from({ length: 100 }, (__, index) => eventOf(`e${batch}-${index}`, 'push', big));
      await Promise.all(events.map((event) => under.bus.publish(event)));
    }
    const events = under.store().table('events');
    while (events.count() > 1000) await new Promise((resolve) => setTimeout(resolve, 5));
    await under.dispose();
  });

  it('keeps events that a running consumer waits for, refuses more, and recovers', async () => {
    const under = await open({ maxEvents: 10 });
    const got: string[] = [];
    let settle = false;
    const settling: Promise<void>[] = [];
    const consumer = await under.bus.consume(
      'a',
      push,
      (delivery) => {
        got.push(delivery.event.id);
        if (settle) settling.push(delivery.settle());
        else delivery.retry(20);
      },
      { maxInFlight: 1000 },
    );
    await Promise.all(Array.from({ length: 1000 }, (_, index) => under.bus.publish(eventOf(`e${index}`))));
    const refused = async (): Promise<boolean> =>
      under.bus.publish(eventOf(`more${Math.random()}`)).then(
        () => false,
        (error: { code?: string }) => error.code === 'disk-full',
      );
    while (!(await refused()));
    expect(consumer.lag()).toBeGreaterThanOrEqual(1000);
    settle = true;
    while (consumer.lag() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(new Set(got).size).toBeGreaterThanOrEqual(1000);
    await under.dispose();
  });

  it.each([
    ['keeps', {}, true],
    ['drops', { absenceMs: 0 }, false],
  ])('%s what waits for a consumer that has been away for a moment', async (_, options, isKept) => {
    const under = await open({ maxEvents: 10, ...options });
    const consumer = await under.bus.consume('a', push, () => {});
    await consumer.stop();
    await Promise.all(Array.from({ length: 1000 }, (__, index) => under.bus.publish(eventOf(`e${index}`))));
    for (let wait = 0; wait < 20; wait++) await under.store().write([]);
    await under.bus.close();
    expect(under.bus.waiting('a') === 1000).toBe(isKept);
    await under.dispose();
  });

  it('drops by age', async () => {
    let now = 1_000_000;
    const under = await open({ now: () => now, maxAgeMs: 1000 });
    await under.bus.publish(eventOf('old'));
    now += 2000;
    await Promise.all(Array.from({ length: 1000 }, (_, index) => under.bus.publish(eventOf(`e${index}`))));
    const events = under.store().table('events');
    while (events.has(1)) await new Promise((resolve) => setImmediate(resolve));
    expect(events.count()).toBe(1000);
    await under.dispose();
  });
});
