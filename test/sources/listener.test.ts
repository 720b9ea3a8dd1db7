import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { EventloomError } from '../../src/errors';
import { type Listener, startListener } from '../../src/sources/listener';
import type { Answered, Served } from '../../src/sources/served';
import { webhookEndpoint } from '../../src/sources/webhook';

let listener: Listener;
let answered: Answered[];
let dispatched: string[];
let dispatch: (data: string) => Promise<void>;

function served(eventName: string, endpoint: string, more: Partial<Served> = {}): Served {
  return {
    namespace: 'lab',
    eventSource: 'hooks',
    eventName,
    endpoint: webhookEndpoint({ endpoint, port: '12000', method: 'POST', maxPayloadSize: 1000 }),
    dispatch: async ({ data }) => {
      await dispatch(data.toString());
      dispatched.push(eventName);
      return { eventId: eventName };
    },
    ...more,
  };
}

async function start(events: readonly Served[], token = 'tok'): Promise<void> {
  answered = [];
  dispatched = [];
  dispatch = async () => {};
  const secrets = {
    value: async (name: string) => {
      if (name === 'gone') throw new EventloomError('secret-missing', 'gone');
      return Buffer.from(token);
    },
  };
  listener = await startListener(events, {
    host: '127.0.0.1',
    port: 0,
    secrets,
    answered: (one) => answered.push(one),
  });
}

afterEach(() => listener.stop(0));

const origin = (): string => new URL(listener.endpoints[0]?.url ?? '').origin;

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: NodeJS.Dict<string | string[]>;
}

function send(
  path: string,
  options: { method?: string; body?: string; headers?: Record<string, string>; agent?: Agent } = {},
) {
  const { method = 'POST', body = '{}', headers = {}, agent } = options;
  return new Promise<Answer>((resolve, reject) => {
    const sent = request(
      `${origin()}${path}`,
      { method, headers: { 'Content-Type': 'application/json', ...headers }, agent: agent ?? false },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Sends bytes as they are, and reads until the connection ends. */
function sendBytes(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(new URL(origin()).port), '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
}

describe('a listener', () => {
  it('handles requests at the same time, and answers each when its event is durable', async () => {
    await start([served('a', '/a')]);
    const waiting: (() => void)[] = [];
    dispatch = () => new Promise((resolve) => waiting.push(resolve));
    const answers = Array.from({ length: 50 }, () => send('/a'));
    while (waiting.length < 50) await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toEqual([]);
    for (const resolve of waiting) resolve();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
  });

  it('says 503, and when to come again, when there is no room for the event, and 500 when the bus fails', async () => {
    await start([served('a', '/a')]);
    dispatch = () => Promise.reject(new EventloomError('not-stored', 'the bus does not answer'));
    expect(await send('/a')).toMatchObject({ status: 500, text: 'failed to record event' });
    answered.length = 0;
    dispatch = () => Promise.reject(new EventloomError('disk-full', 'disk full'));
    expect(await send('/a')).toMatchObject({
      status: 503,
      text: 'failed to record event',
      headers: { 'retry-after': '5' },
    });
    expect(answered).toMatchObject([{ status: 503, receipt: { status: 503 } }]);
  });

  it('serves other endpoints on the same port without dropping a request', async () => {
    await start([served('a', '/a')]);
    const { port } = new URL(origin());
    const sending = Promise.all(Array.from({ length: 20 }, () => send('/a')));
    await listener.replace([served('a', '/a'), served('b', '/b')]);
    expect((await sending).map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(new URL(origin()).port).toBe(port);
    expect(await send('/b')).toMatchObject({ status: 200 });
    await listener.replace([served('b', '/b')]);
    expect(await send('/a')).toMatchObject({ status: 404 });
  });

  it('stays as it was when what is to be served instead is malformed', async () => {
    await start([served('a', '/a')]);
    await expect(listener.replace([served('b', '/{')])).rejects.toMatchObject({ code: 'bad-definition' });
    expect(await send('/a')).toMatchObject({ status: 200 });
    expect(listener.endpoints.map(({ eventName }) => eventName)).toEqual(['a']);
  });

  it('lets the first of two events with the same endpoint have it, and the second its long path', async () => {
    await start([served('first', '/a'), served('second', '/a', { eventSource: 'others' })]);
    await send('/a');
    await send('/lab/others/a');
    expect(dispatched).toEqual(['first', 'second']);
    expect(listener.endpoints.map(({ url }) => new URL(url).pathname)).toEqual(['/a', '/lab/others/a']);
  });

  it('prefers what was declared first when a pattern and a path both fit', async () => {
    await start([served('pattern', '/x/{id}'), served('literal', '/x/1')]);
    await send('/x/1');
    await send('/x/2');
    expect(dispatched).toEqual(['pattern', 'pattern']);
    expect((await send('/x/2/3')).status).toBe(404);
  });

  it('refuses before it has a port when two are declared and one is none', async () => {
    await start([served('a', '/a')]);
    const context = { endpoint: '/b', port: '99999', method: 'POST' };
    const bad = served('b', '/b', { endpoint: webhookEndpoint(context) });
    const options = { host: '127.0.0.1', secrets: { value: async () => Buffer.alloc(0) }, answered: () => {} };
    await expect(startListener([bad], options)).rejects.toMatchObject({ code: 'bad-definition' });
  });

  it('asks for the bearer token, and hides it from the event whatever it is', async () => {
    const endpoint = webhookEndpoint({
      endpoint: '/a',
      port: '1',
      method: 'POST',
      authSecret: { name: 's', key: 'k' },
    });
    await start([served('a', '/a', { endpoint }), served('open', '/open')]);
    const seen: string[] = [];
    dispatch = async (data) => {
      seen.push(data);
    };
    expect(await send('/a')).toMatchObject({ status: 401, text: 'Invalid Authorization Header' });
    expect(await send('/a', { headers: { Authorization: 'Bearer to' } })).toMatchObject({ status: 401 });
    expect(await send('/a', { headers: { Authorization: 'Bearer token' } })).toMatchObject({ status: 401 });
    expect(await send('/a', { headers: { Authorization: 'Bearer tok' } })).toMatchObject({ status: 200 });
    expect(await send('/open', { headers: { Authorization: 'Basic x' } })).toMatchObject({ status: 200 });
    expect(seen).toHaveLength(2);
    for (const data of seen) expect(data).toContain('"Authorization":["*** Masked Auth Secret ***"]');
    expect(answered.at(3)).toMatchObject({ receipt: { authentication: 'bearer token' } });
  });

  it('says 500 when it has no token to compare with', async () => {
    const endpoint = webhookEndpoint({
      endpoint: '/a',
      port: '1',
      method: 'POST',
      authSecret: { name: 'gone', key: 'k' },
    });
    await start([served('a', '/a', { endpoint })]);
    expect(await send('/a', { headers: { Authorization: 'Bearer ' } })).toMatchObject({
      status: 500,
      text: 'Error loading auth token',
    });
  });

  it('refuses a body that is too large however it comes, and goes on serving', async () => {
    await start([served('a', '/a')]);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const large = await send('/a', { body: JSON.stringify('x'.repeat(300_000)), agent });
    expect(large).toMatchObject({ status: 400, text: expect.stringContaining('request body too large') });
    const endless = Array.from({ length: 128 }, () => `4000\r\n${'x'.repeat(0x4000)}\r\n`).join('');
    const text = await sendBytes(
      `POST /a HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${endless}`,
    );
    expect(text).toMatch(/^HTTP\/1.1 400 /);
    expect(await send('/a', { agent })).toMatchObject({ status: 200 });
    agent.destroy();
  });

  it('takes a sender that goes away in the middle of its body for no request at all', async () => {
    await start([served('a', '/a')]);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(origin()).port), '127.0.0.1', () => {
        socket.write('POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"a":', () => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    expect(await send('/a')).toMatchObject({ status: 200 });
    expect(dispatched).toEqual(['a']);
  });

  it.each([
    ['nonsense\r\n\r\n', 400],
    ['GET /a HTTP/1.1\r\nHost: x\r\nX: ' + 'y'.repeat(40_000) + '\r\n\r\n', 431],
    ['POST /a HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', 400],
    ['POST /a HTTP/1.1\r\nHost: x\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', 400],
    ['POST /a HTTP/1.1\r\nHost: x/y\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', 400],
    ['POST /a HTTP/1.1\r\nHost: x\r\nExpect: more\r\nContent-Length: 0\r\n\r\n', 417],
    [
      "POST //!*'() HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      '301 Moved Permanently\r\nLocation: /%21%2A%27%28%29\r\n',
    ],
    ['POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}', 400],
    ['POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}', 400],
    ['POST /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}', 400],
    ['POST /a%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}', 404],
    ['OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
  ])('answers malformed requests and goes on: %j', async (bytes, status) => {
    await start([served('a', '/a')]);
    const beginning = `HTTP/1.1 ${status}`;
    expect((await sendBytes(bytes)).slice(0, beginning.length)).toBe(beginning);
    expect(await send('/a')).toMatchObject({ status: 200 });
    expect(dispatched).toEqual(['a']);
  });

  it.each([
    ['without a host, as the old protocol has none', 'HTTP/1.0\r\n'],
    ['with many lines', `HTTP/1.1\r\n${'X: y\r\n'.repeat(2500)}Host: x\r\n`],
    ['with a long line', `HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(30_000)}\r\n`],
  ])('takes a header %s', async (_, head) => {
    await start([served('a', '/a')]);
    const answer = await sendBytes(`POST /a ${head}Connection: close\r\nContent-Length: 2\r\n\r\n{}`);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('finishes what it has taken when it stops, and ends connections with their answer', async () => {
    await start([served('a', '/a')]);
    let release = (): void => {};
    const taken = new Promise<void>((resolve) => {
      dispatch = () => {
        resolve();
        return new Promise((done) => {
          release = done;
        });
      };
    });
    const agent = new Agent({ keepAlive: true });
    const answer = send('/a', { agent });
    await taken;
    const stopped = listener.stop(5000);
    release();
    expect(await answer).toMatchObject({ status: 200, headers: { connection: 'close' } });
    await stopped;
    await expect(send('/a')).rejects.toThrow('ECONNREFUSED');
    agent.destroy();
  });

  it('does not wait for ever when it stops', async () => {
    await start([served('a', '/a')]);
    const taken = new Promise<void>((resolve) => {
      dispatch = () => {
        resolve();
        return new Promise(() => {});
      };
    });
    const answer = send('/a');
    const refused = answer.catch((error: Error) => error.message);
    await taken;
    await listener.stop(10);
    expect(await refused).toBe('socket hang up');
  });
});
