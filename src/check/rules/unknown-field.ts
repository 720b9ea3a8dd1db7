import type { TriggerKey } from '../../model/kinds';
import { definition } from '../../model/schema';
import { fieldAliases, fieldNotes } from '../field-aliases';
import { misplaced } from '../misplaced';
import { type ParameterFacts, parametersOf } from '../parameters';
import { Part } from '../part';
import { plainSteps } from '../payload';
import type { Finding, Rule } from '../rule';
import { resolve, type ShapeFault, shapeFaults } from '../shape';
import { listed, nearest } from '../suggestion';

/** A field that Argo Events does not know is dropped without a word. */
export const unknownField: Rule = {
  code: 'unknown-field',
  severity: 'error',
  title: 'Every field is one that Argo Events knows',
  why: `The custom resources of Argo Events carry no schema, so that the API server, kubectl and Argo CD accept any field. Argo Events
drops the ones that it does not know: a misspelt filter lets every event through, a misspelt condition is no condition.`,
  good: `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: uploads
spec:
  minio:
    done:
      endpoint: minio.storage:9000
      bucket:
        name: uploads
      accessKey:
        name: minio
        key: user
      secretKey:
        name: minio
        key: password
`,
  bad: `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: uploads
spec:
  s3:
    done:
      endpoint: minio.storage:9000
      bucket:
        name: uploads
`,
  *check(set) {
    for (const fault of shapeFaults(set)) if (fault.kind === 'unknown') yield finding(fault);
    for (const trigger of set.sensors.flatMap(({ triggers }) => triggers)) {
      for (const parameter of parametersOf(trigger)) yield* destination(parameter);
    }
  },
};

/** Kinds whose own parameters write to something else than their fields, or to nothing at all. */
const elsewhere: ReadonlySet<TriggerKey> = new Set<TriggerKey>(['k8s', 'argoWorkflow', 'custom', 'slack', 'email']);

/** What a parameter writes to fields that do not exist is dropped when the trigger is read again. */
function* destination({ part, into, kind }: ParameterFacts): Iterable<Finding> {
  const template = definition('TriggerTemplate');
  const isOwn = into === 'resource' && kind !== undefined && !elsewhere.has(kind);
  let next = into === 'template' ? template : isOwn ? template?.properties?.[kind] : undefined;
  const at = part.at('dest');
  const steps = plainSteps(at.text ?? '') ?? [];
  for (const [depth, step] of steps.entries()) {
    if (next === undefined) return;
    const { schema, name = 'TriggerTemplate' } = resolve(next);
    const { properties = {}, items, additionalProperties } = schema;
    const field = Object.keys(properties).find((each) => each.toLowerCase() === step.toLowerCase());
    if (field === undefined && additionalProperties === false) {
      const near = nearest(step, Object.keys(properties));
      const fix = near && `write '${[...steps.slice(0, depth), near, ...steps.slice(depth + 1)].join('.')}'`;
      const message = `there is no field '${step}' in ${name}: what is written to '${at.text}' is dropped`;
      yield { at, message, fix: fix ?? `the fields are ${listed(Object.keys(properties), 12)}` };
      return;
    }
    next = field === undefined ? items : properties[field];
  }
}

function finding(fault: ShapeFault): Finding {
  const field = String(fault.at.key);
  const where = fault.owner === undefined ? 'here' : `in ${fault.owner}`;
  const message = `there is no field '${field}' ${where}: Argo Events ignores it`;
  return { at: fault.at, on: 'key', message, ...advice(fault, field) };
}

function advice(fault: ShapeFault, field: string): Pick<Finding, 'fix' | 'edit'> {
  const names = Object.keys(fault.schema.properties ?? {});
  const note = fieldNotes[`${fault.owner}.${field}`];
  if (note !== undefined) return { fix: note };
  const alias = fieldAliases[`${fault.owner}.${field}`];
  if (alias !== undefined) return { fix: `write '${alias}'` };
  const place = misplaced(fault, definition);
  if (place !== undefined) return { fix: place };
  const near = nearest(field, names);
  if (near === undefined) return { fix: `remove it; the fields here are ${listed(names, 12)}` };
  return isFree(fault, near)
    ? { fix: `write '${near}'`, edit: { replace: field, with: near } }
    : { fix: `remove it, or did you mean '${near}'?` };
}

/** Whether the map that the field stands in lacks another one. */
function isFree({ at }: ShapeFault, field: string): boolean {
  const parent = Part.root(at.resource).at(...at.path.slice(0, -1));
  return !parent.at(field).exists;
}
