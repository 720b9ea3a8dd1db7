import { askListener } from '../../src/runtime/control';
import { attemptsOf, body, Lab } from './lab';
import { eventSources, post, resourcesOf, sensor } from './pipeline';

const lab = new Lab();

describe('dead letters', () => {
  it('are acted on again when they are redriven, with all attempts before them, and are gone then', async () => {
    const yaml = `${eventSources}---${sensor({ trigger: 'retryStrategy: { steps: 2, duration: 1ms, jitter: 0 }' })}`;
    const running = await lab.start(yaml);
    let tries = 0;
    lab.cluster.before = () => {
      if (++tries < 4) throw new Error('down');
    };
    await post(running, 'a', body('1'));
    await running.idle();
    expect(running.status().deadLetters).toBe(1);
    expect(await Promise.all([running.redrive({}), running.redrive({})])).toEqual([1, 0]);
    await running.idle();
    expect(lab.cluster.data).toEqual([{ a: '1', b: '' }]);
    expect(attemptsOf(running.traces.recent()).map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, 'retrying'],
      [2, 'dead-letter'],
      [1, 'retrying'],
      [2, 'dry-run'],
    ]);
    expect(running.status().deadLetters).toBe(0);
  });

  it('of a join come with all their events, also when another process asks for them', async () => {
    const running = await lab.start(`${eventSources}---${sensor({ conditions: 'a && b' })}`);
    lab.cluster.before = () => {
      throw new Error('down');
    };
    await post(running, 'a', body('first a'));
    await post(running, 'b', body('first b'));
    await running.idle();
    await post(running, 'a', body('second a'));
    await running.idle();
    lab.cluster.before = () => {};
    expect(await askListener(lab.dataDir, { ask: 'redrive', choice: { trigger: 'lab/copy/keep' } })).toBe(1);
    await running.idle();
    await post(running, 'b', body('second b'));
    await running.idle();
    expect(lab.cluster.data).toEqual([
      { a: 'first a', b: 'first b' },
      { a: 'second a', b: 'second b' },
    ]);
  });

  it('of one dependency come for that one only', async () => {
    const yaml = sensor({ conditions: 'a || b' }).replace('eventName: b }', 'eventName: a }');
    const running = await lab.start(`${eventSources}---${yaml}`);
    lab.cluster.before = ({ data }) => {
      if ((data as { b: string }).b === '1') throw new Error('down');
    };
    await post(running, 'a', body('1'));
    await running.idle();
    lab.cluster.before = () => {};
    expect(await running.redrive({})).toBe(1);
    await running.idle();
    expect(lab.cluster.data).toEqual([
      { a: '1', b: 'none' },
      { a: 'none', b: '1' },
    ]);
  });

  it('take nothing with them that waits for others', async () => {
    const running = await lab.start(`${eventSources}---${sensor({ conditions: 'a || b && push' })}`);
    lab.cluster.before = () => {
      throw new Error('down');
    };
    await post(running, 'a', body('alone'));
    await running.idle();
    await post(running, 'b', body('waits'));
    await running.idle();
    lab.cluster.before = () => {};
    await running.redrive({});
    await running.idle();
    expect(lab.cluster.data).toEqual([{ a: 'alone', b: 'none', push: 'none' }]);
  });

  it('of a trigger that was forgotten stay, and hold up no others', async () => {
    const other = sensor({ conditions: 'a' }).replace('name: copy', 'name: other');
    const running = await lab.start(`${eventSources}---${sensor()}---${other}`);
    lab.cluster.before = () => {
      throw new Error('down');
    };
    await post(running, 'a', body('1'));
    await running.idle();
    expect(running.status().deadLetters).toBe(2);
    await running.reload(resourcesOf(`${eventSources}---${sensor()}`));
    await running.forget('lab/other/keep');
    lab.cluster.before = () => {};
    await expect(running.redrive({})).rejects.toThrow(
      '1 of 2 dead letters stay, since their triggers are forgotten: run a Sensor that has them first; 1 were given',
    );
    await running.idle();
    expect(lab.cluster.data).toEqual([{ a: '1', b: '' }]);
    expect(running.status().deadLetters).toBe(1);
    await running.reload(resourcesOf(`${eventSources}---${sensor()}---${other}`));
    expect(await running.redrive({})).toBe(1);
  });

  it('are chosen by trigger and by event', async () => {
    const running = await lab.start(`${eventSources}---${sensor()}`);
    lab.cluster.before = () => {
      throw new Error('down');
    };
    await post(running, 'a', body('1'));
    await running.idle();
    expect(await running.redrive({ trigger: 'lab/other/keep' })).toBe(0);
    expect(await running.redrive({ event: 'nobody' })).toBe(0);
    const [{ eventId } = { eventId: '' }] = attemptsOf(running.traces.recent());
    expect(await running.redrive({ event: eventId })).toBe(1);
  });
});

describe('a listener that does not run', () => {
  it('has no controls', async () => {
    expect(await askListener(lab.root, { ask: 'status' })).toBeUndefined();
  });
});
