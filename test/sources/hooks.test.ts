import { createHmac } from 'node:crypto';
import { EventloomError } from '../../src/errors';
import type { DeclaredEvent, SourceKey, SourceOf } from '../../src/model/kinds';
import { goHeader } from '../../src/sources/go-header';
import { endpointOf } from '../../src/sources/kinds';
import { BodyTooLarge, type Receipt, type SourceContext } from '../../src/sources/source';

const webhook = { endpoint: '/hook', port: '12000', method: 'POST' };
const managed = { ...webhook, url: 'https://hooks.example.org' };
const secret = { name: 'hook', key: 'secret' };
const value = 's3cret';

let now = Date.parse('2026-05-01T10:00:00Z');
let asked: { url: string; headers: Readonly<Record<string, string>> | undefined }[] = [];
let answers: string[] = [];

beforeEach(() => {
  asked = [];
  answers = [];
});

const context: SourceContext = {
  now: () => now,
  secrets: {
    value: async (name, key) => {
      if (name === 'hook') return Buffer.from(key === 'token' ? 't0ken' : value);
      throw new EventloomError('secret-missing', `no ${name}/${key}`);
    },
  },
  get: async (url, headers) => {
    asked.push({ url, headers });
    return { status: 200, body: Buffer.from(answers.shift() ?? '{}') };
  },
};

interface Sent {
  readonly method?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function receive<K extends SourceKey>(
  key: K,
  source: SourceOf<K>,
  { method = 'POST', query = '', headers = {}, body = '{}' }: Sent,
): Promise<Receipt> {
  const declared: DeclaredEvent<K> = { key, name: 'event', source };
  const bytes = Buffer.from(body);
  const request = {
    method,
    query,
    address: '192.0.2.1',
    header: goHeader(Object.entries(headers).flat()),
    body: async (limit: number): Promise<Buffer> => {
      if (bytes.length > limit) throw new BodyTooLarge();
      return bytes;
    },
  };
  return endpointOf(declared, context)?.receive(request) ?? Promise.reject(new Error('no endpoint'));
}

const bodiesOf = (receipt: Receipt): unknown[] =>
  'data' in receipt
    ? [receipt.data, ...(receipt.more ?? [])].map((data) => (JSON.parse(data.toString()) as { body: unknown }).body)
    : [];

describe('GitLab', () => {
  const source = { gitlabBaseURL: 'https://gitlab.example.org', events: [], accessToken: secret, secretToken: secret };

  it('has to know its token where the hooks would be managed', async () => {
    const checked = { ...source, webhook: managed };
    expect(await receive('gitlab', checked, { headers: { 'X-Gitlab-Token': value } })).toMatchObject({
      authentication: 'gitlab token',
    });
    for (const wrong of ['', 's3cre', `${value}x`]) {
      const receipt = await receive('gitlab', checked, { headers: { 'X-Gitlab-Token': wrong } });
      expect(receipt).toEqual({ status: 400, text: 'token mismatch' });
    }
    expect(await receive('gitlab', { ...source, webhook }, {})).toHaveProperty('data');
  });

  it('names its deliveries', async () => {
    const receipt = await receive('gitlab', { ...source, webhook }, { headers: { 'X-Gitlab-Event-UUID': 'u1' } });
    expect(receipt).toMatchObject({ deliveryId: 'u1' });
  });

  it('cannot be checked without a value of the secret', async () => {
    const other = { ...source, secretToken: { name: 'none', key: 'x' }, webhook: managed };
    await expect(receive('gitlab', other, {})).rejects.toThrow('no none/x');
  });
});

describe('Bitbucket Server', () => {
  const source = {
    bitbucketserverBaseURL: 'https://bb.example.org/rest/',
    repositories: [{ projectKey: 'P', repositorySlug: 'shop' }],
    webhook,
  };
  const change = (name: string, type = 'BRANCH', action = 'UPDATE'): object => ({
    ref: { id: `refs/${name}`, displayId: name, type },
    refId: `refs/${name}`,
    fromHash: 'a',
    toHash: `hash-${name}`,
    type: action,
  });
  const push = JSON.stringify({
    eventKey: 'repo:refs_changed',
    repository: { slug: 'shop', project: { key: 'P' } },
    changes: [change('main'), change('v1', 'TAG'), change('old', 'BRANCH', 'DELETE')],
    unknown: 1,
  });
  const headers = { 'X-Event-Key': 'repo:refs_changed' };

  it('is known by its signature where the hooks would be managed', async () => {
    const checked = { ...source, webhook: managed, accessToken: secret, webhookSecret: secret };
    const signature = createHmac('sha256', value).update('{}').digest('hex');
    const signed = (text: string): Promise<Receipt> =>
      receive('bitbucketserver', checked, { headers: text === '' ? {} : { 'X-Hub-Signature': text } });
    expect(await signed(`sha256=${signature}`)).toMatchObject({ authentication: 'sha256 signature' });
    for (const wrong of ['', 'x', 'sha256=', `sha256=${signature}0`, `sha256=${'0'.repeat(64)}`]) {
      const receipt = await signed(wrong);
      expect(receipt).toMatchObject({ status: 400 });
      expect(JSON.stringify(receipt)).not.toContain(signature);
    }
  });

  it('makes one event of a push, or one for each change', async () => {
    expect(bodiesOf(await receive('bitbucketserver', source, { headers, body: push }))).toEqual([JSON.parse(push)]);
    const each = await receive('bitbucketserver', { ...source, oneEventPerChange: true }, { headers, body: push });
    expect(each).toMatchObject({ reply: 'success'.repeat(4) });
    expect(bodiesOf(each)).toMatchObject([
      { changes: [{ refId: 'refs/main' }], repository: { slug: 'shop', forkable: false }, date: '' },
      { changes: [{ refId: 'refs/v1' }] },
      { changes: [{ refId: 'refs/old' }] },
    ]);
    expect(JSON.stringify(bodiesOf(each))).not.toContain('unknown');
  });

  it('refuses a push whose events would fill the memory', async () => {
    const changes = Array.from({ length: 1000 }, () => '{}').join();
    const body = `{"repository":{"name":"${'x'.repeat(100_000)}"},"changes":[${changes}]}`;
    const receipt = await receive('bitbucketserver', { ...source, oneEventPerChange: true }, { headers, body });
    expect(receipt).toEqual({ status: 400, text: 'the push has too many changes' });
  });

  it('leaves out the changes of branches that an open pull request shows', async () => {
    const skip = { ...source, accessToken: secret, skipBranchRefsChangedOnOpenPR: true, oneEventPerChange: true };
    answers = [
      '{"isLastPage":false,"nextPageStart":500,"values":[{"state":"MERGED"}]}',
      '{"values":[{"state":"OPEN"}]}',
    ];
    const receipt = await receive('bitbucketserver', skip, { headers, body: push });
    expect(bodiesOf(receipt)).toMatchObject([
      { changes: [{ refId: 'refs/v1' }] },
      { changes: [{ refId: 'refs/old' }] },
    ]);
    const path = 'https://bb.example.org/rest/api/1.0/projects/P/repos/shop/commits/hash-main/pull-requests?limit=500';
    expect(asked).toEqual(
      [0, 500].map((start) => ({ url: `${path}&start=${start}`, headers: { authorization: `Bearer ${value}` } })),
    );
  });

  it('keeps a hostile name inside of the path that is asked', async () => {
    const skip = { ...source, accessToken: secret, skipBranchRefsChangedOnOpenPR: true };
    const body = push.replace('"slug":"shop"', '"slug":"?x=1#/&y"');
    await receive('bitbucketserver', skip, { headers, body });
    expect(asked[0]?.url).toContain('/repos/%3Fx%3D1%23/%26y/commits/');
  });
});

describe('StorageGRID', () => {
  const source = {
    apiURL: 'https://sg.example.org',
    authToken: secret,
    bucket: 'b',
    events: [],
    topicArn: 't',
    webhook,
  };
  const message = (key: string): string =>
    JSON.stringify({ Records: [{ eventName: 'ObjectCreated:Put', s3: { object: { key } } }] });
  const form = (text: string): string => `Action=Publish&Message=${encodeURIComponent(text)}&Version=2010-03-31`;
  const keyOf = (receipt: Receipt): unknown =>
    'data' in receipt ? /"key":"([^"]*)"/.exec(receipt.data.toString())?.[1] : undefined;

  it.each(['in/a.txt', 'a&b;c', '100%', 'a=b'])('gives the key %s as it is', async (key) => {
    const receipt = await receive('storageGrid', source, { body: form(message(key)) });
    expect(JSON.parse(`"${keyOf(receipt)}"`)).toBe(key);
  });

  it('lets what has the prefix and the suffix pass', async () => {
    const filtered = { ...source, filter: { prefix: 'in/', suffix: '.txt' } };
    for (const [key, passes] of [
      ['in/a.txt', true],
      ['in/a.csv', false],
      ['out/a.txt', false],
    ] as const) {
      const receipt = await receive('storageGrid', filtered, { body: form(message(key)) });
      expect('data' in receipt).toBe(passes);
      expect('data' in receipt ? receipt.reply : receipt.text).toMatch(
        passes ? /PublishResponse>\nsuccess$/ : /PublishResponse>\n$/,
      );
    }
    expect(await receive('storageGrid', filtered, { body: form('{"Records":[]}') })).not.toHaveProperty('data');
  });

  it.each(['', '{"Records":[]}', 'Action', 'a=1&', 'Message=[1]', 'Message=x', 'a=%zz'])(
    'makes no event of %j',
    async (body) => {
      expect(await receive('storageGrid', source, { body })).toEqual({
        status: 200,
        text: expect.stringContaining('PublishResponse'),
      });
    },
  );

  it('answers HEAD with nothing, and what follows as before', async () => {
    expect(await receive('storageGrid', source, { method: 'HEAD', body: '' })).toEqual({ status: 200, text: '' });
    expect(await receive('storageGrid', source, { body: '' })).toMatchObject({
      text: expect.stringContaining('PublishResponse'),
    });
  });
});

describe('Slack', () => {
  const source = { signingSecret: secret, token: { name: 'hook', key: 'token' }, webhook };

  function slack(body: string, type = 'application/json', at = now): Promise<Receipt> {
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
    expect(await slack('{}', 'application/json', now - 301_000)).toMatchObject({ status: 401 });
    const headers = { 'X-Slack-Request-Timestamp': String(now / 1000), 'X-Slack-Signature': 'v0=00' };
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

  it.each(['payload=%7B', 'payload=1', 'payload=%zz', 'x=1', 'payload=%7B%22actions%22%3A1%7D'])(
    'makes no event of %s',
    async (body) => {
      expect(await slack(body, form)).toMatchObject({ status: 500 });
    },
  );

  it('survives an event without its inside', async () => {
    expect(await slack('{"token":"t0ken","type":"event_callback"}')).toMatchObject({ status: 500 });
    expect(await slack('[]')).toMatchObject({ status: 500 });
    now += 1;
  });
});

describe('Stripe', () => {
  it('gives the event with the fields that Argo Events knows', async () => {
    const body = '{"id":"evt_1","type":"charge.failed","data":{"object":{"b":9007199254740993,"a":1}},"other":1}';
    const receipt = await receive('stripe', { webhook }, { body });
    expect(receipt).toMatchObject({ deliveryId: 'evt_1' });
    expect('data' in receipt && receipt.data.toString()).toContain('"object":{"b":9007199254740993,"a":1}}');
    expect('data' in receipt && receipt.data.toString()).not.toContain('other');
  });

  it.each(['{"data":{}}', '{"data":{"object":[]}}', '{"data":1}', '{"id":1}', '[]', '"x"', ''])(
    'refuses %s',
    async (body) => {
      expect(await receive('stripe', { webhook }, { body })).toEqual({
        status: 400,
        text: 'failed to parse the event',
      });
    },
  );
});
