/** Where an offset of a text stands. */
export interface LineColumn {
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1, in UTF-16 units as editors do. */
  readonly column: number;
}

/** Turns offsets of a text into lines and columns. */
export class Lines {
  private starts: number[] | undefined;

  /**
   * @param firstLine the number of the text's first line
   * @param added how many characters at the beginning of a line, by its index, do not count
   */
  constructor(
    private readonly text: string,
    private readonly firstLine = 1,
    private readonly added: ReadonlyMap<number, number> = new Map(),
  ) {}

  at(offset: number): LineColumn {
    this.starts ??= startsOf(this.text);
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const column = offset - (this.starts[low] ?? 0) - (this.added.get(low) ?? 0);
    return { line: this.firstLine + low, column: Math.max(0, column) + 1 };
  }
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
