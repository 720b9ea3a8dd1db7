import { GerritEvent, type GerritEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const auth = { username: key('user'), password: key('password') };
const shop = { gerritBaseURL: 'https://gerrit.acme.example', projects: ['shop'], auth };

describe('GerritEvent', () => {
  it('names the webhook like the event', () => {
    expect(declared(GerritEvent.patchsetCreated(shop))).toEqual({
      ...shop,
      events: ['patchset-created'],
      hookName: 'event',
      webhook: { endpoint: '/patchset-created', port: '12000', method: 'POST' },
    });
    expect(declared(GerritEvent.changeMerged(shop))?.events).toEqual(['change-merged']);
  });

  it('reaches every field of the kind', () => {
    const fields = {
      hookName: 'eventloom',
      maxTries: 3,
      sslVerify: true,
      deleteHookOnFinish: true,
      metadata: { stage: 'test' },
    };
    const event = GerritEvent.of(['ref-updated', 'change-merged'], { ...shop, ...fields, filter: 'body != nil' });
    expect(declared(event, { publicUrl: 'https://hooks.acme.example' })).toEqual({
      ...shop,
      ...fields,
      events: ['ref-updated', 'change-merged'],
      webhook: { endpoint: '/gerrit', port: '12000', method: 'POST', url: 'https://hooks.acme.example' },
      filter: { expression: 'body != nil' },
    });
  });

  it('knows the payload', () => {
    const merged = dependency(GerritEvent.changeMerged<{ readonly newRev: string }>(shop));
    expect([merged.data('body.newRev'), merged.data('headers.Content-Type.0')]).toHaveLength(2);
    // @ts-expect-error Gerrit says newRev
    merged.data('body.revision');
    dependency(GerritEvent.changeMerged(shop)).data('body.anything');
  });

  it.each<[GerritEventOptions, string]>([
    [{ ...shop, projects: [] }, "an event of kind gerrit needs 'projects', which is an empty list"],
    [{ ...shop, gerritBaseURL: '' }, "an event of kind gerrit needs 'gerritBaseURL', which is an empty text"],
    [{ ...shop, maxTries: -1 }, "'maxTries' of an event of kind gerrit is -1"],
  ])('refuses %j', (options, message) => {
    expect(() => GerritEvent.changeMerged(options)).toThrow(message);
  });

  it('refuses to listen for nothing', () => {
    expect(() => GerritEvent.of([], shop)).toThrow("needs 'events', which is an empty list");
  });
});
