import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readDataDir } from '../../src/clients/data-dir';

const root = mkdtempSync(join(tmpdir(), 'eventloom-calendar-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const manifest = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: clock, namespace: lab }
spec:
  calendar:
    tick: { interval: 1s, persistence: { catchup: { enabled: true } } }
`;

/** The due times of all stored events, in seconds since 1970. */
async function dueTimes(dataDir: string): Promise<number[]> {
  const opened = readDataDir(dataDir);
  const rows = [...opened.store.table('events').entries()].map(({ value }) => Buffer.from(value).toString());
  await opened.close();
  return rows.map((row) => {
    const [, day, time] = /"eventTime":"(\S+) ([\d:]+) /.exec(row) ?? [];
    return Date.parse(`${day}T${time}Z`) / 1000;
  });
}

describe('a calendar whose process is killed again and again', () => {
  it('fires every second once, those in which nothing ran included', async () => {
    const [dataDir, file] = [join(root, 'data'), join(root, 'clock.yaml')];
    writeFileSync(file, manifest);
    for (const ms of [1300, 0, 700]) {
      const child = fork(join(__dirname, '../runtime/crash-child.ts'), [file, dataDir], {
        execArgv: ['--import', 'tsx'],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      await once(child, 'message');
      await pause(ms);
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
    const times = await dueTimes(dataDir);
    expect(times.length).toBeGreaterThan(2);
    const [first = 0] = times;
    expect(times).toEqual(Array.from({ length: times.length }, (_, index) => first + index));
  });
});
