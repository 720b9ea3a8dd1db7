import { createHmac } from 'node:crypto';
import { fromBytes } from '../language/go/text';
import type { SecretKeySelector } from '../model/kubernetes/selectors';
import type { BitbucketServerEventSource } from '../model/sources/bitbucketserver';
import { changesOf, withoutOpenPullRequests } from './bitbucketserver-changes';
import { firstValue } from './go-header';
import { compactJson, Misfit } from './go-struct';
import { maxPayload } from './hook';
import { embed, NotJson, webhookData } from './payload';
import { sameSecret } from './same-secret';
import { BodyTooLarge, type HttpEndpoint, type HttpRequest, type Receipt, type SourceContext } from './source';

/** A request that cannot become an event; the message goes to the sender. */
class Unfit extends Error {}

/**
 * Takes what Bitbucket Server sends. Its signature is checked only when Argo Events would manage the hooks too: without an access
 * token, `webhook.url` and a repository or project Argo Events never loads the secret.
 */
export function bitbucketserverEndpoint(source: BitbucketServerEventSource, context: SourceContext): HttpEndpoint {
  return { context: source.webhook, receive: (request) => receive(request, source, context) };
}

async function receive(
  request: HttpRequest,
  source: BitbucketServerEventSource,
  context: SourceContext,
): Promise<Receipt> {
  const deliveryId = firstValue(request.header, 'X-Request-Id');
  const about: { deliveryId?: string; authentication?: string } = deliveryId === '' ? {} : { deliveryId };
  try {
    const raw = await readBody(request, source);
    const authentication = await authenticate(request, raw, source, context);
    if (authentication !== undefined) about.authentication = authentication;
    const bodies = await bodiesOf(request, fromBytes(raw), source, context);
    const [first, ...others] = bodies;
    const reply = 'success'.repeat(bodies.length + 1);
    if (first === undefined) return { ...about, status: 200, text: reply };
    const data = (body: string): Buffer =>
      webhookData({ headerMember: 'headers', header: request.header, body, metadata: source.metadata });
    return { ...about, data: data(first), more: oneByOne(others, data), reply };
  } catch (error) {
    if (error instanceof NotJson) return { ...about, status: 400, text: 'invalid event' };
    if (error instanceof Unfit) return { ...about, status: 400, text: error.message };
    throw error;
  }
}

function* oneByOne(bodies: readonly string[], data: (body: string) => Buffer): Generator<Buffer> {
  for (const body of bodies) yield data(body);
}

async function readBody(request: HttpRequest, { webhook }: BitbucketServerEventSource): Promise<Buffer> {
  try {
    return await request.body(maxPayload(webhook));
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    throw new Unfit(
      `failed to validate bitbucketserver webhook request: failed to parse request body: ${error.message}`,
    );
  }
}

async function authenticate(
  { header }: HttpRequest,
  body: Buffer,
  source: BitbucketServerEventSource,
  { secrets }: SourceContext,
): Promise<string | undefined> {
  const selector = checkedSecret(source);
  const key = selector && (await secrets.value(selector.name ?? '', selector.key));
  if (!key || key.length === 0) return undefined;
  const refuse = (reason: string): Unfit => new Unfit(`failed to validate bitbucketserver webhook request: ${reason}`);
  const signature = firstValue(header, 'X-Hub-Signature');
  if (signature === '') throw refuse('missing signature header');
  const right = createHmac('sha256', key).update(body).digest('hex');
  if (!sameSecret(signature.slice('sha256='.length), right)) throw refuse('hmac verification failed');
  return 'sha256 signature';
}

function checkedSecret(source: BitbucketServerEventSource): SecretKeySelector | undefined {
  const repositories = source.repositories?.length || source.projects?.length || source.repositorySlug;
  return source.accessToken && source.webhook.url && repositories ? source.webhookSecret : undefined;
}

/** How many characters the events of one push may have together. */
const maxWritten = 64 * 1024 * 1024;

/** The bodies of the events: one, or one for each change of a push, when that was asked for. */
async function bodiesOf(
  { header }: HttpRequest,
  body: string,
  source: BitbucketServerEventSource,
  context: SourceContext,
): Promise<readonly string[]> {
  if (firstValue(header, 'X-Event-Key') !== 'repo:refs_changed') return [embed(body)];
  const pushed = readPush(body);
  const kept = source.skipBranchRefsChangedOnOpenPR
    ? await withoutOpenPullRequests(pushed, source, context)
    : pushed.changes;
  if (source.oneEventPerChange) {
    const bodies = pushed.eachWith(kept);
    if (bodies.reduce((sum, { length }) => sum + length, 0) > maxWritten)
      throw new Unfit('the push has too many changes');
    return bodies;
  }
  return kept.length === 0 && source.skipBranchRefsChangedOnOpenPR ? [] : [embed(body)];
}

function readPush(body: string): ReturnType<typeof changesOf> {
  try {
    return changesOf(compactJson(body));
  } catch (error) {
    if (error instanceof Misfit) throw new Unfit(`decoding repo:refs_changed webhook: ${error.message}`);
    throw error;
  }
}
