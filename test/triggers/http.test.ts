import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { Connections } from '../../src/clients/connections';
import type { Rendered } from '../../src/model/rendered';
import type { TLSConfig } from '../../src/model/tls';
import type { HTTPTrigger } from '../../src/model/triggers/http';
import { http } from '../../src/triggers/http';
import { isFinal } from '../../src/triggers/trigger';
import { certificate, certificateKey } from './certificate';
import { contextFor, holding } from './context';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly lines: readonly string[];
  readonly body: string;
}

let server: Server;
let base: string;
let connections: Connections;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const seen: Seen[] = [];
const sockets = new Set<Socket>();

beforeEach(async () => {
  seen.length = 0;
  sockets.clear();
  connections = new Connections();
  answer = (_, response) => void response.end('ok');
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', lines: request.rawHeaders, body });
      answer(request, response);
    });
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await connections.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const secrets = holding({
  'api/token': 's3cret',
  'api/bearer': 'Bearer s3cret',
  'api/user': 'me',
  'api/password': 'pass',
});
const configMaps = holding({ 'settings/region': 'eu' });

function send(trigger: Partial<HTTPTrigger>, rendered: Partial<Rendered> = {}) {
  const template = { name: 'hook', http: { url: `${base}/hook`, ...trigger } as HTTPTrigger };
  return http.run({ template, ...rendered }, contextFor({ connections, secrets, configMaps }));
}

const valueOf = ({ lines }: Seen, name: string): string | undefined => lines[lines.indexOf(name) + 1];

describe('what an http trigger sends', () => {
  it('is the payload, with POST, and says what came of it', async () => {
    const outcome = await send({}, { payload: '{"a":"é"}' });
    expect(seen).toMatchObject([{ method: 'POST', url: '/hook', body: '{"a":"é"}' }]);
    expect(outcome).toEqual({ dryRun: false, summary: `POST ${base}/hook: 200` });
    expect(seen[0]?.lines.some((name) => name.toLowerCase() === 'content-type')).toBe(false);
  });

  it('has headers named as they are written, those from Secrets and ConfigMaps over others, and the basic auth over all', async () => {
    await send({
      method: 'PUT',
      host: 'virtual.example.org',
      headers: { 'x-LOWER': 'é', 'X-Token': 'fixed', Host: 'ignored', Authorization: 'fixed' },
      secureHeaders: [
        { name: 'X-Token', valueFrom: { secretKeyRef: { name: 'api', key: 'token' } } },
        { name: 'X-Region', valueFrom: { configMapKeyRef: { name: 'settings', key: 'region' } } },
      ],
      basicAuth: { username: { name: 'api', key: 'user' }, password: { name: 'api', key: 'password' } },
    });
    const [request] = seen;
    expect(request?.method).toBe('PUT');
    expect(request && Buffer.from(valueOf(request, 'x-LOWER') ?? '', 'latin1').toString()).toBe('é');
    expect(request && valueOf(request, 'X-Token')).toBe('s3cret');
    expect(request && valueOf(request, 'X-Region')).toBe('eu');
    expect(request && valueOf(request, 'Authorization')).toBe(`Basic ${Buffer.from('me:pass').toString('base64')}`);
    expect(request?.lines.filter((name) => name.toLowerCase() === 'host')).toEqual(['host']);
    expect(request && valueOf(request, 'host')).toBe('virtual.example.org');
  });

  it('carries a body with GET too, and the user of the address as its authorization', async () => {
    await send({ method: 'GET', url: `${base.replace('//', '//me:p%40ss@')}/a/../b?q=1#f` }, { payload: 'x' });
    expect(seen).toMatchObject([{ method: 'GET', url: '/a/../b?q=1', body: 'x' }]);
    expect(seen[0] && valueOf(seen[0], 'Authorization')).toBe(`Basic ${Buffer.from('me:p@ss').toString('base64')}`);
  });

  it('names who sends it, unless the trigger does', async () => {
    await send({ headers: { 'X-User-Agent': 'a' } });
    await send({ headers: { 'User-Agent': 'b' } });
    const named = seen.flatMap(({ lines }) => lines.filter((_, index) => /^user-agent$/i.test(lines[index - 1] ?? '')));
    expect(named).toEqual(['eventloom', 'b']);
  });

  it('carries on the trace of its event', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const template = { name: 'hook', http: { url: base } };
    await http.run({ template }, contextFor({ connections, traceparent, tracestate: 'a=1' }));
    expect(seen[0] && valueOf(seen[0], 'traceparent')).toBe(traceparent);
    expect(seen[0] && valueOf(seen[0], 'tracestate')).toBe('a=1');
    const own = { ...template, http: { ...template.http, headers: { Traceparent: 'own' } } };
    await http.run({ template: own }, contextFor({ connections, traceparent, tracestate: 'a=1' }));
    expect(seen[1]?.lines.join().match(/traceparent,[^,]*/gi)).toEqual(['Traceparent,own']);
    expect(seen[1]?.lines.join()).not.toMatch(/tracestate/i);
  });

  it.each([
    [{ headers: { 'bad name': 'v' } }, 'bad-value'],
    [{ headers: { X: 'a\nb' } }, 'bad-value'],
    [{ method: 'BAD METHOD' as 'GET' }, 'bad-value'],
    [{ method: 'CONNECT' as 'GET' }, 'bad-value'],
    [{ url: 'http://h:bad/' }, 'bad-value'],
    [{ url: '/hook' }, 'bad-value'],
    [{ url: 'ftp://example.org/' }, 'bad-value'],
    [{ tls: {} }, 'bad-definition'],
    [{ secureHeaders: [{ name: 'X', valueFrom: {} }] }, 'bad-definition'],
    [{ tls: { clientCertSecret: { name: 'api', key: 'token' } } }, 'bad-definition'],
  ])('cannot be %j, now or later', async (trigger, code) => {
    const error = await send(trigger).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code });
    expect(isFinal(error)).toBe(true);
    expect(seen).toEqual([]);
  });

  it('waits for a secret to be there', async () => {
    const header = { name: 'X', valueFrom: { secretKeyRef: { name: 'api', key: 'absent' } } };
    const error = await send({ secureHeaders: [header] }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'secret-missing' });
    expect(isFinal(error)).toBe(false);
  });
});

describe('the answer to an http trigger', () => {
  const answered = (status: number, body = 'no'): void => {
    answer = (_, response) => void response.writeHead(status).end(body);
  };

  it.each([200, 204, 299])('is a success with %d', async (status) => {
    answered(status, status === 204 ? '' : 'fine');
    await expect(send({})).resolves.toMatchObject({ summary: expect.stringContaining(`: ${status}`) });
  });

  it.each([300, 404, 500, 503])(
    'is a failure that may pass with %d, and shows a little of what was said',
    async (status) => {
      answered(status, `why\n${'x'.repeat(100_000)}`);
      const error = await send({ url: `${base.replace('//', '//me:pass@')}/hook?token=t` }).catch(
        (reason: unknown) => reason,
      );
      expect(error).toMatchObject({ code: 'trigger-failed', message: expect.stringContaining(`${status}: why xxx`) });
      expect((error as Error).message.length).toBeLessThan(400);
      expect((error as Error).message).not.toMatch(/pass|token/);
      expect(isFinal(error)).toBe(false);
    },
  );

  it('shows no secret that it repeats', async () => {
    answer = (request, response) => void response.writeHead(401).end(JSON.stringify(request.headers));
    const secureHeaders = [{ name: 'X-Token', valueFrom: { secretKeyRef: { name: 'api', key: 'token' } } }];
    const basicAuth = { username: { name: 'api', key: 'user' }, password: { name: 'api', key: 'password' } };
    const error = await send({ headers: { 'X-Open': 'shown' }, secureHeaders, basicAuth }).catch(
      (reason: unknown) => reason,
    );
    expect((error as Error).message).toContain('shown');
    expect((error as Error).message).not.toMatch(/s3cret|bWU6/);
  });

  it('shows no token or password that it repeats without what stood before', async () => {
    answer = (_, response) => void response.writeHead(401).end('s3cret is no good, and neither is pass');
    const valueFrom = { secretKeyRef: { name: 'api', key: 'bearer' } };
    const shown = async (trigger: Partial<HTTPTrigger>) => (await send(trigger).catch(String)) as string;
    const bearer = await shown({ secureHeaders: [{ name: 'Authorization', valueFrom }] });
    expect(bearer).toContain('401: *** is no good, and neither is pass');
    const basicAuth = { username: { name: 'api', key: 'user' }, password: { name: 'api', key: 'password' } };
    expect(await shown({ basicAuth })).toContain('401: s3cret is no good, and neither is ***');
  });

  it('is what the policy says, and nothing else', async () => {
    answered(404);
    const policy = { status: { allow: [404] } };
    await expect(send({}, { policy })).resolves.toMatchObject({ dryRun: false });
    answered(200);
    await expect(send({}, { policy })).rejects.toMatchObject({ message: expect.stringContaining('answered with 200') });
    await expect(send({}, { policy: { status: { allow: [] } } })).rejects.toThrow('200');
  });

  it('has to come in time', async () => {
    answer = () => undefined;
    const template = { name: 'hook', http: { url: base, timeout: 0.05 } };
    await expect(http.run({ template }, contextFor({ connections }))).rejects.toThrow('no answer within 0.05 s');
  });

  it('counts as soon as its status is there, whatever becomes of its body', async () => {
    const template = { name: 'hook', http: { url: base, timeout: 0.5 } };
    answer = (_, response) => void response.write('for ever');
    await expect(http.run({ template }, contextFor({ connections }))).resolves.toBeDefined();
    answer = (request, response) => void response.write('cut', () => request.socket.destroy());
    await expect(send({})).resolves.toBeDefined();
    answer = (request, response) => void response.writeHead(500).write('cut', () => request.socket.destroy());
    await expect(send({})).rejects.toThrow('answered with 500: cut');
  });

  it('is not waited for when the attempt has to end', async () => {
    const controller = new AbortController();
    answer = () => controller.abort();
    const template = { name: 'hook', http: { url: base } };
    const context = contextFor({ connections, signal: controller.signal });
    await expect(http.run({ template }, context)).rejects.toMatchObject({ code: 'trigger-failed' });
    answer = () => undefined;
    const short = contextFor({ connections, timeoutMs: 50 });
    await expect(http.run({ template }, short)).rejects.toThrow('no answer within 0.05 s');
  });

  it('can be missing', async () => {
    const error = await send({ url: 'http://127.0.0.1:1/' }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'trigger-failed', message: expect.stringContaining('ECONNREFUSED') });
    expect(isFinal(error)).toBe(false);
  });

  it('can be missing for reasons that have words', async () => {
    answer = (request) => void request.socket.resetAndDestroy();
    await expect(send({})).rejects.toThrow('ECONNRESET');
    await expect(send({ url: base.replace('http', 'https') })).rejects.toThrow('no TLS is spoken there');
    const cert = { name: 'api', key: 'token' };
    const tls = { clientCertSecret: cert, clientKeySecret: cert };
    await expect(send({ url: 'https://127.0.0.1:1', tls })).rejects.toThrow('its certificates or keys cannot be used');
  });
});

describe('connections of http triggers', () => {
  it('are used again, whatever was answered', async () => {
    answer = (_, response) => void response.writeHead(seen.length % 2 ? 200 : 500).end('x'.repeat(50_000));
    for (let count = 0; count < 50; count++) await send({}, { payload: 'x' }).catch(() => undefined);
    expect(seen).toHaveLength(50);
    // The next request may come before the last connection is free again.
    expect(sockets.size).toBeLessThanOrEqual(2);
  });

  it('are bounded in number', async () => {
    const waiting: ServerResponse[] = [];
    answer = (_, response) => {
      waiting.push(response);
      if (seen.length > 256) response.end();
      else if (waiting.length === 256) for (const held of waiting) held.end();
    };
    await Promise.all(Array.from({ length: 400 }, () => send({})));
    expect(seen).toHaveLength(400);
    expect(sockets.size).toBe(256);
  });

  it.each(['trickles for too long', 'stops in the middle'])('are cut when an answer %s', async (how) => {
    const { setTimeout: real } = globalThis;
    const soon = (act: () => void, ms?: number): NodeJS.Timeout => real(act, ms === 5000 ? 20 : ms);
    const timers = jest.spyOn(globalThis, 'setTimeout').mockImplementation(soon as typeof setTimeout);
    answer = (_, response) => {
      const trickle = setInterval(() => how.startsWith('trickles') && response.write('x'), 1);
      response.write('x');
      response.once('close', () => clearInterval(trickle));
    };
    await expect(send({})).resolves.toBeDefined();
    for (const socket of sockets) if (!socket.destroyed) await new Promise((resolve) => socket.once('close', resolve));
    timers.mockRestore();
  });

  it('are cut when an answer does not end', async () => {
    answer = (_, response) => {
      const write = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', write);
      };
      write();
    };
    await send({});
    for (const socket of sockets) if (!socket.destroyed) await new Promise((resolve) => socket.once('close', resolve));
  });

  it('that the server has closed meanwhile are replaced', async () => {
    await send({});
    await new Promise(setImmediate);
    answer = (request, response) => {
      if (seen.length === 2) request.socket.destroy();
      else response.end();
    };
    await send({}, { payload: 'again' });
    expect(seen.map(({ body }) => body)).toEqual(['', 'again', 'again']);
    answer = (request) => void request.socket.destroy();
    await expect(send({})).rejects.toMatchObject({ code: 'trigger-failed' });
  });
});

describe('a redirect of an http trigger', () => {
  const leadsTo = (location: string, status: number): void => {
    answer = (request, response) => {
      if (request.url === '/hook') response.writeHead(status, { location }).end('moved');
      else response.end();
    };
  };

  it('keeps method and body with 307', async () => {
    leadsTo('/new', 307);
    await send({ headers: { Authorization: 'a' } }, { payload: 'x' });
    expect(seen).toMatchObject([{}, { method: 'POST', url: '/new', body: 'x' }]);
    expect(seen[1]?.lines).toContain('Authorization');
  });

  it('becomes GET without a body with 302', async () => {
    leadsTo('/new', 302);
    await send({}, { payload: 'x' });
    expect(seen).toMatchObject([{}, { method: 'GET', url: '/new', body: '' }]);
  });

  it('tells no secrets to another host', async () => {
    leadsTo(`${base.replace('127.0.0.1', 'localhost')}/new`, 307);
    const secureHeaders = [{ name: 'X-Token', valueFrom: { secretKeyRef: { name: 'api', key: 'token' } } }];
    await send({ headers: { Authorization: 'a', 'X-Open': 'o' }, secureHeaders });
    expect(seen[1]?.url).toBe('/new');
    expect(seen[1]?.lines).toContain('X-Open');
    expect(seen[1]?.lines).not.toContain('Authorization');
    expect(seen[1]?.lines).not.toContain('X-Token');
  });

  it('that goes in circles ends', async () => {
    leadsTo('/hook', 307);
    await expect(send({})).rejects.toThrow('stopped after 10 redirects');
    expect(seen).toHaveLength(11);
  });

  it('that leads nowhere is an answer like any other', async () => {
    leadsTo('mailto:x@example.org', 302);
    await expect(send({})).rejects.toThrow('answered with 302: moved');
  });
});

describe('TLS of an http trigger', () => {
  let secure: HttpsServer;
  let url: string;

  beforeEach(async () => {
    secure = createHttpsServer({
      cert: certificate,
      key: certificateKey,
      requestCert: true,
      rejectUnauthorized: false,
    });
    secure.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const { subject } = (request.socket as TLSSocket).getPeerCertificate();
      seen.push({ method: '', url: '', lines: [], body: String(subject?.CN ?? '') });
      response.end();
    });
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    url = `https://localhost:${(secure.address() as AddressInfo).port}/`;
  });

  afterEach(async () => {
    secure.closeAllConnections();
    await new Promise((resolve) => secure.close(resolve));
  });

  const pems = holding({ 'tls/ca': certificate, 'tls/cert': certificate, 'tls/key': certificateKey });
  const overTls = (tls?: TLSConfig) =>
    http.run(
      { template: { name: 'hook', http: { url, ...(tls && { tls }) } } },
      contextFor({ connections, secrets: pems }),
    );

  it('trusts the authority that it names, and shows its own certificate', async () => {
    const caCertSecret = { name: 'tls', key: 'ca' };
    await overTls({ caCertSecret });
    await overTls({
      caCertSecret,
      clientCertSecret: { name: 'tls', key: 'cert' },
      clientKeySecret: { name: 'tls', key: 'key' },
    });
    expect(seen.map(({ body }) => body)).toEqual(['', 'localhost']);
  });

  it('accepts any certificate when it is told to, and otherwise none that it does not know', async () => {
    await overTls({ insecureSkipVerify: true });
    expect(seen).toHaveLength(1);
    await expect(overTls()).rejects.toThrow('self-signed certificate');
    await expect(overTls({ enabled: true })).rejects.toThrow('self-signed certificate');
  });
});
