import { appendFile, chmod, mkdtemp, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FileEventSource } from '../../src/model/sources/file';
import { fileFeed } from '../../src/sources/file';
import { FeedUnderTest } from './feeding';

const settled = 300;

/** What happens in a directory, one after the other, as Argo Events was recorded with it. */
async function everything(directory: string): Promise<void> {
  const file = (name: string): string => join(directory, name);
  await writeFile(file('x.txt'), 'one');
  await pause(settled);
  await appendFile(file('x.txt'), 'two');
  await pause(settled);
  await chmod(file('x.txt'), 0o600);
  await pause(settled);
  await rename(file('x.txt'), file('y.txt'));
  await pause(settled);
  await unlink(file('y.txt'));
  await pause(settled);
  await writeFile(file('z.log'), 'other');
  await pause(settled);
}

type Watching = Partial<Omit<FileEventSource, 'watchPathConfig'>> & {
  path?: string;
  pathRegexp?: string;
  slash?: boolean;
};

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'watched-'));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

/** Names and operations of the events of each of several sources, while everything happens in one directory. */
async function reported(sources: readonly Watching[]): Promise<string[][]> {
  const feeds = await Promise.all(sources.map(startWatching));
  await everything(directory);
  for (const { under } of feeds) under.stop();
  await Promise.all(feeds.map(({ ended }) => ended));
  return feeds.map(({ under }) => under.emitted.map(({ data }) => data.toString().replaceAll(directory, '<dir>')));
}

async function startWatching({
  path,
  pathRegexp,
  slash,
  ...source
}: Watching): Promise<{ under: FeedUnderTest; ended: Promise<void> }> {
  const under = new FeedUnderTest('2026-05-01T00:00:00Z');
  const watchPathConfig = {
    directory: slash ? `${directory}/` : directory,
    ...(path && { path }),
    ...(pathRegexp && { pathRegexp }),
  };
  const feed = fileFeed({ eventType: 'CREATE', ...source, watchPathConfig });
  const context = under.context();
  let ended: Promise<void> = Promise.resolve();
  await new Promise<void>((resolve) => {
    const wait = async (ms: number): Promise<void> => {
      await pause(ms);
      if (context.stopped.aborted) throw new Error('stopped');
    };
    ended = feed({ ...context, wait, started: resolve }).catch(() => {});
  });
  return { under, ended };
}

const any = { pathRegexp: '([a-z]+).txt' };

describe('files', () => {
  it('are watched, and reported as Argo Events reports them', async () => {
    const found = await reported([
      { path: 'x.txt', slash: true, metadata: { a: 'b' } },
      { ...any, eventType: 'WRITE' },
      { ...any, eventType: 'REMOVE' },
      { path: 'x.txt', slash: true, eventType: 'RENAME' },
      { ...any, eventType: 'RENAME' },
      { ...any, eventType: 'CHMOD' },
      { ...any, eventType: 'CREATE' },
    ]);
    expect(found).toEqual([
      ['{"name":"<dir>/x.txt","op":1,"metadata":{"a":"b"}}'],
      ['{"name":"<dir>/x.txt","op":2,"metadata":null}', '{"name":"<dir>/x.txt","op":2,"metadata":null}'],
      ['{"name":"<dir>/y.txt","op":4,"metadata":null}'],
      ['{"name":"<dir>/x.txt","op":8,"metadata":null}'],
      ['{"name":"<dir>/x.txt","op":8,"metadata":null}'],
      ['{"name":"<dir>/x.txt","op":16,"metadata":null}'],
      ['{"name":"<dir>/x.txt","op":1,"metadata":null}', '{"name":"<dir>/y.txt","op":1,"metadata":null}'],
    ]);
  });

  it('are looked at again and again with polling, under their short names', async () => {
    const polling = true;
    const found = await reported([
      { path: 'x.txt', slash: true, polling, metadata: { a: 'b' } },
      { ...any, polling, eventType: 'CREATE' },
      { ...any, polling, eventType: 'REMOVE' },
      { ...any, polling, eventType: 'RENAME' },
      { ...any, polling, eventType: 'CHMOD' },
    ]);
    expect(found).toEqual([
      ['{"name":"x.txt","op":1,"metadata":{"a":"b"}}'],
      ['{"name":"x.txt","op":1,"metadata":null}'],
      ['{"name":"y.txt","op":4,"metadata":null}'],
      ['{"name":"x.txt","op":8,"metadata":null}'],
      ['{"name":"x.txt","op":16,"metadata":null}'],
    ]);
  });

  it('say so when what is asked for never matches', async () => {
    const { under, ended } = await startWatching({ path: 'x.txt' });
    under.stop();
    await ended;
    expect(under.warnings[0]).toMatch(/has to end with a slash/);
    expect(() => fileFeed({ eventType: 'CREATE', watchPathConfig: { directory, pathRegexp: '(' } })).toThrow(
      /regular expression|missing/i,
    );
  });

  it('of a directory that does not exist are an error', async () => {
    for (const polling of [false, true]) {
      const under = new FeedUnderTest('2026-05-01T00:00:00Z');
      const feed = fileFeed({
        eventType: 'CREATE',
        polling,
        watchPathConfig: { directory: join(directory, 'no'), path: 'x' },
      });
      await expect(feed(under.context())).rejects.toThrow(/ENOENT/);
    }
  });

  it('that are many and quick are each reported once', async () => {
    const { under, ended } = await startWatching({ pathRegexp: '.' });
    const names = Array.from({ length: 300 }, (_, index) => `f${String(index).padStart(3, '0')}`);
    await Promise.all(names.map((name) => writeFile(join(directory, name), name)));
    for (let waited = 0; under.emitted.length < names.length && waited < 100; waited++) await pause(50);
    under.stop();
    await ended;
    expect(
      under
        .data('name')
        .map((name) => String(name).slice(directory.length + 1))
        .sort(),
    ).toEqual(names);
  });
});
