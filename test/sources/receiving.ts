import { EventloomError } from '../../src/errors';
import type { DeclaredEvent, SourceKey, SourceOf } from '../../src/model/kinds';
import { goHeader } from '../../src/sources/go-header';
import { endpointOf } from '../../src/sources/kinds';
import { BodyTooLarge, type Receipt, type SourceContext } from '../../src/sources/source';

/** What sources are declared with in tests. */
export const webhook = { endpoint: '/hook', port: '12000', method: 'POST' };
export const managed = { ...webhook, url: 'https://hooks.example.org' };
export const secret = { name: 'hook', key: 'secret' };
/** What is behind {@link secret}. */
export const value = 's3cret';

/** The time of the tests, what sources asked of the provider, and what it answers next. */
export const world: {
  now: number;
  asked: { url: string; headers: Readonly<Record<string, string>> | undefined }[];
  answers: string[];
} = { now: Date.parse('2026-05-01T10:00:00Z'), asked: [], answers: [] };

const context: SourceContext = {
  now: () => world.now,
  secrets: {
    value: async (name, key) => {
      if (name === 'empty') return Buffer.alloc(0);
      if (name === 'hook') return Buffer.from(key === 'token' ? 't0ken' : value);
      throw new EventloomError('secret-missing', `no ${name}/${key}`);
    },
  },
  get: async (url, headers) => {
    world.asked.push({ url, headers });
    return { status: 200, body: Buffer.from(world.answers.shift() ?? '{}') };
  },
};

interface Sent {
  readonly method?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What becomes of a request to a source of this kind. */
export function receive<K extends SourceKey>(
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
