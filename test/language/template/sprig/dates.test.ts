import { layouts, loadZone, parseTime, zeroTime } from '../../../../src/language/go/time';
import { findMethod } from '../../../../src/language/template/methods';
import { failureOf, render } from '../render';

const input = {
  a: 1,
  n: null,
  s: 'h\u00e9',
  list: [1, 'x', { k: true }, null],
  map: { b: 2, a: 1 },
  none: [],
};

describe('dates in templates', () => {
  it.each([
    ['{{toDate "2006-01-02T15:04:05Z07:00" "2024-02-29T03:04:05.678+02:00"}}', '2024-02-29 03:04:05.678 +0200 +0200'],
    [
      '{{toDate "2006-01-02" "x"}} {{toDate "2006-01-02" "2023-02-29"}} {{mustToDate "2006-01-02" "2024-02-29"}}',
      '0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 2024-02-29 00:00:00 +0000 UTC',
    ],
    [
      '{{$t := toDate "2006-01-02T15:04:05.000000000Z07:00" "2024-01-02T03:04:05.067000000Z"}}{{date "January Jan 1 01 _2 2 02 Monday Mon 06 2006 002 __2" $t}}',
      'January Jan 1 01  2 2 02 Tuesday Tue 24 2024 002   2',
    ],
    [
      '{{$t := toDate "2006-01-02T15:04:05Z07:00" "2024-07-12T15:04:05.0678Z"}}{{date "15 3 03 4 04 5 05 PM pm .000 .999999 ,00 .0x .00000000000 _2006 Month Jany MSTx" $t}}',
      '15 3 03 4 04 5 05 PM pm .067 .0678 ,06 .0x .067800000 _2024 Month Jany UTCx',
    ],
    [
      '{{$t := toDate "2006-01-02T15:04:05Z07:00" "2024-07-12T15:04:05Z"}}{{dateInZone "-0700 -07:00 -07 -070000 -07:00:00 Z0700 Z07:00 Z07 Z070000 Z07:00:00 MST" $t "Asia/Kathmandu"}}',
      '+0545 +05:45 +05 +054500 +05:45:00 +0545 +05:45 +05 +054500 +05:45:00 +0545',
    ],
    [
      '{{$t := toDate "2006-01-02T15:04:05Z07:00" "2024-07-12T15:04:05Z"}}{{dateInZone "-0700 -07:00 -07 Z0700 Z07:00 Z07 MST .999" $t "UTC"}} {{dateInZone "MST -0700" $t "America/St_Johns"}} {{dateInZone "MST" $t "Nowhere/City"}} {{dateInZone "MST" $t ""}} {{dateInZone "MST" $t "America/Sao_Paulo"}} {{date_in_zone "MST" $t "Local"}} {{dateInZone "MST" $t "america/new_york"}}',
      '+0000 +00:00 +00 Z Z Z UTC  NDT -0230 UTC UTC -03 UTC UTC',
    ],
    [
      '{{dateInZone "2006-01-02 15:04:05 -07:00:00" (toDate "2006" "1850") "Europe/Berlin"}} {{dateInZone "15:04 MST" (toDate "2006-01-02 15" "1999-07-01 12") "Europe/London"}}',
      '1850-01-01 00:53:28 +00:53:28 13:00 BST',
    ],
    [
      '{{htmlDate 0}} {{htmlDate (int64 86400)}} {{htmlDateInZone 0 "America/New_York"}} {{date "2006" 1700000000}}',
      '1970-01-01 1970-01-02 1969-12-31 2023',
    ],
    [
      '{{dateModify "-1.5h" (toDate "2006-01-02" "2024-01-01")}} {{date_modify "x" (toDate "2006-01-02" "2024-01-01")}} {{mustDateModify "25h" (toDate "2006-01-02" "2024-01-01")}} {{must_date_modify "1ns" (toDate "2006-01-02" "1969-12-31")}}',
      '2023-12-31 22:30:00 +0000 UTC 2024-01-01 00:00:00 +0000 UTC 2024-01-02 01:00:00 +0000 UTC 1969-12-31 00:00:00.000000001 +0000 UTC',
    ],
    [
      '{{duration 5}} {{duration "95"}} {{duration (int64 3661)}} {{duration "x"}} {{duration (int64 -5)}} {{duration nil}}',
      '0s 1m35s 1h1m1s 0s -5s 0s',
    ],
    [
      '{{durationRound "2h10m5s"}} {{durationRound "800h"}} {{durationRound "9000h"}} {{durationRound "25h"}} {{durationRound "90s"}} {{durationRound "60s"}} {{durationRound "1s"}} {{durationRound "-3h1s"}} {{durationRound (int64 3000000000)}} {{durationRound "x"}} {{durationRound 5}}',
      '2h 1mo 1y 1d 1m 60s 0s 3h 3s 0s 0s',
    ],
    ['{{unixEpoch (toDate "2006-01-02" "2024-01-01")}}', '1704067200'],
    [
      '{{toDate "Jan _2 2006 3:04PM" "FEB  3 2024 12:05AM"}} {{toDate "02 January 06 3:04:05 pm" "03 march 68 12:05:06 pm"}} {{toDate "06-1-2 15:4:5" "69-3-4 9:8:7"}}',
      '2024-02-03 00:05:00 +0000 UTC 2068-03-03 12:05:06 +0000 UTC 1969-03-04 09:08:07 +0000 UTC',
    ],
    [
      '{{toDate "2006-002" "2024-060"}} {{toDate "2006 __2" "2023   5"}} {{toDate "2006-002" "2023-366"}} {{toDate "2006-002 01-02" "2024-060 02-29"}} {{toDate "2006-002 01" "2024-060 03"}} {{toDate "2006-002 2" "2024-060 28"}} {{toDate "2006-002" "2024-000"}}',
      '2024-02-29 00:00:00 +0000 UTC 2023-01-05 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 2024-02-29 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC',
    ],
    [
      '{{toDate "2006-01-02 MST" "2024-01-02 UTC"}} {{toDate "2006-01-02 MST" "2024-01-02 CET"}} {{toDate "2006-01-02 MST" "2024-01-02 GMT+3"}} {{toDate "2006-01-02 MST" "2024-01-02 GMT"}} {{toDate "2006-01-02 MST" "2024-01-02 +07"}} {{toDate "2006-01-02 MST" "2024-01-02 ChST"}} {{toDate "2006-01-02 MST" "2024-01-02 WITA"}} {{toDate "2006-01-02 MST" "2024-01-02 AB"}} {{toDate "2006-01-02 MST" "2024-01-02 ABCD"}} {{toDate "2006-01-02 MST" "2024-01-02 AKSTT"}}',
      '2024-01-02 00:00:00 +0000 UTC 2024-01-02 00:00:00 +0000 CET 2024-01-02 03:00:00 +0300 GMT+3 2024-01-02 00:00:00 +0000 GMT 2024-01-02 00:00:00 +0000 +07 2024-01-02 00:00:00 +0000 ChST 2024-01-02 00:00:00 +0000 WITA 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 2024-01-02 00:00:00 +0000 AKSTT',
    ],
    [
      '{{toDate "2006-01-02 -0700" "2024-01-02 -0330"}} {{toDate "2006-01-02 -0700 MST" "2024-01-02 +0100 CET"}} {{toDate "2006-01-02 -0700 MST" "2024-01-02 +0000 UTC"}} {{toDate "2006-01-02 -07" "2024-01-02 +05"}} {{toDate "2006-01-02 -070000" "2024-01-02 +010203"}} {{toDate "2006-01-02 -07:00:00" "2024-01-02 +01:02:03"}} {{toDate "2006-01-02 Z07" "2024-01-02 Z"}} {{toDate "2006-01-02 -0700" "2024-01-02 +2500"}} {{toDate "2006-01-02 Z07:00" "2024-01-02 x"}}',
      '2024-01-02 00:00:00 -0330 -0330 2024-01-02 00:00:00 +0100 CET 2024-01-02 00:00:00 +0000 UTC 2024-01-02 00:00:00 +0500 +0500 2024-01-02 00:00:00 +0102 +0102 2024-01-02 00:00:00 +0102 +0102 2024-01-02 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC',
    ],
    [
      '{{toDate "2006-01-02 15:04:05.000" "2024-01-02 03:04:05.123"}} {{toDate "2006-01-02 15:04:05.999" "2024-01-02 03:04:05"}} {{toDate "2006-01-02 15:04:05,999" "2024-01-02 03:04:05.1234567891"}} {{toDate "2006-01-02 15:04:05.000" "2024-01-02 03:04:05.12"}} {{toDate "15:04:05" "03:04:05,5"}} {{toDate "2006-01-02 15:04" "2024-01-02 24:00"}} {{toDate "15:04" "1:60"}} {{toDate "15:04:05" "1:02:60"}} {{toDate "3PM" "13PM"}} {{toDate "3PM" "1XM"}} {{toDate "3pm" "1XM"}}',
      '2024-01-02 03:04:05.123 +0000 UTC 2024-01-02 03:04:05 +0000 UTC 2024-01-02 03:04:05.123456789 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0000-01-01 03:04:05.5 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC',
    ],
    [
      '{{toDate "Mon Monday 2006" "tue WEDNESDAY 2024"}} {{toDate "Mon 2006" "xxx 2024"}} {{toDate "Jan" "xxx"}} {{toDate "01" "13"}} {{toDate "1 2" "0 1"}} {{toDate "2006" "12"}} {{toDate "06" "x"}} {{toDate "  2006  " "2024 "}} {{toDate "2006x" "2024y"}} {{toDate "2006" "2024y"}}',
      '2024-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC',
    ],
    [
      '{{$t := toDate "2006-01-02T15:04:05Z07:00" "2024-07-12T15:04:05.123456789Z"}}{{$t.Year}} {{$t.Month}} {{printf "%d" $t.Month}} {{$t.Day}} {{$t.Hour}} {{$t.Minute}} {{$t.Second}} {{$t.Nanosecond}} {{$t.Weekday}} {{$t.YearDay}} {{$t.Unix}} {{$t.UnixMilli}} {{$t.UnixMicro}} {{$t.UnixNano}} {{$t.IsZero}} {{$t.IsDST}} {{$t.Month.String}} {{$t.Weekday.String}}',
      '2024 July 7 12 15 4 5 123456789 Friday 194 1720796645 1720796645123 1720796645123456 1720796645123456789 false false July Friday',
    ],
    [
      '{{$t := toDate "2006-01-02T15:04:05Z07:00" "2024-07-12T15:04:05.123456789Z"}}{{$u := $t.AddDate 0 1 30}}{{$u}} {{$u.After $t}} {{$u.Before $t}} {{$u.Equal $u}} {{$u.Compare $t}} {{$t.Compare $u}} {{$t.Compare $t}} {{$u.Sub $t}} {{($u.Sub $t).Hours}} {{$t.Add 1000}} {{$t.Format "2006"}} {{$t.String}} {{$t.UTC}} {{$t.Local}} {{$t.GoString}}',
      '2024-09-11 15:04:05.123456789 +0000 UTC true false true 1 -1 0 1464h0m0s 1464 2024-07-12 15:04:05.123457789 +0000 UTC 2024 2024-07-12 15:04:05.123456789 +0000 UTC 2024-07-12 15:04:05.123456789 +0000 UTC 2024-07-12 15:04:05.123456789 +0000 UTC time.Date(2024, time.July, 12, 15, 4, 5, 123456789, time.UTC)',
    ],
    [
      '{{$t := toDate "2006-01-02T15:04:05Z07:00" "2024-07-12T15:04:05.123456789Z"}}{{$t.Truncate 60000000000}} {{$t.Round 1000000000}} {{$t.Round 0}} {{(toDate "x" "y").IsZero}} {{(toDate "x" "y").Sub $t}} {{$t.Sub (toDate "x" "y")}} {{(toDate "2006" "1950").UnixMilli}} {{((toDate "2006" "1950").Add -1).UnixMilli}}',
      '2024-07-12 15:04:00 +0000 UTC 2024-07-12 15:04:05 +0000 UTC 2024-07-12 15:04:05.123456789 +0000 UTC true -2562047h47m16.854775808s 2562047h47m16.854775807s -631152000000 -631152000001',
    ],
    [
      '{{$t := toDate "2006" "2024"}}{{$d := ($t.Add 5400000000000).Sub $t}}{{$d}} {{$d.Hours}} {{$d.Minutes}} {{$d.Seconds}} {{$d.Milliseconds}} {{$d.Microseconds}} {{$d.Nanoseconds}} {{$d.String}} {{$d.Round 3600000000000}} {{$d.Truncate 3600000000000}} {{$d.Truncate 0}} {{($t.Sub ($t.Add 5)).Abs}} {{toJson $d}} {{typeOf $d}} {{int $d}}',
      '1h30m0s 1.5 90 5400 5400000 5400000000 5400000000000 1h30m0s 2h0m0s 1h0m0s 1h30m0s 5ns 5400000000000 time.Duration 5400000000000',
    ],
    [
      '{{$t := toDate "2006" "2024"}}{{eq $t (toDate "2006" "2024")}} {{eq $t (toDate "2006" "2025")}} {{eq $t.UTC $t}} {{printf "%#v" $t.UTC}} {{printf "%#v" (toDate "2006 -07" "2024 +05")}} {{$t.Sub $t}} {{printf "%v %s %d" $t.Month $t.Month $t.Month}}',
      'true false false time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC) time.Date(2024, time.January, 1, 0, 0, 0, 0, time.Location("")) 0s January January 1',
    ],
    [
      '{{printf "%v" ((toDate "2006" "2024").Add 1).Weekday}} {{((toDate "2006" "2024").Add 1500).Sub (toDate "2006" "2024")}} {{((toDate "2006" "2024").Add 1500000).Sub (toDate "2006" "2024")}} {{((toDate "2006" "2024").Add 5).Sub (toDate "2006" "2024")}}',
      'Monday 1.5\u00b5s 1.5ms 5ns',
    ],
  ])('%s', (template, output) => {
    expect(render(template, input)).toBe(output);
  });

  it.each([
    ['{{mustToDate "2006-01-02" "x"}}', 'mustToDate: "x" is no date in the layout "2006-01-02"'],
    ['{{mustDateModify "x" (toDate "2006" "2024")}}', 'mustDateModify: "x" is no duration such as 1h30m'],
    ['{{(toDate "2006" "2024").Date}}', 'there is no Date in a value of type time.Time'],
    ['{{(toDate "2006" "2024").Nope}}', 'there is no Nope in a value of type time.Time'],
    ['{{(toDate "2006" "2024").Add "1h"}}', 'expected a duration'],
    ['{{(toDate "2006" "2024").Sub 1}}', 'expected a time'],
  ])('%s fails', (template, message) => {
    expect(failureOf(template, input)).toContain(message);
  });
});

describe('summer time', () => {
  it.each([
    ['Europe/Berlin', '2024-07-01', true],
    ['Europe/Berlin', '2024-01-01', false],
    ['Australia/Sydney', '2024-01-01', true],
    ['Australia/Sydney', '2024-07-01', false],
    ['Asia/Tokyo', '2024-07-01', false],
  ])('in %s on %s', (zone, day, expected) => {
    const time = parseTime(layouts.dateOnly, day, loadZone(zone)) ?? zeroTime;
    expect(findMethod(time, 'IsDST')?.run(time)).toBe(expected);
  });
});
