import { EventloomError } from '../../errors';
import { type ExactObject, textOf } from '../exact-object';
import { descendants, type GraphNode, hasFailed, isTry, type NodeGraph } from './node-graph';

/** What becomes of the nodes of a workflow that is tried again; all others stay. */
export interface RetryPlan {
  /** Run again, with what is left of their children. */
  readonly reset: ReadonlySet<GraphNode>;
  /** Go, and come back anew. They win over `reset`. */
  readonly gone: ReadonlySet<GraphNode>;
}

/** Nodes that do the work. */
const working: ReadonlySet<string> = new Set(['Container', 'HTTP', 'Plugin', 'Pod']);

/** Nodes that hold others together. */
const grouping: ReadonlySet<string> = new Set(['DAG', 'StepGroup', 'Steps', 'TaskGroup']);

/** Plans to try again what failed, and what is chosen, with everything that came after it. */
export function planRetry(graph: NodeGraph, isChosen: (node: ExactObject) => boolean): RetryPlan {
  const ordered = graph.fromRoot();
  const chosen = new Set(ordered.filter(({ node }) => isChosen(node)));
  const failed = ordered.filter((node) => working.has(node.type) && hasFailed(node) && !ledToSuccess(node, chosen));
  for (const node of failed) chosen.add(node);
  const plan: Marks = { reset: new Set(), gone: new Set() };
  // Nodes near the root come first: what goes with them need not be looked at again.
  for (const node of ordered) if (chosen.has(node) && !plan.gone.has(node)) tryAgain(node, graph, plan);
  return plan;
}

/** A failure that later nodes have made good is not tried again. */
function ledToSuccess(node: GraphNode, chosen: ReadonlySet<GraphNode>): boolean {
  const subject = isTry(node) ? (node.parent ?? node) : node;
  return descendants(subject).some((below) => below.phase === 'Succeeded' && !chosen.has(below));
}

function tryAgain(start: GraphNode, graph: NodeGraph, plan: Marks): void {
  remove(start, plan);
  if (!start.parent) return;
  const passed = new Set<GraphNode>();
  let node: GraphNode | undefined = start;
  while (node && !passed.has(node)) {
    passed.add(node);
    const way = graph.upwards(node);
    if (grouping.has(node.type)) {
      plan.reset.add(node);
      node = throughBoundaries(way, graph, plan);
      continue;
    }
    if (node.type === 'Retry' && hasFailed(node)) plan.reset.add(node);
    // A container is run again by its pod, with all containers in it.
    const pod: GraphNode | undefined = node.type === 'Container' ? way.find(({ type }) => type === 'Pod') : undefined;
    if (pod) remove(pod, plan);
    node = (pod ?? node).parent;
  }
}

interface Marks {
  readonly reset: Set<GraphNode>;
  readonly gone: Set<GraphNode>;
}

function remove(node: GraphNode, { gone }: Marks): void {
  for (const each of [node, ...descendants(node)]) gone.add(each);
}

/**
 * Goes from a group to the template that it belongs to, and on from there.
 * @returns where to go on above the outermost one
 */
function throughBoundaries(way: readonly GraphNode[], graph: NodeGraph, { reset }: Marks): GraphNode | undefined {
  let at = 0;
  for (;;) {
    if (way[at + 1]?.type === 'Retry') at++;
    const [node, parent] = [way[at], way[at + 1]];
    if (!node) return undefined;
    if (node.type === 'Retry') reset.add(node);
    if (parent && (parent.type === 'StepGroup' || parent.type === 'TaskGroup')) reset.add(parent);
    const boundary = textOf(node.node, 'boundaryID');
    if (boundary === '') return parent;
    const next = way.findIndex(({ id }, index) => index > at && id === boundary);
    if (next < 0)
      throw new EventloomError('trigger-failed', `the workflow ${graph.workflow} has lost its node ${boundary}`);
    const found = way[next];
    if (found) reset.add(found);
    at = next;
  }
}
