import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ErrorCode, EventloomError, reasonOf } from '../errors';
import type { LetterChoice } from './redrive';
import type { RetiredTrigger } from './retired';
import type { TriggerStatus } from './trigger-worker';

/** What another process on this machine may ask of a running listener. */
export interface Controls {
  /** @see Runtime.redrive */
  redrive(choice: LetterChoice): Promise<number>;
  /** @see Runtime.forget */
  forget(trigger?: string): Promise<readonly string[]>;
  status(): RuntimeStatus;
}

/** What a runtime has to do. */
export interface RuntimeStatus {
  readonly triggers: readonly TriggerStatus[];
  /** Triggers that the definitions do not have any more, and for which events still wait in case that they come back. */
  readonly retired: readonly RetiredTrigger[];
  /** How many events were given up and are kept. */
  readonly deadLetters: number;
}

/** A request, as one line of JSON. */
type Asked =
  | { readonly ask: 'redrive'; readonly choice: LetterChoice }
  | { readonly ask: 'forget'; readonly trigger?: string }
  | { readonly ask: 'status' };

/** The answer to a request, as one line of JSON. */
interface Answered {
  readonly answer?: unknown;
  readonly error?: { readonly code: ErrorCode; readonly message: string };
}

/** The path of a socket must not be longer. */
const maxPathBytes = 100;

/** A request that is longer is none. */
const maxAskedCharacters = 10_000;

/** How long a listener that ends lets others read its answers, in milliseconds. */
const farewellMs = 5000;

/** How long an answer may take, in milliseconds: giving out thousands of dead letters takes a while, telling the status does not. */
const patienceMs: { readonly [K in Asked['ask']]: number } = { status: 10_000, forget: 600_000, redrive: 600_000 };

/** Where the owner of a data directory listens for other processes of the same user. */
export function controlPath(dataDir: string): string {
  const path = join(dataDir, 'control.sock');
  if (Buffer.byteLength(path) <= maxPathBytes) return path;
  return join(tmpdir(), `eventloom-${createHash('sha256').update(dataDir).digest('hex').slice(0, 24)}.sock`);
}

/** Listens for other processes; the data directory must belong to this one. */
export async function startControl(dataDir: string, controls: Controls): Promise<{ stop(): Promise<void> }> {
  const path = controlPath(dataDir);
  rmSync(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let text = '';
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.length > maxAskedCharacters) socket.destroy();
    });
    socket.on('end', () => void answer(text, controls).then((answered) => socket.end(JSON.stringify(answered))));
  });
  await listen(server, path);
  return { stop: () => stop(server, open) };
}

/** Who has asked is answered; who has not, or does not read, must not keep a process from its end. */
async function stop(server: Server, open: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  for (const socket of open) if (!socket.readableEnded) socket.destroy();
  const hurry = setTimeout(() => {
    for (const socket of open) socket.destroy();
  }, farewellMs);
  await closed;
  clearTimeout(hurry);
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // What fails later, such as to accept a connection, must not end the process.
    server.on('error', reject);
    server.listen(path, () => resolve());
  });
}

async function answer(text: string, controls: Controls): Promise<Answered> {
  try {
    const asked = JSON.parse(text) as Asked;
    if (asked.ask === 'redrive') return { answer: await controls.redrive(asked.choice) };
    if (asked.ask === 'forget') return { answer: await controls.forget(asked.trigger) };
    if (asked.ask === 'status') return { answer: controls.status() };
    return { error: { code: 'bad-value', message: 'this listener does not know what it was asked for' } };
  } catch (error) {
    const code = error instanceof EventloomError ? error.code : 'bad-value';
    return { error: { code, message: reasonOf(error) } };
  }
}

/**
 * What the listener that owns a data directory answers; undefined when none runs.
 * @param patience how long it may take, in milliseconds
 * @throws EventloomError what the listener answered with; `data-dir-in-use` when it does not answer
 */
export async function askListener(dataDir: string, asked: Asked, patience = patienceMs[asked.ask]): Promise<unknown> {
  try {
    const text = await exchange(controlPath(dataDir), JSON.stringify(asked), patience);
    if (text === undefined) return undefined;
    const { answer: answered, error } = JSON.parse(text) as Answered;
    if (error) throw new EventloomError(error.code, error.message);
    return answered;
  } catch (cause) {
    if (cause instanceof EventloomError) throw cause;
    throw new EventloomError(
      'data-dir-in-use',
      `the listener of the data directory ${dataDir} does not answer (${(cause as Error).message}): see whether it is ` +
        'stopped, too busy, or ending, and whether it belongs to another user',
      { cause },
    );
  }
}

/** What a socket fails with when nobody has listened there. */
const nobody: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR', 'ECONNREFUSED']);

function exchange(path: string, text: string, patience: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    let answered = '';
    socket.setEncoding('utf8');
    const giveUp = setTimeout(() => socket.destroy(new Error(`nothing for ${patience / 1000} s`)), patience);
    socket.on('close', () => clearTimeout(giveUp));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (nobody.has(error.code)) resolve(undefined);
      else reject(error);
    });
    socket.on('data', (chunk: string) => {
      answered += chunk;
    });
    socket.on('end', () => resolve(answered === '' ? undefined : answered));
    socket.end(text);
  });
}
