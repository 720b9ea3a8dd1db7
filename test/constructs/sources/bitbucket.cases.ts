import { BitbucketEvent, type BitbucketEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const auth = { oauthToken: key('token') };
const shop = { repository: 'acme/shop', auth };

describe('BitbucketEvent', () => {
  it('needs only a repository and a way to log in', () => {
    expect(declared(BitbucketEvent.push(shop))).toEqual({
      auth,
      events: ['repo:push'],
      repositories: [{ owner: 'acme', repositorySlug: 'shop' }],
      webhook: { endpoint: '/push', port: '12000', method: 'POST' },
    });
  });

  it('reaches every field of the kind', () => {
    const basic = { username: key('user'), password: key('password') };
    const event = BitbucketEvent.pullRequest({
      repositories: ['acme/shop', 'acme/web'],
      auth: { basic },
      deleteHookOnFinish: true,
      authSecret: key('bearer'),
      metadata: { stage: 'test' },
      filter: 'body.pullrequest.id > 0',
    });
    expect(declared(event, { publicUrl: 'https://hooks.acme.example' })).toEqual({
      auth: { basic },
      events: ['pullrequest:created', 'pullrequest:updated', 'pullrequest:fulfilled', 'pullrequest:rejected'],
      repositories: [
        { owner: 'acme', repositorySlug: 'shop' },
        { owner: 'acme', repositorySlug: 'web' },
      ],
      deleteHookOnFinish: true,
      webhook: {
        endpoint: '/pull_request',
        port: '12000',
        method: 'POST',
        url: 'https://hooks.acme.example',
        authSecret: key('bearer'),
      },
      metadata: { stage: 'test' },
      filter: { expression: 'body.pullrequest.id > 0' },
    });
  });

  it('knows what Bitbucket sends', () => {
    expect(dependency(BitbucketEvent.push(shop)).data('body.push.changes.0.new.name')).not.toBe('');
    // @ts-expect-error Bitbucket says push.changes
    dependency(BitbucketEvent.push(shop)).data('body.changes');
    dependency(BitbucketEvent.pullRequestMerged(shop)).data('body.pullrequest.id');
    dependency(BitbucketEvent.of(['pullrequest:created'], shop)).data('body.pullrequest.title');
    dependency(BitbucketEvent.untyped(['repo:fork'], shop)).data('body.fork');
  });

  it.each<[BitbucketEventOptions, string]>([
    [{ auth }, 'a Bitbucket event names no repository'],
    [{ auth, repository: 'shop' }, "'shop' is not a repository of Bitbucket; write 'workspace/name'"],
    [{ auth, repository: 'a/b/c' }, "'a/b/c' is not a repository of Bitbucket"],
    [{ ...shop, auth: {} }, "takes one of 'basic' or 'oauthToken', and none of them is there"],
  ])('refuses %j', (options, message) => {
    expect(() => BitbucketEvent.push(options)).toThrow(message);
  });

  it('refuses to listen for nothing', () => {
    expect(() => BitbucketEvent.untyped([], shop)).toThrow("needs 'events', which is an empty list");
  });
});
