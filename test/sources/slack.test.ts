import { createHmac } from 'node:crypto';
import type { Receipt } from '../../src/sources/source';
import { receive, secret, value, webhook, world } from './receiving';

describe('Slack', () => {
  const source = { signingSecret: secret, token: { name: 'hook', key: 'token' }, webhook };

  function slack(body: string, type = 'application/json', at = world.now): Promise<Receipt> {
    const timestamp = String(Math.floor(at / 1000));
    const signature = `v0=${createHmac('sha256', value).update(`v0:${timestamp}:${body}`).digest('hex')}`;
    const headers = { 'Content-Type': type, 'X-Slack-Request-Timestamp': timestamp, 'X-Slack-Signature': signature };
    return receive('slack', source, { headers, body });
  }

  const event = (inner: object): string =>
    JSON.stringify({ token: 't0ken', type: 'event_callback', event_id: 'E1', event: inner });
  const dataOf = (receipt: Receipt): unknown => ('data' in receipt ? JSON.parse(receipt.data.toString()) : receipt);

  it('hears its challenge', async () => {
    const receipt = await slack(JSON.stringify({ token: 't0ken', type: 'url_verification', challenge: 'c1' }));
    expect(receipt).toMatchObject({ status: 200, text: 'c1success', headers: { 'Content-Type': 'text' } });
  });

  it('is refused when its signature is old, and never told the right one', async () => {
    expect(await slack('{}', 'application/json', world.now - 301_000)).toMatchObject({ status: 401 });
    const headers = { 'X-Slack-Request-Timestamp': String(world.now / 1000), 'X-Slack-Signature': 'v0=00' };
    const refused = await receive('slack', source, { headers });
    expect(refused).toEqual({ status: 401, text: 'signature validation failed' });
  });

  it('gives a changed message as it was and as it is', async () => {
    const inner = {
      type: 'message',
      subtype: 'message_changed',
      channel: 'C1',
      message: { type: 'message', text: 'new', ts: '1.1' },
    };
    expect(dataOf(await slack(event(inner)))).toMatchObject({
      type: 'message',
      Data: { subtype: 'message_changed', text: '', message: { text: 'new', blocks: null } },
    });
  });

  it('passes events on whose structs are large, as they were sent', async () => {
    const inner = { type: 'function_executed', function: { id: 'F1', anything: [1] } };
    expect(dataOf(await slack(event(inner)))).toEqual({ type: 'function_executed', Data: inner });
  });

  it.each(['no_such_event', '__proto__', 'constructor', ''])('does not know an event of type %j', async (type) => {
    expect(await slack(event({ type }))).toMatchObject({ status: 500 });
  });

  const form = 'application/x-www-form-urlencoded';
  const interact = (payload: object): Promise<Receipt> =>
    slack(`payload=${encodeURIComponent(JSON.stringify(payload))}`, form);

  it('gives interactions with all fields that Argo Events knows', async () => {
    const action = { action_id: 'go', block_id: 'b', type: 'button', value: '<1>', unknown: 1 };
    const receipt = await interact({
      type: 'block_actions',
      user: { id: 'U1', unknown: 1 },
      container: { type: 'message', attachment_id: '7' },
      channel: { id: 'C1', created: '12' },
      actions: [action],
      state: { values: { b: { i: { type: 'plain_text_input', value: 'x' } } } },
      unknown: 1,
    });
    const data = dataOf(receipt) as Record<string, Record<string, unknown>>;
    expect(data).toMatchObject({
      type: 'block_actions',
      user: { id: 'U1', team_id: '', profile: { fields: {} }, two_factor_type: null },
      container: { attachment_id: 7 },
      channel: { id: 'C1', created: 12, topic: { value: '', creator: '', last_set: 0 }, properties: null },
      original_message: { replace_original: false, blocks: null },
      view: { ok: false, response_metadata: { next_cursor: '', messages: null, warnings: null }, state: null },
      actions: [{ action_id: 'go', value: '<1>', selected_option: { text: null, value: '' } }],
      state: { values: { b: { i: { value: 'x', selected_users: null } } } },
      submission: null,
      is_cleared: false,
    });
    expect(Object.keys(data).slice(0, 7)).toEqual([
      'type',
      'token',
      'callback_id',
      'response_url',
      'trigger_id',
      'action_ts',
      'team',
    ]);
    expect(JSON.stringify(data)).not.toContain('unknown');
  });

  it('keeps the state of a dialog, and lists the actions of attachments first', async () => {
    expect(dataOf(await interact({ type: 'dialog_submission', state: 'mine', submission: { a: 'b' } }))).toMatchObject({
      state: 'mine',
      submission: { a: 'b' },
      actions: [],
    });
    expect(dataOf(await interact({ type: 'block_actions' }))).toMatchObject({ state: {} });
    expect(dataOf(await interact({ type: 'view_closed' }))).not.toHaveProperty('state');
    const mixed = await interact({ type: 'x', actions: [{ block_id: 'b' }, { name: 'n', type: 'button' }] });
    expect(dataOf(mixed)).toMatchObject({ actions: [{ name: 'n' }, { block_id: 'b' }] });
  });

  it('gives commands by their fields', async () => {
    expect(dataOf(await slack('command=%2Fgo&text=now&is_enterprise_install=true', form))).toMatchObject({
      command: '/go',
      text: 'now',
      is_enterprise_install: true,
      user_id: '',
    });
  });

  it('takes the fields of commands as they are, and names them exactly', async () => {
    const receipt = await slack('command=%2Fgo&text=%ff&TOKEN=t', form);
    expect('data' in receipt && receipt.data.toString()).toContain(String.raw`"text":"\ufffd"`);
    expect(dataOf(receipt)).toMatchObject({ token: '' });
  });

  it('reads seconds as numbers and as texts, and as nothing else', async () => {
    const created = (json: string): Promise<Receipt> =>
      slack(`payload=${encodeURIComponent(`{"channel":{"created":${json}}}`)}`, form);
    expect(dataOf(await created('"17"'))).toMatchObject({ channel: { created: 17 } });
    expect(dataOf(await created('"null"'))).toMatchObject({ channel: { created: 0 } });
    const text = 'failed to parse interaction event, strconv.Atoi: parsing "1.0": invalid syntax';
    expect(await created('1.0')).toMatchObject({ status: 500, text });
  });

  it.each(['payload=%7B', 'payload=1', 'payload=%zz', 'x=1', 'payload=%7B%22actions%22%3A1%7D'])(
    'makes no event of %s',
    async (body) => {
      expect(await slack(body, form)).toMatchObject({ status: 500 });
    },
  );

  it.each([
    [
      'event_time',
      'soon',
      'json: cannot unmarshal string into Go struct field EventsAPICallbackEvent.event_time of type int',
    ],
    [
      'authed_users',
      'U1',
      'json: cannot unmarshal string into Go struct field EventsAPICallbackEvent.authed_users of type []string',
    ],
    [
      'event',
      'x',
      'EventsAPI Error parsing inner event: unmarshalling_error, json: cannot unmarshal string into Go value of type slack.Event',
    ],
  ])('does not take an event whose %s is %j', async (field, wrong, reason) => {
    const inside = { token: 't0ken', type: 'event_callback', event: { type: 'app_uninstalled' }, [field]: wrong };
    expect(await slack(JSON.stringify(inside))).toMatchObject({
      status: 500,
      text: `failed to extract event, ${reason}`,
    });
  });

  it('reads forms of any size that need no signature', async () => {
    const small = {
      ...source,
      signingSecret: { name: 'empty', key: 'x' },
      webhook: { ...webhook, maxPayloadSize: 10 },
    };
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const body = 'command=%2Fdeploy&text=production';
    expect(await receive('slack', small, { headers, body })).toHaveProperty('data');
  });

  it('survives an event without its inside', async () => {
    expect(await slack('{"token":"t0ken","type":"event_callback"}')).toMatchObject({ status: 500 });
    expect(await slack('[]')).toMatchObject({ status: 500 });
    world.now += 1;
  });
});
