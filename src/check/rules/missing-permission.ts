import type { EventSourceSpec } from '../../model/event-source';
import { eventSourcePermissions, type PermissionRule, triggerPermissions } from '../../model/permissions';
import type { Trigger } from '../../model/sensor';
import { type Account, accountOf, lacking } from '../accounts';
import { contrast } from '../example';
import type { EventFacts, EventSourceFacts, SensorFacts, TriggerFacts } from '../facts';
import type { Part } from '../part';
import type { ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';
import { targetOf } from '../target';

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
  - apiGroups: [""]
    resources: [@@]
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
`;

/** Something needs a permission that the service account of its pods does not have. */
export const missingPermission: Rule = {
  code: 'missing-permission',
  severity: 'error',
  title: 'Service accounts may do what is done with them',
  why: `Triggers act with the service account of the sensor's pods, which may do nothing by itself; event sources that watch resources need one, too.
Without the permission the trigger fails when an event comes, and only the log tells. Accounts and roles that are not among the manifests are not
judged; an account without any binding among them may have one elsewhere, which is why that is a warning.`,
  ...contrast(manifest, 'pods', 'configmaps'),
  *check(set) {
    for (const sensor of set.sensors) {
      const user = userOf(set, sensor);
      if (user === undefined) continue;
      for (const trigger of sensor.triggers) {
        const at = trigger.template.at(trigger.kinds[0] ?? 'k8s');
        for (const need of needsOfTrigger(set, trigger)) yield* compare(user, need, at, 'this trigger');
      }
    }
    for (const source of set.eventSources) {
      const user = userOf(set, source);
      if (user === undefined) continue;
      for (const event of source.events) {
        for (const need of needsOfEvent(event)) yield* compare(user, need, event.part, 'this event');
      }
    }
  },
};

/** Who acts: a service account that can be judged. */
interface User {
  readonly name: string;
  readonly namespace?: string;
  readonly account: Account;
}

function userOf(set: ResourceSet, { spec, namespace }: SensorFacts | EventSourceFacts): User | undefined {
  const name = spec.at('template', 'serviceAccountName').text || 'default';
  const account = accountOf(set, name, namespace);
  if (!account.known || account.unknownRoles.length > 0) return undefined;
  return { name, account, ...(namespace !== undefined && { namespace }) };
}

function* compare({ name, namespace, account }: User, need: PermissionRule, at: Part, who: string): Iterable<Finding> {
  const missing = lacking(account, need, namespace);
  if (missing.length === 0) return;
  const message = `the service account '${name}' may not ${missing.join(', ')} ${described(need)}, which ${who} needs`;
  // Without the verbs that only look, a trigger does what it was asked for, and is reported as failed.
  const onlyLooks = who === 'this trigger' && missing.every((verb) => verb === 'get' || verb === 'list');
  const severity = onlyLooks || need.clusterWide || !account.held || !account.bound ? 'warning' : 'error';
  const role = need.clusterWide ? 'ClusterRole' : 'Role';
  yield { at, on: 'key', message, severity, fix: `add them to a ${role} that it is bound to` };
}

function needsOfTrigger(set: ResourceSet, trigger: TriggerFacts): readonly PermissionRule[] {
  const object = targetOf(set, trigger)?.object.object;
  const { dlqTrigger: _, ...own } = trigger.part.object ?? {};
  return unlessMisshaped(() => triggerPermissions(own as object as Trigger, { read: () => object }).rules);
}

function needsOfEvent({ kind, name, part }: EventFacts): readonly PermissionRule[] {
  if (kind !== 'resource' && kind !== 'calendar') return [];
  const spec: object = { [kind]: { [name]: part.json ?? {} } };
  return unlessMisshaped(() => eventSourcePermissions(spec as EventSourceSpec).rules);
}

/** What is not shaped as it should be is reported elsewhere. */
function unlessMisshaped(work: () => readonly PermissionRule[]): readonly PermissionRule[] {
  try {
    return work().filter(({ apiGroups, resources, namespace = '' }) =>
      [...apiGroups, ...resources, namespace].every((one) => typeof one === 'string'),
    );
  } catch {
    return [];
  }
}

function described({ apiGroups, resources, namespace, clusterWide }: PermissionRule): string {
  const group = apiGroups.filter((one) => one !== '').join(', ');
  const place = clusterWide ? ' in the whole cluster' : namespace === undefined ? '' : ` in namespace '${namespace}'`;
  return `${resources.join(', ')}${group ? ` (${group})` : ''}${place}`;
}
