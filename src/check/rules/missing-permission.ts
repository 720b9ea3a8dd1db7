import type { JsonObject } from '../../model/json';
import { type PermissionRule, type Permissions, triggerPermissions } from '../../model/permissions';
import type { Trigger } from '../../model/sensor';
import { type Account, accountOf, lacking } from '../accounts';
import type { SensorFacts, TriggerFacts } from '../facts';
import type { ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';
import { targetOf } from '../target';

/** A trigger needs a permission that the sensor's service account does not have. */
export const missingPermission: Rule = {
  code: 'missing-permission',
  severity: 'error',
  title: "The sensor's service account may do what its triggers do",
  why: `Triggers act with the service account of the sensor's pods, which may do nothing by itself. Without the permission the trigger fails when an
event comes, and only the log tells. Accounts and roles that are not among the manifests are not judged.`,
  good: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: ci
rules:
  - apiGroups: [""]
    resources: [pods]
    verbs: [create]
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
        name: run
        k8s:
          operation: create
          source:
            resource:
              apiVersion: v1
              kind: Pod
              metadata:
                generateName: ci-
`,
  bad: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: ci
rules:
  - apiGroups: [""]
    resources: [configmaps]
    verbs: [create]
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
        name: run
        k8s:
          operation: create
          source:
            resource:
              apiVersion: v1
              kind: Pod
              metadata:
                generateName: ci-
`,
  *check(set) {
    for (const sensor of set.sensors) {
      const name = sensor.spec.at('template', 'serviceAccountName').text || 'default';
      const account = accountOf(set, name, sensor.namespace);
      if (!account.known || account.unknownRoles.length > 0) continue;
      for (const trigger of sensor.triggers) yield* look(set, sensor, trigger, account, name);
    }
  },
};

function* look(
  set: ResourceSet,
  sensor: SensorFacts,
  trigger: TriggerFacts,
  account: Account,
  name: string,
): Iterable<Finding> {
  const [key = 'k8s'] = trigger.kinds;
  for (const need of permissionsOf(set, trigger)?.rules ?? []) {
    const missing = lacking(account, need, sensor.namespace);
    if (missing.length === 0) continue;
    const message = `the service account '${name}' may not ${missing.join(', ')} ${described(need)}, which this trigger needs`;
    // Without the verbs that only look, what was asked for happens; the trigger is reported as failed all the same.
    const onlyLooks = missing.every((one) => one === 'get' || one === 'list');
    const severity = onlyLooks || need.clusterWide || !account.held ? 'warning' : 'error';
    yield {
      at: trigger.template.at(key),
      on: 'key',
      message,
      severity,
      fix: `add them to a ${roleKind(need)} that it is bound to`,
    };
  }
}

function permissionsOf(set: ResourceSet, trigger: TriggerFacts): Permissions | undefined {
  const object: JsonObject | undefined = targetOf(set, trigger)?.object.object;
  const { dlqTrigger: _, ...own } = trigger.part.object ?? {};
  try {
    // What is not shaped like a trigger is reported elsewhere.
    return triggerPermissions(own as object as Trigger, { read: () => object });
  } catch {
    return undefined;
  }
}

function described({ apiGroups, resources, namespace, clusterWide }: PermissionRule): string {
  const group = apiGroups.filter((one) => one !== '').join(', ');
  const place = clusterWide ? ' in the whole cluster' : namespace === undefined ? '' : ` in namespace '${namespace}'`;
  return `${resources.join(', ')}${group ? ` (${group})` : ''}${place}`;
}

function roleKind({ clusterWide }: PermissionRule): string {
  return clusterWide ? 'ClusterRole' : 'Role';
}
