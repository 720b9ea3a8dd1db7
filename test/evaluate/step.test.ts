import { cut, Trail } from '../../src/evaluate/step';
import { get } from '../../src/language/path/get';

describe('a trail', () => {
  it('collects steps, without what is not known', () => {
    const trail = new Trail(true, [{ stage: 'match', asked: 'a', passed: true }]);
    trail.add('filter', 'b', false);
    trail.add('filter', 'c', true, null);
    trail.add('filter', 'd', false, get('{"a":1}', 'b'), 'nothing there');
    trail.add('filter', 'e', true, get('{"a":1}', 'a'));
    expect(trail.steps).toStrictEqual([
      { stage: 'match', asked: 'a', passed: true },
      { stage: 'filter', asked: 'b', passed: false },
      { stage: 'filter', asked: 'c', passed: true, found: null },
      { stage: 'filter', asked: 'd', passed: false, error: 'nothing there' },
      { stage: 'filter', asked: 'e', passed: true, found: 1 },
    ]);
  });

  it('collects nothing that nobody wants to know', () => {
    const trail = new Trail(false);
    trail.add('filter', 'a', true);
    expect(trail.steps).toEqual([]);
  });

  it('shows texts up to a size', () => {
    expect(cut('x'.repeat(256))).toBe('x'.repeat(256));
    expect(cut('x'.repeat(257))).toBe(`${'x'.repeat(256)}...`);
  });
});
