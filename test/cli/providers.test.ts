import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialsFor, secretsOf } from '../../src/cli/credentials';
import { prepareDelivery, send } from '../../src/cli/delivery';
import { loadFixture } from '../../src/cli/fixture';
import { type Runtime, startRuntime } from '../../src/runtime/runtime';
import { RecordingCluster, recordingLog, resourcesOf } from '../runtime/pipeline';

const root = mkdtempSync(join(tmpdir(), 'eventloom-providers-'));
const fixtures = join(__dirname, '../../fixtures');
const webhook = (name: string): string =>
  `webhook: { port: "12000", endpoint: /${name}, method: POST, url: "https://hooks.example.org" }`;

const sources = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec:
  github:
    github: { repositories: [{ owner: a, names: [b] }], webhookSecret: { name: gh, key: secret }, ${webhook('github')} }
  gitlab:
    gitlab: { accessToken: { name: gl, key: access }, secretToken: { name: gl, key: token }, ${webhook('gitlab')} }
  bitbucket:
    bitbucket: { repositories: [], auth: {}, ${webhook('bitbucket')} }
  bitbucketserver:
    bitbucketserver:
      repositories: [{ projectKey: A, repositorySlug: b }]
      accessToken: { name: bs, key: access }
      webhookSecret: { name: bs, key: secret }
      ${webhook('bitbucketserver')}
  slack:
    slack: { token: { name: sl, key: token }, signingSecret: { name: sl, key: secret }, ${webhook('slack')} }
  stripe:
    stripe: { ${webhook('stripe')} }
`;

const deliveries = ['github', 'gitlab', 'bitbucket', 'bitbucketserver', 'slack', 'stripe'].flatMap((provider) =>
  readdirSync(join(fixtures, provider)).map((file) => `${provider}/${file.replace(/\.json$/, '')}`),
);

describe('a delivery that is fired', () => {
  let runtime: Runtime;

  beforeAll(async () => {
    const { log } = recordingLog();
    const cluster = new RecordingCluster();
    runtime = await startRuntime(resourcesOf(sources), { dataDir: join(root, 'data'), cluster, port: 0, log });
  });

  afterAll(async () => {
    await runtime.stop();
    rmSync(root, { recursive: true, force: true });
  });

  it.each(deliveries)('is believed: %s', async (name) => {
    const fixture = loadFixture(name);
    const endpoint = runtime.endpoints.find(({ kind }) => kind === fixture.provider);
    const credentials = await credentialsFor(endpoint, secretsOf(join(root, 'data'), []));
    const answer = await send(endpoint?.url ?? '', prepareDelivery(fixture, credentials));
    expect(answer).toMatchObject({ status: 200, body: expect.stringMatching(/^(success)+$/) });
  });

  it('is not believed without its credentials', async () => {
    for (const name of ['github/push', 'slack/message', 'bitbucketserver/refs_changed', 'gitlab/push']) {
      const fixture = loadFixture(name);
      const endpoint = runtime.endpoints.find(({ kind }) => kind === fixture.provider);
      const { status } = await send(endpoint?.url ?? '', prepareDelivery(fixture, {}));
      expect([name, status]).toEqual([name, fixture.provider === 'slack' ? 401 : 400]);
    }
  });
});
