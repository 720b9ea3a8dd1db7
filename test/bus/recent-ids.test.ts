import { RecentIds } from '../../src/bus/recent-ids';

const idsOf = (ids: RecentIds, count: number, now: number): number[] =>
  Array.from({ length: count }, (_, id) => id).filter((id) => ids.get(String(id), now));

describe('the ids that were seen lately', () => {
  it('are forgotten after their time', () => {
    const ids = new RecentIds(100, 10);
    ids.add('0', { sequence: 1, at: 0 });
    expect(ids.get('0', 100)).toEqual({ sequence: 1, at: 0 });
    expect(ids.get('0', 101)).toBeUndefined();
  });

  it('are never more than they may be, and the oldest go first', () => {
    const ids = new RecentIds(1000, 32);
    for (let id = 0; id < 32; id++) ids.add(String(id), { sequence: id, at: 0 });
    expect(idsOf(ids, 40, 0)).toHaveLength(32);
    for (let id = 32; id < 40; id++) {
      ids.add(String(id), { sequence: id, at: 0 });
      const left = idsOf(ids, 40, 0);
      expect(left.length).toBeLessThanOrEqual(32);
      expect(left.length).toBeGreaterThanOrEqual(30);
      expect(left.at(-1)).toBe(id);
      expect(left.at(-1)! - left[0]! + 1).toBe(left.length);
    }
  });

  it('begin anew when one is added again', () => {
    const ids = new RecentIds(1000, 3);
    for (const [sequence, id] of ['0', '1', '2', '0', '3'].entries()) ids.add(id, { sequence, at: 0 });
    expect(idsOf(ids, 4, 0)).toEqual([0, 2, 3]);
    expect(ids.get('0', 0)?.sequence).toBe(3);
  });

  it('are found in a clock that was set back', () => {
    const ids = new RecentIds(100, 10);
    ids.add('0', { sequence: 1, at: 1_000_000 });
    ids.add('1', { sequence: 2, at: 0 });
    expect(idsOf(ids, 2, 0)).toEqual([0, 1]);
  });
});
