/** A text with spaces put before some of its lines. */
export interface Reindented {
  readonly text: string;
  /** How many spaces stand before a line that were not there, by the index of the line. */
  readonly added: ReadonlyMap<number, number>;
}

/**
 * Moves the lines that quoted text and flow collections (`[...]`, `{...}`) go on to further in than their key. Go's reader does not
 * ask for that, YAML 1.2 does; the meaning is the same, as white space at the beginning of such lines does not count.
 */
export function reindent(text: string): Reindented {
  const added = new Map<number, number>();
  new BlockScanner(text.split('\n'), added).scan();
  if (added.size === 0) return { text, added };
  const lines = text.split('\n').map((line, index) => ' '.repeat(added.get(index) ?? 0) + line);
  return { text: lines.join('\n'), added };
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
const isBlank = (line: string): boolean => /^\s*$/.test(line);

/** Goes through a document line by line, knowing no more of YAML than where text and collections begin and end. */
class BlockScanner {
  private row = 0;
  private column = 0;

  constructor(
    private readonly lines: readonly string[],
    private readonly added: Map<number, number>,
  ) {}

  scan(): void {
    while (this.row < this.lines.length) {
      this.line();
      this.row++;
      this.column = 0;
    }
  }

  private get rest(): string {
    return (this.lines[this.row] ?? '').slice(this.column);
  }

  /** Keys and values of one line; where a value goes on, all of its lines. */
  private line(): void {
    for (;;) {
      this.skip(/^(?:[-?:](?=\s|$)|\s+|[&!]\S*(?=\s|$))+/);
      const key = this.column;
      const [first] = this.rest;
      if (first === undefined || first === '#') return;
      if (first === '|' || first === '>') return this.block(indentOf(this.lines[this.row] ?? ''));
      if (first === '"' || first === "'") this.quoted(first, key);
      else if (first === '[' || first === '{') this.flow(key);
      else if (!this.plain()) return;
      if (!/^\s*:(?:\s|$)/.test(this.rest)) return;
      this.skip(/^\s*:/);
    }
  }

  private skip(pattern: RegExp): void {
    this.column += pattern.exec(this.rest)?.[0].length ?? 0;
  }

  /** Plain text up to the colon that makes it a key; false when there is none. */
  private plain(): boolean {
    const end = this.rest.search(/:(?:\s|$)|\s#/);
    if (end < 0 || this.rest[end] !== ':') return false;
    this.column += end;
    return true;
  }

  /** A block of text: everything that is as far in as its first line. */
  private block(outer: number): void {
    let next = this.row + 1;
    while (next < this.lines.length && isBlank(this.lines[next] ?? '')) next++;
    const inner = indentOf(this.lines[next] ?? '');
    if (next >= this.lines.length || inner <= outer) return;
    while (next < this.lines.length && (isBlank(this.lines[next] ?? '') || indentOf(this.lines[next] ?? '') >= inner))
      next++;
    this.row = next - 1;
    this.column = (this.lines[this.row] ?? '').length;
  }

  /** Goes to the next line, and notes how far it must be moved; false at the end. */
  private goOn(key: number): boolean {
    this.row++;
    this.column = 0;
    const line = this.lines[this.row];
    if (line === undefined) return false;
    const missing = key + 1 - indentOf(line);
    // A tab counts as nothing: spaces go before it.
    const needed = line.startsWith('\t') ? key + 1 : missing;
    if (needed > 0 && !isBlank(line)) this.added.set(this.row, needed);
    return true;
  }

  private quoted(quote: string, key: number): void {
    const piece = quote === '"' ? /^(?:[^"\\]|\\.)*/ : /^(?:[^']|'')*/;
    this.column++;
    for (;;) {
      this.skip(piece);
      if (this.rest.startsWith(quote)) {
        this.column++;
        return;
      }
      if (!this.goOn(key)) return;
    }
  }

  private flow(key: number): void {
    let depth = 0;
    for (;;) {
      const [next] = this.rest;
      if (
        next === undefined ||
        (next === '#' && /(?:^|\s)$/.test((this.lines[this.row] ?? '').slice(0, this.column)))
      ) {
        if (!this.goOn(key)) return;
      } else if (next === '"' || next === "'") this.quoted(next, key);
      else {
        this.column++;
        if (next === '[' || next === '{') depth++;
        else if (next === ']' || next === '}') depth--;
        if (depth === 0) return;
      }
    }
  }
}
