import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { httpGet } from '../../src/clients/http-get';

let server: Server;
let origin: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('asking another server', () => {
  it('sends the headers, and gives the status and the body', async () => {
    let asked: unknown;
    answer = (request, response) => {
      asked = [request.method, request.url, request.headers.authorization];
      response.writeHead(404).end('not here');
    };
    const { status, body } = await httpGet(`${origin}/a?b=c`, { authorization: 'Bearer t' });
    expect([status, body.toString()]).toEqual([404, 'not here']);
    expect(asked).toEqual(['GET', '/a?b=c', 'Bearer t']);
  });

  it('follows no redirect', async () => {
    answer = (_, response) => response.writeHead(302, { location: 'http://192.0.2.1/' }).end();
    expect((await httpGet(origin)).status).toBe(302);
  });

  it('reads no answer that is too large, whatever it says about itself', async () => {
    answer = (_, response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        response.once('drain', more);
      };
      more();
    };
    await expect(httpGet(origin)).rejects.toMatchObject({
      code: 'cannot-read',
      message: expect.stringContaining('more than'),
    });
  });

  it('says who gave no answer, without the query', async () => {
    answer = (request) => request.socket.destroy();
    await expect(httpGet(`${origin}/?token=secret`)).rejects.toMatchObject({
      code: 'cannot-read',
      message: expect.not.stringContaining('secret'),
    });
  });
});
