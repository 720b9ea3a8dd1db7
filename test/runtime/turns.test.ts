import { setImmediate as turn } from 'node:timers/promises';
import type { Delivery } from '../../src/bus/bus';
import { settingDefaults } from '../../src/language/trigger-settings';
import { Turns } from '../../src/runtime/turns';

describe('an event whose turn comes at a time', () => {
  beforeEach(() => jest.useFakeTimers({ now: 0, doNotFake: ['setImmediate'] }));
  afterEach(() => jest.useRealTimers());

  it.each([
    ['waits no longer than until a clock that had begun in 1970 was set right', '2026-01-01', '2026-01-02', 60_000],
    ['is not put off by a clock that is set back', '1970-01-01T00:01:00Z', '1969-01-01', 60_000],
  ])('%s', async (_, notBefore, clock, ms) => {
    const turns = new Turns({ ...settingDefaults, order: 'all' }, undefined, Date.now);
    let entered = false;
    const entering = turns.enter('', { sequence: 1, notBefore: Date.parse(notBefore) } as Delivery).then(() => {
      entered = true;
    });
    await turn();
    jest.setSystemTime(Date.parse(clock));
    await jest.advanceTimersByTimeAsync(ms - 1);
    expect(entered).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    await entering;
    expect(entered).toBe(true);
  });

  it('keeps no process from ending when nothing is to begin any more', async () => {
    const turns = new Turns({ ...settingDefaults, order: 'all' }, undefined, Date.now);
    const entering = turns.enter('', { sequence: 1, notBefore: Date.parse('2026-01-01') } as Delivery);
    await turn();
    expect(jest.getTimerCount()).toBe(1);
    turns.close();
    await turn();
    expect(jest.getTimerCount()).toBe(0);
    await entering;
  });
});
