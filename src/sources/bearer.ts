import type { Secrets } from '../clients/secrets';
import type { WebhookContext } from '../model/webhook-context';
import { firstValue, type GoHeader } from './go-header';
import { sameSecret } from './same-secret';
import type { Refused } from './source';

const mask = ['*** Masked Auth Secret ***'];

/**
 * Checks the bearer token that an endpoint may ask for.
 * @returns why the request is refused; undefined when it may pass
 */
export async function checkBearer(
  { authSecret }: WebhookContext,
  header: GoHeader,
  secrets: Secrets,
): Promise<Refused | undefined> {
  if (!authSecret) return undefined;
  const right = await secrets.value(authSecret.name ?? '', authSecret.key).catch(() => undefined);
  if (right === undefined) return { status: 500, text: 'Error loading auth token' };
  const given = firstValue(header, 'Authorization');
  if (!given.startsWith('Bearer ')) return { status: 401, text: 'Invalid Authorization Header' };
  if (!sameSecret(given.slice('Bearer '.length), right)) return { status: 401, text: 'Invalid Auth token' };
  return undefined;
}

/** The token must not travel on with the event, whether or not anybody asked for it. */
export function maskAuthorization(header: Map<string, readonly string[]>): void {
  if (firstValue(header, 'Authorization') !== '') header.set('Authorization', mask);
}
