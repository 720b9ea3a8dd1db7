import { CST, Lexer } from 'yaml';
import { Unreadable } from './unreadable';

/**
 * Whether YAML has more tokens than that: its signs, texts, blanks and line breaks. What reading it costs grows with them, while long
 * texts are cheap. Counts no further than needed.
 */
export function hasMoreTokens(text: string, most: number): boolean {
  let count = 0;
  for (const _ of new Lexer().lex(text)) {
    if (++count > most) return true;
  }
  return false;
}

/**
 * Refuses YAML that is nested deeper than the composer's stack allows. Near its end not even an error is safe: there V8 ends the
 * process rather than compile a regular expression.
 * @param most levels of maps and lists; in blocks each column of the indentation counts as one
 * @throws Unreadable
 */
export function checkDepth(text: string, most: number): void {
  if (!mayBeDeep(text, most)) return;
  const nesting = new Nesting();
  for (const { token, offset, isText } of tokensOf(text)) {
    if (!isText) nesting.take(token);
    if (nesting.depth > most) throw new Unreadable(`nested deeper than ${most} levels`, offset);
  }
}

/**
 * Refuses lines that begin with a tab and hold nothing but blanks or a comment, as Go's reader does unless they stand in brackets or
 * quotes.
 * @throws Unreadable
 */
export function checkTabs(text: string): void {
  const lines = Array.from(text.matchAll(/^\t[ \t]*(?=#|\r?$)/gm), ({ index }) => index).reverse();
  if (lines.length === 0) return;
  const nesting = new Nesting();
  for (const { token, offset, isText } of tokensOf(text)) {
    if (!isText) nesting.take(token);
    const isFree = nesting.isFlow || token.startsWith('"') || token.startsWith("'");
    for (const end = offset + token.length; (lines.at(-1) ?? end) < end; lines.pop()) {
      if (!isFree) throw new Unreadable('a tab may not indent', lines.at(-1) ?? 0, 'use spaces');
    }
  }
}

interface PlacedToken {
  readonly token: string;
  readonly offset: number;
  /** Whether it is plain or block text, which looks like anything. */
  readonly isText: boolean;
}

function* tokensOf(text: string): Iterable<PlacedToken> {
  let [offset, isText] = [0, false];
  for (const token of new Lexer().lex(text)) {
    yield { token, offset, isText };
    isText = token === CST.SCALAR;
    if (!marks.has(token)) offset += token.length;
  }
}

/** Tokens that are not in the text. */
const marks: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/** Counts levels, in blocks rather too many than too few: a list may begin in the column of its key, but only one level is lost by it. */
class Nesting {
  depth = 0;
  private block = 0;
  private flow = 0;
  private isLineStart = true;

  /** Whether brackets are open. */
  get isFlow(): boolean {
    return this.flow > 0;
  }

  take(token: string): void {
    const kind = CST.tokenType(token);
    if (token === CST.DOCUMENT || token === CST.FLOW_END) this.flow = 0;
    else if (kind === 'flow-map-end' || kind === 'flow-seq-end') this.flow = Math.max(this.flow - 1, 0);
    else if (kind === 'flow-map-start' || kind === 'flow-seq-start') this.deepen(++this.flow + this.block);
    else if (this.flow === 0) this.takeBlock(token, kind);
  }

  private takeBlock(token: string, kind: CST.TokenType | null): void {
    if (kind === 'newline') this.block = 0;
    else if (kind === 'space' && this.isLineStart) this.block = token.length;
    else if (kind === 'seq-item-ind' || kind === 'explicit-key-ind' || kind === 'map-value-ind')
      this.deepen(++this.block);
    this.isLineStart = kind === 'newline';
  }

  private deepen(depth: number): void {
    this.depth = Math.max(this.depth, depth);
  }
}

/** Half of the limit in short lines, and half of it in brackets, is the least that there must be. */
function mayBeDeep(text: string, most: number): boolean {
  let [opened, line] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    line = code === 0x0a ? 0 : line + 1;
    if (code === 0x5b || code === 0x7b) opened++;
    if (line > most / 2 || opened > most / 2) return true;
  }
  return false;
}
