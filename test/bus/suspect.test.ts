import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Delivery } from '../../src/bus/bus';
import { EmbeddedBus, type EmbeddedOptions } from '../../src/bus/embedded';
import { openStore, type Store } from '../../src/clients/store';
import { eventOf } from '../conformance/bus';

const root = mkdtempSync(join(tmpdir(), 'eventloom-suspect-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const push = [{ source: 'hooks', subject: 'push' }];
let path = join(root, '0');
let count = 0;
let store: Store;
let bus: EmbeddedBus;

function open(options: EmbeddedOptions = {}): void {
  store = openStore(path);
  bus = new EmbeddedBus(store, options);
}

/** What a process that is killed now leaves to the next. */
async function crash(): Promise<void> {
  await store.write([]);
  const left = join(root, String(++count));
  cpSync(path, left, { recursive: true });
  await bus.close();
  await store.close();
  path = left;
  open();
}

beforeEach(() => {
  path = join(root, String(++count));
});

afterEach(async () => {
  await bus.close();
  await store.close();
});

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 2));
};

describe('an event during which the process ends again and again', () => {
  it('is handed out alone in the end, so that others are not counted with it', async () => {
    open();
    await bus.register('a', push);
    await Promise.all(['1', 'poison', '3', '4'].map((id) => bus.publish(eventOf(id))));
    let got: Delivery[] = [];
    for (let death = 0; death < 6; death++) {
      got = [];
      await bus.consume('a', push, (delivery) => {
        got.push(delivery);
        if (delivery.event.id !== 'poison') void delivery.settle();
      });
      await turns();
      await crash();
    }
    expect(got.map(({ event }) => event.id)).toEqual(['poison']);
    expect(got[0]).toMatchObject({ deaths: 5, attempt: 6 });
    await bus.publish(eventOf('5'));
    await bus.consume('a', push, () => {});
    await turns();
    await crash();
    got = [];
    await bus.consume('a', push, (delivery) => {
      got.push(delivery);
      void delivery.settle();
    });
    while (got.length < 2) await turns();
    expect(got.map(({ event, attempt }) => [event.id, attempt])).toEqual([
      ['poison', 8],
      ['5', 1],
    ]);
  });

  it('is waited for when the order is to be kept, and waits for nobody when it comes again', async () => {
    open();
    await bus.register('a', push);
    for (const id of ['poison', '2', '3']) await bus.publish(eventOf(id));
    for (let death = 0; death < 3; death++) {
      await bus.consume('a', push, () => {}, { inOrder: true });
      await turns();
      await crash();
    }
    const got: string[] = [];
    let held: Delivery | undefined;
    const handle = (delivery: Delivery): void => {
      const { event, attempt } = delivery;
      got.push(event.id);
      if (event.id === 'poison' && attempt === 4) return delivery.retry(1);
      if (event.id === '2') held = delivery;
      else void delivery.settle();
      if (attempt === 5) void held?.settle();
    };
    await bus.consume('a', push, handle, { inOrder: true });
    for (let wait = 0; wait < 50 && got.length < 4; wait++) await turns();
    expect(got).toEqual(['poison', '2', 'poison', '3']);
  });
});

describe('events in flight', () => {
  it('take no more memory than they may, all consumers together, and none is starved', async () => {
    open({ maxBytesInFlight: 50_000 });
    const held: Delivery[] = [];
    let free = false;
    const handle = (delivery: Delivery): void => {
      if (free) void delivery.settle();
      else held.push(delivery);
    };
    const names = ['a', 'b', 'c'];
    const consumers = await Promise.all(names.map((name) => bus.consume(name, push, handle)));
    const big = 'x'.repeat(10_000);
    await Promise.all(Array.from({ length: 30 }, (_, index) => bus.publish(eventOf(`e${index}`, 'push', big))));
    await turns();
    expect(held.length).toBeGreaterThanOrEqual(5);
    expect(held.length).toBeLessThanOrEqual(8);
    free = true;
    for (const delivery of held) void delivery.settle();
    while (consumers.some((consumer) => consumer.lag() > 0)) await turns();
  });

  it('that wait for a retry do not keep others from being handed out', async () => {
    open();
    const got: string[] = [];
    const consumer = await bus.consume(
      'a',
      push,
      (delivery) => {
        got.push(delivery.event.id);
        delivery.retry(60_000);
      },
      { maxInFlight: 2 },
    );
    await Promise.all(Array.from({ length: 100 }, (_, index) => bus.publish(eventOf(`e${index}`))));
    while (got.length < 100) await turns();
    expect(consumer.waitingForRetry()).toBe(100);
  });
});
