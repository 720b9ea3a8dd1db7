import { EventloomError } from '../../errors';
import type { Encodable } from '../../language/go/json';
import { type ExactObject, objectAt, textOf } from '../exact-object';
import type { Nodes } from './node-table';

/** A node of a workflow among its relatives. */
export interface GraphNode {
  readonly id: string;
  readonly type: string;
  readonly phase: string;
  readonly node: ExactObject;
  parent?: GraphNode;
  readonly children: GraphNode[];
}

/** The nodes of a workflow as a graph. */
export class NodeGraph {
  readonly byId = new Map<string, GraphNode>();

  /** @throws EventloomError `trigger-failed` when a node leads to one that is not there */
  constructor(
    nodes: Nodes,
    readonly workflow: string,
  ) {
    for (const [id, node] of nodes) {
      this.byId.set(id, { id, node, type: textOf(node, 'type'), phase: textOf(node, 'phase'), children: [] });
    }
    for (const parent of this.byId.values()) {
      for (const id of idsOf(parent.node, 'children')) {
        const child = this.byId.get(id);
        if (!child) throw new EventloomError('trigger-failed', `the workflow ${workflow} has lost its node ${id}`);
        parent.children.push(child);
        child.parent ??= parent;
      }
    }
  }

  /** The nodes that the first one leads to, those near to it first. */
  fromRoot(): readonly GraphNode[] {
    const root = [...this.byId.values()].find(({ node }) => textOf(node, 'name') === this.workflow);
    if (!root) throw new EventloomError('trigger-failed', `the workflow ${this.workflow} has no first node`);
    return [root, ...descendants(root)];
  }

  /** The node and those above it, up to the first. */
  upwards(start: GraphNode): readonly GraphNode[] {
    const found = new Set<GraphNode>();
    for (let node: GraphNode | undefined = start; node && !found.has(node); node = node.parent) found.add(node);
    return [...found];
  }
}

/** All nodes below a node, those near to it first. */
export function descendants(start: GraphNode): readonly GraphNode[] {
  const found = new Set([start]);
  for (const node of found) for (const child of node.children) found.add(child);
  found.delete(start);
  return [...found];
}

/** Whether a node ended badly. */
export const hasFailed = ({ phase }: GraphNode): boolean => phase === 'Failed' || phase === 'Error';

/** Whether a node is one of several tries of its parent. */
export const isTry = ({ node }: GraphNode): boolean => objectAt(node, 'nodeFlag').retried === true;

/** The ids that a node lists. */
export function idsOf(node: ExactObject, key: 'children' | 'outboundNodes'): readonly string[] {
  const ids = node[key];
  return Array.isArray(ids) ? (ids as readonly Encodable[]).filter((id) => typeof id === 'string') : [];
}
