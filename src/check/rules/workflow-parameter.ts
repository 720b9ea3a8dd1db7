import type { SensorFacts, TriggerFacts } from '../facts';
import { isFilledIn, parametersOf } from '../parameters';
import type { Part } from '../part';
import type { ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';
import { listed, nearest } from '../suggestion';
import { type Target, targetOf } from '../target';
import { declaredParameters, referenceOf, templatesOf, usedParameters } from '../workflow-template';

/** A trigger passes a parameter that the workflow template does not have, or none that it needs. */
export const workflowParameter: Rule = {
  code: 'workflow-parameter',
  severity: 'error',
  title: 'A workflow gets the parameters that its template declares',
  why: `Argo Workflows accepts parameters that a template does not know, and ignores them: the value from the event is lost. A parameter that is
written past the end of the list, or one that the template needs and does not get, makes the submission fail.`,
  good: `apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata:
  name: build
spec:
  entrypoint: main
  arguments:
    parameters:
      - name: revision
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
                  name: build
                arguments:
                  parameters:
                    - name: revision
          parameters:
            - src:
                dependencyName: push
                dataKey: body.after
              dest: spec.arguments.parameters.0.value
`,
  bad: `apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata:
  name: build
spec:
  entrypoint: main
  arguments:
    parameters:
      - name: revision
        value: HEAD
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
                  name: build
                arguments:
                  parameters:
                    - name: sha
          parameters:
            - src:
                dependencyName: push
                dataKey: body.after
              dest: spec.arguments.parameters.0.value
`,
  *check(set) {
    for (const sensor of set.sensors) {
      for (const trigger of sensor.triggers) {
        const target = targetOf(set, trigger);
        if (target?.object.at('kind').text === 'Workflow') yield* look(set, sensor, trigger, target);
      }
    }
  },
};

function* look(set: ResourceSet, sensor: SensorFacts, trigger: TriggerFacts, target: Target): Iterable<Finding> {
  const given = target.object.at('spec', 'arguments', 'parameters').items();
  const writes = written(trigger, target);
  yield* pastTheEnd(given, writes);
  const reference = referenceOf(target.object);
  if (reference === undefined || writes.some(({ steps }) => steps.includes('workflowTemplateRef'))) return;
  const namespace = target.object.at('metadata', 'namespace').text ?? sensor.namespace;
  const templates = templatesOf(set, reference, namespace);
  if (templates.length === 0) return;
  yield* undeclared(set, templates, given, reference.name);
  yield* notGiven(templates, target, given, writes, reference.name);
}

/** What a parameter writes to within the object. */
interface Write {
  readonly at: Part;
  readonly steps: readonly string[];
}

function written(trigger: TriggerFacts, { key }: Target): Write[] {
  const prefix = [key, 'source', 'resource'];
  return parametersOf(trigger).flatMap(({ part, into, kind }): Write[] => {
    const at = part.at('dest');
    if (isFilledIn(trigger, at)) return [];
    const steps = (at.text ?? '').split('.');
    if (into === 'resource' && kind === key) return [{ at, steps }];
    const inside = into === 'template' && prefix.every((step, index) => steps[index] === step);
    return inside ? [{ at, steps: steps.slice(prefix.length) }] : [];
  });
}

function indexOf({ steps }: Write): number | undefined {
  const inArguments = steps[0] === 'spec' && steps[1] === 'arguments' && steps[2] === 'parameters';
  return inArguments && /^[0-9]+$/.test(steps[3] ?? '') ? Number(steps[3]) : undefined;
}

function* pastTheEnd(given: readonly Part[], writes: readonly Write[]): Iterable<Finding> {
  // Writing the name as well makes a whole new parameter.
  const named = new Set(
    writes.flatMap((write) => (write.steps[4] === 'name' || write.steps.length === 4 ? (indexOf(write) ?? []) : [])),
  );
  for (const write of writes) {
    const index = indexOf(write);
    if (index === undefined || index < given.length || named.has(index)) continue;
    const count = given.length === 1 ? 'is 1 parameter' : `are ${given.length} parameters`;
    const message = `there ${count} in the workflow, counted from 0: number ${index} has no name`;
    yield { at: write.at, message, fix: `add it to 'spec.arguments.parameters' of the workflow` };
  }
}

function* undeclared(
  set: ResourceSet,
  templates: readonly Part[],
  given: readonly Part[],
  template: string,
): Iterable<Finding> {
  const declared = templates.flatMap((part) => declaredParameters(part).map(({ name }) => name));
  const used = templates.map((part) => usedParameters(set, part));
  const known = new Set(declared);
  for (const parameter of given) {
    const at = parameter.at('name');
    const { text } = at;
    if (text === undefined || known.has(text) || used.some((names) => names?.has(text) ?? true)) continue;
    const near = nearest(text, declared);
    const those = declared.length === 0 ? 'it declares none' : `it declares ${listed(declared)}`;
    yield {
      at,
      message: `the workflow template '${template}' has no parameter '${text}': ${those}`,
      ...(near !== undefined && { fix: `write '${near}'` }),
    };
  }
}

function* notGiven(
  templates: readonly Part[],
  { object }: Target,
  given: readonly Part[],
  writes: readonly Write[],
  template: string,
): Iterable<Finding> {
  // Lists that are written as a whole may hold anything.
  if (templates.length > 1 || writes.some((write) => isWhole(write.steps))) return;
  const names = new Set(given.map((part) => part.at('name').text));
  const missing = templates.flatMap(declaredParameters).filter(({ name, required }) => required && !names.has(name));
  if (missing.length === 0) return;
  const list = missing.map(({ name }) => `'${name}'`).join(', ');
  const at = object.at('spec', 'workflowTemplateRef', 'name');
  yield { at, message: `the workflow template '${template}' needs ${list}, which the trigger does not give` };
}

function isWhole(steps: readonly string[]): boolean {
  const path = ['spec', 'arguments', 'parameters'];
  const isStart = steps.every((step, index) => step === path[index]) && steps.length <= path.length;
  return isStart || (path.every((step, index) => steps[index] === step) && (steps[4] === 'name' || steps.length === 4));
}
