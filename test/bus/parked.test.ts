import { Budget } from '../../src/bus/budget';
import { type Entry, firstAttempt } from '../../src/bus/entry';
import { Parked } from '../../src/bus/parked';

describe('events that wait for a retry', () => {
  beforeEach(() => jest.useFakeTimers({ now: 0 }));
  afterEach(() => jest.useRealTimers());

  it('come back soon after a clock that had begun in 1970 was set right', () => {
    const back: Entry[] = [];
    const parked = new Parked(
      Date.now,
      new Budget(1),
      () => 10,
      (entries) => back.push(...entries),
    );
    parked.add({ ...firstAttempt(1), notBefore: Date.parse('2026-01-01') });
    jest.advanceTimersByTime(120_000);
    expect(back).toEqual([]);
    jest.setSystemTime(Date.parse('2026-01-02'));
    jest.advanceTimersByTime(60_000);
    expect(back).toHaveLength(1);
    parked.clear();
  });
});
