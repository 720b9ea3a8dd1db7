import { contrast } from '../example';
import type { SensorFacts, TriggerFacts } from '../facts';
import type { ResourceSet } from '../resource-set';
import { mayShare } from '../resource-set';
import type { Finding, Rule } from '../rule';
import { meant } from '../suggestion';
import { targetOf } from '../target';
import { referenceOf, type TemplateReference, templatesOf } from '../workflow-template';

const manifest = `apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata:
  name: build
spec:
  entrypoint: main
---
apiVersion: argoproj.io/v1alpha1
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
        name: build
        argoWorkflow:
          operation: submit
          source:
            resource:
              apiVersion: argoproj.io/v1alpha1
              kind: Workflow
              metadata:
                generateName: build-
              spec:
                workflowTemplateRef:
                  name: @@
`;

/** A trigger runs a workflow template that is not among the manifests. */
export const unknownWorkflowTemplate: Rule = {
  code: 'unknown-workflow-template',
  severity: 'warning',
  title: 'A workflow template that is run exists',
  why: `A workflow whose template does not exist is refused when an event comes. A template that is kept elsewhere is a note; it is a warning when the
name looks misspelt.`,
  ...contrast(manifest, 'build', 'buidl'),
  *check(set) {
    for (const sensor of set.sensors) {
      for (const trigger of sensor.triggers) yield* look(set, sensor, trigger);
    }
  },
};

function* look(set: ResourceSet, sensor: SensorFacts, trigger: TriggerFacts): Iterable<Finding> {
  const object = targetOf(set, trigger)?.object;
  const reference = object === undefined ? undefined : referenceOf(object);
  if (object === undefined || reference === undefined || reference.name.includes('{{')) return;
  const namespace = object.at('metadata', 'namespace').text ?? sensor.namespace;
  if (templatesOf(set, reference, namespace).length > 0) return;
  yield { at: reference.at, ...described(set, reference, namespace, sensor.name) };
}

function described(
  set: ResourceSet,
  { kind, name }: TemplateReference,
  namespace: string | undefined,
  referrer: string,
): Omit<Finding, 'at'> {
  const message = `there is no ${kind} '${name}' among these manifests`;
  const names = set
    .ofKind('argoproj.io', kind)
    .flatMap(({ resource }) => (mayShare(resource.namespace, namespace) ? resource.name : []));
  const fix = meant(name, names, referrer);
  return fix === undefined ? { message, severity: 'info' } : { message, fix };
}
