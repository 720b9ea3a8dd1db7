import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Agent, type Dispatcher } from 'undici';
import { Connections } from '../../src/clients/connections';
import { HttpClient } from '../../src/clients/http-client';
import { HttpFetch } from '../../src/clients/http-fetch';
import { redirected } from '../../src/clients/http-redirect';

const request = (url: string, more: object = {}) => ({
  method: 'POST',
  url,
  host: new URL(url).host,
  headers: { 'X-Token': 't' },
  body: Buffer.from('x'),
  ...more,
});

describe('a client of HTTP servers', () => {
  let server: Server;
  let url: string;
  const open = new Set<Socket>();

  beforeEach(async () => {
    open.clear();
    server = createServer((_, response) => void response.end());
    server.on('connection', (socket) => {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it.each(['HttpClient', 'HttpFetch'])(
    'cuts what is under way when it is closed, and never says so: %s',
    async (name) => {
      const client = name === 'HttpClient' ? new HttpClient() : new HttpFetch();
      server.removeAllListeners('request');
      const arrived = new Promise<Socket>((resolve) => server.once('request', ({ socket }) => resolve(socket)));
      const sent =
        client instanceof HttpClient
          ? client.send(request(url), { timeoutMs: 60_000 })
          : client.fetch(request(url), { maxBytes: 1, signal: AbortSignal.timeout(60_000) });
      const heard = jest.fn();
      sent.then(heard, heard);
      const socket = await arrived;
      const cut = new Promise((resolve) => socket.once('close', resolve));
      await client.close();
      await cut;
      await new Promise(setImmediate);
      expect(heard).not.toHaveBeenCalled();
    },
  );

  it('goes on with new connections when it is connected to as many servers as it may be', async () => {
    const client = new HttpClient();
    await client.send(request(url), { timeoutMs: 5000 });
    const full = Object.assign(new Error('full'), { code: 'UND_ERR_MAX_ORIGINS_REACHED' });
    const dispatch = jest.spyOn(Agent.prototype, 'dispatch');
    dispatch.mockImplementationOnce((_, handler) => {
      handler.onResponseError?.({} as Dispatcher.DispatchController, full);
      return true;
    });
    const [kept] = open;
    const closed = new Promise((resolve) => kept?.once('close', resolve));
    expect(await client.send(request(url), { timeoutMs: 5000 })).toMatchObject({ status: 200 });
    await closed;
    dispatch.mockImplementation((_, handler) => {
      handler.onResponseError?.({} as Dispatcher.DispatchController, full);
      return true;
    });
    await expect(client.send(request(url), { timeoutMs: 5000 })).rejects.toThrow('full');
    dispatch.mockRestore();
    await client.close();
  });

  it('keeps the connections of a bounded number of sets of certificates', async () => {
    const client = new HttpClient();
    for (let count = 0; count < 40; count++) {
      await client.send(request(url), { timeoutMs: 5000, tls: { ca: `authority ${count}` } });
    }
    while (open.size > 32) await new Promise((resolve) => [...open][0]?.once('close', resolve));
    expect(open.size).toBeLessThanOrEqual(32);
    await client.close();
    while (open.size > 0) await new Promise((resolve) => [...open][0]?.once('close', resolve));
  });
});

describe('connections', () => {
  it('are opened once for each kind of client, and closed together', async () => {
    const closed: string[] = [];
    class One {
      close = (): void => void closed.push('one');
    }
    class Other {
      close = async (): Promise<void> => void closed.push('other');
    }
    const connections = new Connections();
    const one = connections.of(One);
    expect(connections.of(One)).toBe(one);
    connections.of(Other);
    await connections.close();
    expect(closed).toEqual(['one', 'other']);
    expect(connections.of(One)).not.toBe(one);
  });
});

describe('a redirect', () => {
  const from = request('http://example.org/a');
  const to = (location: string, status = 307) => redirected(from, { status, location, text: '' }, new Set(['x-token']));

  it('keeps the host that was asked for as long as the server names no other', () => {
    const virtual = { ...from, host: 'virtual' };
    expect(redirected(virtual, { status: 307, location: '/b', text: '' })).toMatchObject({ host: 'virtual' });
    expect(redirected(virtual, { status: 307, location: 'http://example.org/b', text: '' })?.host).toBe('example.org');
  });

  it('takes secrets to the same host and what belongs to it, and to no other', () => {
    expect(to('http://api.example.org/b')?.headers).toEqual({ 'X-Token': 't' });
    expect(to('http://example.com/b')?.headers).toEqual({});
    expect(to('http://notexample.org/b')?.headers).toEqual({});
  });

  it('is only followed to where a request can go', () => {
    expect(to('ftp://example.org/')).toBeUndefined();
    expect(to('http://[')).toBeUndefined();
    expect(to('/b', 304)).toBeUndefined();
  });
});
