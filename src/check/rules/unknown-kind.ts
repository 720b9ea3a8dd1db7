import { contrast } from '../example';
import { parametersOf } from '../parameters';
import type { Part } from '../part';
import { argoVersion } from '../resource-set';
import type { Finding, Rule } from '../rule';
import { distance, nearest } from '../suggestion';
import { targetOf } from '../target';

/** A resource that is meant for Argo Events, and is of no kind that it knows. */
export const unknownKind: Rule = {
  code: 'unknown-kind',
  severity: 'error',
  title: 'Kinds and versions are those of Argo',
  why: `The API server refuses a resource of a kind or a version that it does not know.`,
  ...contrast(
    `apiVersion: argoproj.io/v1alpha1
kind: @@
metadata:
  name: nightly
spec:
  calendar:
    tick:
      schedule: 0 2 * * *
`,
    'EventSource',
    'EventSorce',
  ),
  *check(set) {
    for (const part of set.resources) yield* look(part);
    for (const trigger of set.sensors.flatMap(({ triggers }) => triggers)) {
      const target = targetOf(set, trigger);
      if (target !== undefined && !parametersOf(trigger).some(({ part }) => part.at('dest').text?.endsWith('kind')))
        yield* look(target.object);
    }
  },
};

const ours = ['EventBus', 'EventSource', 'Sensor'];

/** Other kinds of the group, of Argo Workflows, Argo CD and Argo Rollouts. */
const others =
  `Workflow WorkflowTemplate ClusterWorkflowTemplate CronWorkflow WorkflowEventBinding WorkflowTaskSet WorkflowTaskResult
WorkflowArtifactGCTask Application ApplicationSet AppProject ArgoCD ArgoCDExport NotificationsConfiguration ImageUpdater Rollout RolloutManager
AnalysisTemplate ClusterAnalysisTemplate AnalysisRun Experiment`.split(/\s+/);

function* look(part: Part): Iterable<Finding> {
  const [kind = '', apiVersion = ''] = ['kind', 'apiVersion'].map((field) => part.at(field).text);
  if (apiVersion === argoVersion) {
    if (ours.includes(kind) || others.includes(kind)) return;
    if (kind === 'Gateway') {
      const message = 'Argo Events has no gateways since version 1.0: an EventSource publishes its events by itself';
      yield { at: part.at('kind'), message, fix: 'remove it' };
      return;
    }
    const near = nearest(kind, [...ours, ...others]);
    if (near !== undefined)
      yield {
        at: part.at('kind'),
        message: `Argo has no kind '${kind}'`,
        fix: `write '${near}'`,
        edit: { replace: kind, with: near },
      };
  } else if (ours.includes(kind) && isMeant(apiVersion)) {
    yield {
      at: part.at('apiVersion'),
      message: `there is no ${kind} in '${apiVersion}'`,
      fix: `write '${argoVersion}'`,
      edit: { replace: apiVersion, with: argoVersion },
    };
  }
}

function isMeant(apiVersion: string): boolean {
  const [group = ''] = apiVersion.split('/');
  // Groups without a dot are those of Kubernetes itself, which has no such kinds.
  return group === 'argoproj.io' || !group.includes('.') || distance(apiVersion, argoVersion, 5) < 5;
}
