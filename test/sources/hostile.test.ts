import fc from 'fast-check';
import type { DeclaredEvent, SourceKey } from '../../src/model/kinds';
import { serve } from '../../src/sources/answer';
import { goHeader } from '../../src/sources/go-header';
import { endpointOf } from '../../src/sources/kinds';
import { BodyTooLarge } from '../../src/sources/source';

const webhook = { endpoint: '/hook', port: '12000', method: 'POST', url: 'https://hooks.example.org' };
const secret = { name: 'hook', key: 'secret' };

/** A source of each kind that is called over HTTP, without signatures where that is possible, so that bodies are looked at. */
const sources: { readonly [K in SourceKey]?: object } = {
  bitbucket: { webhook },
  bitbucketserver: {
    webhook,
    bitbucketserverBaseURL: 'https://bb',
    oneEventPerChange: true,
    accessToken: secret,
    skipBranchRefsChangedOnOpenPR: true,
  },
  gerrit: { webhook },
  github: { webhook },
  gitlab: { webhook },
  slack: { webhook, token: secret, signingSecret: { name: 'hook', key: 'empty' } },
  sns: { webhook, topicArn: 't', region: 'eu-west-1' },
  storageGrid: { webhook, filter: { prefix: 'a' } },
  stripe: { webhook, eventFilter: ['a'] },
  webhook,
};
const kinds = Object.keys(sources) as SourceKey[];

const context = {
  now: () => 0,
  secrets: { value: async (_: string, key: string) => Buffer.from(key === 'empty' ? '' : 't') },
  get: async () => ({ status: 200, body: Buffer.from('{}') }),
};

interface Sent {
  readonly method: string;
  readonly query: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

async function answered(
  key: SourceKey,
  { method, query, headers, body }: Sent,
): Promise<{ status: number; data: string[] }> {
  const declared = { key, name: 'event', source: sources[key] } as DeclaredEvent;
  const endpoint = endpointOf(declared, context);
  if (!endpoint) throw new Error(`no endpoint of ${key}`);
  const data: string[] = [];
  const served = {
    namespace: 'a',
    eventSource: 'b',
    eventName: 'c',
    endpoint,
    dispatch: async (accepted: { data: Buffer }) => {
      data.push(accepted.data.toString());
      return {};
    },
  };
  const read = async (limit: number): Promise<Buffer> => {
    if (body.length > limit) throw new BodyTooLarge();
    return body;
  };
  const header = goHeader(headers.flat());
  const { status } = await serve(served, { method, query, header, address: '192.0.2.1', body: read }, context);
  return { status, data };
}

const known = [
  'Content-Type',
  'X-Event-Key',
  'X-GitHub-Event',
  'X-Gitlab-Token',
  'X-Hub-Signature',
  'X-Amz-Sns-Message-Type',
];
const values = ['application/json', 'application/x-www-form-urlencoded', 'repo:refs_changed', 'push', ''];
const words = [
  'type',
  'event',
  'token',
  't',
  'event_callback',
  'message',
  'changes',
  'ref',
  'BRANCH',
  'data',
  'object',
  'Type',
  'Records',
  'Notification',
  'actions',
  'state',
  'block_actions',
  'user',
  '__proto__',
];

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(...words, null, true, 0, -1.5, 1e300, ''),
    fc.string(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...words), tie('value'), { maxKeys: 5 }),
  ),
})).value;

const form = fc
  .dictionary(
    fc.constantFrom('payload', 'command', 'Message', 'Action', 'text'),
    fc.oneof(
      json.map((value) => JSON.stringify(value)),
      fc.string(),
    ),
  )
  .map((fields) => new URLSearchParams(fields).toString());

const sent: fc.Arbitrary<Sent> = fc.record({
  method: fc.constantFrom('POST', 'GET', 'PUT', 'HEAD', 'x'),
  query: fc.constantFrom('', 'a=1&a=2', '%zz', ';'),
  headers: fc.array(fc.tuple(fc.constantFrom(...known), fc.oneof(fc.constantFrom(...values), fc.string())), {
    maxLength: 4,
  }),
  body: fc.oneof(
    json.map((value) => Buffer.from(JSON.stringify(value))),
    form.map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  ),
});

describe('whatever is sent', () => {
  it.each(kinds)('to %s is answered, and what is published is JSON', async (key) => {
    await fc.assert(
      fc.asyncProperty(sent, async (request) => {
        const { status, data } = await answered(key, request);
        expect([200, 400, 401, 500, 503]).toContain(status);
        for (const text of data) JSON.parse(text);
      }),
      { numRuns: 150 },
    );
  });

  it.each(kinds)('to %s in great depth, length or number is answered', async (key) => {
    const size = 150_000;
    const json = [
      '['.repeat(size),
      '{"a":'.repeat(size / 5),
      `[${'[],'.repeat(size / 3)}[]]`,
      `{${'"a":1,'.repeat(size / 6)}"b":1}`,
      `"${'\\u0000'.repeat(size / 6)}"`,
      `{"token":"t","type":"event_callback","event":${'{"type":"message","message":'.repeat(4000)}null${'}'.repeat(4000)}}`,
      '9'.repeat(size),
    ].map((body) => ({ type: 'application/json', body }));
    const forms = [
      'a=1&'.repeat(size / 4),
      `payload=${'%5B'.repeat(size / 3)}`,
      `Message=${'%7B'.repeat(size / 3)}`,
    ].map((body) => ({ type: 'application/x-www-form-urlencoded', body }));
    for (const { type, body } of [...json, ...forms]) {
      const headers = [
        ['Content-Type', type],
        ['X-Event-Key', 'repo:refs_changed'],
      ] as const;
      const { status, data } = await answered(key, { method: 'POST', query: '', headers, body: Buffer.from(body) });
      expect([200, 400, 401, 500, 503]).toContain(status);
      for (const text of data) JSON.parse(text);
    }
  });
});
