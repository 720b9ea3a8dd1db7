import { assert, bigInt, integer, pre, property } from 'fast-check';
import { civilFromDays, daysFromCivil } from '../../../src/language/go/calendar';
import {
  fixedZone,
  formatDuration,
  GoDuration,
  GoMonth,
  GoTime,
  GoWeekday,
  layouts,
  loadZone,
  local,
  parseDuration,
  parseTime,
  roundDuration,
  utc,
  wallToUnix,
  zeroTime,
} from '../../../src/language/go/time';

function zone(name: string) {
  const found = loadZone(name);
  if (found === undefined) throw new Error(`no zone ${name}`);
  return found;
}

function wallSeconds(text: string): number {
  return parseTime(layouts.dateTime, text)?.seconds ?? 0;
}

describe('durations', () => {
  it.each([
    ['0', 0n],
    ['1h30m', 5_400_000_000_000n],
    ['-1.5s', -1_500_000_000n],
    ['+5ns', 5n],
    ['1us1\u00b5s1\u03bcs', 3000n],
    ['.5m', 30_000_000_000n],
    ['1.s', 1_000_000_000n],
    ['0.3333333333333333333h', 1_200_000_000_000n],
    ['0.9223372036854775808123h', 3_320_413_933_267n],
    ['9223372036854775807ns', 9_223_372_036_854_775_807n],
    ['-9223372036854775808ns', -9_223_372_036_854_775_808n],
  ])('%s', (text, nanoseconds) => {
    expect(parseDuration(text)).toBe(nanoseconds);
  });

  it.each([
    '',
    '-',
    '1',
    'h',
    '.s',
    '1x',
    '1h x',
    '9223372036854775808ns',
    '3000000h',
    '1e3s',
    '99999999999999999999999999h',
  ])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it.each([
    [0n, '0s'],
    [1n, '1ns'],
    [1500n, '1.5\u00b5s'],
    [1_500_000n, '1.5ms'],
    [90_000_000_000n, '1m30s'],
    [-3_600_000_000_000n, '-1h0m0s'],
    [1_000_000_001n, '1.000000001s'],
  ])('%s nanoseconds are written %s', (nanoseconds, text) => {
    expect(formatDuration(nanoseconds)).toBe(text);
    expect(new GoDuration(nanoseconds).text()).toBe(text);
  });

  it('read back what was written', () => {
    assert(
      property(bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n }), (nanoseconds) => {
        expect(parseDuration(formatDuration(nanoseconds))).toBe(nanoseconds);
      }),
    );
  });

  it('round half away from zero, within an int64', () => {
    expect(roundDuration(15n, 10n)).toBe(20n);
    expect(roundDuration(-15n, 10n)).toBe(-20n);
    expect(roundDuration(14n, 10n)).toBe(10n);
    expect(roundDuration(14n, 0n)).toBe(14n);
    expect(roundDuration(2n ** 63n - 1n, 10n)).toBe(2n ** 63n - 1n);
    expect(roundDuration(-(2n ** 63n) + 1n, 10n)).toBe(-(2n ** 63n));
  });
});

describe('the calendar', () => {
  it('counts days back and forth as Date does', () => {
    assert(
      property(integer({ min: -100_000_000, max: 100_000_000 }), (days) => {
        const { year, month, day } = civilFromDays(days);
        const date = new Date(days * 86_400_000);
        expect([year, month, day]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
        expect(daysFromCivil(year, month, day)).toBe(days);
      }),
    );
  });

  it('names months and weekdays, and what is none', () => {
    expect(new GoMonth(2).text()).toBe('February');
    expect(new GoMonth(13).text()).toBe('%!Month(13)');
    expect(new GoWeekday(0).text()).toBe('Sunday');
    expect(new GoWeekday(7).text()).toBe('%!Weekday(7)');
  });
});

describe('time zones', () => {
  it.each([
    ['Europe/Berlin', '2024-01-15T12:00:00Z', '13:00 +0100 CET'],
    ['Europe/Berlin', '2024-07-15T12:00:00Z', '14:00 +0200 CEST'],
    ['America/New_York', '2024-03-10T06:59:59Z', '01:59 -0500 EST'],
    ['America/New_York', '2024-03-10T07:00:00Z', '03:00 -0400 EDT'],
    ['Asia/Kathmandu', '2024-01-15T12:00:00Z', '17:45 +0545 +0545'],
    ['America/Sao_Paulo', '2024-01-15T12:00:00Z', '09:00 -0300 -03'],
    ['Australia/Lord_Howe', '2024-01-15T12:00:00Z', '23:00 +1100 +11'],
    ['Africa/Casablanca', '2024-03-20T12:00:00Z', '12:00 +0000 +00'],
    ['Etc/GMT-3', '2024-01-15T12:00:00Z', '15:00 +0300 +03'],
    ['Zulu', '2024-01-15T12:00:00Z', '12:00 +0000 UTC'],
    ['EST', '2024-07-15T12:00:00Z', '07:00 -0500 EST'],
    ['UTC', '2024-01-15T12:00:00Z', '12:00 +0000 UTC'],
    ['Europe/Berlin', '1850-01-01T00:00:00Z', '00:53 +0053 LMT'],
  ])('%s at %s', (name, text, shown) => {
    const time = parseTime(layouts.rfc3339, text)?.in(zone(name)).format('15:04 -0700 MST');
    expect(time).toBe(shown);
  });

  it('has only the names of the database, in their own letters', () => {
    for (const name of [
      'Nowhere/City',
      'europe/berlin',
      'Europe/Berlin ',
      '+02:00',
      'GMT+1',
      'PST',
      '../etc/passwd',
      'zulu',
    ]) {
      expect(loadZone(name)).toBeUndefined();
    }
    expect(loadZone('')).toBe(utc);
    expect(loadZone('Local')).toBe(local);
    expect(zone('Europe/Berlin')).toBe(zone('Europe/Berlin'));
  });

  it('knows times before 1970 and far away, and forgets none of its answers', () => {
    const berlin = zone('Europe/Berlin');
    expect(berlin.at(-1e15).offset).toBe(berlin.at(-8.6e12).offset);
    expect([3600, 7200]).toContain(berlin.at(1e15).offset);
    for (let day = 0; day < 5000; day++) berlin.at(day * 86_400);
    expect(berlin.at(0)).toEqual({ offset: 3600, abbreviation: 'CET' });
  });

  it('reads a wall clock that skips or repeats an hour as Go does', () => {
    const berlin = zone('Europe/Berlin');
    const at = (text: string) => new GoTime(wallToUnix(wallSeconds(text), berlin), 0, berlin).format('15:04 MST');
    expect(at('2024-03-31 02:30:00')).toBe('03:30 CEST');
    expect(at('2024-10-27 02:30:00')).toBe('02:30 CET');
    expect(at('2024-06-01 12:00:00')).toBe('12:00 CEST');
  });
});

describe('times', () => {
  it('print as Go prints them', () => {
    const time = GoTime.fromMilliseconds(Date.UTC(2024, 1, 29, 1, 2, 3, 4));
    expect(time.text()).toBe('2024-02-29 01:02:03.004 +0000 UTC');
    expect(time.format(layouts.rfc3339Nano)).toBe('2024-02-29T01:02:03.004Z');
    expect(time.in(fixedZone('X', -12_345)).text()).toBe('2024-02-28 21:36:18.004 -0325 X');
    expect(time.in(fixedZone('', 5400)).format('MST Z07:00 -07')).toBe('+0130 +01:30 +01');
    expect(time.in(fixedZone('', -5)).format('-07:00:00 Z070000')).toBe('+00:00:-05 +0000-05');
    expect(zeroTime.text()).toBe('0001-01-01 00:00:00 +0000 UTC');
    expect(new GoTime(-62_167_219_201, 0).format('2006 06 002')).toBe('-0001 01 365');
    expect(GoTime.fromMilliseconds(-1).unixNanos).toBe(-1_000_000n);
  });

  it('add and carry', () => {
    const wall = { year: 2024, month: 14, day: 0, hour: 25, minute: -1, second: 61, nanos: -1 };
    expect(GoTime.fromWall(wall, utc).text()).toBe('2025-02-01 01:00:00.999999999 +0000 UTC');
    expect(zeroTime.add(-1n).text()).toBe('0000-12-31 23:59:59.999999999 +0000 UTC');
  });

  it('read back what RFC 3339 shows', () => {
    assert(
      property(
        integer({ min: -62_167_219_200, max: 253_402_300_799 }),
        integer({ min: 0, max: 999_999_999 }),
        integer({ min: -1439, max: 1439 }),
        (seconds, nanos, minutes) => {
          const time = new GoTime(seconds, nanos, fixedZone('', minutes * 60));
          const text = time.format(layouts.rfc3339Nano);
          pre(/^\d{4}-/.test(text));
          expect(parseTime(layouts.rfc3339Nano, text)?.unixNanos).toBe(time.unixNanos);
        },
      ),
    );
  });

  it('in a place whose abbreviation is read are times of that place', () => {
    const berlin = zone('Europe/Berlin');
    expect(parseTime('2006-01-02 15:04 MST', '2024-07-01 12:00 CEST', berlin)?.zone).toBe(berlin);
    expect(parseTime('2006-01-02 15:04 -0700', '2024-07-01 12:00 +0200', berlin)?.zone).toBe(berlin);
    expect(parseTime('2006-01-02 15:04', '2024-07-01 12:00', berlin)?.text()).toBe('2024-07-01 12:00:00 +0200 CEST');
    expect(parseTime('2006-01-02 15:04 MST', '2024-07-01 12:00 PST', berlin)?.text()).toBe(
      '2024-07-01 12:00:00 +0000 PST',
    );
  });
});
