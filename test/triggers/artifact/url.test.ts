import { createdFrom, failureOf, made, yaml } from './acting';
import { type LocalServer, serve } from './server';

describe('an object from a url', () => {
  const servers: LocalServer[] = [];
  const started = async (...args: Parameters<typeof serve>): Promise<LocalServer> => {
    const server = await serve(...args);
    servers.push(server);
    return server;
  };
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  it('is created with the values from the event, and fetched anew each time', async () => {
    const { host, asked } = await started((_, response) => response.end(yaml));
    const source = { url: { path: `http://${host}/cm.yaml?a=1` } };
    expect(await createdFrom(source)).toMatchObject(made);
    expect(await createdFrom(source)).toMatchObject(made);
    expect(asked.map(({ url }) => url)).toEqual(['/cm.yaml?a=1', '/cm.yaml?a=1']);
  });

  it('is read over TLS whatever the certificate, unless verifyCert asks for a valid one', async () => {
    const { host } = await started((_, response) => response.end(yaml), true);
    const path = `https://${host}/cm.yaml`;
    expect(await createdFrom({ url: { path } })).toMatchObject(made);
    expect(await failureOf({ url: { path, verifyCert: true } })).toMatchObject({ code: 'not-fetched' });
  });

  it('is looked for where redirects lead, without telling another host who asks', async () => {
    const other = await started((_, response) => response.end(yaml));
    const { host, asked } = await started((request, response) => {
      const location = request.url === '/' ? '/next' : `http://localhost:${other.host.split(':')[1]}/cm`;
      response.writeHead(302, { location }).end();
    });
    expect(await createdFrom({ url: { path: `http://me:p%40ss@${host}/` } })).toMatchObject(made);
    const expected = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([expected, expected]);
    expect(other.asked[0]?.headers.authorization).toBeUndefined();
  });

  it('is tried again while the server fails, and not when it says no', async () => {
    const failing = await started((_, response, count) => response.writeHead(count < 3 ? 503 : 200).end(yaml));
    expect(await failureOf({ url: { path: `http://${failing.host}/` } })).toMatchObject({ resource: made });
    expect(failing.asked).toHaveLength(3);
    const refusing = await started((_, response) => response.writeHead(404).end());
    expect(await failureOf({ url: { path: `http://me:secret@${refusing.host}/x?token=secret` } })).toMatchObject({
      code: 'not-fetched',
      message: `the trigger argo/ci/t, source.url: GET http://${refusing.host}/x was answered with 404`,
    });
    expect(refusing.asked).toHaveLength(1);
  });

  it('is given up after five tries, endless redirects, an endless body, or when the attempt is over', async () => {
    const down = await started((request) => request.socket.destroy());
    expect(await failureOf({ url: { path: `http://${down.host}/` } })).toMatchObject({ code: 'not-fetched' });
    expect(down.asked).toHaveLength(5);
    const circle = await started((_, response) => response.writeHead(302, { location: '/' }).end());
    expect(await failureOf({ url: { path: `http://${circle.host}/` } })).toMatchObject({
      message: expect.stringContaining('stopped after 10 redirects'),
    });
    const large = await started((_, response) => response.end(Buffer.alloc(11 * 1024 * 1024, ' ')));
    expect(await failureOf({ url: { path: `http://${large.host}/` } })).toMatchObject({
      message: expect.stringContaining('more than 10485760 bytes'),
    });
    expect(large.asked).toHaveLength(1);
    const aborted = AbortSignal.abort();
    expect(await failureOf({ url: { path: `http://${large.host}/` } }, { signal: aborted })).toMatchObject({
      message: expect.stringContaining('it took too long'),
    });
  });

  it('is refused when it is no address, or no object', async () => {
    for (const path of ['', 'x', 'file:///etc/passwd', 'ftp://x/']) {
      expect(await failureOf({ url: { path } })).toMatchObject({ code: 'bad-value' });
    }
    const { host } = await started((_, response) => response.end('- 1'));
    expect(await failureOf({ url: { path: `http://${host}/` } })).toMatchObject({
      code: 'not-fetched',
      message: expect.stringContaining('no object'),
    });
  });
});
