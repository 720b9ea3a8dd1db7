import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attemptsOf, body, Lab } from './lab';
import { eventSources, post, resourcesOf, sensor } from './pipeline';

const lab = new Lab();

/** A sensor whose object is in a file. */
const fetching = (path: string, trigger = ''): string =>
  `${eventSources}---${sensor({ trigger }).replace(/resource:\n(?: {14}.*\n)+/, `file: { path: ${path} }\n`)}`;

const object = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { generateName: kept- }\ndata: { a: "", b: "" }\n';

describe('an object that does not stand in the manifest', () => {
  it('is fetched by each attempt', async () => {
    const path = join(lab.root, 'late.yaml');
    const running = await lab.start(fetching(path, 'retryStrategy: { steps: 2, duration: 1ms }'));
    const stop = running.traces.subscribe((record) => {
      if (record.kind === 'attempt' && record.outcome === 'retrying') writeFileSync(path, object);
    });
    await post(running, 'a', body('x'));
    await running.idle();
    stop();
    expect(lab.cluster.data).toEqual([{ a: 'x', b: '' }]);
    expect(attemptsOf(running.traces.recent())).toMatchObject([
      { outcome: 'retrying', error: `the trigger lab/copy/keep, source.file: ${path} cannot be read: ENOENT` },
      { outcome: 'dry-run' },
    ]);
  });

  it('makes a dead letter when it cannot be had, and is fetched when that is redriven', async () => {
    const path = join(lab.root, 'later.yaml');
    const running = await lab.start(fetching(path));
    await post(running, 'a', body('x'));
    await running.idle();
    expect(running.status().deadLetters).toBe(1);
    writeFileSync(path, object);
    expect(await running.redrive({})).toBe(1);
    await running.idle();
    expect(lab.cluster.data).toEqual([{ a: 'x', b: '' }]);
  });

  it('keeps a listener from starting when it is where nothing can be fetched from', async () => {
    const git = 'git: { url: "git@git.test:x.git", filePath: x.yaml, cloneDirectory: /x }';
    const yaml = fetching('/x').replace(/file: \{ path: \/x \}/, git);
    await expect(lab.start(yaml)).rejects.toThrow(
      /pipeline\.yaml:\d+: a source in git over SSH .*\(trigger keep of Sensor copy\)/,
    );
    expect(resourcesOf(yaml)).toHaveLength(2);
  });
});
