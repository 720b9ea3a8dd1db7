import type { Client, ClientOptions, ClientUnaryCall, ServiceError } from '@grpc/grpc-js';
import type { PackageDefinition, ServiceDefinition } from '@grpc/proto-loader';
import { EventloomError } from '../errors';
import { type Closable, forGood } from './connections';

/** Where a server of custom triggers is. */
export interface GrpcServer {
  /** Host and port. */
  readonly address: string;
  /** The certificate to trust, as PEM; without it nothing is encrypted. */
  readonly certificate?: string;
  /** The name in the server's certificate, when it is not that of the host. */
  readonly serverName?: string;
}

/** A call of a server, and what it answers: the members of the messages of {@link protocol}. */
interface Calls {
  FetchResource: { readonly request: { resource: Buffer }; readonly response: { resource: Buffer } };
  Execute: { readonly request: { resource: Buffer; payload: Buffer }; readonly response: { response: Buffer } };
  ApplyPolicy: { readonly request: { request: Buffer }; readonly response: { success: boolean; message: string } };
}

/** The service that a server of custom triggers implements, as protobuf names and numbers it. */
export const protocol = {
  nested: {
    triggers: {
      nested: {
        Trigger: {
          methods: {
            FetchResource: {
              requestType: 'FetchResourceRequest',
              responseType: 'FetchResourceResponse',
              comment: 'makes what is to be acted on of the YAML of the spec',
            },
            Execute: { requestType: 'ExecuteRequest', responseType: 'ExecuteResponse', comment: 'acts' },
            ApplyPolicy: {
              requestType: 'ApplyPolicyRequest',
              responseType: 'ApplyPolicyResponse',
              comment: 'judges what came of it',
            },
          },
        },
        FetchResourceRequest: { fields: { resource: { type: 'bytes', id: 1 } } },
        FetchResourceResponse: { fields: { resource: { type: 'bytes', id: 1 } } },
        ExecuteRequest: { fields: { resource: { type: 'bytes', id: 1 }, payload: { type: 'bytes', id: 2 } } },
        ExecuteResponse: { fields: { response: { type: 'bytes', id: 1 } } },
        ApplyPolicyRequest: { fields: { request: { type: 'bytes', id: 1 } } },
        ApplyPolicyResponse: { fields: { success: { type: 'bool', id: 1 }, message: { type: 'string', id: 2 } } },
      },
    },
  },
};

/** How long one call may take at most, in milliseconds. */
const callMs = 600_000;

/** While a server is away, calls fail at once until it is looked for again: so much later at most, in milliseconds. */
const maxBackoffMs = 2000;

/** How many servers stay connected; the oldest make room. */
const maxClients = 32;

interface Libraries {
  readonly grpc: typeof import('@grpc/grpc-js');
  readonly service: ServiceDefinition;
}

/** Calls servers of custom triggers over connections that stay open. */
export class GrpcTriggers implements Closable {
  private readonly clients = new Map<string, Client>();
  private readonly calls = new Set<ClientUnaryCall>();
  private libraries: Libraries | undefined;
  private closed = false;

  /**
   * Calls a server.
   * @param signal gives up when it aborts
   * @throws EventloomError `library-missing`; `trigger-failed` when the server does not answer, or says no
   */
  async call<M extends keyof Calls>(
    server: GrpcServer,
    method: M,
    request: Calls[M]['request'],
    signal?: AbortSignal,
  ): Promise<Calls[M]['response']> {
    if (this.closed) return forGood();
    this.libraries ??= load();
    const { grpc, service } = this.libraries;
    const definition = service[method];
    if (!definition) throw new EventloomError('trigger-failed', `there is no call ${method}`);
    const { path, requestSerialize, responseDeserialize } = definition;
    const client = this.client(server, grpc);
    const deadline = Date.now() + callMs;
    return new Promise((resolve, reject) => {
      const answer = (error: ServiceError | null, response?: object): void => {
        this.calls.delete(call);
        if (this.closed) return;
        if (error) reject(failureOf(server, method, error));
        else resolve(response as Calls[M]['response']);
      };
      const call = client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, { deadline }, answer);
      this.calls.add(call);
      if (signal?.aborted) call.cancel();
      else signal?.addEventListener('abort', () => call.cancel(), { once: true });
    });
  }

  close(): void {
    this.closed = true;
    for (const call of this.calls) call.cancel();
    for (const client of this.clients.values()) client.close();
    this.clients.clear();
  }

  private client(server: GrpcServer, grpc: Libraries['grpc']): Client {
    const key = JSON.stringify(server);
    const known = this.clients.get(key);
    if (known) return known;
    const client = connect(server, grpc);
    this.clients.set(key, client);
    const [oldest] = this.clients;
    if (this.clients.size > maxClients && oldest) {
      this.clients.delete(oldest[0]);
      oldest[1].close();
    }
    return client;
  }
}

function connect({ address, certificate, serverName }: GrpcServer, grpc: Libraries['grpc']): Client {
  const reconnecting: ClientOptions = { 'grpc.max_reconnect_backoff_ms': maxBackoffMs };
  if (certificate === undefined) return new grpc.Client(address, grpc.credentials.createInsecure(), reconnecting);
  const options: ClientOptions = {
    ...reconnecting,
    ...(serverName && { 'grpc.ssl_target_name_override': serverName, 'grpc.default_authority': serverName }),
  };
  return new grpc.Client(address, grpc.credentials.createSsl(Buffer.from(certificate)), options);
}

function load(): Libraries {
  const { grpc, loader } = loadPackages();
  const definitions: PackageDefinition = loader.fromJSON(protocol, { keepCase: true, defaults: true });
  return { grpc, service: definitions['triggers.Trigger'] as ServiceDefinition };
}

function loadPackages(): Pick<Libraries, 'grpc'> & { readonly loader: typeof import('@grpc/proto-loader') } {
  try {
    return {
      grpc: require('@grpc/grpc-js') as typeof import('@grpc/grpc-js'),
      loader: require('@grpc/proto-loader') as typeof import('@grpc/proto-loader'),
    };
  } catch (cause) {
    throw new EventloomError(
      'library-missing',
      'custom triggers need two more packages: npm install @grpc/grpc-js@1 @grpc/proto-loader@0.8',
      { cause },
    );
  }
}

/** How much of what a server says is shown, in characters. */
const shownDetails = 200;

function failureOf({ address }: GrpcServer, method: string, error: ServiceError): EventloomError {
  const said = error.details.slice(0, shownDetails);
  return new EventloomError('trigger-failed', `${method} of ${address} failed with status ${error.code}: ${said}`, {
    cause: error,
  });
}
