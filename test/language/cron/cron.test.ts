import { array, assert, constantFrom, integer, property } from 'fast-check';
import { compileCalendar } from '../../../src/language/cron/calendar';
import { parseCron, parseSchedule, zoneOf } from '../../../src/language/cron/cron';
import { GoTime, layouts, parseTime, zeroTime } from '../../../src/language/go/time';
import { parseExclusionDates } from '../../../src/language/recurrence';

function time(text: string, zone = ''): GoTime {
  return (parseTime(layouts.rfc3339Nano, text) ?? zeroTime).in(zoneOf(zone));
}

describe('schedules going forward', () => {
  it.each([
    ['* * * * *', '', '2024-05-17T10:30:00.5Z', '2024-05-17 10:31:00 +0000 UTC'],
    ['0 12 * * *', '', '2024-05-17T12:00:00Z', '2024-05-18 12:00:00 +0000 UTC'],
    ['*/20 8-10,20 * * *', '', '2024-05-17T10:59:00Z', '2024-05-17 20:00:00 +0000 UTC'],
    ['5/25 * * * *', '', '2024-05-17T10:30:01Z', '2024-05-17 10:55:00 +0000 UTC'],
    ['0 0 29 FEB ?', '', '2024-03-01T00:00:00Z', '2028-02-29 00:00:00 +0000 UTC'],
    ['0 0 13 * fri', '', '2024-05-17T00:00:00Z', '2024-05-24 00:00:00 +0000 UTC'],
    ['0 0 13 */2 *', '', '2024-05-17T00:00:00Z', '2024-07-13 00:00:00 +0000 UTC'],
    ['0 0 */2 * 1', '', '2024-05-17T00:00:00Z', '2024-05-19 00:00:00 +0000 UTC'],
    ['0 0 1 1 *', 'Asia/Kathmandu', '2024-05-17T00:00:00Z', '2025-01-01 00:00:00 +0545 +0545'],
    ['  0\t0  * * *  ', 'Europe/Berlin', '2024-05-17T00:00:00Z', '2024-05-18 00:00:00 +0200 CEST'],
    ['30 2 * * *', 'Europe/Berlin', '2024-03-30T12:00:00Z', '2024-04-01 02:30:00 +0200 CEST'],
    ['30 2 * * *', 'Europe/Berlin', '2024-10-26T12:00:00Z', '2024-10-27 02:30:00 +0200 CEST'],
    ['0 0 * * *', 'America/Sao_Paulo', '2018-11-03T12:00:00Z', '2018-11-05 00:00:00 -0200 -02'],
    ['TZ=Asia/Tokyo 0 9 * * *', 'Europe/Berlin', '2024-05-17T12:00:00Z', '2024-05-18 02:00:00 +0200 CEST'],
    ['CRON_TZ=Local 0 9 * * *', 'Europe/Berlin', '2024-05-17T12:00:00Z', '2024-05-18 09:00:00 +0200 CEST'],
    ['TZ= 0 9 * * *', '', '2024-05-17T12:00:00Z', '2024-05-18 09:00:00 +0000 UTC'],
    ['0 0 29 2 *', '', '2096-03-01T00:00:00Z', undefined],
    ['0 0 30 2 *', '', '2024-05-17T12:00:00Z', undefined],
    ['0 0 31 2,4,6,9,11 *', '', '2024-05-17T12:00:00Z', undefined],
    ['0 0 30 2 1', '', '2024-05-17T12:00:00Z', '2025-02-03 00:00:00 +0000 UTC'],
    ['0 0 30 2 ,', '', '2024-05-17T12:00:00Z', undefined],
    ['* * * * ,', '', '2024-05-17T12:00:00Z', undefined],
    ['* * , * *', '', '2024-05-17T12:00:00Z', undefined],
    [', * * * *', '', '2024-05-17T12:00:00Z', undefined],
    ['* * , * 1', '', '2024-05-17T12:00:00Z', '2024-05-20 00:00:00 +0000 UTC'],
    ['*-x * * * *', '', '2024-05-17T12:00:00Z', '2024-05-17 12:01:00 +0000 UTC'],
  ])('%s in %j after %s', (spec, zone, after, expected) => {
    expect(parseSchedule(spec).next(time(after, zone))?.text()).toBe(expected);
  });

  it('are given in milliseconds, too', () => {
    const cron = parseCron('0 0 * * *', 'Europe/Berlin');
    expect(cron.next(Date.UTC(2024, 4, 17, 12))).toBe(Date.UTC(2024, 4, 17, 22));
    expect(cron.previous(Date.UTC(2024, 4, 17, 12))).toBe(Date.UTC(2024, 4, 16, 22));
    expect(parseCron('0 0 30 2 *').next(0)).toBeUndefined();
  });

  it('end in an error where a whole day is missing', () => {
    const start = time('2011-12-30T00:11:20Z', 'Pacific/Apia');
    expect(() => parseSchedule('17 17 * * 0').next(start)).toThrow('the clocks of this zone skip a day');
  });
});

describe('schedules going back', () => {
  it.each([
    ['* * * * *', '', '2024-05-17T10:30:00.5Z', '2024-05-17 10:29:00 +0000 UTC'],
    ['0 12 * * *', '', '2024-05-17T12:00:00Z', '2024-05-16 12:00:00 +0000 UTC'],
    ['59 23 31 12 *', '', '2024-05-17T12:00:00Z', '2023-12-31 23:59:00 +0000 UTC'],
    ['15,45 3 1 JAN-MAR *', '', '2024-05-17T12:00:00Z', '2024-03-01 03:45:00 +0000 UTC'],
    ['0 0 * * 1', 'Australia/Lord_Howe', '2024-05-17T12:00:00Z', '2024-05-13 00:00:00 +1030 +1030'],
    ['0 0 3 * *', 'America/Sao_Paulo', '2018-11-05T12:00:00Z', '2018-11-03 00:00:00 -0300 -03'],
    ['30 1 * * *', 'America/New_York', '2024-11-03T12:00:00Z', '2024-11-03 01:30:00 -0400 EDT'],
    ['54 2 * * *', 'Europe/Berlin', '2024-10-27T00:30:00Z', '2024-10-27 02:54:00 +0100 CET'],
    ['0 2 * * *', 'Pacific/Chatham', '2024-04-06T13:38:30Z', '2024-04-07 03:00:00 +1245 +1245'],
    ['CRON_TZ=Asia/Tokyo 0 9 * * *', '', '2024-05-17T10:30:00Z', '2024-05-17 00:00:00 +0000 UTC'],
    ['0 0 29 2 *', '', '2104-02-28T00:00:00Z', undefined],
    ['0 0 30 2 *', '', '2024-05-17T12:00:00Z', undefined],
    ['* , * * *', '', '2024-05-17T12:00:00Z', undefined],
  ])('%s in %j before %s', (spec, zone, before, expected) => {
    expect(parseSchedule(spec).previous(time(before, zone))?.text()).toBe(expected);
  });

  it('end in an error at an hour that is repeated, east of Greenwich', () => {
    const start = time('2024-10-27T12:00:00Z', 'Europe/Berlin');
    expect(() => parseSchedule('0 0 * * *').previous(start)).toThrow('the clocks of this zone repeat an hour');
  });
});

describe('what is no schedule', () => {
  it.each([
    ['', 'the schedule is empty'],
    [' ', 'found 0'],
    ['* * * *', 'five fields (minute, hour, day, month, day of the week), found 4'],
    ['* * * * * *', 'found 6'],
    ['@hourly', '"@hourly" is not supported by Argo Events'],
    ['TZ=UTC', 'has no fields after the time zone'],
    ['TZ=Nowhere 0 0 * * *', 'there is no time zone "Nowhere"'],
    ['60 * * * *', 'the minute "60" is above 59'],
    ['* 24 * * *', 'the hour "24" is above 23'],
    ['* * 0 * *', 'the day of the month "0" is below 1'],
    ['* * * 13 *', 'the month "13" is above 12'],
    ['* * * * 7', 'the day of the week "7" is above 6'],
    ['* * * * MONDAY', '"MONDAY" is no number for the day of the week'],
    ['5-1 * * * *', 'the minute "5-1" ends before it begins'],
    ['1-2-3 * * * *', 'too many hyphens in the minute'],
    ['1/2/3 * * * *', 'too many slashes in the minute'],
    ['*/0 * * * *', 'has a step of zero'],
    ['-1 * * * *', '"" is no number for the minute'],
    ['1-x * * * *', '"x" is no number for the minute'],
    ['99999999999 * * * *', 'is above 59'],
    ['1/-2 * * * *', 'is no number for the minute'],
  ])('%j', (spec, message) => {
    expect(() => parseCron(spec)).toThrow(message);
  });

  it('is refused with the code of programs that do not compile', () => {
    expect(() => parseCron('x')).toThrow(expect.objectContaining({ code: 'bad-program' }));
    expect(() => parseCron('* * * * *', 'Nowhere')).toThrow('there is no time zone "Nowhere"');
  });
});

describe('any schedule', () => {
  const field = (least: number, most: number) =>
    array(integer({ min: least, max: most }), { minLength: 1, maxLength: 3 }).map((values) => values.join(','));
  const moment = integer({ min: 0, max: 4_000_000_000 });
  const zone = constantFrom('UTC', 'Asia/Kolkata', 'Pacific/Honolulu');

  it('goes forward to a time that it goes back to', () => {
    assert(
      property(field(0, 59), field(0, 23), zone, moment, (minute, hour, place, start) => {
        const schedule = parseSchedule(`${minute} ${hour} * * *`);
        const from = new GoTime(start, 0, zoneOf(place));
        const next = schedule.next(from) ?? zeroTime;
        expect(next.seconds).toBeGreaterThan(start);
        expect(hour.split(',')).toContain(String(next.fields().hour));
        expect(minute.split(',')).toContain(String(next.fields().minute));
        expect(schedule.previous(next.add(1_000_000_000n))?.seconds).toBe(next.seconds);
        expect(schedule.previous(next)?.seconds).toBeLessThanOrEqual(start);
      }),
    );
  });

  it('names days of the month that it allows', () => {
    assert(
      property(field(1, 28), field(1, 12), moment, (day, month, start) => {
        const next = parseSchedule(`0 0 ${day} ${month} *`).next(new GoTime(start, 0)) ?? zeroTime;
        expect(day.split(',')).toContain(String(next.fields().day));
        expect(month.split(',')).toContain(String(next.fields().month));
      }),
    );
  });
});

describe('calendars', () => {
  const from = time('2024-05-17T10:30:00.75Z');

  it.each([
    [{ schedule: '0 0 * * *', interval: '1s' }, '2024-05-18 00:00:00 +0000 UTC'],
    [{ interval: '10s' }, '2024-05-17 10:30:10 +0000 UTC'],
    [{ interval: '-5s' }, '2024-05-17 10:29:55 +0000 UTC'],
    [
      { schedule: '* * * * *', exclusionDates: ['EXDATE:20240517T000000Z,20240518T120000Z'] },
      '2024-05-19 00:00:00 +0000 UTC',
    ],
    [
      { interval: '7h', exclusionDates: ['EXDATE:20240517T000000Z', 'EXDATE:20240518T000000Z'] },
      '2024-05-19 04:30:00 +0000 UTC',
    ],
    [{ interval: '1.5s', exclusionDates: ['EXDATE:20240517T000000Z'] }, '2024-05-18 00:00:00.5 +0000 UTC'],
    [{ interval: '30h', exclusionDates: ['EXDATE:20240518T000000Z'] }, '2024-05-19 22:30:00 +0000 UTC'],
    [{ schedule: '* * * * *', exclusionDates: ['20240517T000000Z'] }, '2024-05-17 10:31:00 +0000 UTC'],
    [{ schedule: '0 0 30 2 *', exclusionDates: ['EXDATE:20240517T000000Z'] }, undefined],
  ])('%j', (source, expected) => {
    expect(compileCalendar(source).next(from)?.text()).toBe(expected);
  });

  it('are meant in their own zone', () => {
    const calendar = compileCalendar({ schedule: '0 9 * * *', timezone: 'Asia/Tokyo' });
    expect(calendar.next(from.in(calendar.zone))?.text()).toBe('2024-05-18 09:00:00 +0900 JST');
  });

  it('leave excluded days in one step', () => {
    const days = Array.from({ length: 2000 }, (_, day) =>
      from.add(BigInt(day) * 86_400_000_000_000n).format('20060102T150405Z'),
    );
    const exclusionDates = [`EXDATE:${days.join(',')}`];
    expect(compileCalendar({ interval: '1s', exclusionDates }).next(from)?.text()).toMatch(/^2029-11-07 00:00:/);
    expect(compileCalendar({ schedule: '* * * * *', exclusionDates }).next(from)?.text()).toMatch(/^2029-11-07 00:00:/);
  });

  it.each([
    [{}, 'a calendar has a schedule or an interval'],
    [{ interval: '10' }, '"10" is no interval such as 30m'],
    [{ schedule: '* * * * *', timezone: 'Nowhere' }, 'there is no time zone "Nowhere"'],
    [{ schedule: '* * * * *', exclusionDates: ['EXDATE:20240230T000000Z'] }, '"20240230T000000Z" is no exclusion date'],
  ])('%j is refused', (source, message) => {
    expect(() => compileCalendar(source)).toThrow(message);
  });

  it('that never leave an excluded day end in an error', () => {
    const exclusionDates = ['EXDATE:20240517T000000Z'];
    expect(() => compileCalendar({ interval: '0s', exclusionDates }).next(from)).toThrow('never leaves 2024-05-17');
  });

  it('read several dates from one text', () => {
    const dates = parseExclusionDates(['EXDATE:20240518T120000Z,20240519T000000Z', 'other']);
    expect(dates.map((date) => date.format(layouts.rfc3339))).toEqual(['2024-05-18T12:00:00Z', '2024-05-19T00:00:00Z']);
  });
});
