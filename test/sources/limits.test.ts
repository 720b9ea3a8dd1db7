import { connect, type Socket } from 'node:net';
import { type Listener, type ListenOptions, startListener } from '../../src/sources/listener';
import { webhookEndpoint } from '../../src/sources/webhook';

let listener: Listener;
let dispatched: number;
/** What a dispatch waits for. */
let durable: Promise<void>;

async function start(options: Partial<ListenOptions> = {}): Promise<void> {
  dispatched = 0;
  durable = Promise.resolve();
  const served = {
    namespace: 'lab',
    eventSource: 'hooks',
    eventName: 'a',
    endpoint: webhookEndpoint({ endpoint: '/a', port: '12000', method: 'POST' }),
    dispatch: async () => {
      dispatched++;
      await durable;
      return {};
    },
  };
  const secrets = { value: async () => Buffer.from('x') };
  listener = await startListener([served], { host: '127.0.0.1', port: 0, secrets, answered: () => {}, ...options });
}

afterEach(() => listener.stop(0));

/** A connection, and what came back on it so far. */
class Connection {
  text = '';
  readonly closed: Promise<string>;
  private readonly socket: Socket;

  constructor() {
    const port = Number(new URL(listener.endpoints[0]?.url ?? '').port);
    this.socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    this.socket.on('data', (chunk) => {
      this.text += chunk.toString('latin1');
    });
    this.socket.on('end', () => this.socket.end());
    this.socket.on('error', () => this.socket.destroy());
    this.closed = new Promise((resolve) => {
      this.socket.on('close', () => resolve(this.text));
    });
  }

  send(text: string): this {
    this.socket.write(text);
    return this;
  }

  /** Waits for an answer with this status; fails when the connection ends without it. */
  async has(status: number): Promise<void> {
    while (!this.socket.destroyed && !this.text.includes(`HTTP/1.1 ${status} `))
      await new Promise((resolve) => setTimeout(resolve, 2));
    expect(this.text).toContain(`HTTP/1.1 ${status} `);
  }

  end(): void {
    this.socket.destroy();
  }

  /** Says that nothing more will be sent. */
  finish(): void {
    this.socket.end();
  }
}

const post = (body: string, header = ''): string =>
  `POST /a HTTP/1.1\r\nHost: x\r\n${header}Content-Length: ${body.length}\r\n\r\n${body}`;

/** Somebody who behaves is served. */
async function serves(): Promise<void> {
  const connection = new Connection().send(post('{}'));
  await connection.has(200);
  connection.end();
}

describe('senders who take their time', () => {
  it('are answered 408 when the header does not come to its end, or does not even begin', async () => {
    await start({ limits: { headerMs: 100 } });
    const silent = new Connection();
    const slow = new Connection().send('POST /a HTTP/1.1\r\nHost: x\r\nX-A: ');
    const drip = setInterval(() => slow.send('a'), 20);
    expect(await slow.closed).toMatch(/^HTTP\/1\.1 408 /);
    clearInterval(drip);
    expect(await silent.closed).toMatch(/^(?:HTTP\/1\.1 408 |$)/);
    await serves();
  });

  it('are answered 408 when the body does not come to its end', async () => {
    await start({ limits: { headerMs: 100, requestMs: 200 } });
    const slow = new Connection().send('POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{');
    const drip = setInterval(() => slow.send(' '), 20);
    await serves();
    expect(await slow.closed).toMatch(/^HTTP\/1\.1 408 /);
    clearInterval(drip);
    expect(dispatched).toBe(1);
  });

  it('keep their connection between requests only for so long', async () => {
    await start({ limits: { idleMs: 50 } });
    const connection = new Connection().send(post('{}'));
    expect(await connection.closed).toMatch(/^HTTP\/1\.1 200 /);
  });
});

/** Lets a request wait until it is said to be durable. */
function slowBus(): { dispatching(): Promise<void>; settle(): void } {
  let settle = (): void => {};
  durable = new Promise((resolve) => {
    settle = resolve;
  });
  const isDispatching = (): boolean => dispatched > 0;
  const dispatching = async (): Promise<void> => {
    while (!isDispatching()) await new Promise((resolve) => setTimeout(resolve, 2));
  };
  return { dispatching, settle };
}

describe('a sender whose event is being stored', () => {
  it('is answered although it has closed its side', async () => {
    await start();
    const bus = slowBus();
    const connection = new Connection().send(post('{}'));
    await bus.dispatching();
    connection.finish();
    await new Connection().send('GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n').closed;
    bus.settle();
    expect(await connection.closed).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('is not told about what follows its request in place of the answer', async () => {
    await start();
    const bus = slowBus();
    const connection = new Connection().send(`${post('{}')}more than was announced`);
    await bus.dispatching();
    await new Connection().send('GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n').closed;
    bus.settle();
    expect(await connection.closed).toMatch(/^HTTP\/1\.1 200 [^]*\r\nConnection: close\r\n[^]*success$/);
  });
});

describe('many senders', () => {
  it('have so many connections and no more; those that are open are served', async () => {
    await start({ limits: { maxConnections: 2 } });
    const open = [new Connection(), new Connection()];
    await open[0]?.send(post('{}')).has(200);
    expect(await new Connection().send(post('{}')).closed).toBe('');
    await open[1]?.send(post('{}')).has(200);
    open[0]?.end();
    await open[0]?.closed;
    await open[1]?.send(post('{}')).has(200);
    for (const one of open) one.end();
  });

  it('hold so many bytes and no more: others are told to come again, until there is room', async () => {
    await start({ intakeBytes: 40_000 });
    const body = `"${'x'.repeat(20_000)}"`;
    const holding = new Connection().send(post(body).slice(0, -1));
    const refused = new Connection();
    while (!refused.text.includes(' 503 ')) {
      refused.send(post(body));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(refused.text).toContain('Retry-After: 5');
    expect(refused.text).toContain('too many requests at once');
    refused.end();
    await serves();
    await holding.send('"').has(200);
    holding.end();
    const after = new Connection().send(post(body));
    await after.has(200);
    after.end();
  });
});

describe('a sender that does not wait for answers', () => {
  it('has so many requests under way and no more, on however few connections', async () => {
    await start({ intakeBytes: 100_000 });
    const bus = slowBus();
    const connection = new Connection().send(post('{}').repeat(99) + post('{}', 'Connection: close\r\n'));
    await bus.dispatching();
    bus.settle();
    await connection.closed;
    expect(dispatched).toBe(12);
  });
});

describe('a listener that stops', () => {
  it('does not wait for those who are connected and have said nothing', async () => {
    await start();
    const silent = new Connection();
    await serves();
    await listener.stop(2 ** 31 - 1);
    expect(await silent.closed).toBe('');
  });
});

describe('a listener says', () => {
  it('to go on only to those whose body it wants to have', async () => {
    await start();
    const wanted = new Connection().send(post('', 'Expect: 100-continue\r\n').replace(': 0', ': 2'));
    await wanted.has(100);
    await wanted.send('{}').has(200);
    wanted.end();
    const lost = new Connection().send(
      'POST /b HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n',
    );
    await lost.has(404);
    expect(lost.text).not.toContain('100 Continue');
    lost.end();
    const odd = new Connection().send(post('{}', 'Expect: the impossible\r\n'));
    await odd.has(417);
    odd.end();
  });

  it('that it is alive, and whether it takes events', async () => {
    let ready = true;
    await start({ ready: () => ready });
    const ask = async (method: string, path: string, status: number): Promise<string> => {
      const connection = new Connection().send(`${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      await connection.has(status);
      return connection.closed;
    };
    expect(await ask('GET', '/health', 200)).toMatch(/\r\n\r\nOK$/);
    expect(await ask('HEAD', '/health', 200)).toMatch(/Content-Length: 2\r\n[^]*\r\n\r\n$/);
    expect(await ask('GET', '/ready', 200)).toMatch(/\r\n\r\nOK$/);
    ready = false;
    expect(await ask('GET', '/ready', 503)).toMatch(/Retry-After: 5\r\n[^]*\r\n\r\nno room for events$/);
    expect(await ask('GET', '/health', 200)).toMatch(/\r\n\r\nOK$/);
    expect(await ask('HEAD', '/a', 400)).toMatch(/\r\n\r\n$/);
  });
});
