import { readValue } from '../../manifests/read';
import { contrast, triggerExample } from '../example';
import type { TriggerFacts } from '../facts';
import { isFilledIn, parametersOf } from '../parameters';
import type { Part } from '../part';
import { offsetAt } from '../position';
import type { ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';
import { sourceOf, targetOf, textOfConfigMap } from '../target';

const trigger = (metadata: string): string => `    - template:
        name: run
        k8s:
          operation: create
          source:
            resource:
              apiVersion: batch/v1
              kind: Job
${metadata}              spec:
                template:
                  spec:
                    restartPolicy: Never
                    containers:
                      - name: build
                        image: example.com/build:1.4`;

/** What a trigger creates, or acts on, is no object of Kubernetes. */
export const badTarget: Rule = {
  code: 'bad-target',
  severity: 'error',
  title: 'The object that a trigger acts on says what it is, and has a name',
  why: `The object is sent as it stands when an event comes. Without 'apiVersion', 'kind' or a name it is refused every time, and one that cannot
be read is not sent at all.`,
  ...contrast(triggerExample, trigger('              metadata:\n                generateName: build-\n'), trigger('')),
  *check(set) {
    for (const one of set.sensors.flatMap(({ triggers }) => triggers)) yield* look(set, one);
  },
};

function* look(set: ResourceSet, trigger: TriggerFacts): Iterable<Finding> {
  const source = sourceOf(trigger);
  if (source === undefined || isFilledIn(trigger, source)) return;
  const target = targetOf(set, trigger);
  if (target === undefined) {
    yield* unreadable(set, source);
    return;
  }
  const { object, key } = target;
  const isGiven = givenBy(trigger, object, key);
  for (const field of ['apiVersion', 'kind']) {
    if (!isGiven([field])) yield { at: object, on: 'key', message: `the object has no '${field}'` };
  }
  const operation = trigger.template.at(key, 'operation').text || (key === 'k8s' ? 'create' : 'submit');
  const mayGenerate = operation === 'create' || operation === 'submit';
  if (isGiven(['metadata', 'name']) || (mayGenerate && isGiven(['metadata', 'generateName']))) return;
  const wanted = mayGenerate ? "'metadata.name' or 'metadata.generateName'" : "'metadata.name'";
  yield { at: object, on: 'key', message: `to ${operation} it, the object needs ${wanted}` };
}

/** What is no object, or cannot be read, fails whenever an event comes. */
function* unreadable(set: ResourceSet, source: Part): Iterable<Finding> {
  if (source.object === undefined) return;
  const [given, ...others] = source.entries().flatMap(([, part]) => (part.exists ? [part] : []));
  if (given === undefined) {
    yield { at: source, on: 'key', message: 'the source has no object', fix: "write the object into 'resource'" };
    return;
  }
  const key = String(given.key).toLowerCase();
  const at = key === 'inline' ? given : key === 'configmap' ? textOfConfigMap(set, given) : undefined;
  if (at?.text === undefined || others.length > 0) return;
  const { problem } = readValue(at.text);
  if (problem === undefined) {
    yield { at, message: `'${at.key}' holds no object`, fix: 'write the YAML of the object into it' };
    return;
  }
  const { message, fix, place } = problem;
  const inside = offsetAt(at.text, place.line ?? 1, place.column ?? 1);
  yield { at, message: `the object cannot be read: ${message}`, inside, ...(fix !== undefined && { fix }) };
}

/** Whether something stands in the object, or is put there by a parameter. */
function givenBy(
  trigger: TriggerFacts,
  object: Part,
  key: 'k8s' | 'argoWorkflow',
): (steps: readonly string[]) => boolean {
  const written = parametersOf(trigger).flatMap(({ part, into, kind }) => {
    const steps = (part.at('dest').text ?? '').split('.');
    if (into === 'resource' && kind === key) return [steps];
    return into === 'template' && steps[0] === key ? [steps.slice(3)] : [];
  });
  return (steps) => {
    const { json, exists } = object.at(...steps);
    if (exists && json !== '') return true;
    return written.some((dest) => dest.every((step, index) => index >= steps.length || step === steps[index]));
  };
}
