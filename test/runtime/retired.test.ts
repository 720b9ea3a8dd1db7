import { openDataDir } from '../../src/clients/data-dir';
import { retiredIn } from '../../src/runtime/retired';
import { body, Lab } from './lab';
import { eventSources, post, resourcesOf, sensor } from './pipeline';

const lab = new Lab();
const pipeline = `${eventSources}---${sensor()}`;
const other = sensor().replace('name: copy', 'name: other');
const without = `${eventSources}---${other}`;
const waiting = [{ trigger: 'lab/copy/keep', waiting: 1, since: 5000, until: 65_000 }];

describe('a Sensor that is taken away', () => {
  it('finds what came meanwhile when it is put back', async () => {
    const running = await lab.start(pipeline, { keepRetiredMs: 60_000, now: () => 5000 });
    await running.reload(resourcesOf(without));
    await post(running, 'a', body('meanwhile'));
    await running.idle();
    expect(running.status().retired).toEqual(waiting);
    expect(lab.cluster.data).toHaveLength(1);
    await running.reload(resourcesOf(`${pipeline}---${other}`));
    await running.idle();
    expect(running.status().retired).toEqual([]);
    expect(lab.cluster.data).toHaveLength(2);
    const told = lab.lines.filter((line) => line.includes('lab/copy/keep'));
    expect(told[0]).toMatch(/is not in the definitions any more: .* until 1970-01-01T00:01:05.000Z .*eventloom forget/);
    expect(told.some((line) => line.includes('the trigger lab/copy/keep is back'))).toBe(true);
  });

  it('is forgotten when its time is over, with what it has seen', async () => {
    const joined = `${eventSources}---${sensor({ conditions: 'a && b' })}`;
    let now = 5000;
    const given = { keepRetiredMs: 60_000, now: () => now };
    const before = await lab.start(joined, given);
    await post(before, 'a', body('seen'));
    await before.idle();
    await lab.stop();
    const running = await lab.start(without, given);
    await post(running, 'a', body('meanwhile'));
    await running.idle();
    await lab.stop();
    expect(await storedIn(lab.dataDir)).toEqual([{ trigger: 'lab/copy/keep', waiting: 1, since: 5000 }]);
    now = 64_999;
    const later = await lab.start(without, given);
    expect(later.status().retired).toEqual(waiting);
    now = 65_000;
    await later.reload(resourcesOf(without));
    expect(later.status().retired).toEqual([]);
    expect(lab.lines.at(-1)).toContain('the trigger lab/copy/keep is forgotten, with 1 events that waited');
    await later.reload(resourcesOf(`${joined}---${other}`));
    await post(later, 'b', body('alone'));
    await later.idle();
    expect(JSON.stringify(lab.cluster.data)).not.toContain('alone');
  });

  it('is forgotten at once when somebody says so, or nothing is to be kept', async () => {
    const running = await lab.start(pipeline);
    await expect(running.forget('lab/copy/keep')).rejects.toThrow('is in the definitions: take it out of them first');
    await expect(running.forget('lab/copy/none')).rejects.toThrow('no trigger lab/copy/none has ever run here');
    await running.reload(resourcesOf(without));
    expect(await running.forget()).toEqual(['lab/copy/keep']);
    expect(await running.forget()).toEqual([]);
    await lab.stop();
    const strict = await lab.start(pipeline, { keepRetiredMs: 0 });
    expect(lab.lines.join('')).toContain('the trigger lab/other/keep is forgotten');
    expect(strict.status().retired).toEqual([]);
  });

  it('is kept as long as it was to be when the clock is set back', async () => {
    let now = 100_000;
    const given = { keepRetiredMs: 60_000, now: () => now };
    const running = await lab.start(pipeline, given);
    await running.reload(resourcesOf(without));
    now = 5000;
    await running.reload(resourcesOf(without));
    expect(running.status().retired).toEqual([{ ...waiting[0], waiting: 0 }]);
  });
});

async function storedIn(path: string): Promise<unknown> {
  const data = openDataDir(path);
  try {
    return retiredIn(data.store);
  } finally {
    await data.close();
  }
}
