/** What reading a class of Unicode characters costs, as so many single characters; copies of it are as cheap as any other. */
const unicodeClassSize = 50;
const unicodeClass = /\\[pP]/g;

/**
 * About how many instructions a pattern compiles to: repetitions such as `{1000}` copy what they repeat. Never throws; of a pattern
 * that does not compile the answer means nothing.
 */
export function estimateSize(pattern: string): number {
  const open: number[] = [];
  let [size, last, classes] = [0, 0, 0];
  for (const [token, quoted, counts] of pattern.matchAll(tokens)) {
    if (token.startsWith('(')) {
      open.push(size);
      [size, last] = [0, 0];
    } else if (token === ')') {
      last = size + 2;
      size = (open.pop() ?? 0) + last;
    } else if (counts !== undefined) {
      const most = Math.max(...counts.split(',').map(Number), 1);
      size += last * (most - 1);
      last *= most;
    } else {
      last = quoted?.length ?? 1;
      size += last;
      if (quoted === undefined) classes += token.match(unicodeClass)?.length ?? 0;
    }
  }
  return open.reduce((sum, outer) => sum + outer, size + classes * unicodeClassSize);
}

/** A quotation, a repetition, the beginning of a group, a class, an escape, or any other character. */
const tokens =
  /\\Q([^]*?)(?:\\E|$)|\{(\d+(?:,\d*)?)\}|\((?:\?P?<\w+>|\?[\w-]*:)?|\[\^?\]?(?:\\[^]|\[:\w*:\]|[^\]\\]){0,1000}\]|\\[pP](?:\{[^}]*\}|[^])|\\[^]|[^]/g;
