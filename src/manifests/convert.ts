import { isAlias, isMap, isScalar, isSeq, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Json } from '../model/json';
import { keyText, resolvePlain, resolveTagged } from './scalar';
import { Unreadable } from './unreadable';

/** Levels of maps and lists in one document. */
export const maxDepth = 500;
/** Values that the aliases of one document may stand for, all together. */
export const maxAliased = 100_000;

type MutableObject = Record<string, Json>;

/** What a key of a map is written as. */
export interface RepeatedKey {
  readonly key: string;
  readonly offset: number;
}

/** What a document holds. */
export interface Converted {
  readonly value: Json;
  /** The first key that a map holds twice: Go's reader takes the last. */
  readonly repeatedKey?: RepeatedKey;
}

/**
 * Reads a composed document as Go's YAML reader does.
 * @throws Unreadable
 */
export function convert(contents: unknown): Converted {
  const converter = new Converter();
  const value = converter.value(contents, 0);
  return { value, ...(converter.repeatedKey && { repeatedKey: converter.repeatedKey }) };
}

/** The offset of a node in the text; 0 where the composer made it up. */
export function offsetOf(node: unknown): number {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? (node.range?.[0] ?? 0) : 0;
}

/** Whether a key says that another map is merged into this one. */
export function isMergeKey(key: unknown): boolean {
  if (!isScalar(key) || key.value !== '<<') return false;
  return key.tag === 'tag:yaml.org,2002:merge' || (key.tag === undefined && key.type === 'PLAIN');
}

/** What a scalar stands for. */
export function scalarValue(node: Scalar): Json {
  const text = String(node.value ?? '');
  if (node.tag === undefined) return node.type === 'PLAIN' ? resolvePlain(text) : text;
  const value = resolveTagged(node.tag, text);
  if (value !== undefined) return value;
  throw new Unreadable(
    `'${shortened(text)}' is not what its tag ${node.tag.replace('tag:yaml.org,2002:', '!!')} says`,
    offsetOf(node),
  );
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}

interface Anchor {
  readonly value: Json;
  readonly size: number;
}

class Converter {
  repeatedKey: RepeatedKey | undefined;
  /** `undefined` while the value of the anchor is being read. */
  private readonly anchors = new Map<string, Anchor | undefined>();
  private size = 0;
  private aliased = 0;

  value(node: unknown, depth: number): Json {
    this.size++;
    if (isAlias(node)) return this.alias(node.source, offsetOf(node));
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor === undefined) return this.content(node, depth);
    const before = this.size;
    this.anchors.set(anchor, undefined);
    const value = this.content(node, depth);
    this.anchors.set(anchor, { value, size: this.size - before + 1 });
    return value;
  }

  private content(node: unknown, depth: number): Json {
    if (isScalar(node)) return this.scalar(node);
    if (depth >= maxDepth) throw new Unreadable(`nested deeper than ${maxDepth} levels`, offsetOf(node));
    if (isMap(node)) return this.map(node, depth);
    if (isSeq(node)) return this.list(node, depth);
    return null;
  }

  private scalar(node: Scalar): Json {
    const value = scalarValue(node);
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new Unreadable(`'${String(node.value)}' is a number that JSON cannot hold`, offsetOf(node), 'quote it');
    }
    return value;
  }

  private alias(name: string, offset: number): Json {
    const anchor = this.anchors.get(name);
    if (anchor === undefined) {
      const inside = this.anchors.has(name);
      throw new Unreadable(
        inside ? `the anchor '${name}' contains itself` : `no anchor '${name}' before this alias`,
        offset,
      );
    }
    this.size += anchor.size;
    this.aliased += anchor.size;
    if (this.aliased > maxAliased) {
      throw new Unreadable(
        `aliases stand for more than ${maxAliased} values`,
        offset,
        'write the values out, or generate them',
      );
    }
    return anchor.value;
  }

  private list(node: YAMLSeq, depth: number): Json {
    return node.items.map((item) => this.value(item, depth + 1));
  }

  private map(node: YAMLMap, depth: number): Json {
    const result: MutableObject = {};
    const written = new Set<string>();
    for (const { key, value } of node.items) {
      if (isMergeKey(key)) {
        this.merge(value, result, depth);
        continue;
      }
      const text = this.key(key, depth);
      if (written.has(text)) this.repeatedKey ??= { key: text, offset: offsetOf(key) };
      written.add(text);
      assign(result, text, this.value(value, depth + 1));
    }
    return result;
  }

  private key(node: unknown, depth: number): string {
    const value = node === null ? null : this.value(node, depth + 1);
    const source = isScalar(node) ? String(node.value ?? '') : '';
    const text =
      Array.isArray(value) || (value !== null && typeof value === 'object') ? undefined : keyText(value, source);
    if (text !== undefined) return text;
    throw new Unreadable('a key of a map must be text', offsetOf(node), 'quote the key');
  }

  /** Go's reader lets what is merged win over the keys before it, and lose against those after it. */
  private merge(node: unknown, into: MutableObject, depth: number): void {
    const merged = this.value(node, depth + 1);
    const sources: readonly Json[] = Array.isArray(merged) ? [...merged].reverse() : [merged];
    for (const source of sources) {
      if (source === null || typeof source !== 'object' || Array.isArray(source)) {
        throw new Unreadable('only maps can be merged with <<', offsetOf(node));
      }
      for (const [key, value] of Object.entries(source)) assign(into, key, value ?? null);
    }
  }
}

/** Sets a member, also one called `__proto__`. */
function assign(object: MutableObject, key: string, value: Json): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true });
}
