import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAgainAndAgain } from '../crash/killing';

const root = mkdtempSync(join(tmpdir(), 'eventloom-killed-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a listener that is killed a few times, under load', () => {
  it('loses nothing that it has acknowledged, and keeps together what belongs together', async () => {
    const report = await killAgainAndAgain(root, 3, 7);
    expect(report).toMatchObject({ lost: [], mixed: [], deadLetters: 0 });
    expect(report.acknowledged).toBeGreaterThan(10);
  });
});
