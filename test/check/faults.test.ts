import { goodResources, outcomes } from '../../bench/faults/matrix';
import { check } from '../../src/check/check';

describe('faults made one by one', () => {
  it('are not seen where there is none', () => {
    expect(goodResources().length).toBeGreaterThan(70);
    expect(check(goodResources()).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('are found, all but a few (npm run: node --import tsx bench/faults.ts makes them all)', () => {
    const made = outcomes(16);
    const missed = made.filter(({ found }) => found.length === 0).map(({ mutation }) => mutation.name);
    expect(made.length).toBeGreaterThan(60);
    expect(missed.length / made.length).toBeLessThan(0.02);
  });
});
