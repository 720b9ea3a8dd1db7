import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData, status } from '@grpc/grpc-js';
import { fromJSON, type ServiceDefinition } from '@grpc/proto-loader';
import { Connections } from '../../src/clients/connections';
import { protocol } from '../../src/clients/grpc-triggers';
import { compileRenderer } from '../../src/evaluate/render/render';
import type { CustomTrigger } from '../../src/model/triggers/custom';
import { custom } from '../../src/triggers/custom';
import { isFinal } from '../../src/triggers/trigger';
import { yamlOfTexts } from '../../src/triggers/yaml-texts';
import { documentOf } from '../conformance/vectors/given-event';
import { certificate, certificateKey } from './certificate';
import { contextFor, holding } from './context';

type Message = Readonly<Record<string, unknown>>;
type Answers = Readonly<Record<'FetchResource' | 'Execute' | 'ApplyPolicy', (request: Message) => Message>>;

const usual: Answers = {
  FetchResource: () => ({ resource: Buffer.from('{"made":1}') }),
  Execute: () => ({ response: Buffer.from('result') }),
  ApplyPolicy: () => ({ success: true, message: '' }),
};

let server: Server;
let connections: Connections;
let address: string;
let answers: Answers;
let onCall: (peer: string) => void;
const asked: [method: string, request: Record<string, string>][] = [];

/** A server that remembers what it was asked. */
async function serve(credentials: ServerCredentials): Promise<void> {
  const service = fromJSON(protocol, { keepCase: true, defaults: true })['triggers.Trigger'] as ServiceDefinition;
  const handler =
    (method: keyof Answers) => (call: ServerUnaryCall<Message, Message>, answer: sendUnaryData<Message>) => {
      onCall(call.getPeer());
      asked.push([
        method,
        Object.fromEntries(Object.entries(call.request).map(([key, value]) => [key, String(value)])),
      ]);
      try {
        answer(null, answers[method](call.request));
      } catch (error) {
        answer({ code: status.FAILED_PRECONDITION, details: String(error) });
      }
    };
  server = new Server();
  server.addService(service, {
    FetchResource: handler('FetchResource'),
    Execute: handler('Execute'),
    ApplyPolicy: handler('ApplyPolicy'),
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  address = `127.0.0.1:${port}`;
}

beforeEach(async () => {
  asked.length = 0;
  answers = usual;
  onCall = () => undefined;
  connections = new Connections();
  await serve(ServerCredentials.createInsecure());
});

afterEach(async () => {
  await connections.close();
  server.forceShutdown();
});

const secrets = holding({ 'tls/ca': certificate });
const fromEvent = (dest: string) => [{ dest, src: { dependencyName: 'push', dataKey: 'ref' } }];

function act(config: Partial<CustomTrigger> = {}) {
  const template = { name: 't', custom: { serverURL: address, secure: false, spec: { url: 'x' }, ...config } };
  const event = documentOf({
    source: 's',
    type: 't',
    datacontenttype: 'application/json',
    data_text: '{"ref":"main"}',
  });
  const rendered = compileRenderer({ template }).render(new Map([['push', event]]));
  return custom.run(rendered, contextFor({ connections, secrets }));
}

describe('the custom trigger', () => {
  it('has its server fetch the resource, act on it, and judge what came of it', async () => {
    const outcome = await act({ spec: { b: 'yes', a: 'x y' }, payload: fromEvent('ref') });
    expect(asked).toEqual([
      ['FetchResource', { resource: 'a: x y\nb: "yes"\n' }],
      ['Execute', { resource: '{"made":1}', payload: '{"ref":"main"}' }],
      ['ApplyPolicy', { request: 'result' }],
    ]);
    expect(outcome).toEqual({ dryRun: false, summary: `${address} has acted` });
    expect(custom.unsupported({ name: 't' })).toBeUndefined();
  });

  it('puts values from events into what the server fetched', async () => {
    await act({ parameters: fromEvent('ref') });
    expect(asked[1]).toEqual(['Execute', { resource: '{"made":1,"ref":"main"}', payload: '' }]);
  });

  it('takes what the server fetched as it is without parameters, and needs JSON with them', async () => {
    const bytes = Buffer.from([0xff, 0, 1]);
    let seen: unknown;
    answers = {
      ...usual,
      FetchResource: () => ({ resource: bytes }),
      Execute: ({ resource }) => {
        seen = resource;
        return { response: bytes };
      },
    };
    await act();
    expect(seen).toEqual(bytes);
    await expect(act({ parameters: fromEvent('ref') })).rejects.toMatchObject({
      code: 'trigger-failed',
      message: `${address} gave no JSON object that parameters could be put into`,
    });
    answers = { ...usual, FetchResource: () => ({ resource: Buffer.from('[1]') }) };
    await expect(act({ parameters: fromEvent('ref') })).rejects.toThrow('gave no JSON object');
  });

  it('reports a policy that is not satisfied, and goes on, as Argo Events does', async () => {
    answers = { ...usual, ApplyPolicy: () => ({ success: false, message: 'too slow' }) };
    await expect(act()).resolves.toMatchObject({
      summary: `${address} has acted, and says that its policy is not satisfied: too slow`,
    });
  });

  it('fails when the server does, and may then be tried again', async () => {
    const refuse = (): never => {
      throw new Error('no');
    };
    answers = { ...usual, Execute: refuse };
    const error = await act().catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'trigger-failed',
      message: `Execute of ${address} failed with status 9: Error: no`,
    });
    expect(isFinal(error)).toBe(false);
    await expect(act({ serverURL: '127.0.0.1:1' })).rejects.toThrow(
      'FetchResource of 127.0.0.1:1 failed with status 14',
    );
  });

  it('cuts what is under way when connections are closed, and never says so', async () => {
    const heard = jest.fn();
    onCall = () => connections.close();
    act().then(heard, heard);
    while (asked.length === 0) await new Promise(setImmediate);
    await new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
    expect(heard).not.toHaveBeenCalled();
    expect(asked).toHaveLength(1);
  });

  it('asks nothing of its server after its time is over', async () => {
    const template = { name: 't', custom: { serverURL: address, secure: false, spec: {} } };
    const context = contextFor({ connections, signal: AbortSignal.abort() });
    await expect(custom.run({ template }, context)).rejects.toMatchObject({ code: 'trigger-failed' });
    expect(asked).toEqual([]);
  });

  it('uses one connection again and again', async () => {
    const peers = new Set<string>();
    onCall = (peer) => void peers.add(peer);
    await Promise.all(Array.from({ length: 20 }, () => act()));
    expect(asked).toHaveLength(60);
    expect(peers.size).toBe(1);
  });

  it.each([
    [{ serverURL: '' }, 'has no serverURL'],
    [{ secure: true }, 'is secure, but has no certSecret'],
  ])('cannot be %j', async (config, message) => {
    const error = await act(config).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'bad-definition', message: expect.stringContaining(message) });
  });
});

describe('TLS of a custom trigger', () => {
  beforeEach(async () => {
    server.forceShutdown();
    const pair = { cert_chain: Buffer.from(certificate), private_key: Buffer.from(certificateKey) };
    await serve(ServerCredentials.createSsl(null, [pair]));
    address = address.replace('127.0.0.1', 'localhost');
  });

  const secure = { secure: true, certSecret: { name: 'tls', key: 'ca' } };

  it('trusts the certificate that it names, for the host or for another name', async () => {
    await expect(act(secure)).resolves.toBeDefined();
    await expect(act({ ...secure, serverNameOverride: 'trigger.test' })).resolves.toBeDefined();
    await expect(act({ ...secure, serverNameOverride: 'other.test' })).rejects.toMatchObject({
      code: 'trigger-failed',
    });
  });

  it('does not trust without it', async () => {
    await expect(act()).rejects.toMatchObject({ code: 'trigger-failed' });
  });
});

describe('the spec of a custom trigger as YAML', () => {
  it('quotes whatever YAML would not take for text', () => {
    expect(yamlOfTexts({})).toBe('{}\n');
    expect(yamlOfTexts({ n: '1', z: 'a: b', on: 'No', t: 'plain text/x.y', e: '', l: 'a\nb' })).toBe(
      'e: ""\nl: "a\\nb"\n"n": "1"\n"on": "No"\nt: plain text/x.y\nz: "a: b"\n',
    );
  });
});

describe('without the gRPC library', () => {
  it('says what to install', async () => {
    jest.doMock('@grpc/grpc-js', () => {
      throw new Error('not found');
    });
    jest.resetModules();
    const { GrpcTriggers } =
      require('../../src/clients/grpc-triggers') as typeof import('../../src/clients/grpc-triggers');
    const call = new GrpcTriggers().call({ address }, 'FetchResource', { resource: Buffer.from('') });
    await expect(call).rejects.toMatchObject({
      code: 'library-missing',
      message: expect.stringContaining('npm install @grpc/grpc-js'),
    });
    jest.dontMock('@grpc/grpc-js');
  });
});
