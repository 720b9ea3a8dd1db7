import { EventloomError } from '../../errors';
import type { Encodable } from '../../language/go/json';
import { textHash } from '../../language/text-hash';
import type { JsonObject } from '../../model/json';
import { type ExactObject, exactMetadata, isExactObject, objectAt, textOf, withMember } from '../exact-object';
import type { TriggerContext } from '../trigger';
import type { Args } from './args';
import { descendants, type GraphNode, idsOf, NodeGraph } from './node-graph';
import { nodeSelector, templateOfNode } from './node-selector';
import { type Nodes, readNodes, withNodes } from './node-table';
import { timeOf } from './nodes';
import { withParameters } from './options';
import type { WorkflowRequest } from './request';
import { planRetry, type RetryPlan } from './retry-plan';
import { changeWorkflow } from './steer';
import { restartable } from './submit';

const labelPrefix = 'workflows.argoproj.io';

/** Tries again what failed in a workflow: its pods go, and the controller makes them anew. */
export function retry(request: WorkflowRequest, context: TriggerContext): Promise<JsonObject | undefined> {
  const { namespace, args } = request;
  return changeWorkflow(request, context, async (workflow) => {
    const { changed, pods } = retried(workflow, args, context.now());
    const place = { apiVersion: 'v1', kind: 'Pod', namespace: args.text('namespace') ?? namespace };
    await Promise.all(pods.map((name) => context.cluster.delete({ ...place, name })));
    return changed;
  });
}

/**
 * The workflow as it is to be tried again, and the names of the pods that have to go first.
 * @throws EventloomError `trigger-failed` when the workflow has not failed
 */
export function retried(
  workflow: ExactObject,
  args: Args,
  now: number,
): { readonly changed: ExactObject; readonly pods: readonly string[] } {
  const name = textOf(exactMetadata(workflow), 'name');
  const selector = args.isOn('restart-successful') ? args.text('node-field-selector') : undefined;
  refuseUnfinished(workflow, name, selector);
  const nodes = readNodes(workflow);
  const graph = new NodeGraph(nodes, name);
  const plan = planRetry(graph, selector ? nodeSelector(selector) : () => false);
  const exits = [...graph.byId.values()].filter(({ node }) => textOf(node, 'name').startsWith(`${name}.onExit`));
  const kept = keptNodes(nodes, graph, { ...plan, gone: new Set([...plan.gone, ...exits]) }, plan.gone, now);
  return { changed: withNodes(started(workflow, args, now), kept), pods: podsOf(workflow, name, plan, exits) };
}

function refuseUnfinished(workflow: ExactObject, name: string, selector: string | undefined): void {
  const phase = textOf(objectAt(workflow, 'status'), 'phase');
  if (phase === 'Failed' || phase === 'Error' || (phase === 'Succeeded' && selector)) return;
  const hint =
    phase === 'Succeeded' ? ': give --restart-successful and --node-field-selector to retry parts of it' : '';
  throw new EventloomError(
    'trigger-failed',
    `the workflow ${name} cannot be retried, it is ${phase || 'not started'}${hint}`,
  );
}

function keptNodes(nodes: Nodes, graph: NodeGraph, plan: RetryPlan, gone: ReadonlySet<GraphNode>, now: number): Nodes {
  const goneIds = new Set([...gone].map(({ id }) => id));
  const remaining = (node: ExactObject, key: 'children' | 'outboundNodes'): readonly string[] =>
    idsOf(node, key).filter((id) => !goneIds.has(id));
  const kept = new Map<string, ExactObject>();
  for (const [id, node] of nodes) {
    const known = graph.byId.get(id);
    if (!known || plan.gone.has(known)) continue;
    const again = plan.reset.has(known) ? running(node, now) : node;
    kept.set(id, {
      ...again,
      children: remaining(node, 'children'),
      outboundNodes: remaining(node, 'outboundNodes'),
    });
  }
  return kept;
}

/** A node that runs again. One that was skipped stays so: the workflow would wait for it for ever. */
function running(node: ExactObject, now: number): ExactObject {
  const { message: _, ...rest } = node;
  const phase = textOf(node, 'phase') === 'Skipped' ? 'Skipped' : 'Running';
  const again = { ...rest, phase, startedAt: timeOf(now), finishedAt: null };
  const { parameters } = objectAt(node, 'outputs');
  if (textOf(node, 'type') !== 'Suspend' || !Array.isArray(parameters)) return again;
  const supplied = (parameters as readonly Encodable[]).map((parameter) =>
    isExactObject(parameter) ? { name: textOf(parameter, 'name'), valueFrom: { supplied: {} } } : parameter,
  );
  return withMember(again, ['outputs', 'parameters'], supplied);
}

/** The workflow as if it had just started. */
function started(workflow: ExactObject, args: Args, now: number): ExactObject {
  const { message: _, persistentVolumeClaims: __, ...status } = objectAt(workflow, 'status');
  const {
    [`${labelPrefix}/completed`]: ___,
    [`${labelPrefix}/workflow-archiving-status`]: ____,
    ...labels
  } = objectAt(workflow, 'metadata', 'labels');
  const stored = status.storedWorkflowTemplateSpec;
  const next = {
    ...status,
    phase: 'Running',
    startedAt: timeOf(now),
    finishedAt: null,
    conditions: notCompleted(status.conditions),
    ...(isExactObject(stored) && { storedWorkflowTemplateSpec: withMember(stored, ['shutdown'], undefined) }),
  };
  const fresh = {
    ...withMember(workflow, ['metadata', 'labels'], { ...labels, [`${labelPrefix}/phase`]: 'Running' }),
    spec: restartable(objectAt(workflow, 'spec')),
    status: next,
  };
  const given = withParameters(fresh, args);
  return isExactObject(stored) ? withParameters(given, args, 'status', 'storedWorkflowTemplateSpec') : given;
}

function notCompleted(conditions: Encodable | undefined): Encodable {
  const others = Array.isArray(conditions) ? (conditions as readonly Encodable[]) : [];
  const kept = others.filter((condition) => !isExactObject(condition) || condition.type !== 'Completed');
  return [...kept, { type: 'Completed', status: 'False' }];
}

function podsOf(
  workflow: ExactObject,
  name: string,
  { gone }: RetryPlan,
  exits: readonly GraphNode[],
): readonly string[] {
  const format = textOf(objectAt(workflow, 'metadata', 'annotations'), `${labelPrefix}/pod-name-format`);
  const last = exits.filter(({ node }) => textOf(node, 'name') === `${name}.onExit`);
  const ending = last.flatMap((node) => [node, ...descendants(node)]);
  const pods = [...gone].filter(({ type }) => type === 'Pod');
  return [...new Set([...pods, ...ending].map(({ id, node }) => (format === 'v1' ? id : podName(name, node))))];
}

/** How long the part of a pod's name before its hash may be. */
const maxPrefix = 242;

function podName(workflow: string, node: ExactObject): string {
  const name = textOf(node, 'name');
  if (name === workflow) return workflow;
  const template = templateOfNode(node);
  const prefix = template === '' ? workflow : `${workflow}-${template}`;
  return `${prefix.slice(0, maxPrefix)}-${textHash(name)}`;
}
