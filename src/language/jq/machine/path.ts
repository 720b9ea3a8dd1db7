import type { GoValue } from '../../go/value';
import { NumberText } from '../value/number';
import { typedPreview } from '../value/preview';
import { TextFault } from './fault';

/** The way from where `path(...)` began to a value: the last step first. The first node has no way behind it. */
export interface PathNode {
  readonly previous: PathNode | undefined;
  readonly key: GoValue;
  readonly value: GoValue;
}

/** Where a way begins. */
export function pathFrom(value: GoValue): PathNode {
  return { previous: undefined, key: null, value };
}

/**
 * The way to a value as an array of keys.
 *
 * @throws TextFault if it leads to another value.
 */
export function takePath({ path, value }: { readonly path: PathNode | undefined; readonly value: GoValue }): GoValue[] {
  if (path === undefined) return [];
  checkPath(path, value);
  const keys: GoValue[] = [];
  for (let node = path; node.previous !== undefined; node = node.previous) keys.push(node.key);
  return keys.reverse();
}

/**
 * A way goes on only from the very value that it led to: arrays and objects must be the same one, not only equal.
 *
 * @throws TextFault if the value is another one.
 */
export function checkPath(path: PathNode, value: GoValue, action = ''): void {
  if (isSame(path.value, value)) return;
  throw new TextFault(() => `invalid path ${action}against: ${typedPreview(value)}`);
}

function isSame(one: GoValue, other: GoValue): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) return one.length === 0 && other.length === 0;
  if (one instanceof NumberText && other instanceof NumberText) return one.digits === other.digits;
  return Number.isNaN(one) && Number.isNaN(other);
}
