import { createSecureContext } from 'node:tls';
import type { Secrets } from '../clients/secrets';
import { EventloomError, reasonOf } from '../errors';
import type { Served } from './served';

/** What a port is served with over TLS, as PEM. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/**
 * The certificate of a port. As in Argo Events the first event on it decides: TLS is spoken if that one names both a certificate and a
 * key.
 * @returns undefined when TLS is not spoken
 * @throws EventloomError `secret-missing`; `bad-definition` when the two cannot be used
 */
export async function certificateOf(
  { endpoint: { context }, eventSource, eventName }: Served,
  secrets: Secrets,
): Promise<Certificate | undefined> {
  const { serverCertSecret, serverKeySecret } = context;
  if (!serverCertSecret || !serverKeySecret) return undefined;
  const cert = await secrets.value(serverCertSecret.name ?? '', serverCertSecret.key);
  const key = await secrets.value(serverKeySecret.name ?? '', serverKeySecret.key);
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    const reason = reasonOf(error);
    throw new EventloomError(
      'bad-definition',
      `the certificate of event ${eventName} in EventSource ${eventSource} cannot be used: ${reason}; serverCertSecret and ` +
        'serverKeySecret have to name a certificate and its key, both as PEM',
    );
  }
  return { cert, key };
}

/** Whether they are the same, or both absent. */
export const sameCertificate = (one: Certificate | undefined, other: Certificate | undefined): boolean =>
  one && other ? one.cert.equals(other.cert) && one.key.equals(other.key) : one === other;
