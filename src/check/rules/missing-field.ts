import type { Severity } from '../../model/problem';
import { isFilledIn } from '../parameters';
import type { ResourceSet } from '../resource-set';
import type { Rule } from '../rule';
import { type ShapeFault, shapeFaults } from '../shape';

/** A field that Argo Events needs is absent. */
export const missingField: Rule = {
  code: 'missing-field',
  severity: 'error',
  title: 'Fields that Argo Events needs are there',
  why: `The API server accepts the object without them. The controller then refuses it, which shows only in its status, or the pod fails when it
gets there.`,
  good: `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: ci
spec:
  dependencies:
    - name: push
      eventSourceName: github
      eventName: git-push
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
  triggers:
    - template:
        name: log
        log: {}
`,
  *check(set) {
    for (const fault of shapeFaults(set)) {
      if (fault.kind !== 'missing' || isLeftToParameters(set, fault)) continue;
      const { at, owner, field } = fault;
      yield { at, message: `'${field}' is missing${owner ? ` in ${owner}` : ''}`, severity: severityOf(fault) };
    }
  },
};

/** Parts of a trigger that the controller does not look at, so that parameters may fill them in when an event comes. */
const unseen = /^(?:Pulsar|Azure\w+)Trigger$|^(?:S3|Git|File|URL)|Selector$|^BasicAuth$|^SecureHeader$/;

function isLeftToParameters(set: ResourceSet, { at, owner = '' }: ShapeFault): boolean {
  if (!unseen.test(owner)) return false;
  const sensor = set.sensorOf(at);
  return sensor?.triggers.some((trigger) => trigger.part.encloses(at) && isFilledIn(trigger, at)) ?? false;
}

/** What upstream checks before it starts anything is certain to be missed; the rest shows when it is used, if it is. */
function severityOf({ owner = '', field = '' }: ShapeFault): Severity {
  return uncertain.has(owner) || uncertain.has(`${owner}.${field}`) ? 'warning' : 'error';
}

/** Fields that only matter for what is not always done, or that some kinds do without. */
const uncertain: ReadonlySet<string> = new Set([
  'BasicAuth',
  'BitbucketRepository',
  'OwnedRepositories',
  'SecureHeader',
  'GitArtifact.cloneDirectory',
]);
