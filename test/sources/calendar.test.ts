import type { CalendarEventSource } from '../../src/model/sources/calendar';
import { calendarFeed } from '../../src/sources/calendar';
import { FeedUnderTest } from './feeding';

const hourly = { schedule: '0 * * * *' };
const catchup = (maxDuration?: string): CalendarEventSource['persistence'] => ({
  catchup: { enabled: true, ...(maxDuration && { maxDuration }) },
});

/** The due times between two moments, in UTC. */
async function due(
  source: CalendarEventSource,
  from: string,
  to: string,
  mark?: string,
): Promise<(string | undefined)[]> {
  const under = new FeedUnderTest(from, mark);
  await under.runUntil(calendarFeed(source), to);
  return under.emitted.map((occurrence) => occurrence.mark);
}

describe('a calendar', () => {
  it('fires at every due time, and says when in the words of Go', async () => {
    const under = new FeedUnderTest('2026-05-01T09:59:59.250Z');
    await under.runUntil(calendarFeed({ schedule: '* * * * *', metadata: { a: '<b>' } }), '2026-05-01T10:01:30Z');
    expect(under.emitted.map(({ data }) => data.toString())).toEqual([
      '{"eventTime":"2026-05-01 10:00:00 +0000 UTC m=+0.750000000","metadata":{"a":"\\u003cb\\u003e"}}',
      '{"eventTime":"2026-05-01 10:01:00 +0000 UTC m=+60.750000000","metadata":{"a":"\\u003cb\\u003e"}}',
    ]);
  });

  it('fires at evenly spaced times of an interval', async () => {
    expect(await due({ interval: '20s' }, '2026-05-01T10:00:00.5Z', '2026-05-01T10:01:10Z')).toEqual([
      '2026-05-01T10:00:20Z',
      '2026-05-01T10:00:40Z',
      '2026-05-01T10:01:00Z',
    ]);
  });

  it('fires once a second for an interval of less', async () => {
    expect(await due({ interval: '10ms' }, '2026-05-01T10:00:00Z', '2026-05-01T10:00:03.5Z')).toHaveLength(3);
  });

  it('leaves out the excluded dates', async () => {
    const source = { schedule: '0 12 * * *', exclusionDates: ['EXDATE:20260502T000000Z', '20260503T000000Z'] };
    expect(await due(source, '2026-05-01T00:00:00Z', '2026-05-04T00:00:00Z')).toEqual([
      '2026-05-01T12:00:00Z',
      '2026-05-03T12:00:00Z',
    ]);
  });

  it('keeps to the wall clock of its zone when the clocks change', async () => {
    const source = { schedule: '30 1 * * *', timezone: 'Europe/Berlin' };
    expect(await due(source, '2026-03-28T00:00:00Z', '2026-03-31T00:00:00Z')).toEqual([
      '2026-03-28T00:30:00Z',
      '2026-03-29T00:30:00Z',
      '2026-03-29T23:30:00Z',
      '2026-03-30T23:30:00Z',
    ]);
  });

  it('fires on every hour of a day with 23 or 25 of them', async () => {
    const source = { ...hourly, timezone: 'Europe/Berlin' };
    expect(await due(source, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toHaveLength(23);
    const autumn = await due(source, '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z');
    expect(new Set(autumn).size).toBe(autumn.length);
  });

  it('does not fire for the time when it did not run, unless it is to catch up', async () => {
    const [from, to] = ['2026-05-01T10:30:00Z', '2026-05-01T11:30:00Z'];
    expect(await due(hourly, from, to, '2026-05-01T07:00:00Z')).toEqual(['2026-05-01T11:00:00Z']);
    expect(await due({ ...hourly, persistence: catchup() }, from, to, '2026-05-01T07:00:00Z')).toEqual([
      '2026-05-01T08:00:00Z',
      '2026-05-01T09:00:00Z',
      '2026-05-01T10:00:00Z',
      '2026-05-01T11:00:00Z',
    ]);
  });

  it('catches up with no more than the last maxDuration', async () => {
    const source = { ...hourly, persistence: catchup('2h') };
    expect(await due(source, '2026-05-01T10:30:00Z', '2026-05-01T10:45:00Z', '2020-01-01T00:00:00Z')).toEqual([
      '2026-05-01T09:00:00Z',
      '2026-05-01T10:00:00Z',
    ]);
  });

  it('shows missed times in its zone and without the seconds since the start', async () => {
    const under = new FeedUnderTest('2026-05-01T10:30:00Z', '2026-05-01T09:00:00Z');
    const source = { ...hourly, timezone: 'Asia/Tokyo', persistence: catchup() };
    await under.runUntil(calendarFeed(source), '2026-05-01T10:45:00Z');
    expect(under.data('eventTime')).toEqual(['2026-05-01 19:00:00 +0900 JST']);
  });

  it('never fires twice for one time, however often it starts and whatever the clock does', async () => {
    const under = new FeedUnderTest('2026-05-01T10:59:00Z');
    const feed = calendarFeed(hourly);
    await under.runUntil(feed, '2026-05-01T11:00:00Z');
    await under.runUntil(feed, '2026-05-01T11:00:05Z');
    under.now = Date.parse('2026-05-01T10:58:00Z');
    await under.runUntil(feed, '2026-05-01T11:30:00Z');
    expect(under.emitted.map(({ mark }) => mark)).toEqual(['2026-05-01T11:00:00Z']);
  });

  it('gives one due time the same event id in every process', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => {
        const under = new FeedUnderTest('2026-05-01T10:59:00Z');
        await under.runUntil(calendarFeed(hourly), '2026-05-01T12:30:00Z');
        return under.emitted.map(({ eventId }) => eventId);
      }),
    );
    expect(ids[0]).toEqual(ids[1]);
    expect(new Set(ids[0]).size).toBe(2);
    expect(ids[0]?.[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  it('counts from a clock that was set back by far, and says so', async () => {
    const under = new FeedUnderTest('2026-05-01T10:30:00Z', '2030-01-01T00:00:00Z');
    await under.runUntil(calendarFeed(hourly), '2026-05-01T11:10:00Z');
    expect(under.emitted.map(({ mark }) => mark)).toEqual(['2026-05-01T11:00:00Z']);
    expect(under.warnings).toHaveLength(1);
  });

  it('does not fire for years when the clock jumps ahead', async () => {
    const under = new FeedUnderTest('1970-01-01T00:00:00Z');
    const feed = calendarFeed({ interval: '1m' });
    await feed({
      ...under.context(),
      wait: async () => {
        if (under.emitted.length > 0) throw new Error('enough');
        under.now = Date.parse('2026-05-01T10:00:00Z');
      },
    }).catch(() => {});
    expect(under.emitted.length).toBeLessThan(62);
    expect(under.warnings).toHaveLength(1);
  });

  it('ends with a word when there is no time to wait for', async () => {
    const under = new FeedUnderTest('2026-05-01T10:30:00Z');
    await under.runUntil(calendarFeed({ schedule: '0 0 30 2 *' }), '2026-05-01T11:10:00Z');
    expect(under.warnings).toEqual(['its schedule has no time in the next five years']);
  });

  it('refuses a definition that can never work', () => {
    expect(() => calendarFeed({ schedule: '* * * * *', timezone: 'Nowhere/None' })).toThrow(/no time zone/);
    expect(() => calendarFeed({})).toThrow(/schedule or an interval/);
  });
});
