import { Server, ServerCredentials, type ServerWritableStream } from '@grpc/grpc-js';
import { fromJSON, type ServiceDefinition } from '@grpc/proto-loader';
import { eventingProtocol, grpcEvents } from '../../src/clients/grpc-events';

type Stream = ServerWritableStream<object, object>;

let server: Server;
let address: string;
let onStream: (stream: Stream) => void;

beforeEach(async () => {
  const loaded = fromJSON(eventingProtocol, { keepCase: true, defaults: true });
  server = new Server();
  server.addService(loaded['generic.Eventing'] as ServiceDefinition, {
    StartEventSource: (stream: Stream) => onStream(stream),
  });
  const port = await new Promise<number>((resolve, reject) => {
    const bound = (error: Error | null, found: number): void => (error ? reject(error) : resolve(found));
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), bound);
  });
  address = `127.0.0.1:${port}`;
});

afterEach(() => server.forceShutdown());

async function firstOf(stopped: AbortSignal): Promise<string> {
  for await (const payload of grpcEvents({ address, insecure: true, name: 'n', config: '' }, stopped))
    return payload.toString();
  return 'ended';
}

describe('a stream of events', () => {
  it('is over for the server too when nobody takes any more of them', async () => {
    const left = new Promise<void>((resolve) => {
      onStream = (stream) => {
        stream.once('cancelled', resolve);
        stream.write({ name: 'n', payload: Buffer.from('1') });
      };
    });
    expect(await firstOf(new AbortController().signal)).toBe('1');
    await left;
  });

  it('does not begin after it was stopped', async () => {
    onStream = (stream) => void stream.write({ name: 'n', payload: Buffer.from('1') });
    expect(await firstOf(AbortSignal.abort())).toBe('ended');
  });

  it('that breaks off leaves nothing behind that waits for the end', async () => {
    const { signal } = new AbortController();
    const removed = jest.spyOn(signal, 'removeEventListener');
    onStream = (stream) => void stream.emit('error', new Error('away'));
    await expect(firstOf(signal)).rejects.toMatchObject({ code: 'cannot-read' });
    expect(removed).toHaveBeenCalledTimes(1);
  });
});
