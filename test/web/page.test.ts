import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { pageFile, renderPage } from '../../scripts/generate-page';
import type { TraceRecord } from '../../src/model/trace';
import type { PipelineGraph } from '../../src/web/graph';
import { type Page, type PageSource, startPage } from '../../src/web/page-server';
import { storedPush as record } from './records';

const graph = { events: [], dependencies: [], triggers: [] };

interface FakeSource extends PageSource {
  emit(record: TraceRecord): void;
  drawn: PipelineGraph;
  readonly listeners: number;
}

function source(): FakeSource {
  const listeners = new Set<(record: TraceRecord) => void>();
  return {
    drawn: graph,
    graph() {
      return this.drawn;
    },
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

  it('serves the page', async () => {
    expect(await get(page, '/')).toMatchObject({
      status: 200,
      body: expect.stringContaining('<title>Eventloom</title>'),
    });
    expect((await get(page, '/nothing')).status).toBe(404);
  });

  it('refuses a request that was addressed to another name', async () => {
    expect((await get(page, '/api/stream', 'evil.example.org')).status).toBe(403);
    expect((await get(page, '/', 'localhost:1')).status).toBe(200);
  });

  it('streams the state, then new records and pictures, and forgets a browser that went away', async () => {
    const next = { ...record, eventId: 'e2' };
    const redrawn = { ...graph };
    const streamed = await new Promise<string>((resolve) => {
      const call = request(new URL('/api/stream', page.url), (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += `${chunk}`;
          if (text.split('\n\n').length === 3) {
            data.drawn = redrawn;
            data.emit(next);
          }
          if (text.includes('"eventId":"e2"')) {
            call.destroy();
            resolve(text);
          }
        });
        response.on('error', () => undefined);
      });
      call.on('error', () => undefined);
      call.end();
    });
    expect(streamed.split('\n\n').filter(Boolean)).toEqual([
      'retry: 1000',
      `event: state\ndata: ${JSON.stringify({ graph, records: [record] })}`,
      `event: graph\ndata: ${JSON.stringify(redrawn)}`,
      `data: ${JSON.stringify(next)}`,
    ]);
    for (let turn = 0; turn < 100 && data.listeners > 0; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(data.listeners).toBe(0);
  });

  it.each([
    ['127.0.0.1', '10.1.2.3', 403],
    ['0.0.0.0', '10.1.2.3:80', 200],
    ['0.0.0.0', '[2001:db8::1]:80', 200],
    ['0.0.0.0', '1.2.3.example.org', 403],
  ])('bound to %s, answers a request to %s with %i', async (host, name, status) => {
    const open = await startPage(data, { host, port: 0 });
    expect((await get(open, '/', name)).status).toBe(status);
    await open.close();
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
