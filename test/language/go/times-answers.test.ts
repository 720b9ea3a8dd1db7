import {
  fixedZone,
  formatDuration,
  GoTime,
  loadZone,
  parseDuration,
  parseTime,
  roundDuration,
  utc,
  type Zone,
} from '../../../src/language/go/time';

/** A zone of the database, or `fixed:name:seconds`. */
function zoneOf(name: string): Zone {
  const [kind, abbreviation = '', offset] = name.split(':');
  return kind === 'fixed' ? fixedZone(abbreviation, Number(offset)) : (loadZone(name) ?? utc);
}

const full = '2006-01-02T15:04:05.999999999 -07:00:00 MST';

describe("what Go's time package answers", () => {
  it.each([
    ['2006-01-02T15:04:05Z07:00', '2024-02-29T12:34:56Z', 'UTC', '2024-02-29T12:34:56 +00:00:00 UTC'],
    [
      '2006-01-02T15:04:05Z07:00',
      '2024-12-31T23:59:59.123456789+05:30',
      'UTC',
      '2024-12-31T23:59:59.123456789 +05:30:00 +0530',
    ],
    ['2006-01-02T15:04:05Z07:00', '2024-07-01T12:00:00', 'UTC', undefined],
    ['2006-01-02T15:04:05Z07:00', '2024-07-01T12:00:60Z', 'UTC', undefined],
    ['2006-01-02T15:04:05Z07:00', '0000-01-01T00:00:00Z', 'UTC', '0000-01-01T00:00:00 +00:00:00 UTC'],
    ['2006-01-02T15:04:05Z07:00', '2024-06-31T00:00:00Z', 'UTC', undefined],
    ['2006-01-02T15:04:05Z07:00', '2024-09-31T00:00:00Z', 'UTC', undefined],
    ['2006-01-02T15:04:05Z07:00', '2024-01-31T00:00:00-00:00', 'UTC', '2024-01-31T00:00:00 +00:00:00 UTC'],
    ['2006-01-02T15:04:05Z07:00', '2024-01-31T00:00:00+24:60', 'UTC', '2024-01-31T00:00:00 +25:00:00 +2500'],
    [
      '2006-01-02 15:04:05.999999999 -0700 MST',
      '2024-07-01 12:00:00.5 +0200 CEST',
      'UTC',
      '2024-07-01T12:00:00.5 +02:00:00 CEST',
    ],
    ['Mon Jan _2 15:04:05 2006', 'Mon Jan  2 15:04:05 2006', 'UTC', '2006-01-02T15:04:05 +00:00:00 UTC'],
    ['Mon Jan _2 15:04:05 2006', 'Tue Feb 30 15:04:05 2006', 'UTC', undefined],
    ['Monday, 02-Jan-06 15:04:05 MST', 'Monday, 02-Jan-06 15:04:05 UTC', 'UTC', '2006-01-02T15:04:05 +00:00:00 UTC'],
    ['Monday, 02-Jan-06 15:04:05 MST', 'Sunday, 02-Dec-69 15:04:05 EST', 'UTC', '1969-12-02T15:04:05 +00:00:00 EST'],
    ['3:04PM', '3:04PM', 'UTC', '0000-01-01T15:04:00 +00:00:00 UTC'],
    ['3:04PM', '12:04AM', 'UTC', '0000-01-01T00:04:00 +00:00:00 UTC'],
    ['3:04PM', '12:04PM', 'UTC', '0000-01-01T12:04:00 +00:00:00 UTC'],
    ['3:04PM', '13:04PM', 'UTC', undefined],
    ['3:04PM', '0:04PM', 'UTC', '0000-01-01T12:04:00 +00:00:00 UTC'],
    ['3:04PM', '3:04 am', 'UTC', undefined],
    ['03:04:05 PM', '03:04:05 PM', 'UTC', '0000-01-01T15:04:05 +00:00:00 UTC'],
    ['03:04:05 PM', '13:04:05 AM', 'UTC', undefined],
    ['2006 002', '2024 060', 'UTC', '2024-02-29T00:00:00 +00:00:00 UTC'],
    ['2006 002', '2024 366', 'UTC', '2024-12-31T00:00:00 +00:00:00 UTC'],
    ['2006 002', '2023 366', 'UTC', undefined],
    ['2006 __2', '2024   1', 'UTC', '2024-01-01T00:00:00 +00:00:00 UTC'],
    ['2006 __2', '2024        12', 'UTC', '2024-01-12T00:00:00 +00:00:00 UTC'],
    ['2006 __2', '202412', 'UTC', undefined],
    ['2006-002 01-02', '2024-060 03-01', 'UTC', undefined],
    ['2006 002 02', '2024 060 01', 'UTC', undefined],
    ['Jan', '', 'UTC', undefined],
    ['January', 'december', 'UTC', '0000-12-01T00:00:00 +00:00:00 UTC'],
    ['2 January 2006', '31 April 2024', 'UTC', undefined],
    ['2 January 2006', '29 February 1900', 'UTC', undefined],
    ['2 January 2006', '29 February 2000', 'UTC', '2000-02-29T00:00:00 +00:00:00 UTC'],
    ['x2006y', 'x2024', 'UTC', undefined],
    ['15:04:05.000', '15:04:05.123', 'UTC', '0000-01-01T15:04:05.123 +00:00:00 UTC'],
    ['15:04:05.000', '15:04:05,5', 'UTC', undefined],
    ['15:04:05.0000000000', '15:04:05.1234567890', 'UTC', '0000-01-01T15:04:05.123456789 +00:00:00 UTC'],
    ['15h', '24h', 'UTC', undefined],
    ['15:04:05 -07', '15:04:05 +25', 'UTC', undefined],
    ['15:04 Z0700', '15:04 +0061', 'UTC', undefined],
    ['15:04 -0700', '15:04 Z', 'UTC', undefined],
    ['15:04 -07:00:00', '15:04 +05:30:15', 'UTC', '0000-01-01T15:04:00 +05:30:15 +0530'],
    ['15:04 -07:00:00', '15:04 -05:30:60', 'UTC', '0000-01-01T15:04:00 -05:31:00 -0531'],
    ['15:04 -07:00:00', '15:04 -05:30:61', 'UTC', undefined],
    ['15:04 MST', '3:04 am', 'UTC', undefined],
    ['2006-01-02 15:04 MST', '2024-07-01 12:00 GMT+3', 'UTC', '2024-07-01T15:00:00 +03:00:00 GMT+3'],
    ['5.00', '5.00', 'UTC', '0000-01-01T00:00:05 +00:00:00 UTC'],
    ['05 ', '00', 'UTC', '0000-01-01T00:00:00 +00:00:00 UTC'],
    ['05 ', '7', 'UTC', undefined],
    ['1/2/2006', '7/4/2024', 'UTC', '2024-07-04T00:00:00 +00:00:00 UTC'],
    ['1/2/2006', '13/1/2024', 'UTC', undefined],
    ['4', '7', 'UTC', '0000-01-01T00:07:00 +00:00:00 UTC'],
    ['4', '60', 'UTC', undefined],
    ['01', '13', 'UTC', undefined],
    ['03', '00', 'UTC', '0000-01-01T00:00:00 +00:00:00 UTC'],
    ['04', '7', 'UTC', undefined],
    ['2006-01-02T15:04:05Z07:00', '2024-02-29T12:34:56Z', 'America/New_York', '2024-02-29T12:34:56 +00:00:00 UTC'],
    [
      'Monday, 02-Jan-06 15:04:05 MST',
      'Monday, 02-Jan-06 15:04:05 UTC',
      'Europe/Berlin',
      '2006-01-02T15:04:05 +00:00:00 UTC',
    ],
    ['2006-01-02 15:04 MST', '2024-01-15 12:00 CEST', 'Europe/Berlin', '2024-01-15T11:00:00 +01:00:00 CET'],
    ['MST', '', 'UTC', undefined],
    ['1', '01', 'UTC', '0000-01-01T00:00:00 +00:00:00 UTC'],
    ['PM', '', 'UTC', undefined],
  ])('reads in the layout %j the text %j, in %s', (layout, text, zone, shown) => {
    expect(parseTime(layout, text, zoneOf(zone))?.format(full)).toBe(shown);
  });

  it.each([
    [0, 123456789, 'Europe/Berlin', 'January', 'January'],
    [951782400, 500000000, 'UTC', 'January', 'February'],
    [4107542400, 120000000, 'fixed::5400', 'January', 'March'],
    [0, 999999999, 'Europe/Berlin', 'Jan', 'Jan'],
    [0, 1000, 'UTC', 'Monday', 'Thursday'],
    [1704164645, 500000000, 'fixed::5400', 'Monday', 'Tuesday'],
    [-62167219201, 0, 'Asia/Kathmandu', 'Monday', 'Saturday'],
    [253402300800, 0, 'fixed::-45', 'Monday', 'Friday'],
    [0, 1, 'fixed:X:-12345', 'Mon', 'Wed'],
    [951782400, 1, 'fixed::5400', 'MST', '+0130'],
    [-62135596800, 120000000, 'America/New_York', 'MST', 'LMT'],
    [1735689599, 1000, 'Asia/Kathmandu', 'MST', '+0545'],
    [4107542400, 1000, 'Europe/Berlin', 'MST', 'CET'],
    [0, 120000000, 'fixed:ABC:-5400', '002', '365'],
    [0, 0, 'Europe/Berlin', '002', '001'],
    [1710054000, 1, 'fixed::3661', '002', '070'],
    [1078012799, 0, 'fixed:X:-12345', '002', '059'],
    [0, 999999999, 'Asia/Kathmandu', '03', '05'],
    [951782400, 1, 'America/New_York', '03', '07'],
    [4102444800, 0, 'UTC', '03', '12'],
    [1711846800, 120000000, 'Europe/Berlin', '03', '03'],
    [-62135596800, 1, 'Asia/Kathmandu', '04', '41'],
    [0, 1000, 'fixed::-45', '06', '69'],
    [-62135596800, 999999999, 'fixed::-45', '2006', '0000'],
    [0, 999999999, 'Asia/Kathmandu', '_2', ' 1'],
    [0, 120000000, 'UTC', 'PM', 'AM'],
    [1710054000, 123456789, 'Asia/Kathmandu', 'PM', 'PM'],
    [0, 1000, 'UTC', 'pm', 'am'],
    [1710054000, 1, 'Asia/Kathmandu', 'pm', 'pm'],
    [0, 120000000, 'America/New_York', '-070000', '-050000'],
    [0, 123456789, 'fixed:ABC:-5400', '-07:00:00', '-01:30:00'],
    [0, 500000000, 'fixed::-45', '-0700', '+0000'],
    [0, 0, 'America/New_York', '-07:00', '-05:00'],
    [0, 123456789, 'fixed:ABC:-5400', '-07', '-01'],
    [0, 120000000, 'fixed:X:-12345', 'Z070000', '-032545'],
    [1719835200, 999999999, 'UTC', 'Z070000', 'Z'],
    [0, 120000000, 'Europe/Berlin', 'Z07:00:00', '+01:00:00'],
    [0, 1000, 'fixed:X:-12345', 'Z0700', '-0325'],
    [0, 123456789, 'America/New_York', 'Z07:00', '-05:00'],
    [0, 999999999, 'fixed:ABC:-5400', 'Z07', '-01'],
    [-62167219201, 0, 'fixed::-45', '.000', '.000'],
    [0, 123456789, 'fixed:ABC:-5400', '.999', '.123'],
    [0, 120000000, 'fixed:X:-12345', '.999', '.12'],
    [951782400, 1000, 'Europe/Berlin', '.999', ''],
    [-62135596800, 0, 'fixed::5400', '.999', ''],
    [0, 500000000, 'fixed::-45', ',000', ',500'],
    [
      1078012799,
      1,
      'fixed::-45',
      '2006-01-02 15:04:05.999999999 -0700 MST',
      '2004-02-28 23:59:14.000000001 +0000 +0000',
    ],
    [0, 0, 'fixed::5400', 'x2006y', 'x1970y'],
    [0, 1, 'Asia/Kathmandu', '_2006', '_1970'],
    [0, 123456789, 'Asia/Kathmandu', 'Janx Monx', 'Janx Monx'],
    [951782400, 999999999, 'America/New_York', 'Janx Monx', 'Janx Monx'],
  ])('shows %d s and %d ns in %s in the layout %j', (seconds, nanos, zone, layout, shown) => {
    expect(new GoTime(seconds, nanos, zoneOf(zone)).format(layout)).toBe(shown);
  });

  it.each([
    [0, 120000000, 'UTC', 'time.Date(1970, time.January, 1, 0, 0, 0, 120000000, time.UTC)'],
    [1704164645, 1000, 'fixed:X y:60', 'time.Date(2024, time.January, 2, 3, 5, 5, 1000, time.Location("X y"))'],
  ])('writes %d s and %d ns in %s as Go', (seconds, nanos, zone, text) => {
    expect(new GoTime(seconds, nanos, zoneOf(zone)).goText()).toBe(text);
  });

  it.each<[number[], string, string]>([
    [[2024, 14, 0, 25, -1, 61, -1], 'UTC', '2025-02-01T01:00:00.999999999 +00:00:00 UTC'],
    [[2024, -11, 31, 0, 0, 0, 1000000000], 'UTC', '2023-01-31T00:00:01 +00:00:00 UTC'],
    [[2024, 3, 31, 2, 30, 0, 0], 'Europe/Berlin', '2024-03-31T03:30:00 +02:00:00 CEST'],
  ])('takes the parts %j in %s for a moment', (parts, zone, shown) => {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, nanos = 0] = parts;
    const time = GoTime.fromWall({ year, month, day, hour, minute, second, nanos }, zoneOf(zone));
    expect(time.format(full)).toBe(shown);
  });

  it.each([
    ['0', 0n],
    ['', undefined],
    ['1', undefined],
    ['h', undefined],
    ['2h45m', 9900000000000n],
    ['+5s', 5000000000n],
    ['1ns', 1n],
    ['1us', 1000n],
    ['1\u00b5s', 1000n],
    ['1\u03bcs', 1000n],
    ['1ms', 1000000n],
    ['9223372036854775808ns', undefined],
    ['-9223372036854775808ns', -9223372036854775808n],
    ['0.3333333333333333333h', 1200000000000n],
    ['0.9223372036854775809h', 3320413933267n],
    ['5000000000000000000ns5000000000000000000ns', undefined],
  ])('reads the duration %j', (text, nanoseconds) => {
    expect(parseDuration(text)).toBe(nanoseconds);
  });

  it.each([
    [0n, '0s'],
    [1n, '1ns'],
    [1000n, '1\u00b5s'],
    [1000000n, '1ms'],
    [1000000000n, '1s'],
    [60000000000n, '1m0s'],
    [3600000000000n, '1h0m0s'],
    [-9223372036854775808n, '-2562047h47m16.854775808s'],
  ])('writes %s ns as a duration', (nanoseconds, text) => {
    expect(formatDuration(nanoseconds)).toBe(text);
  });

  it.each([
    [0n, 0n, 0n],
    [1n, 10n, 0n],
    [1n, 3n, 0n],
    [1n, 2n, 2n],
    [9223372036854775807n, 10n, 9223372036854775807n],
    [9223372036854775807n, 2n, 9223372036854775807n],
  ])('rounds %s ns to a multiple of %s', (nanoseconds, step, rounded) => {
    expect(roundDuration(nanoseconds, step)).toBe(rounded);
  });
});
