import { createHmac } from 'node:crypto';
import type { Receipt } from '../../src/sources/source';
import { managed, receive, secret, value, webhook, world } from './receiving';

beforeEach(() => {
  world.asked = [];
  world.answers = [];
});

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

  it('writes the change of a push as Go does', async () => {
    const body = JSON.stringify({ changes: [change('<a&b>\u2028')] });
    const each = await receive('bitbucketserver', { ...source, oneEventPerChange: true }, { headers, body });
    const escaped = String.raw`"displayId":"\u003ca\u0026b\u003e\u2028"`;
    expect('data' in each && each.data.toString()).toContain(escaped);
  });

  it('refuses a push whose events would fill the memory', async () => {
    const changes = Array.from({ length: 1000 }, () => '{}').join();
    const body = `{"repository":{"name":"${'x'.repeat(100_000)}"},"changes":[${changes}]}`;
    const receipt = await receive('bitbucketserver', { ...source, oneEventPerChange: true }, { headers, body });
    expect(receipt).toEqual({ status: 400, text: 'the push has too many changes' });
  });

  it('leaves out the changes of branches that an open pull request shows', async () => {
    const skip = { ...source, accessToken: secret, skipBranchRefsChangedOnOpenPR: true, oneEventPerChange: true };
    world.answers = [
      '{"isLastPage":false,"nextPageStart":500,"values":[{"state":"MERGED"}]}',
      '{"values":[{"state":"OPEN"}]}',
    ];
    const receipt = await receive('bitbucketserver', skip, { headers, body: push });
    expect(bodiesOf(receipt)).toMatchObject([
      { changes: [{ refId: 'refs/v1' }] },
      { changes: [{ refId: 'refs/old' }] },
    ]);
    const path = 'https://bb.example.org/rest/api/1.0/projects/P/repos/shop/commits/hash-main/pull-requests?limit=500';
    expect(world.asked).toEqual(
      [0, 500].map((start) => ({ url: `${path}&start=${start}`, headers: { authorization: `Bearer ${value}` } })),
    );
  });

  it('keeps a hostile name inside of the path that is asked', async () => {
    const skip = { ...source, accessToken: secret, skipBranchRefsChangedOnOpenPR: true };
    const body = push.replace('"slug":"shop"', '"slug":"?x=1#/&y"');
    await receive('bitbucketserver', skip, { headers, body });
    expect(world.asked[0]?.url).toContain('/repos/%3Fx%3D1%23/%26y/commits/');
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

  it.each(['', '{"Records":[]}', 'Action', 'a=1&', 'Message=[1]', 'Message=x', 'a=%zz', 'Action=1', 'a="'])(
    'makes no event of %j',
    async (body) => {
      expect(await receive('storageGrid', source, { body })).toEqual({
        status: 200,
        text: expect.stringContaining('PublishResponse'),
      });
    },
  );

  it('reads fields as JSON where they are, the last of equal ones, and numbers as doubles', async () => {
    const records = '{"records":[{"s3":{"object":{"size":1e3}}}]}';
    const body = `Action=a&action="b"&Version=null&TopicArn=x&TopicArn=y&Message=${records}`;
    const receipt = await receive('storageGrid', source, { body });
    const data: unknown = 'data' in receipt && JSON.parse(receipt.data.toString());
    expect(data).toMatchObject({ notification: { Action: 'b', Version: '', TopicArn: 'y' } });
    expect(data).toHaveProperty('notification.Message.Records.0.s3.object.size', 1000);
  });

  it('answers HEAD with nothing, and what follows as before', async () => {
    expect(await receive('storageGrid', source, { method: 'HEAD', body: '' })).toEqual({ status: 200, text: '' });
    expect(await receive('storageGrid', source, { body: '' })).toMatchObject({
      text: expect.stringContaining('PublishResponse'),
    });
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

  it('takes an object of null, and fields without regard to case', async () => {
    const only = { webhook, eventFilter: ['charge.failed'] };
    const receipt = await receive('stripe', only, { body: '{"TYPE":"charge.failed","Data":{"Object":null}}' });
    expect('data' in receipt && receipt.data.toString()).toContain('"data":{"previous_attributes":null,"object":null}');
    expect(await receive('stripe', only, { body: '{"type":"other","data":null}' })).toMatchObject({
      text: 'invalid event',
    });
  });

  const beyond = ['{"data":{"object":{"a":[1e400]}}}', '{"data":{"object":{},"previous_attributes":[]}}'];
  it.each([...beyond, '{"data":{}}', '{"data":{"object":[]}}', '{"data":1}', '{"id":1}', '[]', '"x"', ''])(
    'refuses %s',
    async (body) => {
      expect(await receive('stripe', { webhook }, { body })).toEqual({
        status: 400,
        text: 'failed to parse the event',
      });
    },
  );
});
