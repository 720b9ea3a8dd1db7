import type { Severity } from '../../model/problem';
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
      if (fault.kind !== 'missing') continue;
      const { at, owner, field } = fault;
      yield { at, message: `'${field}' is missing${owner ? ` in ${owner}` : ''}`, severity: severityOf(fault) };
    }
  },
};

/** What upstream checks before it starts anything is certain to be missed; the rest shows when it is used, if it is. */
function severityOf({ owner = '', field = '' }: ShapeFault): Severity {
  return uncertain.has(owner) || uncertain.has(`${owner}.${field}`) ? 'warning' : 'error';
}

const uncertain: ReadonlySet<string> = new Set<string>([]);
