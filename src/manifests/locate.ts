import { isAlias, isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { isMergeKey, offsetOf, scalarValue } from './convert';
import { keyText } from './scalar';
import { offsetWithin } from './within';

type Step = string | number;

/** A place on the way from the root of a document: the value, and the key that led to it. */
interface Stop {
  readonly value: unknown;
  readonly key?: unknown;
}

type Pair = YAMLMap['items'][number];

interface Members {
  readonly pairs: Map<string, Pair>;
  /** The values of merge keys, the last first. */
  readonly merges: unknown[];
}

/** Finds where parts of one document stand. */
export class Locator {
  private readonly anchors = new Map<string, unknown>();
  private prepared = false;
  /** Worked out once for each map: a map may have many faults. */
  private readonly members = new WeakMap<YAMLMap, Members>();

  /** @param text what the document was composed from */
  constructor(
    private readonly contents: unknown,
    private readonly text: string,
  ) {}

  /**
   * The offset of a part, or of its nearest parent that exists.
   * @param inside how many characters of the text that stands there come before
   */
  offset(path: readonly Step[], what: 'key' | 'value', inside = 0): number {
    let stop: Stop = { value: this.contents };
    for (const [index, step] of path.entries()) {
      const next = this.step(stop.value, step, 0);
      if (next === undefined) return offsetOf(index === 0 ? stop.value : (stop.key ?? stop.value));
      stop = next;
    }
    const hasValue = stop.value !== null && stop.value !== undefined;
    if (what === 'key' || !hasValue) return offsetOf(stop.key ?? stop.value);
    return inside > 0 && isScalar(stop.value) ? offsetWithin(stop.value, this.text, inside) : offsetOf(stop.value);
  }

  private step(node: unknown, step: Step, depth: number): Stop | undefined {
    const target = this.resolve(node);
    if (isSeq(target))
      return typeof step === 'number' && step in target.items ? { value: target.items[step] } : undefined;
    if (!isMap(target) || depth > 20) return undefined;
    const { pairs, merges } = this.membersOf(target);
    const pair = pairs.get(String(step));
    if (pair !== undefined) return { key: pair.key, value: pair.value };
    for (const value of merges) {
      const found = this.merged(value, step, depth);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private membersOf(map: YAMLMap): Members {
    let members = this.members.get(map);
    if (members === undefined) {
      members = { pairs: new Map(), merges: [] };
      for (const pair of map.items) {
        if (isMergeKey(pair.key)) members.merges.unshift(pair.value);
        else this.add(pair, members.pairs);
      }
      this.members.set(map, members);
    }
    return members;
  }

  private add(pair: Pair, pairs: Map<string, Pair>): void {
    const key = this.resolve(pair.key);
    if (!isScalar(key)) return;
    const source = String(key.value ?? '');
    // Of a key that is written twice, Go's reader takes the last.
    pairs.set(keyText(scalarValue(key), source) ?? source, pair);
  }

  private merged(value: unknown, step: Step, depth: number): Stop | undefined {
    const target = this.resolve(value);
    if (!isSeq(target)) return this.step(target, step, depth + 1);
    for (const item of target.items) {
      const found = this.step(item, step, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private resolve(node: unknown): unknown {
    if (!isAlias(node)) return node;
    if (!this.prepared) this.collect(this.contents);
    this.prepared = true;
    return this.anchors.get(node.source);
  }

  /** An anchor that is set twice answers with its last place: good enough to point at. */
  private collect(node: unknown): void {
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined)
      this.anchors.set(node.anchor, node);
    if (isSeq(node)) for (const item of node.items) this.collect(item);
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      this.collect(key);
      this.collect(value);
    }
  }
}
