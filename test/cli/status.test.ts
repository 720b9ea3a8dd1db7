import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readListenerFile } from '../../src/runtime/listener-file';
import { eventSources, post, sensor } from '../runtime/pipeline';
import { eventloom, startEventloom } from './eventloom';

const root = mkdtempSync(join(tmpdir(), 'eventloom-cli-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

jest.setTimeout(60_000);

const pipeline = join(root, 'pipeline.yaml');
writeFileSync(pipeline, `${eventSources}---${sensor({ conditions: 'a', dependencies: ['a'] })}`);

describe('a listener that runs', () => {
  it('tells what it does: status, doctor and metrics', async () => {
    const dataDir = join(root, 'data');
    const running = startEventloom('run', pipeline, '--data-dir', dataDir, '--port', '0', '--metrics', '0');
    const [, url = ''] = await running.says(/metrics: (http:\/\/127\.0\.0\.1:\d+\/metrics)/);
    const { endpoints } = readListenerFile(dataDir) ?? { endpoints: [] };
    expect(await post({ endpoints }, 'a', '1')).toMatchObject({ status: 200 });
    await running.says(/created Workflow|would create|dry run[\s\S]*copy/);

    const metrics = await (await fetch(url)).text();
    expect(metrics).toMatch(/^argo_events_events_sent_total\{namespace="lab",.*event_name="a"\} 1$/m);
    expect(metrics).toMatch(/^eventloom_lag\{namespace="lab",sensor_name="copy",trigger_name="keep"\} \d+$/m);
    expect(metrics).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect((await fetch(url.replace('/metrics', '/'))).status).toBe(404);

    const { status, stdout } = await eventloom('status', '--data-dir', dataDir);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringMatching(
        /^the listener runs as process \d+\n[\s\S]*webhook hooks\/a: POST http[\s\S]* {2}lab\/copy\/keep: [\s\S]*no dead letters\n$/,
      ),
    });
    const { stdout: asJson } = await eventloom('status', '--data-dir', dataDir, '--json');
    expect(JSON.parse(asJson)).toMatchObject({ pid: running.process.pid, triggers: [{ trigger: 'lab/copy/keep' }] });

    const doctor = await eventloom('doctor', pipeline, '--data-dir', dataDir);
    expect(doctor.stdout).toMatch(/^ok {4}listener: one runs[\s\S]*^ok {4}ports: the listener that runs has them$/m);
    expect(doctor.status).toBe(0);

    running.process.kill('SIGTERM');
    expect(await running.done).toMatchObject({ status: 0 });
    const after = await eventloom('status', '--data-dir', dataDir);
    expect(after).toEqual({ status: 1, stdout: '', stderr: `no listener runs with the data directory ${dataDir}\n` });
  });
});

describe('eventloom doctor', () => {
  it('finds what would keep a listener from running, and says what to do', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const github = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: github }
spec:
  github:
    push:
      webhook: { endpoint: /push, port: "${port}", method: POST }
      events: ["*"]
      webhookSecret: { name: hook, key: secret }
  webhook: { far: { port: '70000', endpoint: /far, method: POST } }
  kafka: { orders: { url: "broker:9092", topic: orders } }
`;
    const file = join(root, 'github.yaml');
    writeFileSync(file, github);
    const secrets = join(root, 'secrets');
    mkdirSync(secrets);
    const dataDir = join(root, 'other');
    const { status, stdout } = await eventloom('doctor', file, '--data-dir', dataDir, '--secrets', secrets);
    const again = ['--skip-unsupported', '--port', '0', '--metrics', String(port), '--data-dir', dataDir];
    const tolerant = await eventloom('doctor', file, ...again);
    taken.close();
    expect(tolerant.stdout).toMatch(/^note {2}definitions: left out: .*kafka/m);
    expect(tolerant.stdout.match(/^FAIL.*$/gm)).toEqual([
      `FAIL  port ${port}: somebody listens there already on 127.0.0.1`,
    ]);
    expect(stdout).toContain(`FAIL  port ${port}: somebody listens there already on 127.0.0.1\n`);
    expect(stdout).toContain(`FAIL  secrets: the key secret of the secret hook is not in ${secrets}\n`);
    expect(stdout).toContain('FAIL  port 70000: there is no such port\n');
    expect(stdout).toMatch(/^FAIL {2}definitions: cannot run here: .*kafka/m);
    expect(status).toBe(1);
  });

  it('finds a definition that a listener would refuse', async () => {
    const file = join(root, 'broken.yaml');
    writeFileSync(file, `${eventSources}---${sensor({ conditions: 'a && nobody' })}`);
    const { stdout, status } = await eventloom('doctor', file, '--data-dir', join(root, 'broken'));
    expect(stdout).toMatch(/^FAIL {2}definitions: .*cannot run.*'nobody' is no dependency/m);
    expect(status).toBe(1);
  });

  it('finds an event that a listener would leave out', async () => {
    const file = join(root, 'guarded.yaml');
    const guarded = eventSources.replace(
      'namespace: lab',
      'namespace: lab, annotations: { eventloom.dev/rate-limit: fast }',
    );
    writeFileSync(file, `${guarded}---${sensor({ conditions: 'a', dependencies: ['a'] })}`);
    const { stdout } = await eventloom('doctor', file, '--data-dir', join(root, 'guarded'), '--port', '0');
    expect(stdout).toMatch(/^note {2}definitions: .*guarded.yaml:\d+: .*rate-limit.*\n.*eventloom check$/m);
  });

  it('finds certificates and secrets of triggers that have no value', async () => {
    const tls = 'serverCertSecret: { name: tls, key: tls.crt }, serverKeySecret: { name: tls, key: tls.key }, port:';
    const auth = 'http: { url: "http://127.0.0.1:9", basicAuth: { password: { name: target, key: password } } }';
    const calling = sensor({ conditions: 'a', dependencies: ['a'] }).replace(/ {8}k8s:[\s\S]*$/, `        ${auth}\n`);
    const file = join(root, 'tls.yaml');
    writeFileSync(file, `${eventSources.replaceAll('port:', tls)}---${calling}`);
    const { stdout, status } = await eventloom('doctor', file, '--data-dir', join(root, 'tls'));
    for (const key of ['tls.crt of the secret tls', 'tls.key of the secret tls', 'password of the secret target']) {
      expect(stdout).toContain(`FAIL  secrets: the key ${key} is not in ${join(root, 'tls/secrets')}\n`);
    }
    expect(status).toBe(1);
  });

  it('finds a data directory that another version wrote, and a folder that cannot be written', async () => {
    const dataDir = join(root, 'future');
    mkdirSync(join(dataDir, 'store'), { recursive: true });
    writeFileSync(join(dataDir, 'format'), '99\n');
    const { stdout, status } = await eventloom('doctor', '--data-dir', dataDir, '--json');
    const findings = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { about: string; health: string });
    expect(findings).toContainEqual(expect.objectContaining({ about: 'store', health: 'ill' }));
    expect(status).toBe(1);
    const nowhere = await eventloom('doctor', '--data-dir', '/proc/eventloom');
    expect(nowhere).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('FAIL  disk: /proc cannot be written to'),
    });
  });
});
