import { SlackEvent, type SlackEventOptions } from '../../../constructs';
import { compileSourceFilter } from '../../../src/language/expr/source-filter';
import { declared, dependency, key } from './declared';

const app = { signingSecret: key('signing'), token: key('token') };

describe('SlackEvent', () => {
  it('needs only the secrets, and drops other events', () => {
    expect(declared(SlackEvent.message(app))).toEqual({
      ...app,
      webhook: { endpoint: '/message', port: '12000', method: 'POST' },
      filter: { expression: 'Data?.type == "message"' },
    });
  });

  it('reaches every field of the kind', () => {
    const event = SlackEvent.untyped({
      ...app,
      port: 8080,
      endpoint: '/slack/events',
      filter: 'Data != nil',
      authSecret: key('bearer'),
    });
    expect(declared(event)).toEqual({
      ...app,
      webhook: { endpoint: '/slack/events', port: '8080', method: 'POST', authSecret: key('bearer') },
      filter: { expression: 'Data != nil' },
    });
    expect(declared(SlackEvent.untyped(app))?.filter).toBeUndefined();
  });

  it.each([
    [SlackEvent.appMention(app), '/app_mention', 'Data?.type == "app_mention"'],
    [SlackEvent.reactionAdded(app), '/reaction_added', 'Data?.type == "reaction_added"'],
    [SlackEvent.of(['message', 'app_mention'], app), '/slack', 'Data?.type in ["message","app_mention"]'],
    [SlackEvent.command('/deploy', app), '/command/deploy', 'command == "/deploy"'],
    [SlackEvent.blockActions(app), '/block_actions', 'len(actions ?? []) > 0'],
    [
      SlackEvent.message({ ...app, filter: 'Data.channel == "C0" || Data.channel == "C1"' }),
      '/message',
      '(Data?.type == "message") && (Data.channel == "C0" || Data.channel == "C1")',
    ],
  ])('listens on a path of its own and chooses what it is about', (event, endpoint, expression) => {
    expect(declared(event)).toMatchObject({ webhook: { endpoint }, filter: { expression } });
  });

  it.each([
    [SlackEvent.message(app), { type: 'message', Data: { type: 'message' } }],
    [SlackEvent.of(['message', 'app_mention'], app), { type: 'app_mention', Data: { type: 'app_mention' } }],
    [SlackEvent.command('/deploy', app), { command: '/deploy', text: 'shop' }],
    [SlackEvent.blockActions(app), { type: 'block_actions', actions: [{ action_id: 'approve' }] }],
  ])('drops everything else without an error', (event, payload) => {
    const others = [{ type: 'pin_added', Data: { type: 'pin_added' } }, { command: '/other' }, { actions: null }];
    const filter = compileSourceFilter(declared(event)?.filter?.expression ?? '');
    expect(filter.passes(JSON.stringify(payload))).toBe(true);
    expect(others.map((other) => filter.passes(JSON.stringify(other)))).toEqual([false, false, false]);
  });

  it('stays silent about addresses, which people tell Slack', () => {
    const event = SlackEvent.message(app);
    expect(declared(event, { publicUrl: 'https://hooks.acme.example' })?.webhook.url).toBeUndefined();
  });

  it('knows what Slack sends', () => {
    expect(dependency(SlackEvent.message(app)).data('Data.text')).not.toBe('');
    // @ts-expect-error there is no body
    dependency(SlackEvent.message(app)).data('body.event.text');
    dependency(SlackEvent.reactionAdded(app)).data('Data.item.channel');
    dependency(SlackEvent.of(['message', 'app_mention'], app)).data('Data.text');
    dependency(SlackEvent.command('/deploy', app)).data('text');
    dependency(SlackEvent.blockActions(app)).data('actions.0.value');
    // @ts-expect-error a command has no Data
    dependency(SlackEvent.command('/deploy', app)).data('Data.text');
    dependency(SlackEvent.untyped(app)).data('anything');
  });

  it('refuses what would never be called', () => {
    const withoutName: SlackEventOptions = { ...app, endpoint: 'slack' };
    expect(() => SlackEvent.message(withoutName)).toThrow("endpoint 'slack' would never be called");
    expect(() => SlackEvent.command('deploy', app)).toThrow("'deploy' is no slash command; write it as '/deploy'");
    expect(() => SlackEvent.of([], app)).toThrow("an event of kind slack needs 'types', which is an empty list");
  });

  it('refuses to do without the secrets', () => {
    // @ts-expect-error Slack signs with a secret
    expect(() => SlackEvent.message({ token: key('token') })).toThrow("needs 'signingSecret', which is missing");
  });
});
