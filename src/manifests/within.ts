import type { Scalar } from 'yaml';

/**
 * Where a character of a scalar's text stands in the document.
 * @param source the text of the whole document
 * @param index how many characters of the scalar's text come before
 */
export function offsetWithin(node: Scalar, source: string, index: number): number {
  const [start, end] = node.range ?? [0, 0];
  const written = source.slice(start, end);
  const value = String(node.value ?? '');
  switch (node.type) {
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return start + inBlock(written, value, index);
    case 'QUOTE_DOUBLE':
      return start + inLine(written, value, index, 1, escaped);
    case 'QUOTE_SINGLE':
      return start + inLine(written, value, index, 1, doubled);
    default:
      return start + inLine(written, value, index, 0, none);
  }
}

/** Lines without their indentation; a folded line break is a blank, or nothing before an empty line. */
function inBlock(written: string, value: string, index: number): number {
  const header = written.indexOf('\n') + 1;
  if (header === 0) return 0;
  const indent = blockIndent(written, header);
  let taken = 0;
  for (let start = header; start < written.length; ) {
    const newline = written.indexOf('\n', start);
    const end = newline < 0 ? written.length : newline;
    const first = Math.min(start + indent, end);
    const length = end - first - (written[end - 1] === '\r' ? 1 : 0);
    if (index <= taken + length) return first + Math.max(0, index - taken);
    taken += length;
    if (isBreak(value[taken])) taken++;
    start = end + 1;
  }
  return written.length;
}

/** What the header says, or the indentation of the first line that is not empty. */
function blockIndent(written: string, header: number): number {
  const first = /^(?:[ \t]*\r?\n)*( *)/.exec(written.slice(header))?.[1] ?? '';
  // A header such as `|2` counts from the parent, whose indentation is not in the text: all lines have at least that much.
  if (!/^[|>][+-]?[1-9]/.test(written)) return first.length;
  const indents = [...written.slice(header).matchAll(/^( *)\S/gm)].map((match) => match[1]?.length ?? 0);
  return indents.reduce((least, indent) => Math.min(least, indent), first.length);
}

const isBreak = (character: string | undefined): boolean => character === '\n' || character === ' ';

/** How many characters are written for one of the text, and how many of the text they stand for. */
type Step = (written: string, at: number) => readonly [written: number, text: number];

const none: Step = () => [1, 1];
const doubled: Step = (written, at) => [written.startsWith("''", at) ? 2 : 1, 1];

const longEscapes: { readonly [letter: string]: number } = { x: 4, u: 6, U: 10 };

const escaped: Step = (written, at) => {
  if (written[at] !== '\\') return [1, 1];
  const length = longEscapes[written[at + 1] ?? ''] ?? 2;
  const code = length > 2 ? Number.parseInt(written.slice(at + 2, at + length), 16) : 0;
  return [length, code > 0xffff ? 2 : 1];
};

const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\t';

const fold = /[ \t]*\r?\n[ \t\r\n]*/y;
const continued = /\\\r?\n[ \t]*/y;

/** Text within lines: white space around a line break is one blank, or the empty lines in it. */
function inLine(written: string, value: string, index: number, from: number, step: Step): number {
  let [at, taken] = [from, 0];
  for (;;) {
    // Behind a backslash a line break is nothing.
    if (step === escaped) at += lengthOf(continued, written, at);
    if (taken >= index || at >= written.length) return at;
    // Within blanks it was tried where they begin.
    const folded = isBlank(written[at - 1]) ? 0 : lengthOf(fold, written, at);
    if (folded > 0) {
      const breaks = Math.max(1, written.slice(at, at + folded).split('\n').length - 2);
      taken += isBreak(value[taken]) ? breaks : 0;
      at += folded;
      continue;
    }
    const [length, text] = step(written, at);
    at += length;
    taken += text;
  }
}

/** How much a sticky pattern matches at a place. */
function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
