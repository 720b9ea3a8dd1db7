import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConstruct } from 'constructs';
import { WebhookSecret } from './webhook-secret';
import { yamlText } from './yaml';

/**
 * Writes the Secrets whose values are in environment variables into a folder of their own, which git ignores, for `kubectl apply -f`.
 * Files and folder are readable by their owner only. A Secret whose variable is not set is left out, and a process warning says so.
 *
 * @param root where to look for secrets: an app or a chart.
 * @returns the files that were written.
 */
export function writeEnvironmentSecrets(
  root: IConstruct,
  folder: string,
  environment: { readonly [name: string]: string | undefined } = process.env,
): readonly string[] {
  const secrets = root.node.findAll().filter((construct) => construct instanceof WebhookSecret);
  return secrets.flatMap((secret) => {
    if (secret.variable === undefined) return [];
    const value = environment[secret.variable];
    if (!value) {
      process.emitWarning(`${secret.variable} is not set, so that Secret '${secret.name}' was not written`, {
        code: 'EVENTLOOM_SECRET_NOT_WRITTEN',
      });
      return [];
    }
    return [writeSecret(folder, secret, value)];
  });
}

function writeSecret(folder: string, { name, namespace, key }: WebhookSecret, value: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, '.gitignore'), '*\n');
  const file = join(folder, `${namespace === undefined ? '' : `${namespace}.`}${name}.yaml`);
  const metadata = namespace === undefined ? { name } : { name, namespace };
  const data = { [key]: Buffer.from(value).toString('base64') };
  writeFileSync(file, yamlText({ apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', data }), { mode: 0o600 });
  return file;
}
