import { answer } from './answer';

describe('the limits of a run', () => {
  it.each(['local n = 0 while true do n = n + 1 end', 'while true do string.rep("x", 1000):upper() end'])(
    'end a hostile script within a short time: %s',
    (script) => {
      const start = process.cpuUsage();
      expect(answer(script)).toMatch(/^program-limit: /);
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1000).toBeLessThan(2000);
    },
  );
});
