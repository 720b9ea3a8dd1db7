import { GitlabEvent, type GitlabEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const accessToken = key('token');
const shop = { project: 'acme/shop', accessToken };
const url = 'https://hooks.acme.example';

describe('GitlabEvent', () => {
  it('needs only a project and a token', () => {
    expect(declared(GitlabEvent.push(shop))).toEqual({
      gitlabBaseURL: 'https://gitlab.com',
      accessToken,
      events: ['PushEvents'],
      projects: ['acme/shop'],
      webhook: { endpoint: '/push', port: '12000', method: 'POST' },
    });
  });

  it('reaches every field of the kind', () => {
    const options: GitlabEventOptions = {
      ...shop,
      projects: ['42'],
      groups: ['acme'],
      gitlabBaseURL: 'https://gitlab.acme.example',
      secretToken: key('secret'),
      enableSSLVerification: true,
      deleteHookOnFinish: true,
      port: 8080,
      endpoint: '/gitlab',
      url,
      metadata: { stage: 'test' },
      filter: 'body.ref != ""',
    };
    expect(declared(GitlabEvent.mergeRequest(options))).toEqual({
      gitlabBaseURL: 'https://gitlab.acme.example',
      accessToken,
      events: ['MergeRequestsEvents'],
      projects: ['acme/shop', '42'],
      groups: ['acme'],
      secretToken: key('secret'),
      enableSSLVerification: true,
      deleteHookOnFinish: true,
      webhook: { endpoint: '/gitlab', port: '8080', method: 'POST', url },
      metadata: { stage: 'test' },
      filter: { expression: 'body.ref != ""' },
    });
  });

  it('creates its webhooks under the address of an exposure', () => {
    const event = GitlabEvent.push({ ...shop, secretToken: key('secret') });
    expect(declared(event, { publicUrl: url })?.webhook.url).toBe(url);
  });

  it('listens on a path named after what it receives', () => {
    const events = [
      GitlabEvent.push(shop),
      GitlabEvent.tagPush(shop),
      GitlabEvent.mergeRequest(shop),
      GitlabEvent.pipeline(shop),
      GitlabEvent.of(['PushEvents', 'TagPushEvents'], shop),
      GitlabEvent.untyped(['NoteEvents'], shop),
    ];
    expect(events.map(({ endpoint, events }) => [endpoint.path, ...events])).toEqual([
      ['/push', 'PushEvents'],
      ['/tag_push', 'TagPushEvents'],
      ['/merge_request', 'MergeRequestsEvents'],
      ['/pipeline', 'PipelineEvents'],
      ['/gitlab', 'PushEvents', 'TagPushEvents'],
      ['/gitlab', 'NoteEvents'],
    ]);
  });

  it('knows what GitLab sends', () => {
    const request = dependency(GitlabEvent.mergeRequest(shop));
    expect(request.data('body.object_attributes.action')).not.toBe('');
    // @ts-expect-error GitLab says object_attributes
    request.data('body.attributes.action');
    dependency(GitlabEvent.of(['PushEvents', 'TagPushEvents'], shop)).data('body.ref');
    dependency(GitlabEvent.untyped(['NoteEvents'], shop)).data('body.anything');
  });

  it.each<[GitlabEventOptions, string]>([
    [{ accessToken }, 'a GitLab event names nobody whose event it is'],
    [{ ...shop, endpoint: 'push' }, "endpoint 'push' would never be called"],
  ])('refuses %j', (options, message) => {
    expect(() => GitlabEvent.push(options)).toThrow(message);
  });

  it.each([
    [[], "an event of kind gitlab needs 'events', which is an empty list"],
    [['push'], "'push' is no event of GitLab's hooks; write it as 'PushEvents'"],
  ])('refuses the events %j', (events, message) => {
    expect(() => GitlabEvent.untyped(events, shop)).toThrow(message);
  });

  it('refuses to be synthesized with a secret that nobody would look at', () => {
    expect(() => declared(GitlabEvent.push({ ...shop, secretToken: key('secret') }))).toThrow(
      "event 'event' has a secretToken, which Argo Events looks at only when the event has a public address",
    );
  });
});
