import { join } from 'node:path';
import { ResourceSet } from '../../check/resource-set';
import { shapeOf } from '../../check/shape';
import { webhookOf } from '../../model/kinds';
import type { Definitions, SensorDefinition, SourceDefinition } from '../../runtime/definitions';
import { absentFrom, type SecretName, secretsOfSenders } from '../../runtime/local-secrets';
import type { RunOptions } from '../../runtime/options';
import { doubtful, type Finding, ill, well } from './finding';

/**
 * Whether secrets have their values. Those that senders are checked with are made up where no folder is given; nothing can stand in for
 * certificates, and for what triggers present to their targets.
 */
export async function secretFindings(
  { sources, sensors }: Definitions,
  { secrets: folder, dataDir }: Pick<RunOptions, 'secrets' | 'dataDir'>,
): Promise<Finding[]> {
  const senders = secretsOfSenders(sources);
  const own = join(dataDir, 'secrets');
  const required = [...sources.flatMap(certificateOf), ...sensors.flatMap(secretsOfTriggers)];
  const findings = [
    ...(await missing([folder ?? own], folder === undefined ? [] : senders)),
    ...(await missing(folder === undefined ? [own] : [folder, own], required)),
  ];
  if (folder === undefined && senders.length > 0) {
    findings.push(
      doubtful('secrets', 'values are made up for them', 'real senders need the real ones: --secrets <dir>'),
    );
  }
  if (findings.length > 0) return findings;
  return [well('secrets', senders.length + required.length === 0 ? 'none are needed' : `all are in ${folder ?? own}`)];
}

async function missing(folders: readonly [string, ...string[]], wanted: readonly SecretName[]): Promise<Finding[]> {
  const [first] = folders;
  return (await absentFrom(folders, wanted)).map(({ name, key }) =>
    ill(
      'secrets',
      `the key ${key} of the secret ${name} is not in ${first}`,
      `write its value to ${first}/${name}/${key}`,
    ),
  );
}

/** The certificate of an event's port and its key, which count together. */
function certificateOf({ declared }: SourceDefinition): SecretName[] {
  const { serverCertSecret, serverKeySecret } = webhookOf(declared) ?? {};
  if (!serverCertSecret || !serverKeySecret) return [];
  return [serverCertSecret, serverKeySecret].map(({ name = '', key }) => ({ name, key }));
}

/** The secrets that triggers name, apart from those that are left out. */
function secretsOfTriggers({ resource, sensor, skipped }: SensorDefinition): SecretName[] {
  const { selectors } = new ResourceSet([resource]).remember(shapeOf);
  return selectors.flatMap(({ kind, at }) => {
    const [, list, index] = at.path;
    const trigger = list === 'triggers' ? sensor.spec.triggers?.[Number(index)]?.template.name : undefined;
    const [name, key] = [at.at('name').text, at.at('key').text];
    if (kind !== 'Secret' || !name || !key || trigger === undefined || skipped.has(trigger)) return [];
    return [{ name, key }];
  });
}
