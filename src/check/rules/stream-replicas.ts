import { readValue } from '../../manifests/read';
import { contrast } from '../example';
import { isObject, type Part } from '../part';
import type { Rule } from '../rule';

/** A JetStream bus whose stream asks for more copies than there are servers. */
export const streamReplicas: Rule = {
  code: 'stream-replicas',
  severity: 'warning',
  title: 'The stream of a JetStream bus has no more copies than the bus has servers',
  why: `Unless it is told otherwise, Argo Events asks for a stream of three copies. On a bus of one server that fails: event sources and sensors start
over and over.`,
  ...contrast(
    `apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata:
  name: default
spec:
  jetstream:
    version: 2.10.29
    replicas: 1
@@
`,
    '    streamConfig: |\n      replicas: 1',
    '',
  ),
  *check(set) {
    for (const bus of set.eventBuses) {
      const jetstream = bus.at('spec', 'jetstream');
      const servers = jetstream.at('replicas').number ?? 3;
      const copies = copiesOf(jetstream.at('streamConfig'));
      if (!jetstream.exists || copies === undefined || copies <= servers) continue;
      const message = `the stream asks for ${copies} copies, and the bus has ${servers === 1 ? '1 server' : `${servers} servers`}`;
      yield { at: jetstream.at('replicas'), message, fix: `set 'replicas: ${servers}' in 'streamConfig'` };
    }
  },
};

/** The copies that are asked for; the default is that of Argo Events' controller. */
function copiesOf({ text = '' }: Part): number | undefined {
  const { value } = readValue(text);
  if (!isObject(value)) return value === null ? 3 : undefined;
  const key = Object.keys(value).find((name) => name.toLowerCase() === 'replicas');
  const copies = key === undefined ? 3 : value[key];
  return typeof copies === 'number' ? copies : undefined;
}
