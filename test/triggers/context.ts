import type { Cluster } from '../../src/clients/cluster';
import { Connections } from '../../src/clients/connections';
import { DryRunCluster } from '../../src/clients/dry-run-cluster';
import type { Secrets } from '../../src/clients/secrets';
import { EventloomError } from '../../src/errors';
import type { TriggerContext } from '../../src/triggers/trigger';

/** Secrets or ConfigMaps that hold these values, by `name/key`. */
export function holding(values: { readonly [place: string]: string } = {}): Secrets {
  return {
    value: async (name, key) => {
      const value = values[`${name}/${key}`];
      if (value === undefined) throw new EventloomError('secret-missing', `no ${name}/${key}`);
      return Buffer.from(value);
    },
  };
}

/** What a trigger may use in a test; close `connections` when something was sent. */
export function contextFor(given: Partial<TriggerContext> & { readonly cluster?: Cluster } = {}): TriggerContext {
  return {
    cluster: new DryRunCluster(),
    sensor: { name: 'ci', namespace: 'argo' },
    secrets: holding(),
    configMaps: holding(),
    connections: new Connections(),
    log: { info: () => undefined },
    now: () => 1_700_000_000_000,
    ...given,
  };
}
