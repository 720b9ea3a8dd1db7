import fc from 'fast-check';
import { GoTime, loadZone, parseTime } from '../../src/language/go/time';
import { compileTimeWindow } from '../../src/language/time-window';

const at = (text: string): GoTime => {
  const time = parseTime('2006-01-02T15:04:05Z07:00', text);
  if (!time) throw new Error(`no time: ${text}`);
  return time;
};

describe('a time window', () => {
  it('has its start and lacks its stop', () => {
    const window = compileTimeWindow('09:00:00', '17:00:00');
    expect(window.contains(at('2024-05-17T08:59:59Z'))).toBe(false);
    expect(window.contains(at('2024-05-17T09:00:00Z'))).toBe(true);
    expect(window.contains(at('2024-05-17T16:59:59Z'))).toBe(true);
    expect(window.contains(at('2024-05-17T17:00:00Z'))).toBe(false);
  });

  it('goes over midnight when it stops before it starts', () => {
    const window = compileTimeWindow('22:00:00', '06:00:00');
    expect(window.contains(at('2024-05-17T23:00:00Z'))).toBe(true);
    expect(window.contains(at('2024-05-17T05:59:59Z'))).toBe(true);
    expect(window.contains(at('2024-05-17T12:00:00Z'))).toBe(false);
  });

  it('is meant on the day that the zone has', () => {
    const window = compileTimeWindow('00:00:00', '01:00:00', 'Asia/Tokyo');
    expect(window.contains(at('2024-05-16T15:30:00Z'))).toBe(true);
    expect(window.contains(at('2024-05-16T16:30:00Z'))).toBe(false);
  });

  it('knows fractions of a second', () => {
    const window = compileTimeWindow('09:00:00.5', '10:00:00');
    expect(window.contains(at('2024-05-17T09:00:00.4Z'))).toBe(false);
    expect(window.contains(at('2024-05-17T09:00:00.5Z'))).toBe(true);
  });

  it('of equal ends is the whole day', () => {
    const zones = ['UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Sao_Paulo'];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.constantFrom(...zones), (seconds, zone) => {
        expect(compileTimeWindow('12:00:00', '12:00:00', zone).contains(new GoTime(seconds, 0))).toBe(true);
      }),
    );
  });

  it('says what it cannot read', () => {
    expect(() => compileTimeWindow('9', '17:00:00')).toThrow(
      "cannot read the time '9': write it as HH:MM:SS, such as 09:30:00",
    );
    expect(() => compileTimeWindow('09:00:00', '17:00:00', 'Mars/Crater')).toThrow(
      "invalid timezone 'Mars/Crater': unknown time zone Mars/Crater",
    );
    expect(loadZone('Mars/Crater')).toBeUndefined();
    const refusal = expect.objectContaining({ code: 'bad-program' });
    expect(() => compileTimeWindow('09:00:00', '')).toThrow(refusal);
    expect(() => compileTimeWindow('09:00:00', '17:00:00', 'Mars/Crater')).toThrow(refusal);
  });

  it.each([
    ['22:00:00', '06:00:00', '21:59:59', false],
    ['22:00:00', '06:00:00', '22:00:00', true],
    ['22:00:00', '06:00:00', '06:00:00', false],
    ['22:00:00', '06:00:00', '00:00:00', true],
    ['09:00:00', '09:00:01', '09:00:00', true],
    ['09:00:00', '09:00:01', '09:00:00.999999999', true],
    ['09:00:00', '09:00:01', '09:00:01', false],
    ['09:00:00.5', '09:00:00.6', '09:00:00.5', true],
    ['09:00:00.5', '09:00:00.6', '09:00:00.6', false],
    ['09:00:00.5', '09:00:00.6', '09:00:00.4', false],
    ['09:00:00.6', '09:00:00.5', '09:00:00.55', false],
    ['09:00:00.6', '09:00:00.5', '09:00:00.6', true],
    ['00:00:00', '23:59:59', '23:59:59', false],
  ])('from %s to %s contains %s: %s', (start, stop, time, contained) => {
    expect(compileTimeWindow(start, stop).contains(at(`2024-05-17T${time}Z`))).toBe(contained);
  });

  it('refuses years of five digits', () => {
    const window = compileTimeWindow('00:00:00', '06:00:00', 'Asia/Tokyo');
    const refusal = { code: 'program-failed', message: 'the year 10000 has more than four digits' };
    expect(() => window.contains(at('9999-12-31T23:00:00Z'))).toThrow(expect.objectContaining(refusal));
    expect(window.contains(at('9999-12-31T14:00:00Z'))).toBe(false);
  });
});
