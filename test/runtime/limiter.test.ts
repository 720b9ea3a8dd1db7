import type { RateLimit } from '../../src/model/trigger';
import { Pacer } from '../../src/runtime/limiter';

describe('a rate limit', () => {
  it.each<[string | undefined, number]>([
    [undefined, 250],
    ['Second', 250],
    ['Minute', 15_000],
    ['Hour', 900_000],
    ['', 250],
    ['Fortnight', 250],
  ])('of 4 per %s is one every %d ms from the start', (unit, intervalMs) => {
    const limit = { requestsPerUnit: 4, ...(unit !== undefined && { unit }) } as RateLimit;
    const pacer = new Pacer(limit);
    expect([0, 0, 0, 3 * intervalMs, 10 * intervalMs].map((now) => pacer.delay(now))).toEqual([
      0,
      intervalMs,
      2 * intervalMs,
      0,
      0,
    ]);
  });
});
