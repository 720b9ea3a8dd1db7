import type { ResetRecord } from '../../src/model/trace';
import { Alarm } from '../../src/runtime/alarm';
import type { Runtime } from '../../src/runtime/runtime';
import { tellStory } from '../../src/runtime/story';
import { body, Lab } from './lab';
import { eventSources, post, sensor } from './pipeline';

const lab = new Lab();
/** A join that forgets what waits every day at nine in Oslo. */
const joined = sensor({ conditions: 'a && b' }).replace(
  'conditions: "a && b"',
  'conditions: "a && b"\n        conditionsReset: [{ byTime: { cron: "0 9 * * *", timezone: Europe/Oslo } }]',
);
const pipeline = `${eventSources}---${joined}`;

let now = 0;
const at = (time: string): void => {
  now = Date.parse(time);
};
const start = (): Promise<Runtime> => lab.start(pipeline, { now: () => now });
const resetsOf = (runtime: Runtime): ResetRecord[] =>
  runtime.traces.recent().flatMap((record) => (record.kind === 'reset' ? [record] : []));

describe('conditionsReset', () => {
  it('forgets while nothing runs what waited, and explains it', async () => {
    at('2026-03-27T07:59:00Z');
    const first = await start();
    await post(first, 'a', body('old'));
    await first.idle();
    const [event] = first.traces.recent().filter(({ kind }) => kind === 'verdict');
    await lab.stop();
    at('2026-03-27T12:00:00Z');
    const second = await start();
    expect(resetsOf(second)).toMatchObject([
      { dependency: 'a', sensor: 'copy', trigger: 'keep', dueAt: Date.parse('2026-03-27T08:00:00Z'), at: now },
    ]);
    await post(second, 'b', body('new'));
    await second.idle();
    expect(lab.cluster.created).toEqual([]);
    expect(tellStory(await second.traces.about(event?.eventId ?? ''))).toContain(
      'forgotten for dependency a: conditionsReset at 2026-03-27T08:00:00.000Z, found out at 2026-03-27T12:00:00.000Z',
    );
    await lab.stop();
    const third = await start();
    await post(third, 'a', body('newer'));
    await third.idle();
    expect(lab.cluster.data).toEqual([{ a: 'newer', b: 'new' }]);
  });

  it('keeps what came after the last reset, over the night that the clocks change', async () => {
    at('2026-03-28T08:00:01Z');
    await post(await start(), 'a', body('kept'));
    await lab.stop();
    // Nine in Oslo is at eight on the day before, and at seven from this day on.
    at('2026-03-29T06:59:59Z');
    const second = await start();
    await post(second, 'b', body('b'));
    await second.idle();
    expect(lab.cluster.data).toEqual([{ a: 'kept', b: 'b' }]);
  });

  it('comes when it is time, durably', async () => {
    at('2026-06-01T06:59:59.950Z');
    const running = await start();
    await post(running, 'a', body('old'));
    await running.idle();
    expect(resetsOf(running)).toEqual([]);
    at('2026-06-01T07:00:00Z');
    while (resetsOf(running).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await lab.stop();
    at('2026-06-01T07:00:10Z');
    const next = await start();
    await post(next, 'b', body('b'));
    await next.idle();
    expect(lab.cluster.created).toEqual([]);
    expect(resetsOf(next)).toHaveLength(1);
  });
});

describe('an alarm', () => {
  beforeEach(() => jest.useFakeTimers({ now: 0 }));
  afterEach(() => jest.useRealTimers());

  it('rings at each time, once, however often the clock is looked at', () => {
    const rang: number[] = [];
    const alarm = new Alarm(
      (after) => (Math.floor(after / 1_000_000) + 1) * 1_000_000,
      () => Date.now(),
      (dueAt) => rang.push(dueAt),
    );
    jest.advanceTimersByTime(3_500_000);
    expect(rang).toEqual([1_000_000, 2_000_000, 3_000_000]);
    alarm.stop();
    jest.advanceTimersByTime(3_500_000);
    expect(rang).toHaveLength(3);
  });

  it('rings soon after a clock that was set on, and not again when it is set back', () => {
    const rang: number[] = [];
    let ahead = 0;
    const next = (after: number): number | undefined => (after < 3_600_000 ? 3_600_000 : undefined);
    const alarm = new Alarm(
      next,
      () => Date.now() + ahead,
      (dueAt) => rang.push(dueAt),
    );
    ahead = 7_200_000;
    jest.advanceTimersByTime(60_000);
    ahead = 0;
    jest.advanceTimersByTime(7_200_000);
    expect(rang).toEqual([3_600_000]);
    alarm.stop();
  });
});
