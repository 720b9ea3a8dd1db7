import { EventloomError } from '../../errors';
import type { Encodable } from '../../language/go/json';
import { type ExactObject, isExactObject, objectAt, textOf, withMember } from '../exact-object';
import { nodeSelector } from './node-selector';
import { type Nodes, readNodes, withNodes } from './node-table';

/**
 * The workflow that goes on: it is no longer held, and the suspend nodes that it waits in have succeeded; with a selector only those
 * nodes that it names.
 *
 * @throws EventloomError `trigger-failed` when no node matches, or one waits for a value that has no default
 */
export function resumed(workflow: ExactObject, selector: string | undefined, now: number): ExactObject {
  if (selector) return endNodes(workflow, selector, { phase: 'Succeeded', finishedAt: timeOf(now) });
  const isHeld = objectAt(workflow, 'spec').suspend === true;
  const free = isHeld ? withMember(workflow, ['spec', 'suspend'], undefined) : workflow;
  const nodes = readNodes(workflow);
  const waiting = [...nodes].filter(([, node]) => isWaiting(node));
  if (waiting.length === 0) return free;
  const ended = new Map(nodes);
  for (const [id, node] of waiting) {
    ended.set(id, { ...withDefaults(node), phase: 'Succeeded', finishedAt: timeOf(now) });
  }
  return withNodes(free, ended);
}

/**
 * The workflow whose suspend nodes that the selector names have failed.
 * @throws EventloomError `trigger-failed` when no node matches
 */
export function stoppedNodes(workflow: ExactObject, selector: string, message: string, now: number): ExactObject {
  const failed = { phase: 'Failed', finishedAt: timeOf(now), ...(message !== '' && { message }) };
  return endNodes(workflow, selector, failed);
}

function endNodes(workflow: ExactObject, selector: string, end: ExactObject): ExactObject {
  const matches = nodeSelector(selector);
  const nodes: Nodes = readNodes(workflow);
  const ended = new Map(nodes);
  let count = 0;
  for (const [id, node] of nodes) {
    if (!isWaiting(node) || !matches(node)) continue;
    ended.set(id, { ...node, ...end });
    count++;
  }
  if (count > 0) return withNodes(workflow, ended);
  throw new EventloomError('trigger-failed', `no suspend node that waits matches --node-field-selector ${selector}`);
}

const isWaiting = (node: ExactObject): boolean =>
  textOf(node, 'type') === 'Suspend' && textOf(node, 'phase') === 'Running';

/** A suspend node's outputs that somebody was to supply take their defaults. */
function withDefaults(node: ExactObject): ExactObject {
  const { parameters } = objectAt(node, 'outputs');
  if (!Array.isArray(parameters)) return node;
  return withMember(node, ['outputs', 'parameters'], (parameters as readonly Encodable[]).map(withDefault));
}

function withDefault(parameter: Encodable): Encodable {
  if (!isExactObject(parameter)) return parameter;
  const { valueFrom, ...rest } = parameter;
  if (!isExactObject(valueFrom) || valueFrom.supplied === undefined) return parameter;
  if (valueFrom.default !== undefined) return { ...rest, value: valueFrom.default };
  const name = textOf(parameter, 'name');
  throw new EventloomError(
    'trigger-failed',
    `the workflow waits for the output parameter ${name}, which has no default`,
  );
}

/** A time as Kubernetes writes it, from milliseconds since 1970. */
export const timeOf = (now: number): string => new Date(now).toISOString().replace(/\.\d+Z$/, 'Z');
