import type { Bus, Delivery } from '../../src/bus/bus';
import type { Event } from '../../src/model/event';

/** A bus under test, and what may happen to it. */
export interface BusUnderTest {
  readonly bus: Bus;
  /** Closes it in an orderly way and opens it again. */
  restart(): Promise<Bus>;
  /** Opens what a killed process would have left at this moment. */
  crash(): Promise<Bus>;
  /** Advances the clock of the bus. */
  advance?(ms: number): void;
  dispose(): Promise<void>;
}

const text = (event: Event): string => Buffer.from(event.data ?? []).toString();

/** An event of the source `hooks`. */
export const eventOf = (id: string, subject = 'push', data: string | undefined = id): Event => ({
  id,
  source: 'hooks',
  subject,
  type: 'webhook',
  time: '2026-01-02T03:04:05.678Z',
  datacontenttype: 'application/json',
  specversion: '1.0',
  ...(data !== undefined && { data: Buffer.from(data) }),
});

const push = [{ source: 'hooks', subject: 'push' }];

/** Collects what a consumer gets, and waits for it. */
class Inbox {
  readonly got: Delivery[] = [];
  private readonly waiting: { count: number; resolve: () => void }[] = [];

  readonly handle = (delivery: Delivery): void => {
    this.got.push(delivery);
    for (const { resolve } of this.waiting.filter(({ count }) => this.got.length >= count)) resolve();
  };

  async first(count: number): Promise<Delivery[]> {
    if (this.got.length < count) await new Promise<void>((resolve) => this.waiting.push({ count, resolve }));
    return this.got.slice(0, count);
  }

  ids(): string[] {
    return this.got.map(({ event }) => event.id);
  }

  texts(): string[] {
    return this.got.map(({ event }) => text(event));
  }
}

/** Whatever was going to be delivered before this event has been delivered once it arrives. */
async function quiet(bus: Bus, inbox: Inbox, id: string): Promise<void> {
  await bus.publish(eventOf(id));
  while (!inbox.ids().includes(id)) await new Promise((resolve) => setImmediate(resolve));
}

/** What every bus has to do, whatever carries it. */
export function busConformance(name: string, open: () => Promise<BusUnderTest>): void {
  describe(`${name} keeps the promises of a bus`, () => {
    let under: BusUnderTest;
    let bus: Bus;

    beforeEach(async () => {
      under = await open();
      bus = under.bus;
    });

    afterEach(() => under.dispose());

    it('gives an event back as it was published', async () => {
      const inbox = new Inbox();
      await bus.consume('a', push, inbox.handle);
      const event: Event = {
        ...eventOf('1'),
        data: Buffer.from([0, 255, 128, 10]),
        extensions: { traceparent: '00-ab-cd-01' },
      };
      await bus.publish(event);
      const [delivery] = await inbox.first(1);
      expect({ ...delivery?.event, data: [...(delivery?.event.data ?? [])] }).toEqual({
        ...event,
        data: [0, 255, 128, 10],
      });
      expect(delivery?.attempt).toBe(1);
    });

    it('tells an event without data from one with empty data', async () => {
      const inbox = new Inbox();
      await bus.consume('a', push, inbox.handle);
      const { data: _, ...without } = eventOf('1');
      await bus.publish(without);
      await bus.publish(eventOf('2', 'push', ''));
      const [first, second] = await inbox.first(2);
      expect(first?.event.data).toBeUndefined();
      expect(second?.event.data).toHaveLength(0);
    });

    it('applies the writes of an event with it, and those of a duplicate too', async () => {
      await bus.publish(eventOf('1'), [{ key: 'source.tick', value: Buffer.from('1') }]);
      expect(Buffer.from((await bus.state.get('source.tick')) ?? []).toString()).toBe('1');
      await bus.publish(eventOf('1'), [{ key: 'source.tick', value: Buffer.from('2') }]);
      expect(Buffer.from((await bus.state.get('source.tick')) ?? []).toString()).toBe('2');
    });

    it('delivers in the order of publishing, and numbers growing', async () => {
      const inbox = new Inbox();
      await bus.consume('a', push, inbox.handle, { maxInFlight: 1000 });
      const ids = Array.from({ length: 300 }, (_, index) => `e${index}`);
      const published = await Promise.all(ids.map((id) => bus.publish(eventOf(id))));
      await inbox.first(300);
      expect(inbox.ids()).toEqual(ids);
      const sequences = published.map(({ sequence }) => sequence);
      expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
      expect(inbox.got.map(({ sequence }) => sequence)).toEqual(sequences);
    });

    it('delivers only what a consumer is interested in, by exact names', async () => {
      const inbox = new Inbox();
      await bus.consume('a', push, inbox.handle);
      await bus.publish(eventOf('no', 'tag'));
      await bus.publish({ ...eventOf('neither'), source: 'hook' });
      await bus.publish(eventOf('yes'));
      await inbox.first(1);
      expect(inbox.ids()).toEqual(['yes']);
    });

    it('delivers once to a consumer whose interest names a pair twice', async () => {
      const inbox = new Inbox();
      await bus.consume('a', [...push, ...push, { source: 'hooks', subject: 'tag' }], inbox.handle);
      await bus.publish(eventOf('1'));
      await bus.publish(eventOf('2', 'tag'));
      await inbox.first(2);
      expect(inbox.ids()).toEqual(['1', '2']);
    });

    it('delivers every event to every interested consumer', async () => {
      const inboxes = [new Inbox(), new Inbox(), new Inbox()];
      await Promise.all(inboxes.map((inbox, index) => bus.consume(`c${index}`, push, inbox.handle)));
      await Promise.all([bus.publish(eventOf('1')), bus.publish(eventOf('2'))]);
      for (const inbox of inboxes) {
        await inbox.first(2);
        expect(inbox.ids()).toEqual(['1', '2']);
      }
    });

    it('does not deliver what was published before a consumer existed', async () => {
      await bus.publish(eventOf('before'));
      const inbox = new Inbox();
      await bus.consume('a', push, inbox.handle);
      await quiet(bus, inbox, 'after');
      expect(inbox.ids()).toEqual(['after']);
    });

    it('drops an event whose id it knows, and says where the first one is', async () => {
      const inbox = new Inbox();
      await bus.consume('a', push, inbox.handle);
      const [first, second] = await Promise.all([bus.publish(eventOf('1')), bus.publish(eventOf('1'))]);
      const third = await bus.publish(eventOf('1'));
      expect(first.duplicate).toBe(false);
      expect(second).toEqual({ sequence: first.sequence, duplicate: true });
      expect(third).toEqual(second);
      await quiet(bus, inbox, '2');
      expect(inbox.ids()).toEqual(['1', '2']);
    });

    it('knows the ids of lately published events after a restart and after a crash', async () => {
      const first = await bus.publish(eventOf('1'));
      bus = await under.restart();
      expect(await bus.publish(eventOf('1'))).toEqual({ sequence: first.sequence, duplicate: true });
      bus = await under.crash();
      expect(await bus.publish(eventOf('1'))).toEqual({ sequence: first.sequence, duplicate: true });
    });

    it('delivers again, as the next attempt, what was in flight when the process died', async () => {
      const before = new Inbox();
      await bus.consume('a', push, before.handle);
      await Promise.all(['1', '2', '3'].map((id) => bus.publish(eventOf(id))));
      const [, second] = await before.first(3);
      await second?.settle();
      bus = await under.crash();
      const after = new Inbox();
      await bus.consume('a', push, after.handle);
      await after.first(2);
      expect(after.got.map(({ event, attempt }) => [event.id, attempt])).toEqual([
        ['1', 2],
        ['3', 2],
      ]);
    });

    it('counts every crash', async () => {
      await bus.consume('a', push, () => {});
      await bus.publish(eventOf('poison'));
      for (let attempt = 2; attempt <= 4; attempt++) {
        bus = await under.crash();
        const inbox = new Inbox();
        await bus.consume('a', push, inbox.handle);
        const [delivery] = await inbox.first(1);
        expect(delivery?.attempt).toBe(attempt);
      }
    });

    it('does not count a crash against events that nobody had seen', async () => {
      const before = new Inbox();
      await bus.consume('a', push, before.handle, { maxInFlight: 1 });
      await bus.publish(eventOf('seen'));
      await before.first(1);
      await Promise.all(Array.from({ length: 20 }, (_, index) => bus.publish(eventOf(`unseen${index}`))));
      bus = await under.crash();
      const after = new Inbox();
      await bus.consume('a', push, after.handle, { maxInFlight: 100 });
      await after.first(21);
      expect(after.got[0]?.attempt).toBe(2);
      expect(after.got.slice(3).map(({ attempt }) => attempt)).toEqual(Array.from({ length: 18 }, () => 1));
    });

    it('forgets what was settled', async () => {
      const inbox = new Inbox();
      await bus.consume('a', push, inbox.handle);
      await Promise.all(['1', '2', '3'].map((id) => bus.publish(eventOf(id))));
      await Promise.all((await inbox.first(3)).map((delivery) => delivery.settle()));
      bus = await under.crash();
      const after = new Inbox();
      const consumer = await bus.consume('a', push, after.handle);
      await quiet(bus, after, '4');
      expect(after.ids()).toEqual(['4']);
      expect(consumer.lag()).toBe(1);
    });

    it('keeps events for a registered consumer that does not run', async () => {
      const inbox = new Inbox();
      const consumer = await bus.consume('a', push, inbox.handle);
      await consumer.stop();
      await bus.publish(eventOf('while away'));
      bus = await under.restart();
      await bus.publish(eventOf('before it is back'));
      await bus.consume('a', push, inbox.handle);
      await bus.publish(eventOf('after'));
      await inbox.first(3);
      expect(inbox.ids()).toEqual(['while away', 'before it is back', 'after']);
      expect(inbox.got.map(({ attempt }) => attempt)).toEqual([1, 1, 1]);
    });

    it('delivers again after a retry, as the next attempt and not before its time', async () => {
      const inbox = new Inbox();
      await bus.consume('a', push, inbox.handle);
      await bus.publish(eventOf('1'));
      const [first] = await inbox.first(1);
      const asked = Date.now();
      first?.retry(30);
      await inbox.first(2);
      expect(Date.now() - asked).toBeGreaterThanOrEqual(28);
      expect(inbox.got.map(({ attempt }) => attempt)).toEqual([1, 2]);
    });

    it('remembers across a crash that an event is to be retried, and which attempt comes next', async () => {
      const before = new Inbox();
      await bus.consume('a', push, before.handle);
      await bus.publish(eventOf('1'));
      const [delivery] = await before.first(1);
      delivery?.retry(60);
      await bus.publish(eventOf('2'));
      await before.first(2);
      bus = await under.crash();
      const after = new Inbox();
      await bus.consume('a', push, after.handle);
      await after.first(2);
      expect(after.got.map(({ event, attempt }) => [event.id, attempt]).sort()).toEqual([
        ['1', 2],
        ['2', 2],
      ]);
    });

    it('goes on with other events while one waits to be retried', async () => {
      const inbox = new Inbox();
      await bus.consume('a', push, inbox.handle, { maxInFlight: 2 });
      await bus.publish(eventOf('failing'));
      const [failing] = await inbox.first(1);
      failing?.retry(60_000);
      for (const id of ['2', '3', '4']) {
        await quiet(bus, inbox, id);
        await inbox.got.at(-1)?.settle();
      }
      expect(inbox.ids()).toEqual(['failing', '2', '3', '4']);
    });

    it('never hands out more than may be in flight, and loses nothing that had to wait', async () => {
      let [open, most] = [0, 0];
      const ids: string[] = [];
      const consumer = await bus.consume(
        'slow',
        push,
        (delivery) => {
          most = Math.max(most, ++open);
          ids.push(delivery.event.id);
          setImmediate(() => {
            open--;
            void delivery.settle();
          });
        },
        { maxInFlight: 7 },
      );
      const expected = Array.from({ length: 500 }, (_, index) => `e${index}`);
      await Promise.all(expected.slice(0, 250).map((id) => bus.publish(eventOf(id))));
      for (const id of expected.slice(250)) await bus.publish(eventOf(id));
      while (consumer.lag() > 0) await new Promise((resolve) => setImmediate(resolve));
      expect(ids).toEqual(expected);
      expect(most).toBe(7);
    });

    it('keeps consumers independent: one that stands still holds up no other', async () => {
      const stuck = new Inbox();
      const lively = new Inbox();
      const standing = await bus.consume('stuck', push, stuck.handle, { maxInFlight: 1 });
      await bus.consume('lively', push, lively.handle);
      await Promise.all(Array.from({ length: 50 }, (_, index) => bus.publish(eventOf(`e${index}`))));
      await lively.first(50);
      expect(stuck.got).toHaveLength(1);
      expect(standing.lag()).toBe(50);
    });

    it('refuses to end a delivery twice', async () => {
      const inbox = new Inbox();
      await bus.consume('a', push, inbox.handle);
      await bus.publish(eventOf('1'));
      const [delivery] = await inbox.first(1);
      await delivery?.settle();
      await expect(async () => delivery?.settle()).rejects.toThrow();
      expect(() => delivery?.retry(1)).toThrow();
    });

    it('applies state together with a settlement, or not at all', async () => {
      const inbox = new Inbox();
      await bus.consume('a', push, inbox.handle);
      await bus.publish(eventOf('1'));
      const [delivery] = await inbox.first(1);
      await bus.state.write([{ key: 's/old', value: Buffer.from('x') }]);
      await delivery?.settle([{ key: 's/old' }, { key: 's/new', value: Buffer.from('y') }]);
      bus = await under.crash();
      expect(await bus.state.get('s/old')).toBeUndefined();
      const listed = await bus.state.list('s/');
      expect(listed.map(({ key, value }) => [key, Buffer.from(value).toString()])).toEqual([['s/new', 'y']]);
    });

    it('lists state by prefix only, in the order of the keys', async () => {
      const keys = ['a/2', 'b/1', 'a/1', 'a', 'a0', 'a/1/x'];
      await bus.state.write(keys.map((key) => ({ key, value: Buffer.from(key) })));
      expect((await bus.state.list('a/')).map(({ key }) => key)).toEqual(['a/1', 'a/1/x', 'a/2']);
    });

    it('forgets a consumer with everything that waited for it', async () => {
      const inbox = new Inbox();
      const consumer = await bus.consume('a', push, inbox.handle);
      await bus.publish(eventOf('1'));
      await inbox.first(1);
      await consumer.stop();
      await bus.publish(eventOf('while away'));
      expect([bus.consumers(), bus.waiting('a'), bus.waiting('b')]).toEqual([['a'], 2, 0]);
      await bus.forget('a');
      await bus.forget('never known');
      expect([bus.consumers(), bus.waiting('a')]).toEqual([[], 0]);
      await bus.publish(eventOf('2'));
      const again = new Inbox();
      await bus.consume('a', push, again.handle);
      await quiet(bus, again, '3');
      expect(again.ids()).toEqual(['3']);
    });

    it('makes what is being published durable before it closes, and takes nothing afterwards', async () => {
      const publishing = Array.from({ length: 20 }, (_, index) => bus.publish(eventOf(`e${index}`)));
      await bus.consume('a', push, () => {});
      await bus.close();
      await expect(Promise.all(publishing)).resolves.toHaveLength(20);
      await expect(bus.publish(eventOf('late'))).rejects.toMatchObject({ code: 'not-stored' });
    });
  });
}
