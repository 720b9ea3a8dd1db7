import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAgainAndAgain } from './killing';

const kills = Number(process.env.EVENTLOOM_KILLS ?? 200);
const seed = Number(process.env.EVENTLOOM_SEED ?? Date.now() % 2 ** 32);

const root = mkdtempSync(join(tmpdir(), 'eventloom-kill-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a listener that is killed at random moments, under load', () => {
  it(
    'loses nothing that it has acknowledged, and keeps together what belongs together',
    async () => {
      const report = await killAgainAndAgain(root, kills, seed);
      const [lost, mixed] = [report.lost.length, report.mixed.length];
      process.stdout.write(`${JSON.stringify({ seed, ...report, lost, mixed })}\n`);
      expect({ lost, mixed, first: report.lost.slice(0, 5), deadLetters: report.deadLetters }).toEqual({
        lost: 0,
        mixed: 0,
        first: [],
        deadLetters: 0,
      });
      expect(report.acknowledged).toBeGreaterThan(kills * 5);
    },
    60_000 + kills * 5_000,
  );
});
