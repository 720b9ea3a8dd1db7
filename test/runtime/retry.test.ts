import { join } from 'node:path';
import { decodeStruct } from '../../src/evaluate/shape/decode';
import type { Json } from '../../src/model/json';
import type { Backoff } from '../../src/model/scalars';
import { retryPlan } from '../../src/runtime/retry';
import { readRows } from '../conformance/vectors/row';

interface Expected {
  readonly attempts: number;
  readonly sleepsNs?: readonly number[];
}

function plan(backoff: Json): Required<Expected> {
  const { attempts, delayAfter } = retryPlan(decodeStruct<Backoff>('Backoff', backoff, 'backoff'), () => 0);
  const sleepsNs = Array.from({ length: attempts - 1 }, (_, index) => Math.round(delayAfter(index + 1) * 1e6));
  return { attempts, sleepsNs };
}

/** No wait is longer here than a day; upstream's go on to centuries. */
const isShort = ({ sleepsNs = [] }: Expected): boolean => sleepsNs.every((sleep) => sleep < 24 * 3600 * 1e9);

describe('a retry strategy', () => {
  const rows = readRows(join(__dirname, '../vectors/misc-backoff.jsonl.gz')).map((row) => ({
    ...row,
    backoff: (row.in as { backoff: Json }).backoff,
  }));

  it.each(rows.filter(({ error, out }) => error === undefined && isShort(out as Expected)))('$id means $out', (row) => {
    const { attempts, sleepsNs } = row.out as Expected;
    const planned = plan(row.backoff);
    expect(planned).toEqual({
      attempts,
      // A negative wait is none.
      sleepsNs: sleepsNs?.map((sleep) => Math.max(sleep, 0)) ?? planned.sleepsNs,
    });
  });

  it.each(rows.filter(({ error, panic }) => error !== undefined && !panic))('$id is refused: $error', ({ backoff }) => {
    expect(() => plan(backoff)).toThrow(expect.objectContaining({ code: 'bad-definition' }));
  });

  it('is one attempt when there is none', () => {
    expect(retryPlan(undefined).attempts).toBe(1);
  });

  it('adds up to the share that jitter says', () => {
    const delays = [0, 0.5, 0.999].map((random) =>
      retryPlan({ duration: '1s', jitter: 0.5 }, () => random).delayAfter(1),
    );
    expect(delays).toEqual([1000, 1250, expect.closeTo(1499.5)]);
  });

  it('never waits longer than a day', () => {
    expect(retryPlan({ duration: '1h', factor: 100, steps: 50 }).delayAfter(40)).toBe(24 * 3600 * 1000);
  });
});
