import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readListenerFile } from '../../src/runtime/listener-file';
import { eventSources, post, sensor } from '../runtime/pipeline';
import { eventloom, startEventloom } from './eventloom';

const root = mkdtempSync(join(tmpdir(), 'eventloom-cli-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

jest.setTimeout(60_000);

/** A target that refuses everything until it is told otherwise. */
async function startTarget(): Promise<{ url: string; recover(): void; calls: number; stop(): void }> {
  let status = 500;
  const server = createServer((_, response) => {
    target.calls++;
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const target = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    calls: 0,
    recover: () => {
      status = 200;
    },
    stop: () => server.close(),
  };
  return target;
}

describe('eventloom dead-letters and redrive', () => {
  it('list what was given up, and give it to the listener again, running or not', async () => {
    const target = await startTarget();
    const dataDir = join(root, 'data');
    const pipeline = join(root, 'pipeline.yaml');
    const http = `http: { url: "${target.url}", method: POST, payload: [{ src: { dependencyName: a, dataKey: body }, dest: x }] }`;
    const calling = sensor({ conditions: 'a', dependencies: ['a'] }).replace(/ {8}k8s:[\s\S]*$/, `        ${http}\n`);
    writeFileSync(pipeline, `${eventSources}---${calling}`);
    const failing = startEventloom('run', pipeline, '--data-dir', dataDir, '--port', '0');
    await failing.says(/webhook event hooks\/a/);
    const { endpoints } = readListenerFile(dataDir) ?? { endpoints: [] };
    for (const value of ['1', '2']) expect(await post({ endpoints }, 'a', value)).toMatchObject({ status: 200 });
    await failing.says(/given up[\s\S]*given up/);
    const { stdout } = await eventloom('dead-letters', '--data-dir', dataDir);
    expect(stdout).toMatch(/^(\S+ lab\/copy\/keep event [0-9a-f]{32}, 1 attempt: .*500.*\n){2}$/);
    const [, event = ''] = /event (\S+),/.exec(stdout) ?? [];

    expect(await eventloom('redrive', '--data-dir', dataDir)).toMatchObject({ status: 2 });
    target.recover();
    const byListener = await eventloom('redrive', '--event', event, '--data-dir', dataDir);
    expect(byListener.stdout).toBe('1 given to their triggers again\n');
    while (target.calls < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    failing.process.kill('SIGTERM');
    expect((await failing.done).status).toBe(0);

    const inPlace = await eventloom('redrive', '--all', '--data-dir', dataDir);
    expect(inPlace.stdout).toMatch(/^1 given to their triggers again; a listener that starts/);
    expect((await eventloom('dead-letters', '--data-dir', dataDir)).stdout).toBe('there are no dead letters\n');
    const next = startEventloom('run', pipeline, '--data-dir', dataDir, '--port', '0');
    while (target.calls < 4) await new Promise((resolve) => setTimeout(resolve, 20));
    next.process.kill('SIGTERM');
    await next.done;
    target.stop();
  });
});

describe('eventloom run', () => {
  it('follows its files, and keeps what runs when they are broken', async () => {
    const [dataDir, pipeline] = [join(root, 'followed'), join(root, 'followed.yaml')];
    writeFileSync(pipeline, `${eventSources}---${sensor()}`);
    const running = startEventloom('run', pipeline, '--data-dir', dataDir, '--port', '0');
    await running.says(/dry run/);
    writeFileSync(pipeline, `${eventSources}---${sensor({ conditions: 'a && nobody' })}`);
    await running.says(/the definitions of before go on: .*followed\.yaml:\d+: the Sensor copy cannot run/);
    const moved = eventSources.replace('endpoint: /a', 'endpoint: /moved');
    writeFileSync(pipeline, `${moved}---${sensor({ conditions: 'b' })}`);
    await running.says(/webhook event hooks\/a: POST \S+\/moved\n.*reloaded 2 definitions/);
    writeFileSync(pipeline, `${eventSources}---${sensor()}---${sensor().replace('name: copy', 'name: other')}`);
    running.process.kill('SIGHUP');
    await running.says(/reloaded 3 definitions/);
    writeFileSync(pipeline, `${eventSources}---${sensor().replace('name: copy', 'name: other')}`);
    running.process.kill('SIGHUP');
    await running.says(/the trigger lab\/copy\/keep is not in the definitions any more/);
    const { stdout } = await eventloom('status', '--data-dir', dataDir);
    expect(stdout).toMatch(
      /^ {2}lab\/copy\/keep: gone from the definitions, 0 waiting until \S+Z; see eventloom forget$/m,
    );
    const doctor = await eventloom('doctor', '--data-dir', dataDir);
    expect(doctor.stdout).toMatch(/^note {2}trigger: lab\/copy\/keep is gone .*\n.*eventloom forget lab\/copy\/keep$/m);
    expect(await eventloom('forget', '--data-dir', dataDir)).toMatchObject({ status: 2 });
    const forgot = await eventloom('forget', 'lab/copy/keep', '--data-dir', dataDir);
    expect(forgot).toMatchObject({ status: 0, stdout: 'forgot lab/copy/keep\n' });
    running.process.kill('SIGTERM');
    expect((await running.done).status).toBe(0);
    const inPlace = await eventloom('forget', 'lab/other/keep', '--data-dir', dataDir);
    expect(inPlace).toMatchObject({ status: 0, stdout: 'forgot lab/other/keep\n' });
    expect((await eventloom('forget', '--all', '--data-dir', dataDir)).stdout).toBe('no trigger is gone\n');
  });
});
