import { generateKeyPairSync } from 'node:crypto';
import { request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { EventloomError } from '../../src/errors';
import { type Listener, type ListenOptions, startListener } from '../../src/sources/listener';
import type { Served } from '../../src/sources/served';
import { webhookEndpoint } from '../../src/sources/webhook';
import { selfSigned } from './certificate';

/** A certificate for a name, and its key. */
function made(name: string): { cert: string; key: string } {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { cert: selfSigned(name, keys), key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

const [first, second] = [made('first.test'), made('second.test')];
let files: Record<string, string>;
let listener: Listener | undefined;

function served(eventName: string, isSecure: boolean, port = '12000'): Served {
  const certificate = {
    serverCertSecret: { name: 'tls', key: 'cert' },
    serverKeySecret: { name: 'tls', key: 'key' },
  };
  const context = { endpoint: `/${eventName}`, port, method: 'POST', ...(isSecure && certificate) };
  return {
    namespace: 'lab',
    eventSource: 'hooks',
    eventName,
    endpoint: webhookEndpoint(context),
    dispatch: async () => ({ eventId: eventName }),
  };
}

const secrets = {
  value: async (name: string, key: string) => {
    const value = files[`${name}/${key}`];
    if (value === undefined) throw new EventloomError('secret-missing', `no ${name}/${key}`);
    return Buffer.from(value);
  },
};

async function start(events: readonly Served[], options: Partial<ListenOptions> = {}): Promise<Listener> {
  listener = await startListener(events, { host: '127.0.0.1', port: 0, secrets, answered: () => {}, ...options });
  return listener;
}

beforeEach(() => {
  files = { 'tls/cert': first.cert, 'tls/key': first.key };
});

afterEach(async () => {
  await listener?.stop(0);
  listener = undefined;
});

/** The status of a request, and who answered it. */
function post(url: string | undefined): Promise<{ status: number; name?: string }> {
  if (url === undefined) throw new Error('nothing is served');
  const isSecure = url.startsWith('https:');
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', agent: false as const, headers: { 'Content-Type': 'application/json' } };
    const sent = isSecure ? request(url, { ...options, rejectUnauthorized: false }) : plainRequest(url, options);
    sent.on('error', reject);
    sent.on('response', (response) => {
      const name = isSecure ? (response.socket as TLSSocket).getPeerCertificate().subject.CN : undefined;
      response
        .resume()
        .on('end', () =>
          resolve({ status: response.statusCode ?? 0, ...(name !== undefined && { name: String(name) }) }),
        );
    });
    sent.end('{}');
  });
}

const urls = (): string[] => listener?.endpoints.map(({ url }) => url) ?? [];

describe('a port with a certificate', () => {
  it('is served over TLS with it', async () => {
    await start([served('a', true), served('b', true)]);
    expect(urls()).toEqual([expect.stringMatching(/^https:.*\/a$/), expect.stringMatching(/^https:.*\/b$/)]);
    expect(await post(urls()[0])).toEqual({ status: 200, name: 'first.test' });
    expect(await post(urls()[1])).toEqual({ status: 200, name: 'first.test' });
    await expect(post(urls()[0]?.replace('https:', 'http:'))).rejects.toThrow(/hang up|ECONNRESET/);
  });

  it('speaks TLS only if the first event on it says so', async () => {
    await start([served('a', false), served('b', true)]);
    expect(await post(urls()[1])).toEqual({ status: 200 });
  });

  it('is not opened when the certificate is not there, or not usable, and its key is told to nobody', async () => {
    files = { 'tls/key': first.key };
    await expect(start([served('a', true)])).rejects.toMatchObject({ code: 'secret-missing' });
    for (const wrong of [
      { 'tls/cert': first.cert, 'tls/key': second.key },
      { 'tls/cert': 'x', 'tls/key': first.key },
      { 'tls/cert': first.cert, 'tls/key': first.key.slice(0, 500) },
    ]) {
      files = wrong;
      const error = await start([served('a', true)]).catch((reason: EventloomError) => reason);
      expect(error).toMatchObject({ code: 'bad-definition' });
      expect(error instanceof Error && error.message).toMatch(
        /^the certificate of event a in EventSource hooks cannot/,
      );
      expect(error instanceof Error && error.message).not.toContain(first.key.split('\n')[1]);
    }
  });

  it('stays open when it was to change, and another port cannot be opened', async () => {
    const [own, taken] = [createServer(), createServer()];
    for (const server of [own, taken]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const [port, other] = [own, taken].map((server) => String((server.address() as AddressInfo).port));
    await new Promise((done) => own.close(done));
    listener = await startListener([served('a', false, port)], { host: '127.0.0.1', secrets, answered: () => {} });
    const [url] = urls();
    const changed = listener.replace([served('a', true, port), served('b', false, other)]);
    await expect(changed).rejects.toMatchObject({ code: 'port-in-use' });
    expect(await post(url)).toEqual({ status: 200 });
    taken.close();
  });

  it('uses a certificate that was renewed for new connections, and leaves one alone that cannot be used', async () => {
    const reasons: string[] = [];
    await start([served('a', true)], { renewMs: 10, unrenewed: (reason) => reasons.push(reason) });
    expect(await post(urls()[0])).toEqual({ status: 200, name: 'first.test' });
    files = { 'tls/cert': second.cert, 'tls/key': first.key };
    while (reasons.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(reasons[0]).toMatch(/^the certificate of event a in EventSource hooks cannot be used/);
    expect(await post(urls()[0])).toEqual({ status: 200, name: 'first.test' });
    files = { 'tls/cert': second.cert, 'tls/key': second.key };
    while ((await post(urls()[0])).name !== 'second.test') await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('begins and ceases to speak TLS when its definition does, and stays as it was when the new one is wrong', async () => {
    const { replace } = await start([served('a', false)]).then((one) => ({ replace: one.replace.bind(one) }));
    expect(await post(urls()[0])).toEqual({ status: 200 });
    await replace([served('a', true)]);
    expect(await post(urls()[0])).toEqual({ status: 200, name: 'first.test' });
    files = { 'tls/cert': second.cert, 'tls/key': first.key };
    await expect(replace([served('a', true)])).rejects.toMatchObject({ code: 'bad-definition' });
    expect(await post(urls()[0])).toEqual({ status: 200, name: 'first.test' });
    await replace([served('a', false)]);
    expect(await post(urls()[0])).toEqual({ status: 200 });
  });
});
