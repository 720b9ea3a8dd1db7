import { workflowKinds } from '../../model/workflow-schema';
import { contrast } from '../example';
import { misplaced } from '../misplaced';
import type { Part } from '../part';
import type { ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';
import { type ShapeFault, workflowFaults, workflowInterface } from '../shape';
import { listed, nearest } from '../suggestion';

/** A field that Argo Workflows does not know is dropped without a word. */
export const workflowField: Rule = {
  code: 'workflow-field',
  severity: 'warning',
  title: 'Every field of a workflow is one that Argo Workflows knows',
  why: `Argo Workflows is mostly installed with custom resources that carry no schema. A misspelt field is kept, shown by kubectl, and ignored by
the controller: a step without its condition runs always. A newer version may know more fields.`,
  ...contrast(
    `apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata:
  name: build
spec:
  entrypoint: main
  templates:
    - name: main
      @@: 600
      container:
        image: alpine:3
`,
    'activeDeadlineSeconds',
    'activeDeadlineSecond',
  ),
  *check(set) {
    for (const { root, kind } of workflowsIn(set)) {
      for (const fault of workflowFaults(root, kind)) if (fault.kind === 'unknown') yield finding(fault);
    }
  },
};

interface WorkflowObject {
  readonly root: Part;
  readonly kind: string;
}

/** Those of the set, and those that triggers create. */
function* workflowsIn(set: ResourceSet): Iterable<WorkflowObject> {
  for (const kind of workflowKinds) {
    for (const root of set.ofKind('argoproj.io', kind)) yield { root, kind };
  }
  for (const { template } of set.sensors.flatMap(({ triggers }) => triggers)) {
    for (const key of ['k8s', 'argoWorkflow'] as const) {
      const root = template.at(key, 'source', 'resource');
      const kind = workflowKinds.find((one) => one === root.at('kind').text);
      if (kind && root.at('apiVersion').text?.startsWith('argoproj.io/')) yield { root, kind };
    }
  }
}

function finding(fault: ShapeFault): Finding {
  const { at, owner, schema } = fault;
  const field = String(at.key);
  const names = Object.keys(schema.properties ?? {});
  const near = nearest(field, names);
  const message = `there is no field '${field}' in ${owner ?? 'a workflow'}: Argo Workflows ignores it`;
  const other = near === undefined ? `remove it; the fields here are ${listed(names, 12)}` : `write '${near}'`;
  return { at, on: 'key', message, fix: misplaced(fault, workflowInterface) ?? other };
}
