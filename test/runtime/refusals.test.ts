import { Refusals } from '../../src/runtime/refusals';

describe('refused requests', () => {
  it('are told about up to a number in a second, then counted, and the count is told with the next', () => {
    let now = 1000;
    const refusals = new Refusals(() => now);
    const told = Array.from({ length: 30 }, () => refusals.count('a'));
    expect(told).toEqual(Array.from({ length: 30 }, (_, index) => (index < 20 ? 0 : undefined)));
    expect(refusals.count('b')).toBe(0);
    now += 1000;
    expect([refusals.count('a'), refusals.count('a')]).toEqual([10, 0]);
  });

  it('are told about when the clock goes back', () => {
    let now = 10_000;
    const refusals = new Refusals(() => now);
    for (let count = 0; count < 25; count++) refusals.count('a');
    now = 5000;
    expect(refusals.count('a')).toBe(5);
  });
});
