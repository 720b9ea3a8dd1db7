import { withChildren } from '../syntax/children';
import type { Node } from '../syntax/node';
import type { Work } from './work';

/** Makes another node of a node whose parts were rewritten before. */
export type Rewriting = (node: Node) => Node;

/** Rewrites a tree from its leaves up; the tree itself if nothing changes. */
export function rewrite(node: Node, rewriting: Rewriting, work: Work): Node {
  return work.deeper(() => rewriting(withChildren(node, (child) => rewrite(child, rewriting, work))));
}
