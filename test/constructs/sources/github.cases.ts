import { Size } from 'cdk8s';
import { EventSource, GithubEvent, type GithubEventOptions, Sensor } from '../../../constructs';
import { manifest, testChart } from '../synthesized';

function declared(options: GithubEventOptions) {
  const chart = testChart();
  new EventSource(chart, 'github', { events: { push: GithubEvent.push(options) } });
  return manifest(chart, 'EventSource').spec.github?.push;
}

const secret = { name: 'webhook-secret', key: 'secret' };

describe('GithubEvent', () => {
  it('needs only a repository', () => {
    expect(declared({ repository: 'acme/shop' })).toEqual({
      repositories: [{ owner: 'acme', names: ['shop'] }],
      webhook: { endpoint: '/push', port: '12000', method: 'POST' },
      events: ['push'],
      contentType: 'json',
      insecure: false,
      active: true,
    });
  });

  it.each([
    ['issues', GithubEvent.issues({ repository: 'acme/shop' })],
    ['issue_comment', GithubEvent.issueComment({ repository: 'acme/shop' })],
    ['workflow_run', GithubEvent.workflowRun({ repository: 'acme/shop' })],
    ['check_run', GithubEvent.checkRun({ repository: 'acme/shop' })],
    ['create', GithubEvent.create({ repository: 'acme/shop' })],
    ['delete', GithubEvent.delete({ repository: 'acme/shop' })],
  ])('asks for %s, at a path of that name', (name, definition) => {
    const chart = testChart();
    new EventSource(chart, 'github', { events: { event: definition } });
    expect(manifest(chart, 'EventSource').spec.github?.event).toMatchObject({
      events: [name],
      webhook: { endpoint: `/${name}` },
    });
  });

  it('knows the payload of each', () => {
    const { events } = new EventSource(testChart(), 'github', {
      events: {
        comment: GithubEvent.issueComment({ repository: 'acme/shop', endpoint: '/a' }),
        run: GithubEvent.workflowRun({ repository: 'acme/shop', endpoint: '/b' }),
        removed: GithubEvent.delete({ repository: 'acme/shop', endpoint: '/c' }),
      },
    });
    const sensor = new Sensor(testChart(), 'ci');
    expect([
      sensor.on('comment', events.comment).data('body.comment.body'),
      sensor.on('run', events.run).data('body.workflow_run.conclusion'),
      sensor.on('removed', events.removed).data('body.ref_type'),
    ]).toHaveLength(3);
    // @ts-expect-error nothing that was deleted has a commit
    sensor.on('other', events.removed).data('body.after');
  });

  it('reaches every field of the kind', () => {
    const options: GithubEventOptions = {
      organizations: ['acme'],
      port: 8080,
      endpoint: '/github',
      method: 'PUT',
      url: 'https://hooks.acme.example',
      authSecret: secret,
      maxPayloadSize: Size.mebibytes(2),
      serverCertSecret: secret,
      serverKeySecret: secret,
      metadata: { stage: 'test' },
      filter: 'body.ref != ""',
      secret,
      contentType: 'form',
      insecure: true,
      active: false,
      apiToken: secret,
      githubApp: { appID: 1, installationID: 2, privateKey: secret },
      githubBaseURL: 'https://ghe.acme.example/api/v3',
      githubUploadURL: 'https://ghe.acme.example/api/uploads',
      deleteHookOnFinish: true,
    };
    expect(declared(options)).toEqual({
      organizations: ['acme'],
      webhook: {
        endpoint: '/github',
        port: '8080',
        method: 'PUT',
        url: 'https://hooks.acme.example',
        authSecret: secret,
        maxPayloadSize: 2 * 1024 * 1024,
        serverCertSecret: secret,
        serverKeySecret: secret,
      },
      events: ['push'],
      contentType: 'form',
      insecure: true,
      active: false,
      webhookSecret: secret,
      apiToken: secret,
      githubApp: { appID: 1, installationID: 2, privateKey: secret },
      githubBaseURL: 'https://ghe.acme.example/api/v3',
      githubUploadURL: 'https://ghe.acme.example/api/uploads',
      deleteHookOnFinish: true,
      metadata: { stage: 'test' },
      filter: { expression: 'body.ref != ""' },
    });
  });

  it('groups repositories by their owners', () => {
    const { repositories } = GithubEvent.push({ owner: 'acme', repositories: ['shop', 'other/x', 'storefront'] });
    expect(repositories).toEqual([
      { owner: 'acme', names: ['shop', 'storefront'] },
      { owner: 'other', names: ['x'] },
    ]);
  });

  it('listens on a path named after what it receives', () => {
    const acme = { repository: 'acme/shop' };
    const paths = [GithubEvent.pullRequest(acme), GithubEvent.release(acme), GithubEvent.untyped(['*'], acme)];
    expect(paths.map(({ endpoint }) => endpoint.path)).toEqual(['/pull_request', '/release', '/github']);
    expect(GithubEvent.registryPackage(acme).events).toEqual(['registry_package']);
    expect(GithubEvent.of(['push', 'create'], acme).events).toEqual(['push', 'create']);
  });

  it.each([
    [{}, 'a GitHub event names nobody whose event it is'],
    [{ repository: 'acme/shop', organizations: ['acme'] }, 'a GitHub event names repositories and organizations'],
    [{ repository: 'shop' }, "'shop' is not a repository; write 'owner/name'"],
    [{ repository: 'a/b/c' }, "'a/b/c' is not a repository"],
    [
      { repository: 'acme/shop', githubBaseURL: 'https://ghe.acme.example/api/v3' },
      "'githubBaseURL' and 'githubUploadURL' of an event of kind github only work together",
    ],
    [{ repository: 'acme/shop', filter: 'body.ref ==' }, "the filter 'body.ref =='"],
    [{ repository: 'acme/shop', port: 0 }, 'port 0 does not exist; use one from 1 to 65535'],
    [
      { repository: 'acme/shop', endpoint: 'push' },
      "endpoint 'push' would never be called; begin it with a slash: '/push'",
    ],
    [{ repository: 'acme/shop', serverCertSecret: secret }, 'serverCertSecret and serverKeySecret only work together'],
  ])('refuses %j', (options, message) => {
    expect(() => GithubEvent.push(options)).toThrow(message);
  });

  it('refuses to listen for nothing', () => {
    expect(() => GithubEvent.untyped([], { repository: 'acme/shop' })).toThrow('a GitHub event names no event');
  });
});
