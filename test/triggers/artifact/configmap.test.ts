import { DryRunCluster } from '../../../src/clients/dry-run-cluster';
import type { JsonObject } from '../../../src/model/json';
import { holding } from '../context';
import { createdFrom, failureOf, made, yaml } from './acting';

class RealCluster extends DryRunCluster {
  override readonly dryRun: boolean = false;
}

async function clusterWith(data: JsonObject): Promise<RealCluster> {
  const cluster = new RealCluster();
  const metadata = { name: 'templates', namespace: 'argo' };
  await cluster.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata, ...data });
  return cluster;
}

const source = { configmap: { name: 'templates', key: 'cm.yaml' } };

describe('an object from a ConfigMap', () => {
  it('is read from the cluster, in the namespace of the sensor', async () => {
    expect(await createdFrom(source, { cluster: await clusterWith({ data: { 'cm.yaml': yaml } }) })).toMatchObject(
      made,
    );
    const binaryData = { 'cm.yaml': Buffer.from(yaml).toString('base64') };
    expect(await createdFrom(source, { cluster: await clusterWith({ binaryData }) })).toMatchObject(made);
  });

  it('is rather read from a file here', async () => {
    const configMaps = holding({ 'templates/cm.yaml': yaml });
    expect(await createdFrom(source, { configMaps })).toMatchObject(made);
  });

  it('is missed with its name and key', async () => {
    const cluster = await clusterWith({ data: { other: 'x' } });
    const prefix = 'the trigger argo/ci/t, source.configmap: there is no ConfigMap templates with the key';
    expect(await failureOf(source, { cluster })).toMatchObject({
      code: 'not-fetched',
      message: `${prefix} cm.yaml in the namespace argo`,
    });
    expect(await failureOf({ configmap: { name: 'templates', key: 'toString' } }, { cluster })).toMatchObject({
      message: `${prefix} toString in the namespace argo`,
    });
    expect(await failureOf(source)).toMatchObject({ message: `${prefix} cm.yaml here, and a dry run asks no cluster` });
  });
});
