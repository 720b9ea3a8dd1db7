import { createServer, type Server } from 'node:http';
import type { RequestOptions } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { ApiCluster } from '../../src/clients/api-cluster';
import { apiServerAt } from '../../src/clients/kubeconfig-cluster';

const place = { apiVersion: 'v1', kind: 'Pod', namespace: 'argo', name: 'x' };
const servers: Server[] = [];

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('the API server of a kubeconfig', () => {
  it('is asked with the credentials of the moment, through the proxy', async () => {
    const tokens: (string | undefined)[] = [];
    const api = await listen(
      createServer(({ headers }, response) => {
        tokens.push(headers.authorization);
        response.end('{}');
      }),
    );
    const proxied = new Set<string>();
    const proxy = createServer();
    proxy.on('connect', ({ url = '', headers }, socket) => {
      proxied.add(`${url} ${headers['proxy-authorization']}`);
      const [host = '', port] = url.split(':');
      const upstream = connect(Number(port), host, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      upstream.pipe(socket).pipe(upstream);
      socket.once('error', () => upstream.destroy());
    });
    const proxyUrl = (await listen(proxy)).replace('//', '//me:pass@');
    let count = 0;
    const apply = async (options: RequestOptions) => {
      options.headers = { Authorization: `Bearer ${++count}` };
    };
    expect(await new ApiCluster(apiServerAt(api, apply, proxyUrl)).get(place)).toEqual({});
    expect(tokens).toEqual(['Bearer 1', 'Bearer 2']);
    const user = Buffer.from('me:pass').toString('base64');
    expect([...proxied]).toEqual([`${api.replace('http://', '')} Basic ${user}`]);
  });

  it('has a plugin run once for all who wait, and again for those who come later', async () => {
    let count = 0;
    const apply = async (options: RequestOptions) => {
      options.headers = { Authorization: String(++count) };
      await new Promise(setImmediate);
    };
    const { credentials } = apiServerAt('https://127.0.0.1:1', apply, undefined);
    const asked = async () => (await credentials()).headers.authorization;
    expect(await Promise.all([asked(), asked(), asked()])).toEqual(['1', '1', '1']);
    expect(await asked()).toBe('2');
  });

  it('is out of reach when credentials do not come', async () => {
    jest.useFakeTimers();
    const { credentials } = apiServerAt('https://127.0.0.1:1', () => new Promise(() => undefined), undefined);
    const refused = credentials().catch(String);
    jest.advanceTimersByTime(30_000);
    jest.useRealTimers();
    expect(await refused).toContain('they did not come within 30 s');
  });

  it('cannot be asked through a proxy of another kind', () => {
    const at = () => apiServerAt('https://127.0.0.1:1', async () => undefined, 'socks5://me:pass@127.0.0.1:1');
    expect(at).toThrow('the proxy-url of the kubeconfig has the scheme socks5; known: http, https');
  });

  it.each([
    ['fails', new Error('no login\n'), 'no login'],
    ['prints no JSON', new SyntaxError('"s3cret" is not valid JSON'), 'a plugin printed no ExecCredential'],
    ['prints something else', new TypeError('no status'), 'a plugin printed no ExecCredential'],
    ['throws what is no error', 's3cret', 'a plugin printed no ExecCredential'],
  ])('is out of reach when a plugin %s', async (_, thrown, reason) => {
    const cluster = new ApiCluster(apiServerAt('https://127.0.0.1:1', () => Promise.reject(thrown), undefined));
    const message = `the kubeconfig gives no credentials: ${reason}`;
    await expect(cluster.get(place)).rejects.toMatchObject({ code: 'cluster-unreachable', message });
  });
});
