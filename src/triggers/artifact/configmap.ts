import { NotThere } from '../../clients/not-there';
import type { Secrets } from '../../clients/secrets';
import { EventloomError } from '../../errors';
import type { JsonObject } from '../../model/json';
import type { ConfigMapKeySelector } from '../../model/kubernetes/selectors';
import type { ArtifactReader, ReaderContext } from './reader';

/** A key of a ConfigMap: as a file here if there is one, else from the cluster, in the namespace of the sensor. */
export const configmap: ArtifactReader<ConfigMapKeySelector> = {
  read: async ({ name = '', key = '' }, context) =>
    (await here(name, key, context.configMaps)) ?? fromCluster(name, key, context),
};

async function here(name: string, key: string, configMaps: Secrets): Promise<Buffer | undefined> {
  try {
    return await configMaps.value(name, key);
  } catch (error) {
    if (error instanceof EventloomError && error.code === 'secret-missing') return undefined;
    throw error;
  }
}

async function fromCluster(name: string, key: string, { cluster, sensor }: ReaderContext): Promise<Buffer> {
  const { namespace } = sensor;
  const found = name === '' ? undefined : await cluster.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name });
  const text = textAt(found?.data, key);
  if (text !== undefined) return Buffer.from(text, 'utf8');
  const bytes = textAt(found?.binaryData, key);
  if (bytes !== undefined) return Buffer.from(bytes, 'base64');
  const where = cluster.dryRun ? 'here, and a dry run asks no cluster' : `in the namespace ${namespace}`;
  throw new NotThere(`there is no ConfigMap ${name} with the key ${key} ${where}`);
}

function textAt(data: unknown, key: string): string | undefined {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, key)) return undefined;
  const value = (data as JsonObject)[key];
  return typeof value === 'string' ? value : undefined;
}
