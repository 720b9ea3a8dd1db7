import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileSecrets, makeUpSecret } from '../../src/clients/file-secrets';

const root = mkdtempSync(join(tmpdir(), 'eventloom-secrets-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(folder: string, name: string, key: string, value: string | Buffer): void {
  mkdirSync(join(root, folder, name), { recursive: true });
  writeFileSync(join(root, folder, name, key), value);
}

describe('secrets in files', () => {
  it('are the bytes of the file without one newline at the end', async () => {
    write('a', 's', 'one', 'x\n');
    write('a', 's', 'two', 'x\n\n');
    write('a', 's', 'bytes', Buffer.from([0xff, 0, 0x0a]));
    const secrets = new FileSecrets([join(root, 'a')]);
    expect((await secrets.value('s', 'one')).toString()).toBe('x');
    expect((await secrets.value('s', 'two')).toString()).toBe('x\n');
    expect([...(await secrets.value('s', 'bytes'))]).toEqual([0xff, 0]);
  });

  it('are read again when they change, also when somebody sets the clock back', async () => {
    write('a', 's', 'k', 'old');
    const secrets = new FileSecrets([join(root, 'a')]);
    const ticks = performance.now();
    expect((await secrets.value('s', 'k')).toString()).toBe('old');
    write('a', 's', 'k', 'new');
    const clock = jest.spyOn(Date, 'now').mockReturnValue(0);
    const passing = jest.spyOn(performance, 'now').mockReturnValue(ticks + 2000);
    expect((await secrets.value('s', 'k')).toString()).toBe('new');
    clock.mockRestore();
    passing.mockRestore();
  });

  it('come from the first folder that has them', async () => {
    write('first', 's', 'k', 'first');
    write('second', 's', 'k', 'second');
    write('second', 's', 'other', 'other');
    const secrets = new FileSecrets([join(root, 'first'), join(root, 'second')]);
    expect((await secrets.value('s', 'k')).toString()).toBe('first');
    expect((await secrets.value('s', 'other')).toString()).toBe('other');
  });

  it('that are missing are named, with the place to put them', async () => {
    const secrets = new FileSecrets([join(root, 'none')]);
    await expect(secrets.value('s', 'k')).rejects.toMatchObject({
      code: 'secret-missing',
      message: expect.stringContaining(join(root, 'none', 's', 'k')),
    });
  });

  it.each([
    ['..', 'k'],
    ['s', '../s/k'],
    ['a/b', 'k'],
    ['', 'k'],
  ])('never lead out of the folder: %j %j', async (name, key) => {
    write('a', 's', 'k', 'x');
    await expect(new FileSecrets([join(root, 'a', 's')]).value(name, key)).rejects.toMatchObject({
      code: 'secret-missing',
    });
  });
});

describe('a secret that is made up', () => {
  it('is 32 random bytes, for its owner only, and stays what it is', () => {
    const file = makeUpSecret(join(root, 'own'), 's', 'k');
    const value = readFileSync(file, 'utf8');
    expect(value).toMatch(/^[0-9a-f]{64}$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(makeUpSecret(join(root, 'own'), 's', 'k')).toBe(file);
    expect(readFileSync(file, 'utf8')).toBe(value);
  });
});
