import { backoffWaits, readBackoff } from '../../src/language/backoff';
import type { Backoff } from '../../src/model/scalars';

const waits = (backoff: Backoff, random?: () => number): bigint[] => [...backoffWaits(readBackoff(backoff), random)];

describe('readBackoff', () => {
  it('has a second, factor 1, jitter 1 and five attempts for what is left out', () => {
    expect(readBackoff({})).toEqual({ attempts: 5, duration: 1_000_000_000n, factor: 1, jitter: 1 });
  });

  it.each([
    [{ steps: 0 }, { attempts: 5 }],
    [{ steps: -3 }, { attempts: 5 }],
    [{ steps: 3 }, { attempts: 3 }],
    [{ duration: '1h1m1s1ms1us1ns' }, { duration: 3_661_001_001_001n }],
    [{ duration: 5 }, { duration: 5n }],
    [{ duration: '-1s' }, { duration: -1_000_000_000n }],
    [{ duration: 2 ** 63 }, { duration: 2n ** 63n - 1n }],
    [{ duration: -(2 ** 63) }, { duration: -(2n ** 63n) }],
    [{ duration: 2 ** 63 - 1024 }, { duration: 2n ** 63n - 1024n }],
    [{ duration: 0 }, { duration: 0n }],
    [{ steps: 2 ** 31 - 1 }, { attempts: 2 ** 31 - 1 }],
    [{ steps: -(2 ** 31) }, { attempts: 5 }],
    [{ steps: 1 }, { attempts: 1 }],
    [
      { factor: 0, jitter: 0.5 },
      { factor: 0, jitter: 0.5 },
    ],
  ])('reads %j', (backoff, plan) => {
    expect(readBackoff(backoff)).toMatchObject(plan);
  });

  it.each([
    ['null', 'a backoff has to be an object'],
    ['[]', 'a backoff has to be an object'],
    ['{"steps":"3"}', 'steps of a backoff has to be an integer of 32 bits, found "3"'],
    ['{"steps":1.5}', 'found 1.5'],
    ['{"steps":2147483648}', 'found 2147483648'],
    [
      '{"duration":"5"}',
      'duration of a backoff has to be a Go duration such as \'10s\', or whole nanoseconds, found "5"',
    ],
    ['{"duration":1.5}', 'found 1.5'],
    ['{"duration":1e300}', 'found 1e+300'],
    ['{"duration":9223372036854777856}', 'found 9223372036854778000'],
    ['{"steps":-2147483649}', 'found -2147483649'],
    ['5', 'a backoff has to be an object'],
    ['"x"', 'a backoff has to be an object'],
    ['{"steps":true}', 'found true'],
    ['{"duration":true}', 'found true'],
    ['{"factor":"2"}', 'factor of a backoff has to be a number without quotes, found "2"'],
    ['{"jitter":{}}', 'jitter of a backoff has to be a number without quotes, found {}'],
  ])('refuses %s: %s', (json, error) => {
    const refusal = { code: 'bad-definition', message: expect.stringContaining(error) };
    expect(() => readBackoff(JSON.parse(json) as Backoff)).toThrow(expect.objectContaining(refusal));
  });
});

describe('backoffWaits', () => {
  it('multiplies the wait, and waits once less than there are attempts', () => {
    expect(waits({ duration: 1000, factor: 1.5, jitter: 0, steps: 4 })).toEqual([1000n, 1500n, 2250n]);
    expect(waits({ duration: 5, factor: 0, jitter: 0, steps: 3 })).toEqual([5n, 5n]);
    expect(waits({ steps: 1 })).toEqual([]);
    expect(waits({ duration: 8, factor: -2, jitter: 0, steps: 4 })).toEqual([8n, -16n, 32n]);
  });

  it('adds up to the jitter at random', () => {
    expect(waits({ duration: 1000, jitter: 0.5, steps: 3 }, () => 0.5)).toEqual([1250n, 1250n]);
    for (const wait of waits({ duration: 1000, jitter: 1, steps: 50 })) {
      expect(wait).toBeGreaterThanOrEqual(1000n);
      expect(wait).toBeLessThan(2000n);
    }
  });

  it('overflows as Go does', () => {
    expect(waits({ duration: '2562047h', factor: 10, jitter: 0, steps: 3 })[1]).toBe(-(2n ** 63n));
    expect(waits({ duration: 2 ** 62, factor: 2, jitter: 0, steps: 3 })[1]).toBe(-(2n ** 63n));
    expect(waits({ duration: 3, factor: 1.5, jitter: 0, steps: 4 })).toEqual([3n, 4n, 6n]);
    expect(waits({ duration: 100, jitter: -1, steps: 2 }, () => 0.5)).toEqual([100n]);
  });
});
