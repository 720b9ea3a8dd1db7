import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../src/clients/store';
import type { TraceRecord } from '../../src/model/trace';
import { readTraces, Traces, tracesAbout } from '../../src/runtime/traces';

const root = mkdtempSync(join(tmpdir(), 'eventloom-traces-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
let store: Store;

beforeEach(() => {
  store = openStore(join(root, String(++count)));
});

afterEach(() => store.close());

const record = (eventId: string, at: number): TraceRecord => ({
  kind: 'event',
  at,
  eventId,
  source: 's',
  subject: 'x',
  type: 'webhook',
  sequence: at,
  bytes: 1,
});

const fail = (error: unknown): void => {
  throw error;
};

describe('traces', () => {
  it('are kept in order, and found by their event, also by the next process', async () => {
    const traces = new Traces(store, fail);
    for (let at = 1; at <= 1200; at++) traces.add(record(`e${at % 3}`, at));
    await traces.flush();
    const next = new Traces(store, fail);
    next.add(record('e1', 1201));
    const found = await next.about('e1');
    expect(found.map(({ at }) => at)).toEqual([...Array.from({ length: 400 }, (_, index) => index * 3 + 1), 1201]);
    expect(readTraces(store, 3).map(({ at }) => at)).toEqual([1199, 1200, 1201]);
    expect(next.recent().length).toBe(1000);
    expect(next.recent().at(-1)?.at).toBe(1201);
  });

  it('do not take one event for another whose id it contains', async () => {
    const traces = new Traces(store, fail);
    traces.add(record('abc', 1));
    traces.add(record('ab', 2));
    await traces.flush();
    expect(tracesAbout(store, 'ab').map(({ at }) => at)).toEqual([2]);
  });

  it('reach whoever listens, until they stop', async () => {
    const traces = new Traces(store, fail);
    const heard: number[] = [];
    const stop = traces.subscribe(({ at }) => heard.push(at));
    traces.add(record('a', 1));
    stop();
    traces.add(record('a', 2));
    expect(heard).toEqual([1]);
    await traces.flush();
  });

  it('keep an attempt without its object when the object is too large', async () => {
    const traces = new Traces(store, fail);
    const attempt = {
      kind: 'attempt',
      at: 1,
      eventId: 'e',
      sensor: 's',
      trigger: 't',
      type: 'k8s',
      attempt: 1,
    } as const;
    traces.add({ ...attempt, outcome: 'done', summary: 'created', object: { data: 'x'.repeat(200_000) } });
    await traces.flush();
    expect(tracesAbout(store, 'e')).toEqual([{ ...attempt, outcome: 'done', summary: 'created' }]);
  });

  it('take a bounded amount of memory, however large the objects are', async () => {
    const traces = new Traces(store, fail);
    const attempt = { kind: 'attempt', eventId: 'e', sensor: 's', trigger: 't', type: 'k8s', attempt: 1 } as const;
    for (let at = 1; at <= 400; at++) {
      traces.add({ ...attempt, at, outcome: 'done', summary: 'created', object: { data: 'x'.repeat(100_000) } });
    }
    const recent = traces.recent();
    expect(recent.length).toBeGreaterThan(100);
    expect(recent.length).toBeLessThan(170);
    expect(recent.at(-1)?.at).toBe(400);
    await traces.flush();
  });

  it('say when they cannot be kept, and go on', async () => {
    const errors: unknown[] = [];
    const refusing: Store = {
      table: (name) => store.table(name),
      bytes: () => store.bytes(),
      write: () => Promise.reject(new Error('no space')),
      close: () => store.close(),
    };
    const traces = new Traces(refusing, (error) => errors.push(error));
    traces.add(record('e', 1));
    await traces.flush();
    expect(errors).toHaveLength(1);
    // Nothing waits any more: what others could not write is no concern of theirs.
    await traces.flush();
    expect(errors).toHaveLength(1);
    expect(traces.recent()).toHaveLength(1);
  });
});
