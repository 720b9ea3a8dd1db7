import { Duration } from 'cdk8s';
import { BitbucketServerEvent, type BitbucketServerEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const server = { bitbucketserverBaseURL: 'https://bitbucket.acme.example/rest' };
const shop = { ...server, repository: 'SHOP/web', accessToken: key('token') };
const publicUrl = 'https://hooks.acme.example';

describe('BitbucketServerEvent', () => {
  it('needs only the server', () => {
    expect(declared(BitbucketServerEvent.push(server))).toEqual({
      ...server,
      events: ['repo:refs_changed'],
      webhook: { endpoint: '/push', port: '12000', method: 'POST' },
    });
  });

  it('reaches every field of the kind', () => {
    const fields = {
      projects: ['SHOP'],
      accessToken: key('token'),
      webhookSecret: key('secret'),
      deleteHookOnFinish: true,
      oneEventPerChange: true,
      skipBranchRefsChangedOnOpenPR: true,
      tls: { insecureSkipVerify: true },
      metadata: { stage: 'test' },
    };
    const event = BitbucketServerEvent.pullRequest({
      ...server,
      ...fields,
      repositories: ['SHOP/api'],
      checkInterval: Duration.minutes(5),
      filter: 'body.eventKey != ""',
    });
    expect(declared(event, { publicUrl })).toEqual({
      ...server,
      ...fields,
      events: ['pr:opened', 'pr:from_ref_updated', 'pr:merged', 'pr:declined'],
      repositories: [{ projectKey: 'SHOP', repositorySlug: 'api' }],
      checkInterval: '300s',
      webhook: { endpoint: '/pull_request', port: '12000', method: 'POST', url: publicUrl },
      filter: { expression: 'body.eventKey != ""' },
    });
  });

  it('tells its address only when it creates webhooks', () => {
    expect(declared(BitbucketServerEvent.push(server), { publicUrl })?.webhook.url).toBeUndefined();
    expect(declared(BitbucketServerEvent.push(shop), { publicUrl })?.webhook.url).toBe(publicUrl);
  });

  it('knows what the server sends', () => {
    expect(dependency(BitbucketServerEvent.push(shop)).data('body.changes.0.toHash')).not.toBe('');
    // @ts-expect-error the server says changes
    dependency(BitbucketServerEvent.push(shop)).data('body.push.changes');
    dependency(BitbucketServerEvent.pullRequest(shop)).data('body.pullRequest.toRef.displayId');
    dependency(BitbucketServerEvent.of(['pr:merged'], shop)).data('body.pullRequest.id');
    dependency(BitbucketServerEvent.untyped(['repo:forked'], shop)).data('body.repository');
  });

  it.each<[BitbucketServerEventOptions, string]>([
    [{ ...shop, repository: 'web' }, "'web' is not a repository of a Bitbucket server; write 'PROJECT/name'"],
    [{ ...shop, bitbucketserverBaseURL: '' }, "needs 'bitbucketserverBaseURL', which is an empty text"],
    [{ ...shop, tls: {} }, "'tls' of an event of kind bitbucketserver says nothing"],
  ])('refuses %j', (options, message) => {
    expect(() => BitbucketServerEvent.push(options)).toThrow(message);
  });

  it.each<[BitbucketServerEventOptions, string | undefined]>([
    [{ ...shop, webhookSecret: key('secret') }, undefined],
    [{ ...server, repository: 'SHOP/web', webhookSecret: key('secret') }, publicUrl],
    [{ ...server, accessToken: key('token'), webhookSecret: key('secret') }, publicUrl],
  ])('refuses to be synthesized with a secret that nobody would look at: %j', (options, publicUrl) => {
    expect(() => declared(BitbucketServerEvent.push(options), { publicUrl })).toThrow(
      "event 'event' has a webhookSecret, which Argo Events looks at only when",
    );
  });
});
