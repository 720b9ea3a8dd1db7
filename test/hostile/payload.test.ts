import { deflateSync } from 'node:zlib';
import { hooks } from './hooks';
import { bomb, exchange, mostMiB, postOf, statuses, Target } from './target';

const target = new Target();

beforeEach(() => target.start(hooks));

const megabyte = 1024 * 1024;

/** JSON, or nearly, that takes whoever reads it naively more time or memory than its size. */
const payloads: Readonly<Record<string, Buffer | string>> = {
  'arrays in 9,000 levels': '['.repeat(9000) + ']'.repeat(9000),
  'arrays in 500,000 levels': '['.repeat(500_000) + ']'.repeat(500_000),
  'arrays without an end': '['.repeat(megabyte - 100),
  'objects in 9,000 levels': '{"a":'.repeat(9000) + '1' + '}'.repeat(9000),
  'objects in 100,000 levels': '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000),
  'a number of a million digits': `{"value":${'9'.repeat(1_000_000)}}`,
  'a fraction of a million digits': `{"value":0.${'1'.repeat(1_000_000)}}`,
  'an exponent of a million digits': `{"value":1e${'9'.repeat(1_000_000)}}`,
  '100,000 numbers': `{"value":[${'1e300,'.repeat(100_000)}1]}`,
  '80,000 keys': `{${Array.from({ length: 80_000 }, (_, index) => `"k${index}":1,`).join('')}"value":1}`,
  '150,000 equal keys': `{${'"value":1,'.repeat(100_000)}"value":1}`,
  'a key of a megabyte': `{"${'k'.repeat(megabyte - 100)}":1}`,
  'keys of Object': '{"__proto__":{"toString":1},"constructor":{"prototype":{"polluted":1}},"hasOwnProperty":1}',
  '170,000 escapes': `{"value":"${String.raw`\u0000`.repeat(170_000)}"}`,
  'halves of characters': `{"value":"${String.raw`\ud800`.repeat(170_000)}"}`,
  'a million backslashes': `{"value":"${'\\'.repeat(1_000_000)}"}`,
  'a string without an end': `{"value":"${'\\"'.repeat(500_000)}`,
  'a million blanks': ' '.repeat(1_000_000),
  '300,000 empty arrays': `{"value":[${'[],'.repeat(300_000)}1]}`,
  'bytes that are no UTF-8': Buffer.concat([Buffer.from('{"value":"'), Buffer.alloc(200_000, 0xff), Buffer.from('"}')]),
  'text of HTML': `{"value":"${'<&>\u2028'.repeat(150_000)}"}`,
  'paths and patterns': `{"value":"${'a'.repeat(500_000)}!","*":{"?":"#(a==\\"b\\")#|@pretty"}}`,
  nothing: '',
  'one NUL': '\0',
};

/** One answer after the other: what one of them costs must not hide behind another. */
async function statusesOf(
  path: string,
  headers = '',
): Promise<Record<string, { status: number | undefined; ms: number }>> {
  const found: Record<string, { status: number | undefined; ms: number }> = {};
  for (const [name, body] of Object.entries(payloads)) {
    const start = performance.now();
    const [status] = statuses(await exchange(target.port, postOf(path, body, headers)));
    found[name] = { status, ms: performance.now() - start };
  }
  return found;
}

describe.each([
  ['webhook', '/a', ''],
  ['github', '/open', 'X-GitHub-Event: push\r\n'],
])('a %s event', (_, path, headers) => {
  it('is made of hostile JSON, or it is refused, in time and in bounded memory, and the next one is served', async () => {
    let answers: Awaited<ReturnType<typeof statusesOf>> = {};
    const most = await mostMiB(async () => {
      answers = await statusesOf(path, headers);
      await target.serves();
    });
    expect(Object.entries(answers).filter(([, { status }]) => status !== 200 && status !== 400)).toEqual([]);
    expect(Object.entries(answers).filter(([, { ms }]) => ms > 8000)).toEqual([]);
    expect(most).toBeLessThan(900);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('a listener', () => {
  it.each([
    ['gzip', bomb(200 * megabyte)],
    ['deflate', deflateSync(Buffer.alloc(50 * megabyte, '0'))],
    ['gzip', Buffer.from('no gzip at all')],
    ['br, gzip', bomb(megabyte)],
  ])('never unpacks what is compressed with %s, as Argo Events does not', async (coding, body) => {
    const header = `Content-Encoding: ${coding}\r\n`;
    const most = await mostMiB(async () => {
      for (const path of ['/a', '/open', '/gitlab', '/slack']) {
        const [status] = statuses(await exchange(target.port, postOf(path, body, header)));
        expect([400, 401, 500]).toContain(status);
      }
    });
    expect(most).toBeLessThan(300);
    expect(target.accepted()).toEqual([]);
    await target.serves();
  });

  it('takes a body in chunks of one byte as it takes any other', async () => {
    const body = JSON.stringify({ value: 'x'.repeat(50_000) });
    const chunks = Array.from(body, (byte) => `1\r\n${byte}\r\n`).join('');
    const head = 'POST /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n';
    let answer = '';
    const most = await mostMiB(async () => {
      answer = await exchange(target.port, `${head}${chunks}0\r\n\r\n`);
    });
    expect(statuses(answer)).toEqual([200]);
    expect(most).toBeLessThan(600);
    await target.serves();
  });

  it.each([
    ['200,000 fields', 'a=b&'.repeat(200_000)],
    ['200,000 values without a name', '&='.repeat(200_000)],
    ['percent signs', 'payload=%'.repeat(50_000)],
    ['escapes of bytes', `payload=${'%ff'.repeat(200_000)}`],
    ['semicolons', 'a;b;'.repeat(100_000)],
  ])('makes an event of a form of %s, or refuses it', async (_, body) => {
    const header = 'Content-Type: application/x-www-form-urlencoded\r\n';
    for (const path of ['/a', '/open', '/slack']) {
      const bytes = postOf(path, body, header).toString('latin1').replace('Content-Type: application/json\r\n', '');
      const [status] = statuses(await exchange(target.port, bytes));
      expect([200, 400, 401, 500]).toContain(status);
    }
    await target.serves();
  });
});
