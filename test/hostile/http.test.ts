import fc from 'fast-check';
import { anyCharacter } from '../any-text';
import { exchange, mostMiB, postOf, statuses, Target } from './target';

const target = new Target();

beforeEach(() => target.start());

/** A request that must never be found inside of another one. */
const smuggled = 'POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}';

/** For requests that may get no answer. */
const quiet = { silenceMs: 300 };

const head = 'POST /a HTTP/1.1\r\nHost: x\r\n';

const twofold: readonly (readonly [string, string])[] = [
  ['both lengths', `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`],
  [
    'both lengths, the other way round',
    `${head}Transfer-Encoding: chunked\r\nContent-Length: 60\r\n\r\n0\r\n\r\n${smuggled}`,
  ],
  ['two lengths', `${head}Content-Length: 2\r\nContent-Length: 60\r\n\r\n{}${smuggled}`],
  ['a list of lengths', `${head}Content-Length: 2, 60\r\n\r\n{}${smuggled}`],
  ['a length with a sign', `${head}Content-Length: +2\r\n\r\n{}${smuggled}`],
  ['a negative length', `${head}Content-Length: -2\r\n\r\n{}${smuggled}`],
  ['a hexadecimal length', `${head}Content-Length: 0x2\r\n\r\n{}${smuggled}`],
  ['a length beyond all numbers', `${head}Content-Length: 99999999999999999999\r\n\r\n{}${smuggled}`],
  ['a coding that nobody knows', `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`],
  ['chunks that are not the last coding', `${head}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${smuggled}`],
  ['a coding behind a control character', `${head}Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n${smuggled}`],
  ['a folded line', `${head}Transfer-Encoding:\r\n chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n${smuggled}`],
  ['a blank before the colon', `${head}Content-Length : 60\r\n\r\n${smuggled}`],
  ['a name that begins with a blank', `${head} Content-Length: 60\r\n\r\n${smuggled}`],
  ['a line that ends with a carriage return only', `${head}X-A: 1\rContent-Length: 60\r\n\r\n${smuggled}`],
  ['a NUL in a header', `${head}X-A: \x001\r\n\r\n${smuggled}`],
  ['a chunk of negative size', `${head}Transfer-Encoding: chunked\r\n\r\n-1\r\n${smuggled}`],
  ['a chunk beyond all numbers', `${head}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n${smuggled}`],
  ['a chunk that is longer than it says', `${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}${smuggled}`],
  ['a chunk extension without an end', `${head}Transfer-Encoding: chunked\r\n\r\n2;${'x'.repeat(100_000)}`],
  ['no host', `POST /a HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}`],
  ['HTTP of before there were versions', 'GET /a\r\n\r\n'],
  ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['a greeting of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['a tunnel', 'CONNECT db.internal:5432 HTTP/1.1\r\nHost: db.internal:5432\r\n\r\n'],
  ['a line of a megabyte', `POST /${'a'.repeat(1_000_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
  ['a header of a megabyte', `${head}X-A: ${'a'.repeat(1_000_000)}\r\n\r\n`],
  ['50,000 headers', `${head}${'A: b\r\n'.repeat(50_000)}\r\n`],
];

/** The last request of a connection. */
const last = 'GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

describe('a listener refuses', () => {
  it('requests that are read in two ways, and finds nothing that is smuggled in them', async () => {
    const answers = await Promise.all(
      twofold.map(async ([name, bytes]) => ({ name, statuses: statuses(await exchange(target.port, bytes, quiet)) })),
    );
    expect(answers.filter((answer) => answer.statuses.some((status) => status < 400))).toEqual([]);
    expect(target.accepted()).toEqual([]);
    await target.serves();
  });

  it('to speak another protocol: the request is only a request', async () => {
    const upgrade = 'Upgrade: h2c, websocket\r\nConnection: Upgrade\r\n';
    const [status] = statuses(
      await exchange(target.port, `${head}${upgrade}Content-Length: 2\r\n\r\n{}`, { answers: 1 }),
    );
    expect(status).not.toBe(101);
    await target.serves();
  });
});

describe('a listener goes on', () => {
  it('whatever bytes of requests are changed', async () => {
    const request = postOf('/a', '{"value":"x"}').toString('latin1');
    const change = fc.record({
      at: fc.nat(request.length - 1),
      count: fc.nat(3),
      text: fc.string({ unit: anyCharacter, maxLength: 4 }),
    });
    const requests = fc
      .sample(fc.array(change, { minLength: 1, maxLength: 4 }), { numRuns: 300, seed: 7 })
      .map((changes) =>
        changes.reduce(
          (text, { at, count, text: inserted }) => text.slice(0, at) + inserted + text.slice(at + count),
          request,
        ),
      );
    const answers = await Promise.all(requests.map((bytes) => exchange(target.port, bytes, quiet)));
    expect(answers.flatMap(statuses).filter((status) => status >= 500 && status !== 501)).toEqual([]);
    await target.serves();
  });

  it('when bodies end too early, at any byte, and takes nothing of them', async () => {
    const request = postOf('/a', '{"value":"x"}');
    const cut = Array.from({ length: request.length }, (_, length) => request.subarray(0, length));
    const answers = await Promise.all(cut.map((bytes) => exchange(target.port, bytes, quiet)));
    expect(answers.flatMap(statuses).filter((status) => status < 400)).toEqual([]);
    expect(target.accepted()).toEqual([]);
    await target.serves();
  });

  it('when 500 senders keep it waiting in the middle of their bodies', async () => {
    const half = postOf('/a', `{"value":"${'x'.repeat(10_000)}"}`).subarray(0, 5000);
    const waiting = Array.from({ length: 500 }, () => exchange(target.port, half, quiet));
    await target.serves();
    await Promise.all(waiting);
    await target.serves();
    expect(target.accepted()).toEqual(['a', 'a']);
  });

  it('answers 200 requests that are sent at once on one connection, in their order', async () => {
    const requests = Array.from({ length: 200 }, (_, index) =>
      index % 2 === 0
        ? `${head}Content-Length: 2\r\n\r\n{}`
        : 'POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}',
    );
    const answers = statuses(await exchange(target.port, requests.join(''), { answers: 200 }));
    expect(answers).toEqual(Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? 200 : 404)));
    expect(target.accepted()).toHaveLength(100);
  });

  it('when 100,000 paths are tried, and remembers none of them', async () => {
    const connections = Array.from({ length: 10 }, (_, connection) => {
      const paths = Array.from({ length: 10_000 }, (__, index) => `/${connection}/${index}${'x'.repeat(20)}`);
      return paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join('') + last;
    });
    let answers: number[] = [];
    const most = await mostMiB(async () => {
      answers = (await Promise.all(connections.map((bytes) => exchange(target.port, bytes)))).flatMap(statuses);
    });
    expect(answers).toHaveLength(100_010);
    expect(new Set(answers)).toEqual(new Set([404]));
    expect(most).toBeLessThan(900);
    await target.serves();
  });
});
