import type { HttpTls } from '../clients/http-agents';
import type { Secrets } from '../clients/secrets';
import { EventloomError } from '../errors';
import type { SecretKeySelector } from '../model/kubernetes/selectors';
import type { TLSConfig } from '../model/tls';

/**
 * The certificates that a `tls` names.
 * @throws EventloomError `bad-definition` when it names nothing, or half of a pair; `secret-missing`
 */
export async function tlsOf(config: TLSConfig, secrets: Secrets): Promise<HttpTls> {
  if (config.insecureSkipVerify) return { insecure: true };
  const { caCertSecret, clientCertSecret, clientKeySecret, enabled } = config;
  if (!enabled && !caCertSecret && !clientCertSecret && !clientKeySecret) {
    throw new EventloomError(
      'bad-definition',
      'tls says nothing: set enabled, caCertSecret, or clientCertSecret with clientKeySecret',
    );
  }
  if (!clientCertSecret !== !clientKeySecret) {
    throw new EventloomError('bad-definition', 'tls needs both clientCertSecret and clientKeySecret, or none of them');
  }
  const read = async (selector: SecretKeySelector | undefined): Promise<string | undefined> =>
    selector && secretText(selector, secrets);
  const [ca, cert, key] = await Promise.all([read(caCertSecret), read(clientCertSecret), read(clientKeySecret)]);
  return { ...(ca !== undefined && { ca }), ...(cert !== undefined && key !== undefined && { cert, key }) };
}

/**
 * The value that a selector names, as text.
 * @throws EventloomError `secret-missing`
 */
export async function secretText({ name, key }: SecretKeySelector, secrets: Secrets): Promise<string> {
  return (await secrets.value(name ?? '', key ?? '')).toString('utf8');
}
