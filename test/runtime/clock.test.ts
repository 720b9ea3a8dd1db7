import { body, Lab, until } from './lab';
import { eventSources, post, sensor } from './pipeline';

const lab = new Lab();
const day = 24 * 3600 * 1000;
let offset = 0;
const now = (): number => Date.now() + offset;
beforeEach(() => {
  offset = 0;
});

const retry = 'atLeastOnce: true\nretryStrategy: { steps: 3, duration: 50ms }';
const ordered = (yaml: string): string =>
  yaml.replace('name: copy,', 'name: copy, annotations: { eventloom.dev/order: all },');

describe('a clock that is set while events are under way', () => {
  it.each([
    ['one', sensor({ trigger: retry })],
    ['one in order', ordered(sensor({ trigger: retry }))],
  ])('puts off no retry, when it is set back before %s', async (_, yaml) => {
    const running = await lab.start(`${eventSources}---${yaml}`, { now });
    let tries = 0;
    lab.cluster.before = () => {
      offset -= day;
      if (++tries < 3) throw new Error('not yet');
    };
    const startedAt = performance.now();
    await post(running, 'a', body('one'));
    await running.idle();
    expect(lab.cluster.data).toEqual([{ a: 'one', b: '' }]);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(100);
  });

  it('makes nobody wait for a rate limit', async () => {
    const trigger = 'rateLimit: { unit: Second, requestsPerUnit: 100 }';
    const running = await lab.start(`${eventSources}---${sensor({ trigger })}`, { now });
    lab.cluster.before = () => {
      offset -= 5000;
    };
    const startedAt = performance.now();
    for (const value of ['1', '2', '3', '4', '5']) await post(running, 'a', body(value));
    await running.idle();
    expect(lab.cluster.created).toHaveLength(5);
    expect(performance.now() - startedAt).toBeLessThan(4000);
  });

  it('loses nothing and repeats nothing when it jumps back and forth by a month', async () => {
    const running = await lab.start(`${eventSources}---${sensor({ trigger: retry })}`, { now });
    const values = Array.from({ length: 60 }, (_, index) => `value ${index}`);
    const failing = new Set(values.filter((_, index) => index % 7 === 0));
    lab.cluster.before = (manifest) => {
      if (failing.delete((manifest['data'] as { a: string }).a)) throw new Error('not now');
    };
    for (const [index, value] of values.entries()) {
      offset = (index % 2 === 0 ? 30 : -30) * day;
      expect(await post(running, 'a', body(value))).toMatchObject({ status: 200 });
    }
    await running.idle();
    const seen = lab.cluster.data.map((entry) => (entry as { a: string }).a);
    expect(seen.sort()).toEqual([...values].sort());
  });

  it('lets events meet that came before and after', async () => {
    const running = await lab.start(`${eventSources}---${sensor({ conditions: 'a && b' })}`, { now });
    await post(running, 'a', body('left'));
    await until(() => running.lag() === 0);
    offset = -day;
    await post(running, 'b', body('right'));
    await running.idle();
    expect(lab.cluster.data).toEqual([{ a: 'left', b: 'right' }]);
  });
});
