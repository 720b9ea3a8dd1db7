import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { S3Artifact } from '../../../src/model/s3';
import { certificate } from '../certificate';
import { holding } from '../context';
import { createdFrom, failureOf, made, yaml } from './acting';
import { type LocalServer, serve } from './server';

const secretKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const secrets = holding({ 'keys/access': 'AKIDEXAMPLE\n', 'keys/secret': secretKey, 'keys/ca': certificate });
const selector = (key: string): { name: string; key: string } => ({ name: 'keys', key });

const artifact = (endpoint: string, given: Partial<S3Artifact> = {}): { s3: S3Artifact } => ({
  s3: {
    endpoint,
    insecure: true,
    bucket: { name: 'objects', key: 'dir/a b+c(é).yaml' },
    accessKey: selector('access'),
    secretKey: selector('secret'),
    ...given,
  },
});

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The signature that a request needs, worked out as Amazon's documentation says. */
function signatureOf({ method, url, headers }: IncomingMessage, region: string): string {
  const [, names = ''] = /SignedHeaders=([^,]*)/.exec(headers.authorization ?? '') ?? [];
  const date = String(headers['x-amz-date']);
  const signed = names.split(';').map((name) => `${name}:${headers[name]}\n`);
  const canonical = [method, url, '', signed.join(''), names, headers['x-amz-content-sha256']].join('\n');
  const scope = [date.slice(0, 8), region, 's3', 'aws4_request'];
  const hash = createHash('sha256').update(canonical).digest('hex');
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${secretKey}`);
  return hmac(key, ['AWS4-HMAC-SHA256', date, scope.join('/'), hash].join('\n')).toString('hex');
}

const servers: LocalServer[] = [];

/** A store in a region. */
async function store(region: string, tls = false): Promise<LocalServer> {
  const server = await serve((request, response) => {
    const { authorization = '' } = request.headers;
    const isHere = authorization.includes(`/${region}/s3/`);
    if (!isHere) return response.writeHead(400).end(`<Error><Code>X</Code><Region>${region}</Region></Error>`);
    const isSigned = authorization.endsWith(`Signature=${signatureOf(request, region)}`);
    if (!isSigned || !authorization.includes('Credential=AKIDEXAMPLE/')) return response.writeHead(403).end('wrong');
    if (request.url !== '/objects/dir/a%20b%2Bc%28%C3%A9%29.yaml') return response.writeHead(404).end();
    return response.end(yaml);
  }, tls);
  servers.push(server);
  return server;
}

describe('an object from a bucket', () => {
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  it('is read with a signed request, in the region that the store says when the trigger does not', async () => {
    const { host, asked } = await store('eu-central-1');
    expect(await createdFrom(artifact(host), { secrets })).toMatchObject(made);
    expect(await createdFrom(artifact(host, { region: 'eu-central-1' }), { secrets })).toMatchObject(made);
    expect(asked).toHaveLength(3);
    expect(await failureOf(artifact(host, { region: 'eu-west-1' }), { secrets })).toMatchObject({
      message: expect.stringContaining('was answered with 400'),
    });
  });

  it('is read over TLS when its authority is trusted', async () => {
    const { host } = await store('us-east-1', true);
    const secure = { insecure: false, caCertificate: selector('ca') };
    expect(await createdFrom(artifact(host, secure), { secrets })).toMatchObject(made);
    expect(await failureOf(artifact(host, { insecure: false }), { secrets })).toMatchObject({ code: 'not-fetched' });
  });

  it('says what is wrong, and never a key', async () => {
    const { host } = await store('us-east-1');
    const wrong = holding({ 'keys/access': 'AKIDEXAMPLE', 'keys/secret': 'other' });
    const failures = [
      await failureOf(artifact(host), { secrets: wrong }),
      await failureOf(artifact(host, { bucket: { name: 'objects', key: 'none' } }), { secrets }),
      await failureOf(artifact(host), {}),
      await failureOf(artifact(`http://${host}`), { secrets }),
      await failureOf(artifact(host, { bucket: { name: '../objects', key: 'x' } }), { secrets }),
      await failureOf(artifact(host, { bucket: { name: 'objects', key: 'x/../y' } }), { secrets }),
      await failureOf(artifact(host, { bucket: { name: 'objects' } }), { secrets }),
    ];
    const prefix = 'the trigger argo/ci/t, source.s3: ';
    const said = failures.map((failure) => {
      const { code, message } = failure as { code: string; message: string };
      return `${code}: ${message.replace(prefix, '').replace(host, 'HOST')}`;
    });
    expect(said).toEqual([
      'not-fetched: the object dir/a b+c(é).yaml of the bucket objects at HOST was answered with 403',
      'not-fetched: the object none of the bucket objects at HOST was answered with 404',
      'secret-missing: no keys/access',
      'bad-value: an endpoint that is no host and port; leave out the scheme and the path',
      'bad-value: a bucket "../objects" that no store can have',
      'bad-value: a bucket.key that is empty, or has "." or ".." between slashes',
      'bad-value: a bucket.key that is empty, or has "." or ".." between slashes',
    ]);
  });
});
