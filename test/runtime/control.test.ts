import { mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { askListener, controlPath } from '../../src/runtime/control';
import { Lab } from './lab';
import { eventSources, sensor } from './pipeline';

const lab = new Lab();

describe('the controls of a listener', () => {
  it('do not keep it from its end when somebody connects and asks nothing', async () => {
    await lab.start(`${eventSources}---${sensor()}`);
    const silent = connect(controlPath(lab.dataDir));
    silent.on('error', () => {});
    await new Promise((resolve) => silent.once('connect', resolve));
    const ended = new Promise((resolve) => silent.once('close', resolve));
    await lab.stop();
    await ended;
  });

  it('are given up when a listener is stopped or hangs, and that is said', async () => {
    mkdirSync(lab.dataDir, { recursive: true });
    const frozen = createServer({ allowHalfOpen: true }, (socket) => void socket.resume());
    await new Promise<void>((resolve) => frozen.listen(controlPath(lab.dataDir), resolve));
    const asked = askListener(lab.dataDir, { ask: 'status' }, 50);
    await expect(asked).rejects.toMatchObject({
      code: 'data-dir-in-use',
      message: expect.stringContaining(`${lab.dataDir} does not answer (nothing for 0.05 s)`),
    });
    frozen.close();
  });

  it('are given up when an answer is cut off', async () => {
    mkdirSync(lab.dataDir, { recursive: true });
    const dying = createServer({ allowHalfOpen: true }, (socket) => void socket.end('{"answer":'));
    await new Promise<void>((resolve) => dying.listen(controlPath(lab.dataDir), resolve));
    await expect(askListener(lab.dataDir, { ask: 'status' })).rejects.toMatchObject({ code: 'data-dir-in-use' });
    dying.close();
  });

  it('are those of nobody where a data directory cannot be', async () => {
    const file = join(lab.root, 'file');
    writeFileSync(file, '');
    expect(await askListener(file, { ask: 'status' })).toBeUndefined();
  });
});
