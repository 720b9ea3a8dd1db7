import { accountOf } from '../accounts';
import { contrast } from '../example';
import type { EventSourceFacts, SensorFacts } from '../facts';
import type { Part } from '../part';
import type { ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';

const manifest = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: ci
rules:
  - apiGroups: ["@@"]
    resources: ["@@"]
    verbs: ["*"]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: ci
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: ci
subjects:
  - kind: ServiceAccount
    name: ci
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: ci
spec:
  template:
    serviceAccountName: ci
  dependencies:
    - name: push
      eventSourceName: github
      eventName: git-push
  triggers:
    - template:
        name: log
        log: {}
`;

/** The pods of an event source or a sensor may do everything. */
export const broadPermission: Rule = {
  code: 'broad-permission',
  severity: 'warning',
  title: 'Service accounts may do what is needed, and not everything',
  why: `What a sensor does is decided by events, which come from outside. A service account that may do everything hands the namespace, or the cluster, to
whoever can send one.`,
  ...contrast(manifest, 'apps', '*'),
  *check(set) {
    for (const user of [...set.sensors, ...set.eventSources]) yield* look(set, user);
  },
};

function* look(set: ResourceSet, { root, spec, namespace }: SensorFacts | EventSourceFacts): Iterable<Finding> {
  const at = spec.at('template', 'serviceAccountName');
  const name = at.text || 'default';
  const { grants, unknownRoles } = accountOf(set, name, namespace);
  const who = `the service account '${name}' of this ${root.resource.kind}`;
  const fix = 'allow the verbs on the resources that its triggers need';
  if (unknownRoles.includes('cluster-admin')) yield { at, message: `${who} is bound to 'cluster-admin'`, fix };
  else if (grants.some(({ rule }) => isAll(rule, 'apiGroups') && isAll(rule, 'resources') && isAll(rule, 'verbs'))) {
    yield { at, message: `${who} may do everything`, fix };
  }
}

function isAll(rule: Part, field: string): boolean {
  return rule
    .at(field)
    .items()
    .some(({ text }) => text === '*');
}
