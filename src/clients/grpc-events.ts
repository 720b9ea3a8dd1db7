import type { ClientReadableStream } from '@grpc/grpc-js';
import type { ServiceDefinition } from '@grpc/proto-loader';
import { EventloomError } from '../errors';

/** Where a server of events is, and what it is told. */
export interface GrpcEventServer {
  /** Host and port. */
  readonly address: string;
  /** Nothing is encrypted; otherwise the server's certificate has to be one that this machine trusts. */
  readonly insecure: boolean;
  /** Sent as bearer token. */
  readonly token?: string;
  /** The name of the event. */
  readonly name: string;
  /** What the server is to do, in its own words. */
  readonly config: string;
}

/** The service that a server of events implements, as protobuf names and numbers it. */
export const eventingProtocol = {
  nested: {
    generic: {
      nested: {
        Eventing: {
          methods: {
            StartEventSource: {
              requestType: 'EventSource',
              responseType: 'Event',
              responseStream: true,
              comment: 'answers with every event from now on',
            },
          },
        },
        EventSource: { fields: { name: { type: 'string', id: 1 }, config: { type: 'bytes', id: 2 } } },
        Event: { fields: { name: { type: 'string', id: 1 }, payload: { type: 'bytes', id: 2 } } },
      },
    },
  },
};

/**
 * The payloads that a server of events sends, one at a time: it is not read on before the last one was taken. Ends when the server
 * ends it.
 * @param stopped ends it
 * @throws EventloomError `library-missing`; `cannot-read` when the server does not answer, or breaks off
 */
export async function* grpcEvents(server: GrpcEventServer, stopped: AbortSignal): AsyncGenerator<Buffer> {
  const { grpc, service } = load();
  const definition = service.StartEventSource;
  if (!definition) throw new EventloomError('cannot-read', 'there is no call StartEventSource');
  const { path, requestSerialize, responseDeserialize } = definition;
  const metadata = new grpc.Metadata();
  if (server.token !== undefined) metadata.set('authorization', `Bearer ${server.token}`);
  const credentials = server.insecure ? grpc.credentials.createInsecure() : grpc.credentials.createSsl();
  const client = new grpc.Client(server.address, credentials);
  const request = { name: server.name, config: Buffer.from(server.config) };
  const stream = client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, request, metadata);
  const cancel = (): void => stream.cancel();
  // Whoever cancels knows that it ends.
  stream.on('error', () => undefined);
  stopped.addEventListener('abort', cancel, { once: true });
  if (stopped.aborted) cancel();
  try {
    yield* payloads(stream as ClientReadableStream<{ payload: Buffer }>, server, stopped);
  } finally {
    stopped.removeEventListener('abort', cancel);
    cancel();
    client.close();
  }
}

async function* payloads(
  stream: ClientReadableStream<{ payload: Buffer }>,
  { address }: GrpcEventServer,
  stopped: AbortSignal,
): AsyncGenerator<Buffer> {
  try {
    for await (const { payload } of stream as AsyncIterable<{ payload: Buffer }>) yield payload;
  } catch (cause) {
    if (stopped.aborted) return;
    const said = cause instanceof Error ? cause.message.slice(0, 200) : String(cause);
    throw new EventloomError('cannot-read', `the server of events at ${address} broke off: ${said}`, { cause });
  }
}

function load(): { readonly grpc: typeof import('@grpc/grpc-js'); readonly service: ServiceDefinition } {
  try {
    const grpc = require('@grpc/grpc-js') as typeof import('@grpc/grpc-js');
    const loader = require('@grpc/proto-loader') as typeof import('@grpc/proto-loader');
    const definitions = loader.fromJSON(eventingProtocol, { keepCase: true, defaults: true });
    return { grpc, service: definitions['generic.Eventing'] as ServiceDefinition };
  } catch (cause) {
    throw new EventloomError(
      'library-missing',
      'the event source generic needs two more packages: npm install @grpc/grpc-js@1 @grpc/proto-loader@0.8',
      { cause },
    );
  }
}
