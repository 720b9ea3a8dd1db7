import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { reindent } from '../manifests/reindent';
import { checkDepth } from '../manifests/tokens';
import type { Place } from '../model/problem';

/** Keys and indexes from the root of an object. */
export type Path = readonly (string | number)[];

/** The comments of one object. */
export interface Comments {
  /** The lines before a part, without their marks. */
  before(path: Path): readonly string[];
  /** The lines before each part inside of a part, in their order. */
  within(path: Path): readonly (readonly string[])[];
  /** The lines after the last part. */
  readonly trailing: readonly string[];
}

/** No comments at all. */
export const noComments: Comments = { before: () => [], within: () => [], trailing: [] };

/** Finds the comments of the objects in a file by where the objects begin. */
export type FileComments = (place: Place) => Comments;

/** Bytes of a file above which its comments are not looked for. */
const maxSize = 4 * 1024 * 1024;
/** Levels below which comments are not looked for, and those of a file in which they are. */
const maxDepth = 100;
const maxParsed = 500;

/** The comments of a file of manifests. */
export function commentsOf(text: string): FileComments {
  if (!text.includes('#') || text.length > maxSize) return () => noComments;
  const roots = new Map<string, Comments>();
  const { documents, lines } = parsed(text);
  for (const { root, head, foot } of rootsOf(documents)) {
    const { line, col } = lines.linePos(root.range?.[0] ?? 0);
    roots.set(`${line}:${col}`, new NodeComments(root, head, foot));
  }
  return ({ line, column }) => roots.get(`${line}:${column}`) ?? noComments;
}

interface Parsed {
  readonly documents: readonly Document[];
  readonly lines: LineCounter;
}

function parsed(text: string): Parsed {
  try {
    checkDepth(text, maxParsed);
    const whole = compose(text);
    // Go's reader is easier on indentation. Objects begin where they did.
    return whole.documents.some(isFaulty) ? compose(reindent(text).text) : whole;
  } catch {
    // Nested too deeply: the comments are lost, the objects are not.
    return { documents: [], lines: new LineCounter() };
  }
}

function compose(text: string): Parsed {
  const lines = new LineCounter();
  const options = { schema: 'failsafe', logLevel: 'silent', uniqueKeys: false, lineCounter: lines } as const;
  const documents = [...parseAllDocuments(text, options)];
  return { documents: documents.filter((document) => 'contents' in document), lines };
}

function isFaulty({ errors }: Document): boolean {
  // Go's reader takes `"text"# comment`, too.
  return errors.some(({ message }) => !message.startsWith('Comments must be separated'));
}

interface Root {
  readonly root: YAMLMap;
  readonly head: readonly string[];
  readonly foot: readonly string[];
}

/** What documents hold. One of nothing but comments is read with the next, or with the last. */
function rootsOf(documents: readonly Document[]): Root[] {
  let skipped: readonly string[] = [];
  const roots = documents.flatMap((document) => {
    const { contents: root } = document;
    if (isFaulty(document)) return [];
    const head = [...skipped, ...linesOf(document.commentBefore)];
    const foot = linesOf(document.comment);
    skipped = isMap(root) ? [] : [...head, ...beforeOf(root), ...endOf(root), ...foot];
    return isMap(root) ? [{ root, head, foot }, ...itemsOf(root, head, foot)] : [];
  });
  const last = roots.pop();
  return last === undefined ? [] : [...roots, { ...last, foot: [...last.foot, ...skipped] }];
}

/** The objects of a `List`, of which the first has its comments. */
function itemsOf(root: YAMLMap, head: readonly string[], foot: readonly string[]): Root[] {
  const list = root.get('items');
  if (!isSeq(list)) return [];
  const own = [...head, ...[root, ...root.items.map(({ key }) => key), list].flatMap(beforeOf)];
  const items = list.items.filter((item) => isMap(item));
  return items.map((item, index) => ({
    root: item,
    head: index === 0 ? own : [],
    foot: index === items.length - 1 ? foot : [],
  }));
}

class NodeComments implements Comments {
  readonly trailing: readonly string[];
  private readonly found = new Map<string, readonly string[]>();
  /** What stands before each part below the root, in order, and the first and the one after the last of those inside of a part. */
  private readonly below: (readonly string[])[] = [];
  private readonly ranges = new Map<string, readonly [number, number]>();
  /** What stood after the last part of a list or map, and belongs to what comes next. */
  private pending: readonly string[] = [];

  constructor(root: unknown, head: readonly string[], foot: readonly string[]) {
    this.visit(root, [], 0);
    this.found.set('[]', [...head, ...(this.found.get('[]') ?? [])]);
    this.trailing = [...this.pending, ...foot];
  }

  before(path: Path): readonly string[] {
    return this.found.get(JSON.stringify(path)) ?? [];
  }

  within(path: Path): readonly (readonly string[])[] {
    return this.below.slice(...(this.ranges.get(JSON.stringify(path)) ?? [0, 0]));
  }

  /** @param isItem whether what stands before it belongs to the item of a list that it is */
  private visit(node: unknown, path: Path, depth: number, isItem = false): void {
    if (depth > maxDepth) return;
    const start = this.below.length;
    if (isMap(node)) {
      node.items.forEach((pair, index) => {
        if (!isPair(pair) || !isScalar(pair.key)) return;
        const inner = [...path, String(pair.key.value)];
        // What stands before the first key belongs to the map itself.
        const first = index === 0 && !isItem ? linesOf(node.commentBefore) : [];
        this.add(inner, depth === 0 && index === 0 ? [] : [...first, ...beforeOf(pair.key)], beside(pair.value));
        if (depth === 0 && index === 0) this.add([], [...first, ...beforeOf(pair.key)], []);
        this.visit(pair.value, inner, depth + 1);
      });
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        const inner = [...path, index];
        const first = index === 0 && !isItem ? linesOf(node.commentBefore) : [];
        this.add(inner, [...first, ...beforeOf(item)], endOf(item));
        this.visit(item, inner, depth + 1, true);
      });
    }
    if (this.below.length > start) this.ranges.set(JSON.stringify(path), [start, this.below.length]);
    if (isBlock(node)) this.pending = [...this.pending, ...linesOf(node.comment)];
  }

  private add(path: Path, ...lines: readonly (readonly string[])[]): void {
    const all = [...this.pending, ...lines.flat()];
    this.pending = [];
    if (all.length === 0) return;
    this.found.set(JSON.stringify(path), all);
    if (path.length > 0) this.below.push(all);
  }
}

function beforeOf(node: unknown): readonly string[] {
  return isScalar(node) || isMap(node) || isSeq(node) ? linesOf(node.commentBefore) : [];
}

function isBlock(node: unknown): node is YAMLMap | YAMLSeq {
  return (isMap(node) || isSeq(node)) && node.flow !== true;
}

/** A comment on the line of a value. */
function endOf(node: unknown): readonly string[] {
  return isScalar(node) || ((isMap(node) || isSeq(node)) && node.flow) ? linesOf(node.comment) : [];
}

function beside(node: unknown): readonly string[] {
  return [...(isScalar(node) ? beforeOf(node) : []), ...endOf(node)];
}

function linesOf(comment: string | null | undefined): readonly string[] {
  if (!comment) return [];
  const lines = comment.split('\n').map((line) =>
    line
      .trimEnd()
      .replace(/^ /, '')
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' '),
  );
  while (lines.at(-1) === '') lines.pop();
  while (lines[0] === '') lines.shift();
  return lines;
}
