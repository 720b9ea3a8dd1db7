import { contrast } from '../example';
import type { SensorFacts } from '../facts';
import type { Part } from '../part';
import { repeatedDependencies } from '../requirements/sensor';
import type { ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';

const manifest = `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: release
spec:
  dependencies:
    - name: tag
      eventSourceName: github
      eventName: git-push
    - name: @@
      eventSourceName: slack
      eventName: command
  triggers:
    - template:
        name: log
        log: {}
`;

/** Two things of one name where only one can be. */
export const duplicateName: Rule = {
  code: 'duplicate-name',
  severity: 'error',
  title: 'Names are used once',
  why: `Of two dependencies with one name only the last counts, and in conditions a dash and an underscore are the same. Of two resources of one kind
and name, the one that is applied last replaces the other.`,
  ...contrast(manifest, 'approval', 'tag'),
  *check(set) {
    for (const sensor of set.sensors) {
      for (const at of repeatedDependencies(sensor.dependencies)) {
        yield {
          at,
          message: `there is another dependency '${at.text}': only the last of them counts`,
          fix: 'give it another name',
        };
      }
      yield* alike(sensor);
    }
    yield* repeatedResources(set);
  },
};

function* alike({ dependencies }: SensorFacts): Iterable<Finding> {
  const seen = new Map<string, string>();
  for (const { part, name } of dependencies) {
    if (name === undefined) continue;
    const key = name.replaceAll('-', '_');
    const other = seen.get(key);
    if (other !== undefined && other !== name) {
      const message = `in conditions '${name}' and '${other}' are the same: a dash counts as an underscore`;
      yield { at: part.at('name'), message, fix: 'give it another name' };
    }
    seen.set(key, name);
  }
}

const kinds = ['EventSource', 'Sensor', 'EventBus', 'WorkflowTemplate', 'ClusterWorkflowTemplate', 'CronWorkflow'];

function* repeatedResources(set: ResourceSet): Iterable<Finding> {
  const seen = new Map<string, Part>();
  for (const root of kinds.flatMap((kind) => set.ofKind('argoproj.io', kind))) {
    const { kind, name, namespace } = root.resource;
    const id = `${kind} ${namespace ?? ''}/${name}`;
    const first = seen.get(id);
    if (name === '') continue;
    if (first !== undefined)
      yield { at: root.at('metadata', 'name'), severity: 'info', message: repeated(kind, name, first) };
    seen.set(id, first ?? root);
  }
}

function repeated(kind: string, name: string, first: Part): string {
  const { file, line } = first.place();
  return `there is another ${kind} '${name}' in ${file}${line === undefined ? '' : `:${line}`}: if both are applied, the later one stays`;
}
