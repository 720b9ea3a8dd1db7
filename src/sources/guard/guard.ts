import { createHash } from 'node:crypto';
import type { GuardSettings } from '../../language/guards';
import { canonicalName, firstValue } from '../go-header';
import { maxPayload } from '../hook';
import { BodyTooLarge, type HttpEndpoint, type HttpRequest, type Receipt, type Refused } from '../source';
import { addressesOf, senderOf } from './addresses';
import { type ProofContext, prove } from './proof';
import { RateGate } from './rate';

/** An endpoint behind guards. */
export interface Guarded {
  readonly endpoint: HttpEndpoint;
  /** Decides by the sender's address and by how many came before, ahead of any other check. */
  admit(request: Pick<HttpRequest, 'address' | 'header'>): Refused | undefined;
}

/**
 * Puts guards before an endpoint.
 * @param name of the event, unique in the process
 */
export function guard(endpoint: HttpEndpoint, settings: GuardSettings, name: string, context: ProofContext): Guarded {
  const { allowedAddresses, trustedProxies = [], rateLimit } = settings;
  const allowed = allowedAddresses && addressesOf(allowedAddresses);
  const proxies = addressesOf(trustedProxies);
  const gate = rateLimit && new RateGate(rateLimit, () => context.now());
  return {
    endpoint: isAsking(settings)
      ? { context: endpoint.context, receive: (request) => receive(request, endpoint, settings, name, context) }
      : endpoint,
    admit: ({ address, header }) => {
      const isAllowed = allowed?.includes(senderOf(address, header, proxies)) ?? true;
      if (!isAllowed) return { status: 403, text: 'the address may not send here' };
      const waitMs = gate?.take() ?? 0;
      if (waitMs === 0) return undefined;
      const headers = { 'Retry-After': String(Math.ceil(waitMs / 1000)) };
      return { status: 429, text: 'too many requests', headers };
    },
  };
}

const isAsking = ({ signature, timestamp, token, deduplicate }: GuardSettings): boolean =>
  signature !== undefined || timestamp !== undefined || token !== undefined || deduplicate !== undefined;

async function receive(
  request: HttpRequest,
  endpoint: HttpEndpoint,
  settings: GuardSettings,
  name: string,
  context: ProofContext,
): Promise<Receipt> {
  const body = bodyOnce(request);
  const proof = await prove(settings, request.header, () => body(maxPayload(endpoint.context)), context);
  if ('refused' in proof) return { status: 401, text: proof.refused };
  const receipt = await endpoint.receive({ ...request, body });
  if (!('data' in receipt)) return receipt;
  const { authentication = proof.authentication } = receipt;
  const eventId = eventIdOf(settings, name, request, receipt);
  return { ...receipt, ...(authentication && { authentication }), ...(eventId && { eventId }) };
}

/** The body can be read once; what two read is kept. */
function bodyOnce(request: HttpRequest): HttpRequest['body'] {
  let kept: Promise<Buffer> | undefined;
  return async (limit) => {
    kept ??= request.body(limit);
    const body = await kept;
    if (body.length > limit) throw new BodyTooLarge();
    return body;
  };
}

/** Equal deliveries give equal ids, and the bus drops an id that it had lately. */
function eventIdOf(
  { deduplicate }: GuardSettings,
  name: string,
  { header }: HttpRequest,
  { deliveryId }: Receipt,
): string | undefined {
  if (deduplicate === undefined) return undefined;
  const id = deduplicate === true ? deliveryId : firstValue(header, canonicalName(deduplicate));
  return id ? createHash('sha256').update(`${name}\0${id}`).digest('hex').slice(0, 32) : undefined;
}
