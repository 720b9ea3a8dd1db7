import { isAlias, isMap, isScalar, isSeq, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { ExactJson, Json } from '../model/json';
import { keyText, largeInteger, resolvePlain, resolveTagged } from './scalar';
import { Unreadable } from './unreadable';

/** Levels of maps and lists in one document. */
export const maxDepth = 500;
/** Values that the aliases of one document may stand for, all together; a text counts as one for every 4 characters. */
export const maxAliased = 100_000;
const charactersPerValue = 4;

type MutableObject = Record<string, ExactJson>;

/** What a key of a map is written as. */
export interface RepeatedKey {
  readonly key: string;
  readonly offset: number;
}

/** What a document holds. */
export interface Converted {
  readonly value: ExactJson;
  /** The first key that a map holds twice: Go's reader takes the last. */
  readonly repeatedKey?: RepeatedKey;
}

/**
 * Reads a composed document as Go's YAML reader does.
 * @param text what the document was composed from
 * @param isExact whether whole numbers beyond 2^53 keep their digits; else there are no bigints
 * @throws Unreadable
 */
export function convert(contents: unknown, text: string, isExact: boolean): Converted {
  const converter = new Converter(text.endsWith('\n') ? Infinity : text.length, isExact);
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

/**
 * What a scalar stands for.
 * @throws Unreadable
 */
export function scalarValue(node: Scalar): Json {
  const text = String(node.value ?? '');
  const offset = offsetOf(node);
  if (node.type === 'QUOTE_DOUBLE' ? loneSurrogate.test(text) : node.type !== 'QUOTE_SINGLE' && separators.test(text)) {
    throw new Unreadable(
      'a character here ends the line for Go, or is half a character',
      offset,
      'escape it in double quotes',
    );
  }
  if (node.tag === undefined) return node.type === 'PLAIN' ? resolvePlain(text) : text;
  const value = resolveTagged(node.tag, text);
  if (value !== undefined) return value;
  throw new Unreadable(
    `'${shortened(text)}' is not what its tag ${node.tag.replace('tag:yaml.org,2002:', '!!')} says`,
    offset,
  );
}

const loneSurrogate = /\p{Surrogate}/u;
const separators = /[\u2028\u2029]/;

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}

interface Anchor {
  readonly value: ExactJson;
  readonly size: number;
}

class Converter {
  repeatedKey: RepeatedKey | undefined;
  /** `undefined` while the value of the anchor is being read. */
  private readonly anchors = new Map<string, Anchor | undefined>();
  private size = 0;
  private aliased = 0;

  /** @param unfinished where the text ends, if it does so in the middle of a line */
  constructor(
    private readonly unfinished: number,
    private readonly isExact: boolean,
  ) {}

  value(node: unknown, depth: number): ExactJson {
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

  private content(node: unknown, depth: number): ExactJson {
    if (isScalar(node)) return this.scalar(node);
    if (depth >= maxDepth) throw new Unreadable(`nested deeper than ${maxDepth} levels`, offsetOf(node));
    if (isMap(node)) return this.map(node, depth);
    if (isSeq(node)) return this.list(node, depth);
    return null;
  }

  private scalar(node: Scalar): ExactJson {
    const value = scalarValue(node);
    if (typeof value === 'string') this.size += Math.floor(value.length / charactersPerValue);
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new Unreadable(`'${String(node.value)}' is a number that JSON cannot hold`, offsetOf(node), 'quote it');
    }
    if (this.isExact && typeof value === 'number') return largeInteger(String(node.value)) ?? value;
    // Go's reader does not make up the line break that a block of text lacks at the end of the file.
    const isCut = typeof value === 'string' && value.endsWith('\n') && node.range?.[1] === this.unfinished;
    return isCut && node.type?.startsWith('BLOCK') ? value.slice(0, -1) : value;
  }

  private alias(name: string, offset: number): ExactJson {
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
        `aliases stand for more than ${maxAliased} values, or for as much text`,
        offset,
        'write the values out, or generate them',
      );
    }
    return anchor.value;
  }

  private list(node: YAMLSeq, depth: number): ExactJson {
    return node.items.map((item) => this.value(item, depth + 1));
  }

  private map(node: YAMLMap, depth: number): ExactJson {
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
    const value = isScalar(node) && node.anchor === undefined ? scalarValue(node) : this.value(node, depth + 1);
    const source = isScalar(node) ? String(node.value ?? '') : '';
    const text = value !== null && typeof value === 'object' ? undefined : keyText(value, source);
    if (text !== undefined) return text;
    throw new Unreadable('a key of a map must be text', offsetOf(node), 'quote the key');
  }

  /** Go's reader lets what is merged win over the keys before it, and lose against those after it. */
  private merge(node: unknown, into: MutableObject, depth: number): void {
    const merged = this.value(node, depth + 1);
    const sources: readonly ExactJson[] = Array.isArray(merged) ? [...merged].reverse() : [merged];
    for (const source of sources) {
      if (source === null || typeof source !== 'object' || Array.isArray(source)) {
        throw new Unreadable('only maps can be merged with <<', offsetOf(node));
      }
      for (const [key, value] of Object.entries(source)) assign(into, key, value ?? null);
    }
  }
}

/** Sets a member, also one called `__proto__`. */
function assign(object: MutableObject, key: string, value: ExactJson): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true });
}
