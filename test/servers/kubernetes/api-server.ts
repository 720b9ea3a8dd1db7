import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { accessSync, constants, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A Kubernetes API server with its etcd and nothing else: objects are stored and validated, and nobody acts on them. */
export interface ApiServer {
  /** The file that kubectl and clients connect with. */
  readonly kubeconfig: string;
  /** Runs kubectl against it. */
  kubectl(args: readonly string[], input?: string): Answer;
  /** Ends both processes, and removes what they wrote. */
  stop(): Promise<void>;
}

/** How kubectl ended. */
export interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts an API server on free ports of this machine. */
export async function startApiServer(): Promise<ApiServer> {
  const programs = { etcd: find('etcd'), apiServer: find('kube-apiserver'), kubectl: find('kubectl') };
  const folder = mkdtempSync(join(tmpdir(), 'eventloom-kubernetes-'));
  const [clients, peers, port] = [await freePort(), await freePort(), await freePort()];
  const processes: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    for (const each of processes.reverse()) await end(each);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    processes.push(run(folder, programs.etcd, etcdFlags(folder, clients, peers)));
    processes.push(run(folder, programs.apiServer, apiServerFlags(folder, clients, port)));
    await ready(folder, port, processes);
  } catch (error) {
    await stop();
    throw error;
  }
  const kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(kubeconfig, JSON.stringify(connection(port)));
  return { kubeconfig, kubectl: (args, input) => call(programs.kubectl, kubeconfig, args, input), stop };
}

const token = 'of-a-test';

function etcdFlags(folder: string, clients: number, peers: number): string[] {
  const [own, other] = [`http://127.0.0.1:${clients}`, `http://127.0.0.1:${peers}`];
  return [
    '--data-dir',
    join(folder, 'etcd'),
    '--unsafe-no-fsync',
    '--log-level',
    'error',
    '--listen-client-urls',
    own,
    '--advertise-client-urls',
    own,
    '--listen-peer-urls',
    other,
    '--initial-advertise-peer-urls',
    other,
    '--initial-cluster',
    `default=${other}`,
  ];
}

function apiServerFlags(folder: string, etcd: number, port: number): string[] {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const [key, tokens] = [join(folder, 'accounts.key'), join(folder, 'tokens.csv')];
  writeFileSync(key, privateKey);
  writeFileSync(tokens, `${token},tester,tester,system:masters\n`);
  return [
    `--etcd-servers=http://127.0.0.1:${etcd}`,
    `--bind-address=127.0.0.1`,
    `--advertise-address=127.0.0.1`,
    `--secure-port=${port}`,
    `--cert-dir=${join(folder, 'certificates')}`,
    `--service-account-issuer=https://eventloom.test`,
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    `--service-cluster-ip-range=10.0.0.0/24`,
    `--token-auth-file=${tokens}`,
    `--authorization-mode=RBAC`,
    `--disable-admission-plugins=ServiceAccount`,
  ];
}

/** Where a program is: in the folder that KUBEBUILDER_ASSETS names, as for controller-runtime's envtest, or on the PATH. */
function find(program: string): string {
  const folders = [process.env.KUBEBUILDER_ASSETS ?? '', ...(process.env.PATH ?? '').split(delimiter)].filter(Boolean);
  const found = folders.map((folder) => join(folder, program)).find(isExecutable);
  if (found !== undefined) return found;
  throw new Error(
    `this test needs ${program}, in the folder that KUBEBUILDER_ASSETS names or on the PATH (envtest's archives have it)`,
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function run(folder: string, program: string, flags: readonly string[]): ChildProcess {
  const log = openSync(join(folder, 'log'), 'a');
  return spawn(program, flags, { stdio: ['ignore', log, log], detached: true });
}

async function ready(folder: string, port: number, processes: readonly ChildProcess[]): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (processes.some(({ exitCode }) => exitCode !== null)) break;
    if ((await status(port)) === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the API server did not become ready:\n${readFileSync(join(folder, 'log'), 'utf8').slice(-2000)}`);
}

/** What /readyz answers; 0 when nobody does. */
function status(port: number): Promise<number> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}` };
    // The certificate is one that the server made for itself a moment ago.
    const asked = request(
      { host: '127.0.0.1', port, path: '/readyz', headers, rejectUnauthorized: false },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    asked.once('error', () => resolve(0));
    asked.end();
  });
}

function connection(port: number): object {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster: { server: `https://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'tester', user: { token } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'tester' } }],
    'current-context': 'test',
  };
}

function call(kubectl: string, kubeconfig: string, args: readonly string[], input = ''): Answer {
  const env = { ...process.env, KUBECONFIG: kubeconfig };
  const {
    error,
    status: code,
    stdout,
    stderr,
  } = spawnSync(kubectl, args, {
    input,
    env,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (error) throw error;
  return { status: code ?? -1, stdout, stderr };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
