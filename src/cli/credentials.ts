import { join } from 'node:path';
import { FileSecrets } from '../clients/file-secrets';
import type { RuntimeEndpoint } from '../runtime/listener-file';
import type { Credentials } from './delivery';
import type { Fixture } from './fixture';

/** The endpoint with the address that was given; else the first one of the provider's kind, or the first that takes anything. */
export function chooseEndpoint(
  endpoints: readonly RuntimeEndpoint[],
  { provider }: Fixture,
  to: string | undefined,
): RuntimeEndpoint | undefined {
  const ofProvider = endpoints.find(({ kind }) => kind === provider);
  if (to !== undefined) return endpoints.find(({ url }) => url === to) ?? ofProvider;
  return ofProvider ?? endpoints.find(({ kind }) => kind === 'webhook');
}

/** The secrets in some folders, then those that were made up in the data directory. */
export function secretsOf(dataDir: string, folders: readonly (string | undefined)[]): FileSecrets {
  return new FileSecrets([...folders, join(dataDir, 'secrets')].filter((folder) => folder !== undefined));
}

/** What a sender needs so that an endpoint believes it. */
export async function credentialsFor(
  endpoint: RuntimeEndpoint | undefined,
  secrets: FileSecrets,
): Promise<Credentials> {
  const { signedWith, bearer, bodyToken: inBody } = endpoint ?? {};
  const signingSecret = signedWith && (await secrets.value(signedWith.name, signedWith.key));
  const bearerToken = bearer && (await secrets.value(bearer.name, bearer.key));
  const bodyToken = inBody && (await secrets.value(inBody.name, inBody.key));
  return {
    ...(signingSecret && { signingSecret }),
    ...(bearerToken && { bearerToken }),
    ...(bodyToken && { bodyToken }),
  };
}
