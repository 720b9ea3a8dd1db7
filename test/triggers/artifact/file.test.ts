import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createdFrom, failureOf, made, yaml } from './acting';

describe('an object from a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'artifact-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is created with the values from the event, as the file is then', async () => {
    const path = join(folder, 'cm.yaml');
    writeFileSync(path, yaml);
    expect(await createdFrom({ file: { path } })).toMatchObject(made);
    writeFileSync(path, yaml.replace('on}', 'no}'));
    expect(await createdFrom({ file: { path } })).toMatchObject({ data: { ref: 'main', flag: false } });
  });

  it('is refused when the file is missing, too large, or none', async () => {
    const large = join(folder, 'large');
    writeFileSync(large, '');
    truncateSync(large, 11 * 1024 * 1024);
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const said = async (path: string): Promise<string> => {
      const { code, message } = (await failureOf({ file: { path } })) as { code: string; message: string };
      return `${code}: ${message.replace('the trigger argo/ci/t, source.file: ', '').replace(folder, '')}`;
    };
    expect(await said(join(folder, 'none'))).toBe('not-fetched: /none cannot be read: ENOENT');
    expect(await said(large)).toBe('not-fetched: /large has more than 10485760 bytes');
    expect(await said(folder)).toBe('not-fetched:  is no file');
    expect(await said(pipe)).toBe('not-fetched: /pipe is no file');
    expect(await said('')).toBe('bad-value: a file without a path');
    expect(await said('a\0b')).toBe('bad-value: a file without a path');
  });
});
