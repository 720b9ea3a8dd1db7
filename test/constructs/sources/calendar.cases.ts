import { Cron, Duration } from 'cdk8s';
import { CalendarEvent } from '../../../constructs';
import { declared, dependency } from './declared';

describe('CalendarEvent', () => {
  it('comes at the times of a schedule, written as a text or as an object', () => {
    expect(declared(CalendarEvent.at('0 2 * * *'))).toEqual({ schedule: '0 2 * * *' });
    const nightly = CalendarEvent.at(Cron.schedule({ minute: '30', hour: '2' }), { timezone: 'Europe/Oslo' });
    expect(declared(nightly)).toEqual({ schedule: '30 2 * * *', timezone: 'Europe/Oslo' });
  });

  it('comes at an interval', () => {
    expect(declared(CalendarEvent.every(Duration.minutes(5)))).toEqual({ interval: '300s' });
    expect(declared(CalendarEvent.every(Duration.seconds(1)))).toEqual({ interval: '1s' });
  });

  it('reaches every field of the kind', () => {
    const nightly = CalendarEvent.at('0 2 * * *', {
      timezone: 'Europe/Oslo',
      exclusionDates: ['2026-12-24', 'EXDATE:20261231T000000Z,20270101T000000Z'],
      persistence: {
        configMap: { name: 'nightly', createIfNotExist: true },
        catchup: { maxDuration: Duration.hours(2) },
      },
      metadata: { stage: 'test' },
      filter: 'eventTime != ""',
    });
    expect(declared(nightly)).toEqual({
      schedule: '0 2 * * *',
      timezone: 'Europe/Oslo',
      exclusionDates: ['EXDATE:20261224T000000Z', 'EXDATE:20261231T000000Z,20270101T000000Z'],
      persistence: {
        configMap: { name: 'nightly', createIfNotExist: true },
        catchup: { enabled: true, maxDuration: '7200s' },
      },
      metadata: { stage: 'test' },
      filter: { expression: 'eventTime != ""' },
    });
  });

  it('can remember without catching up', () => {
    const configMap = { name: 'nightly' };
    const remembering = CalendarEvent.at('0 2 * * *', { persistence: { configMap } });
    expect(declared(remembering)?.persistence).toEqual({ configMap });
    const disabled = CalendarEvent.at('0 2 * * *', { persistence: { configMap, catchup: { enabled: false } } });
    expect(declared(disabled)?.persistence?.catchup).toEqual({ enabled: false });
  });

  it('knows when it was due', () => {
    const nightly = dependency(CalendarEvent.at('0 2 * * *'));
    expect(nightly.data('eventTime')).not.toBe('');
    // @ts-expect-error a calendar has no body
    nightly.data('body.eventTime');
  });

  it.each([
    ['61 * * * *', {}, '61'],
    ['0 0 2 * * *', {}, 'a schedule has five fields (minute, hour, day, month, day of the week), found 6'],
    ['@daily', {}, '@daily'],
    ['', {}, 'empty'],
    ['0 2 * * *', { timezone: 'Europe/Olso' }, 'there is no time zone "Europe/Olso"'],
    ['0 2 30 2 *', {}, "the schedule '0 2 30 2 *' never comes; check its day and month"],
    ['0 2 * * *', { exclusionDates: ['24.12.2026'] }, "'24.12.2026' is no date to leave out; write it as '2026-12-24'"],
    ['0 2 * * *', { exclusionDates: ['2026-02-30'] }, "'2026-02-30' is no date"],
    ['0 2 * * *', { exclusionDates: ['20261224T000000Z'] }, "'20261224T000000Z' is no date"],
    ['0 2 * * *', { persistence: { configMap: { name: '' } } }, "needs 'name', which is an empty text"],
  ])('refuses the schedule %j with %j', (schedule, options, message) => {
    expect(() => CalendarEvent.at(schedule, options)).toThrow(message);
  });

  it.each([[Duration.millis(999)], [Duration.millis(1500)], [Duration.seconds(0)]])(
    'refuses an interval with which upstream would spin',
    (interval) => {
      expect(() => CalendarEvent.every(interval)).toThrow('use whole seconds, at least one');
    },
  );
});
