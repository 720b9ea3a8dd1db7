import { gunzipSync, gzipSync } from 'node:zlib';
import { EventloomError } from '../../errors';
import { encode } from '../../language/go/json';
import {
  type ExactObject,
  exactMetadata,
  isExactObject,
  objectAt,
  readExact,
  textOf,
  withMember,
} from '../exact-object';

/** How large the nodes of one workflow may be once they are unpacked, in bytes. */
const maxBytes = 64 * 1024 * 1024;

/** The nodes of a workflow by their ids. */
export type Nodes = ReadonlyMap<string, ExactObject>;

/**
 * The nodes of a workflow, packed or not.
 * @throws EventloomError `trigger-failed` when they are kept outside of the cluster, or cannot be unpacked
 */
export function readNodes(workflow: ExactObject): Nodes {
  const status = objectAt(workflow, 'status');
  const name = textOf(exactMetadata(workflow), 'name');
  if (textOf(status, 'offloadNodeStatusVersion') !== '') {
    throw failed(name, "has its nodes in Argo's database, which only argo can change");
  }
  const packed = textOf(status, 'compressedNodes');
  const nodes = packed === '' ? objectAt(status, 'nodes') : unpack(packed, name);
  return new Map(Object.entries(nodes).flatMap(([id, node]) => (isExactObject(node) ? [[id, node] as const] : [])));
}

/** The workflow with these nodes, packed if they were. */
export function withNodes(workflow: ExactObject, nodes: Nodes): ExactObject {
  const plain = Object.fromEntries(nodes);
  if (textOf(objectAt(workflow, 'status'), 'compressedNodes') === '') {
    return withMember(workflow, ['status', 'nodes'], plain);
  }
  const packed = gzipSync(Buffer.from(encode(plain))).toString('base64');
  return withMember(withMember(workflow, ['status', 'nodes'], undefined), ['status', 'compressedNodes'], packed);
}

function unpack(packed: string, name: string): ExactObject {
  try {
    return readExact(gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: maxBytes }).toString('utf8'));
  } catch (cause) {
    throw failed(name, 'has compressed nodes that cannot be read', cause);
  }
}

const failed = (name: string, what: string, cause?: unknown): EventloomError =>
  new EventloomError('trigger-failed', `the workflow ${name} ${what}`, { cause });
