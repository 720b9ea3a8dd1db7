import { contrast } from '../example';
import type { EventSourceFacts, SensorFacts } from '../facts';
import { mayShare, type ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';
import { elsewhere, meant } from '../suggestion';

const manifest = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: ci
spec:
  template:
    serviceAccountName: @@
  dependencies:
    - name: push
      eventSourceName: github
      eventName: git-push
  triggers:
    - template:
        name: log
        log: {}
`;

/** Pods run with a service account that is not among the manifests. */
export const unknownServiceAccount: Rule = {
  code: 'unknown-service-account',
  severity: 'warning',
  title: 'A service account that pods run with exists',
  why: `Without its service account no pod is created; only the ReplicaSet's events tell. An account that is kept elsewhere is a note; it is a warning
when the name looks misspelt.`,
  ...contrast(manifest, 'ci', 'cii'),
  *check(set) {
    for (const user of [...set.sensors, ...set.eventSources]) yield* look(set, user);
  },
};

function* look(set: ResourceSet, { name, spec, namespace }: SensorFacts | EventSourceFacts): Iterable<Finding> {
  const at = spec.at('template', 'serviceAccountName');
  if (!at.text || at.text === 'default' || set.named('', 'ServiceAccount', at.text, namespace).length > 0) return;
  const [other] = set.named('', 'ServiceAccount', at.text, undefined);
  if (other?.resource.namespace !== undefined) {
    yield { at, ...elsewhere('ServiceAccount', at.text, other.resource.namespace) };
    return;
  }
  const accounts = set.ofKind('', 'ServiceAccount').filter(({ resource }) => mayShare(resource.namespace, namespace));
  const fix = meant(
    at.text,
    accounts.map(({ resource }) => resource.name),
    name,
  );
  const message = `there is no ServiceAccount '${at.text}' among these manifests`;
  yield fix === undefined ? { at, message, severity: 'info' } : { at, message, fix };
}
