import { type GrpcServer, GrpcTriggers } from '../clients/grpc-triggers';
import { EventloomError } from '../errors';
import { decode } from '../language/go/json';
import { fromBytes, toBytes } from '../language/go/text';
import type { Rendered } from '../model/rendered';
import type { CustomTrigger } from '../model/triggers/custom';
import { secretText } from './tls';
import type { Outcome, TriggerContext, TriggerRunner } from './trigger';
import { yamlOfTexts } from './yaml-texts';

/**
 * Has a gRPC server of one's own act: it makes a resource of the `spec`, acts on it with the payload, and judges what came of it. As in
 * Argo Events, its judgement is reported and nothing more.
 */
export const custom: TriggerRunner = { unsupported: () => undefined, run };

async function run(rendered: Rendered, context: TriggerContext): Promise<Outcome> {
  const { custom: config, name } = rendered.template;
  if (!config) throw new EventloomError('bad-definition', `the trigger ${name} has no custom`);
  const server = await serverOf(config, name, context);
  const client = context.connections.of(GrpcTriggers);
  const { signal } = context;
  const spec = Buffer.from(yamlOfTexts(config.spec ?? {}));
  const fetched = await client.call(server, 'FetchResource', { resource: spec }, signal);
  const resource = withValues(fetched.resource, rendered, server);
  const payload = toBytes(rendered.payload ?? '');
  const { response } = await client.call(server, 'Execute', { resource, payload }, signal);
  const { success, message } = await client.call(server, 'ApplyPolicy', { request: response }, signal);
  const judged = success ? '' : `, and says that its policy is not satisfied${message && `: ${message.slice(0, 200)}`}`;
  return { dryRun: false, summary: `${server.address} has acted${judged}` };
}

async function serverOf(config: CustomTrigger, trigger: string, { secrets }: TriggerContext): Promise<GrpcServer> {
  const { serverURL, secure, certSecret, serverNameOverride } = config;
  if (!serverURL) throw new EventloomError('bad-definition', `the trigger ${trigger} has no serverURL`);
  if (!secure) return { address: serverURL };
  if (!certSecret)
    throw new EventloomError('bad-definition', `the trigger ${trigger} is secure, but has no certSecret`);
  const certificate = await secretText(certSecret, secrets);
  return { address: serverURL, certificate, ...(serverNameOverride && { serverName: serverNameOverride }) };
}

/** What the server gave, with values from events; without any, it may be something else than JSON. */
function withValues(resource: Buffer, { fill }: Rendered, { address }: GrpcServer): Buffer {
  if (!fill) return resource;
  const text = fromBytes(resource);
  if (!isObject(text)) {
    throw new EventloomError('trigger-failed', `${address} gave no JSON object that parameters could be put into`);
  }
  return toBytes(fill(text));
}

function isObject(text: string): boolean {
  try {
    const value = decode(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
