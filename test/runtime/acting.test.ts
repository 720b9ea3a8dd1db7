import { EventloomError } from '../../src/errors';
import type { Runtime } from '../../src/runtime/runtime';
import { Turns } from '../../src/runtime/turns';
import { attemptsOf, body, Lab, until } from './lab';
import { eventSources, post, sensor } from './pipeline';

const lab = new Lab();

const annotated = (annotation: string, options: Parameters<typeof sensor>[0] = {}): string =>
  `${eventSources}---${sensor(options).replace('name: copy,', `name: copy, annotations: { ${annotation} },`)}`;

const valueOf = (object: { readonly data?: unknown }): string => (object.data as { a: string }).a;

/** Makes actions wait until they are let go, by the value that came. */
function hold(): { readonly begun: string[]; release(value: string): void } {
  const begun: string[] = [];
  const waiting = new Map<string, () => void>();
  lab.cluster.before = (object) => {
    const value = valueOf(object);
    begun.push(value);
    return new Promise<void>((resolve) => waiting.set(value, resolve));
  };
  return { begun, release: (value) => waiting.get(value)?.() };
}

async function postAll(runtime: Runtime, values: readonly string[]): Promise<void> {
  for (const value of values) await post(runtime, 'a', body(value));
}

describe('an action', () => {
  it('that takes longer than it may has failed, and frees its place', async () => {
    const running = await lab.start(
      annotated("eventloom.dev/timeout: 50ms, eventloom.dev/concurrency: '1'", {
        trigger: 'retryStrategy: { steps: 2, duration: 1ms, jitter: 0 }',
      }),
    );
    let stuck = 0;
    lab.cluster.before = (object) => (valueOf(object) === 'stuck' && ++stuck ? new Promise(() => {}) : undefined);
    await postAll(running, ['stuck', 'fine']);
    await running.idle();
    expect(stuck).toBe(2);
    expect(lab.cluster.data).toEqual([{ a: 'fine', b: '' }]);
    const failed = attemptsOf(running.traces.recent()).filter(({ error }) => error !== undefined);
    expect(failed.map(({ outcome, error }) => [outcome, error])).toEqual([
      ['retrying', 'it was not done within 0.05 s'],
      ['dead-letter', 'it was not done within 0.05 s'],
    ]);
  });

  it('of one trigger that hangs does not hold up another trigger', async () => {
    const other = sensor().replace('name: copy', 'name: other');
    const running = await lab.start(`${annotated("eventloom.dev/concurrency: '1'")}---${other}`);
    const created: string[] = [];
    const letGo: (() => void)[] = [];
    lab.cluster.before = (object) => {
      const { labels } = object.metadata as { labels: Record<string, string> };
      if (labels['events.argoproj.io/sensor'] === 'copy') return new Promise<void>((resolve) => letGo.push(resolve));
      created.push(valueOf(object));
      return undefined;
    };
    const values = Array.from({ length: 300 }, (_, index) => String(index));
    await Promise.all(values.map((value) => post(running, 'a', body(value))));
    await until(() => created.length === 300);
    expect(running.status().triggers).toMatchObject([
      { trigger: 'lab/copy/keep', lag: 300, acting: 1 },
      { trigger: 'lab/other/keep', acting: 0 },
    ]);
    lab.cluster.before = () => {};
    const stopped = lab.stop();
    for (const resolve of letGo) resolve();
    await stopped;
  });
});

describe('a mishap in this process', () => {
  it('holds up neither the sender nor other events', async () => {
    const running = await lab.start(`${eventSources}---${sensor()}`);
    const lines = lab.lines.length;
    running.traces.subscribe(({ kind }) => {
      if (kind === 'verdict' && lab.lines.length === lines) throw new Error('a mishap');
    });
    expect(await post(running, 'a', body('1'))).toMatchObject({ status: 200 });
    await post(running, 'a', body('2'));
    await until(() => lab.cluster.created.length === 1);
    expect(lab.cluster.data).toEqual([{ a: '2', b: '' }]);
    expect(running.status().triggers[0]).toMatchObject({ lag: 1, waitingForRetry: 1 });
    expect(lab.lines.join()).toContain('a mishap');
  });
});

describe('in order', () => {
  it('everything waits for what came before, retries included, when the annotation says all', async () => {
    const running = await lab.start(
      annotated('eventloom.dev/order: all', { trigger: 'retryStrategy: { steps: 3, duration: 20ms, jitter: 0 }' }),
    );
    const tried: string[] = [];
    lab.cluster.before = (object) => {
      tried.push(valueOf(object));
      if (tried.length < 3) throw new Error('not yet');
    };
    await postAll(running, ['1', '2', '3']);
    await running.idle();
    expect(tried).toEqual(['1', '1', '1', '2', '3']);
  });

  it('only events with the same value at the path wait for each other', async () => {
    const running = await lab.start(annotated('eventloom.dev/order: body.key'));
    const { begun, release } = hold();
    const keyed = (value: string, key: string): Promise<unknown> => post(running, 'a', JSON.stringify({ value, key }));
    for (const [value, key] of [
      ['x1', 'x'],
      ['x2', 'x'],
      ['y1', 'y'],
      ['x3', 'x'],
    ] as const)
      await keyed(value, key);
    await until(() => begun.length === 2);
    expect(begun).toEqual(['x1', 'y1']);
    release('x1');
    await until(() => begun.length === 3);
    release('x2');
    await until(() => begun.length === 4);
    expect(begun).toEqual(['x1', 'y1', 'x2', 'x3']);
    for (const value of ['y1', 'x3']) release(value);
    await running.idle();
  });

  it('a restart goes on with the event that waits for its retry', async () => {
    const yaml = annotated('eventloom.dev/order: all', {
      trigger: 'retryStrategy: { steps: 5, duration: 300ms, jitter: 0 }',
    });
    const first = await lab.start(yaml);
    const tried: string[] = [];
    lab.cluster.before = (object) => {
      tried.push(valueOf(object));
      if (tried.length === 1) throw new Error('not yet');
    };
    await postAll(first, ['1', '2']);
    await until(() => tried.length === 1);
    await until(() => first.status().triggers[0]?.waitingForRetry === 1);
    await lab.stop();
    await (await lab.start(yaml)).idle();
    expect(tried).toEqual(['1', '1', '2']);
  });
});

describe('a restart', () => {
  const retrying = `${eventSources}---${sensor({ trigger: 'retryStrategy: { steps: 3, duration: 200ms, jitter: 0 }' })}`;

  it('goes on with the attempt that comes next, and not before its time', async () => {
    const first = await lab.start(retrying);
    const times: number[] = [];
    lab.cluster.before = () => {
      times.push(Date.now());
      throw new Error('down');
    };
    await post(first, 'a', body('1'));
    await until(() => first.status().triggers[0]?.waitingForRetry === 1);
    await lab.stop();
    const second = await lab.start(retrying);
    await second.idle();
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(195);
    expect(attemptsOf(second.traces.recent()).map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, 'retrying'],
      [2, 'retrying'],
      [3, 'dead-letter'],
    ]);
  });

  it('loses nothing of the backlog of a rate limit, and counts no attempt for what had not begun', async () => {
    const yaml = `${eventSources}---${sensor({ trigger: 'rateLimit: { unit: Hour, requestsPerUnit: 1 }' })}`;
    const first = await lab.start(yaml);
    await postAll(first, ['1', '2', '3']);
    await until(() => lab.cluster.created.length === 1);
    const stopping = Date.now();
    await lab.stop();
    expect(Date.now() - stopping).toBeLessThan(5000);
    const second = await lab.start(yaml.replace('requestsPerUnit: 1', 'requestsPerUnit: 1000000'));
    await second.idle();
    expect(lab.cluster.data).toEqual(['1', '2', '3'].map((a) => ({ a, b: '' })));
    expect(attemptsOf(second.traces.recent()).map(({ attempt }) => attempt)).toEqual([1, 1, 1]);
  });

  it('gives up with a dead letter what had more attempts than it may have now', async () => {
    const first = await lab.start(retrying);
    let tries = 0;
    lab.cluster.before = () => {
      tries++;
      throw new Error('down');
    };
    await post(first, 'a', body('1'));
    await until(() => tries === 2 && first.status().triggers[0]?.waitingForRetry === 1);
    await lab.stop();
    const second = await lab.start(`${eventSources}---${sensor()}`);
    await second.idle();
    expect([tries, second.status().deadLetters]).toEqual([3, 1]);
  });

  it('keeps the events of a join together while they wait to be tried again', async () => {
    const yaml = `${eventSources}---${sensor({
      conditions: 'a && b',
      trigger: 'retryStrategy: { steps: 3, duration: 200ms, jitter: 0 }',
    })}`;
    const first = await lab.start(yaml);
    let tries = 0;
    lab.cluster.before = () => {
      if (++tries === 1) throw new Error('down');
    };
    await post(first, 'a', body('first a'));
    await post(first, 'b', body('first b'));
    await until(() => tries === 1);
    await post(first, 'a', body('second a'));
    await lab.stop();
    const second = await lab.start(yaml);
    await until(() => lab.cluster.created.length === 1);
    await post(second, 'b', body('second b'));
    await second.idle();
    expect(lab.cluster.data).toEqual([
      { a: 'first a', b: 'first b' },
      { a: 'second a', b: 'second b' },
    ]);
  });
});

describe('a dlqTrigger', () => {
  it('is tried as its own strategy says, after the trigger was given up', async () => {
    const yaml = `${eventSources}---${sensor({
      trigger: `
atLeastOnce: true
retryStrategy: { steps: 2, duration: 1ms, jitter: 0 }
dlqTrigger:
  atLeastOnce: true
  retryStrategy: { steps: 3, duration: 1ms, jitter: 0 }
  template:
    name: complain
    k8s:
      operation: create
      source: { resource: { apiVersion: v1, kind: Event, metadata: { generateName: sorry- } } }`,
    })}`;
    const running = await lab.start(yaml);
    let complaints = 0;
    lab.cluster.before = ({ kind }) => {
      if (kind === 'ConfigMap' || ++complaints < 3) throw new Error('no');
    };
    await post(running, 'a', body('1'));
    await running.idle();
    const told = attemptsOf(running.traces.recent()).map(({ trigger, outcome }) => [trigger, outcome]);
    expect(told).toEqual([
      ['keep', 'retrying'],
      ['keep', 'dead-letter'],
      ['complain', 'retrying'],
      ['complain', 'retrying'],
      ['complain', 'dry-run'],
    ]);
    expect(running.status().deadLetters).toBe(1);
  });
});

describe('an event that fires for two dependencies', () => {
  it('has all attempts for one when it was given up for the other', async () => {
    const yaml = sensor({
      conditions: 'a || b',
      trigger: `
retryStrategy: { steps: 5, duration: 1ms, jitter: 0 }
dlqTrigger:
  retryStrategy: { steps: 4, duration: 1ms, jitter: 0 }
  template:
    name: complain
    k8s:
      operation: create
      source: { resource: { apiVersion: v1, kind: Event, metadata: { generateName: sorry- } } }`,
    }).replace('eventName: b }', 'eventName: a }');
    const running = await lab.start(`${eventSources}---${yaml}`);
    const failures = { sorry: 2, a: 1, b: 3 };
    lab.cluster.before = ({ kind, data }) => {
      const who = kind === 'Event' ? 'sorry' : (data as { a: string }).a === '1' ? 'a' : 'b';
      if (failures[who]-- <= 0) return;
      throw new EventloomError(who === 'a' ? 'bad-value' : 'trigger-failed', 'no');
    };
    await post(running, 'a', body('1'));
    await running.idle();
    expect(lab.cluster.created.map(({ data }) => data)).toEqual([undefined, { a: 'none', b: '1' }]);
    expect(running.status().deadLetters).toBe(1);
  });
});

describe('an event that fires for two dependencies', () => {
  const both = (trigger = ''): string =>
    `${eventSources}---${sensor({ conditions: 'a || b', trigger }).replace('eventName: b }', 'eventName: a }')}`;
  const endWhile = async (something: () => void): Promise<void> => {
    const close = jest.spyOn(Turns.prototype, 'close');
    const stopped = lab.stop();
    await until(() => close.mock.calls.length > 0);
    close.mockRestore();
    something();
    await stopped;
  };
  const once = [
    { a: '1', b: 'none' },
    { a: 'none', b: '1' },
  ];

  it('does nothing twice when the process ends in between, which waits for what has begun only', async () => {
    const running = await lab.start(both());
    let release = (): void => {};
    lab.cluster.before = () => new Promise((resolve) => (release = resolve));
    await post(running, 'a', body('1'));
    await until(() => running.status().triggers[0]?.acting === 1);
    await endWhile(() => {
      lab.cluster.before = () => {};
      release();
    });
    expect(lab.cluster.data).toEqual(once.slice(0, 1));
    await (await lab.start(both())).idle();
    expect(lab.cluster.data).toEqual(once);
  });

  it('has all attempts for what was not begun when the process ended, whatever failed before', async () => {
    const yaml = both('retryStrategy: { steps: 2, duration: 1ms, jitter: 0 }');
    const running = await lab.start(yaml);
    let fail = (): void => {};
    lab.cluster.before = () =>
      new Promise((_, reject) => {
        fail = () => reject(new Error('no'));
      });
    await post(running, 'a', body('1'));
    await until(() => running.status().triggers[0]?.acting === 1);
    await endWhile(() => fail());
    let tries = 0;
    lab.cluster.before = ({ data }) => {
      if ((data as { b: string }).b === '1' && ++tries < 2) throw new Error('not yet');
    };
    await (await lab.start(yaml)).idle();
    expect(lab.cluster.data).toEqual(once);
  });

  it('does nothing twice when the process ends while one of them is to be tried again', async () => {
    const yaml = both('retryStrategy: { steps: 3, duration: 300ms, jitter: 0 }');
    const running = await lab.start(yaml);
    lab.cluster.before = ({ data }) => {
      if ((data as { b: string }).b === '1') throw new Error('no');
    };
    await post(running, 'a', body('1'));
    await until(() => running.status().triggers[0]?.waitingForRetry === 1);
    await lab.stop();
    lab.cluster.before = () => {};
    await (await lab.start(yaml)).idle();
    expect(lab.cluster.data).toEqual(once);
  });
});

describe('an annotation that means nothing', () => {
  it.each([
    ["eventloom.dev/concurrency: '0'", /eventloom.dev\/concurrency is "0", it has to be a number from 1 to 1024/],
    ['eventloom.dev/timeout: soon', /eventloom.dev\/timeout is "soon", it has to be a duration/],
    [
      'eventloom.dev/oder: all',
      /there is no annotation eventloom.dev\/oder of a Sensor; there are concurrency, timeout, order/,
    ],
    ['eventloom.dev/order.paste: all', /eventloom.dev\/order.paste names no trigger of the Sensor; there are \w+/],
    ["eventloom.dev/order: ''", /eventloom.dev\/order is "", it has to be all, none, or a path/],
  ])('is refused: %s', async (annotation, message) => {
    await expect(lab.start(annotated(annotation))).rejects.toMatchObject({
      code: 'bad-definition',
      message: expect.stringMatching(message),
    });
  });
});
