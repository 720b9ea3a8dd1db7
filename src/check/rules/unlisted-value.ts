import type { Json } from '../../model/json';
import type { Finding, Rule } from '../rule';
import { type ShapeFault, shapeFaults } from '../shape';
import { listed, nearest } from '../suggestion';

/** A value that is none of those that are allowed. */
export const unlistedValue: Rule = {
  code: 'unlisted-value',
  severity: 'error',
  title: 'Where only some values are known, it is one of them',
  why: `Argo Events refuses some of these, and takes others for the default without a word. Case matters.`,
  good: `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: ci
spec:
  dependencies:
    - name: push
      eventSourceName: github
      eventName: git-push
      filters:
        data:
          - path: body.ref
            type: string
            comparator: "="
            value: [^refs/heads/main$]
  triggers:
    - template:
        name: log
        log: {}
`,
  bad: `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: ci
spec:
  dependencies:
    - name: push
      eventSourceName: github
      eventName: git-push
      filters:
        data:
          - path: body.ref
            type: string
            comparator: ==
            value: [^refs/heads/main$]
  triggers:
    - template:
        name: log
        log: {}
`,
  *check(set) {
    for (const fault of shapeFaults(set)) if (fault.kind === 'value') yield finding(fault);
  },
};

/** Places where an unknown value is taken for the default, or where only the outside world can tell. */
const tolerated: ReadonlySet<string> = new Set([
  'KafkaConsumerGroup.rebalanceStrategy',
  'KafkaBus.partitioner',
  'RateLimit.unit',
  'AWSLambdaTrigger.invocationType',
  'NativeStrategy.auth',
  'NATSConfig.auth',
  'StandardK8STrigger.patchStrategy',
  'SFTPEventSource.eventType',
  'FileEventSource.eventType',
  'Condition.status',
]);

function finding({ at, schema, owner }: ShapeFault): Finding {
  const allowed = (schema.enum ?? []).filter((value) => value !== '').map(String);
  const key = at.path.filter((step) => typeof step === 'string').at(-1);
  const near = at.json === '==' ? '=' : typeof at.json === 'string' ? nearest(at.json, allowed) : undefined;
  return {
    at,
    message: `'${String(at.json)}' is not a value of '${key}': it can be ${listed(allowed, 12)}`,
    ...(near !== undefined && { fix: `write '${near}'`, ...caseOnly(at.json, near) }),
    ...(tolerated.has(`${owner}.${key}`) && { severity: 'warning' }),
  };
}

/** Only where nothing but the case is wrong there is no doubt about what is meant. */
function caseOnly(found: Json | undefined, near: string): Pick<Finding, 'edit'> {
  const same = typeof found === 'string' && found.toLowerCase() === near.toLowerCase();
  return same ? { edit: { replace: found, with: near } } : {};
}
