import { inlineText, quoted } from '../manifests/text';
import type { CheckedProblem } from './check';

/** A text with changes made to it. */
export interface Fixed {
  readonly text: string;
  /** How many problems were put right. */
  readonly count: number;
}

/**
 * Makes the changes that problems of one file come with. One that does not find what it would replace is left out: an alias, say, or
 * a number that is written in another way.
 */
export function applyFixes(text: string, problems: readonly CheckedProblem[]): Fixed {
  const starts = lineStarts(text);
  const changes = new Map<number, Change>();
  for (const { place, edit } of problems) {
    const start = starts[(place.line ?? 0) - 1];
    if (edit === undefined || start === undefined || place.column === undefined) continue;
    const change = changeAt(text, start + place.column - 1, edit.replace, edit.with);
    if (change !== undefined) changes.set(change.from, change);
  }
  const ordered = [...changes.values()].sort((a, b) => a.from - b.from);
  const ends = [0, ...ordered.map(({ to }) => to)];
  const pieces = ordered.map(({ from, replacement }, index) => text.slice(ends[index], from) + replacement);
  return { text: pieces.join('') + text.slice(ends.at(-1)), count: ordered.length };
}

interface Change {
  readonly from: number;
  readonly to: number;
  readonly replacement: string;
}

const double = /"(?:[^"\\\n]|\\.)*"/y;
const single = /'(?:[^'\n]|'')*'/y;
const plain = /[^\s"'#,[\]{}:](?:[^\s,[\]{}:]|:(?=[^\s,[\]{}]))*/y;

function changeAt(text: string, from: number, replace: string, by: string): Change | undefined {
  for (const pattern of [double, single, plain]) {
    pattern.lastIndex = from;
    const [token] = pattern.exec(text) ?? [];
    if (token === undefined) continue;
    const found =
      pattern === double ? jsonText(token) : pattern === single ? token.slice(1, -1).replaceAll("''", "'") : token;
    const replacement = pattern === double ? quoted(by) : inlineText(by);
    return found === replace ? { from, to: from + token.length, replacement } : undefined;
  }
  return undefined;
}

function jsonText(token: string): string | undefined {
  try {
    return String(JSON.parse(token));
  } catch {
    return undefined;
  }
}

function lineStarts(text: string): number[] {
  // Places do not count a byte order mark.
  const starts = [text.startsWith('\ufeff') ? 1 : 0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
