import type { Rule } from '../rule';
import { shapeFaults } from '../shape';

/** A field in the wrong case works in Argo Events, and nowhere else. */
export const fieldCase: Rule = {
  code: 'field-case',
  severity: 'warning',
  title: 'Fields are written in the case that the documentation gives them',
  why: `Argo Events finds a field whatever its case, so that this works. Kustomize patches, editors and a CRD with a full schema take it for
an unknown field.`,
  good: `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: nightly
spec:
  eventBusName: default
  calendar:
    tick:
      schedule: 0 2 * * *
`,
  bad: `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: nightly
spec:
  eventbusName: default
  calendar:
    tick:
      schedule: 0 2 * * *
`,
  *check(set) {
    for (const { kind, at, field = '' } of shapeFaults(set)) {
      if (kind !== 'case') continue;
      const message = `'${String(at.key)}' is '${field}' in the wrong case`;
      yield { at, on: 'key', message, fix: `write '${field}'`, edit: { replace: String(at.key), with: field } };
    }
  },
};
