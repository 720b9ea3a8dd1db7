import { parseExclusionDates } from '../../src/language/recurrence';

const seconds = (...texts: string[]): number[] => parseExclusionDates(texts).map((date) => date.seconds);

describe('exclusion dates', () => {
  it('are read from texts with the prefix, one or several in each', () => {
    expect(seconds('EXDATE:19700101T000001Z')).toEqual([1]);
    expect(seconds('EXDATE:19700101T000001Z,19700102T000000Z', 'EXDATE:19700101T000100Z')).toEqual([1, 86_400, 60]);
    expect(seconds()).toEqual([]);
  });

  it('are not looked for elsewhere', () => {
    expect(
      seconds('RRULE:FREQ=DAILY', '19700101T000001Z', ' EXDATE:19700101T000001Z', 'exdate:19700101T000001Z'),
    ).toEqual([]);
  });

  it.each(['', '19700101', '19700101T000001', '1970-01-01T00:00:01Z', '19700101T000001Z,', '19701301T000000Z'])(
    'are not %j',
    (text) => {
      expect(() => seconds(`EXDATE:${text}`)).toThrow(expect.objectContaining({ code: 'bad-program' }));
    },
  );
});
