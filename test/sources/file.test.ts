import { mkdtemp, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FileEventSource } from '../../src/model/sources/file';
import { fileFeed } from '../../src/sources/file';
import { FeedUnderTest } from './feeding';

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

async function startWatching({ path, pathRegexp, slash, ...source }: Watching): Promise<FeedUnderTest> {
  const under = new FeedUnderTest('2026-05-01T00:00:00Z');
  const watchPathConfig = {
    directory: slash ? `${directory}/` : directory,
    ...(path && { path }),
    ...(pathRegexp && { pathRegexp }),
  };
  await under.start(fileFeed({ eventType: 'CREATE', ...source, watchPathConfig }));
  return under;
}

const namesOf = (under: FeedUnderTest): string[] =>
  under.data('name').map((name) => String(name).replace(`${directory}/`, ''));

describe('files', () => {
  it.each([
    [false, [['a', 'b'], ['a']]],
    [true, [['a'], ['a']]],
  ])('that are renamed, with polling: %s', async (polling, expected) => {
    const eventTypes = ['CREATE', 'RENAME'] as const;
    const feeds = await Promise.all(
      eventTypes.map((eventType) => startWatching({ pathRegexp: '^/?(a|b)$', eventType, polling })),
    );
    await writeFile(join(directory, 'a'), 'text');
    await Promise.all(feeds.map((under) => under.notice(polling)));
    await rename(join(directory, 'a'), join(directory, 'b'));
    await Promise.all(feeds.map((under) => under.notice(polling)));
    await Promise.all(feeds.map((under) => under.stop()));
    expect(feeds.map(namesOf)).toEqual(expected);
  });

  it('say so when what is asked for never matches', async () => {
    const under = await startWatching({ path: 'x.txt' });
    await under.stop();
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

  it('that are replaced by another are created, those that go and come again are both', async () => {
    const kinds = ['CREATE', 'REMOVE', 'RENAME', 'WRITE'] as const;
    await writeFile(join(directory, 'a'), 'old');
    await writeFile(join(directory, 'b'), 'old');
    const feeds = await Promise.all(kinds.map((eventType) => startWatching({ pathRegexp: '/(a|b)$', eventType })));
    await writeFile(join(directory, 'tmp'), 'new');
    await rename(join(directory, 'tmp'), join(directory, 'a'));
    await Promise.all(feeds.map((under) => under.notice(false)));
    await unlink(join(directory, 'b'));
    await writeFile(join(directory, 'b'), 'new');
    await Promise.all(feeds.map((under) => under.notice(false)));
    await Promise.all(feeds.map((under) => under.stop()));
    expect(feeds.map(namesOf)).toEqual([['a', 'b'], ['b'], [], ['b']]);
  });

  it('that are many and quick are each reported once', async () => {
    const under = await startWatching({ pathRegexp: '.' });
    const names = Array.from({ length: 300 }, (_, index) => `f${String(index).padStart(3, '0')}`);
    await Promise.all(names.map((name) => writeFile(join(directory, name), name)));
    for (let waited = 0; under.emitted.length < names.length && waited < 400; waited++) await pause(50);
    await under.stop();
    expect(namesOf(under).sort()).toEqual(names);
  });
});
