import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { pageFile, renderPage } from '../../scripts/generate-page';
import type { TraceRecord } from '../../src/model/trace';
import { type Page, type PageSource, startPage } from '../../src/web/page-server';

const record: TraceRecord = {
  kind: 'event',
  at: 1,
  eventId: 'e1',
  source: 'github',
  subject: 'push',
  type: 'github',
  sequence: 1,
  bytes: 2,
};

function source(): PageSource & { emit(record: TraceRecord): void; listeners: number } {
  const listeners = new Set<(record: TraceRecord) => void>();
  return {
    graph: () => ({ events: [], dependencies: [], triggers: [] }),
    recent: () => [record],
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit: (next) => listeners.forEach((listener) => listener(next)),
    get listeners() {
      return listeners.size;
    },
  };
}

function get(page: Page, path: string, host?: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const url = new URL(path, page.url);
    request(url, { headers: { host: host ?? url.host } }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });
}

describe('the page server', () => {
  const data = source();
  let page: Page;
  beforeAll(async () => {
    page = await startPage(data, { host: '127.0.0.1', port: 0 });
  });
  afterAll(() => page.close());

  it('serves the page and the state', async () => {
    expect(await get(page, '/')).toMatchObject({
      status: 200,
      body: expect.stringContaining('<title>Eventloom</title>'),
    });
    expect(JSON.parse((await get(page, '/api/state')).body)).toEqual({ graph: data.graph(), records: [record] });
    expect((await get(page, '/nothing')).status).toBe(404);
  });

  it('refuses a request that was addressed to another name', async () => {
    expect((await get(page, '/api/state', 'evil.example.org')).status).toBe(403);
    expect((await get(page, '/api/state', 'localhost:1')).status).toBe(200);
  });

  it('streams new records and forgets a browser that went away', async () => {
    await new Promise<void>((resolve) => {
      const call = request(new URL('/api/stream', page.url), (response) => {
        response.on('data', (chunk) => {
          if (`${chunk}`.includes('retry')) data.emit({ ...record, eventId: 'e2' });
          if (`${chunk}`.includes('"eventId":"e2"')) {
            call.destroy();
            resolve();
          }
        });
        response.on('error', () => undefined);
      });
      call.on('error', () => undefined);
      call.end();
    });
    for (let turn = 0; turn < 100 && data.listeners > 0; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(data.listeners).toBe(0);
  });

  it('names the port and the option when the port is taken', async () => {
    const port = Number(new URL(page.url).port);
    await expect(startPage(data, { host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'port-in-use',
      message: expect.stringContaining('--page'),
    });
  });
});

it('the generated page is fresh (npm run generate)', () => {
  expect(readFileSync(pageFile, 'utf8')).toBe(renderPage());
});
