import {
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type ServerWritableStream,
  type ServiceClientConstructor,
} from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';
import { eventingProtocol } from '../../src/clients/grpc-events';
import { genericFeed } from '../../src/sources/generic';
import { FeedUnderTest } from './feeding';

type Call = ServerWritableStream<{ name: string; config: Buffer }, { name: string; payload: Buffer }>;

let server: Server;
let address: string;
let serve: (call: Call) => void;

beforeEach(async () => {
  const loaded = loadPackageDefinition(fromJSON(eventingProtocol, { keepCase: true, defaults: true }));
  const { Eventing } = loaded.generic as { Eventing: ServiceClientConstructor };
  server = new Server();
  server.addService(Eventing.service, { StartEventSource: (call: Call) => serve(call) });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  address = `127.0.0.1:${port}`;
});

afterEach(() => server.forceShutdown());

const source = { config: 'every: minute', insecure: true };

function under(): FeedUnderTest {
  return new FeedUnderTest('2026-05-01T00:00:00Z');
}

describe('a server of events', () => {
  it('is told what to do, and is listened to', async () => {
    const feed = under();
    let asked: unknown;
    serve = (call) => {
      asked = { ...call.request, authorization: call.metadata.get('authorization') };
      for (const text of ['{"b":1, "a":2}', 'plain']) call.write({ name: 'event', payload: Buffer.from(text) });
      call.end();
    };
    const context = { ...feed.context(), secrets: { value: async () => Buffer.from('t0ken') } };
    const run = genericFeed({ ...source, url: address, authSecret: { name: 'a', key: 'b' }, metadata: { m: '1' } });
    await expect(run(context)).rejects.toThrow(/ended the stream/);
    expect(asked).toEqual({ name: 'event', config: Buffer.from('every: minute'), authorization: ['Bearer t0ken'] });
    expect(feed.emitted.map(({ data }) => data.toString())).toEqual([
      `{"body":"${Buffer.from('{"b":1, "a":2}').toString('base64')}","metadata":{"m":"1"}}`,
      `{"body":"${Buffer.from('plain').toString('base64')}","metadata":{"m":"1"}}`,
    ]);
  });

  it('may send JSON; what is none is dropped with a word', async () => {
    const feed = under();
    serve = (call) => {
      for (const text of ['plain', '{"b":1, "a":2}']) call.write({ name: 'event', payload: Buffer.from(text) });
      call.end();
    };
    await expect(genericFeed({ ...source, url: address, jsonBody: true })(feed.context())).rejects.toThrow(
      /ended the stream/,
    );
    expect(feed.emitted.map(({ data }) => data.toString())).toEqual(['{"body":{"b":1,"a":2}}']);
    expect(feed.warnings).toHaveLength(1);
  });

  it('is not read faster than events become durable', async () => {
    const feed = under();
    serve = (call) => {
      for (let count = 0; count < 50; count++) call.write({ name: 'event', payload: Buffer.from(String(count)) });
      call.end();
    };
    let [open, most] = [0, 0];
    const context = feed.context();
    const emit: typeof context.emit = async (occurrence) => {
      most = Math.max(most, ++open);
      await new Promise((resolve) => setImmediate(resolve));
      open--;
      return context.emit(occurrence);
    };
    await expect(genericFeed({ ...source, url: address })({ ...context, emit })).rejects.toThrow(/ended the stream/);
    expect([feed.emitted.length, most]).toEqual([50, 1]);
  });

  it('is left when the listener stops', async () => {
    const feed = under();
    const cancelled = new Promise((resolve) => {
      serve = (call) => {
        call.on('cancelled', resolve);
        call.write({ name: 'event', payload: Buffer.from('1') });
      };
    });
    const context = feed.context();
    const emit: typeof context.emit = () => feed.stop();
    await genericFeed({ ...source, url: address })({ ...context, emit });
    await cancelled;
  });

  it('that is not there is an error', async () => {
    server.forceShutdown();
    await expect(genericFeed({ ...source, url: address })(under().context())).rejects.toThrow(/broke off/);
  });
});
