import { isUtf8 } from 'node:buffer';
import { Unreadable } from './unreadable';

/** The text of one document of a file, and the line of the file on which it begins. */
export interface Chunk {
  readonly text: string;
  /** Counts from 1. */
  readonly line: number;
  /** Why it cannot be read at all. */
  readonly unreadable?: Unreadable;
}

/** Bytes in one document; larger than anything that a cluster stores. */
export const maxDocumentSize = 8 * 1024 * 1024;

const separator = /^---(?=[ \t\r\n]|$)/gm;
// oxlint-disable-next-line no-control-regex -- these are the characters that YAML forbids
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|\p{Surrogate}/u;

/**
 * Cuts a file where its documents begin, so that a broken one does not take the others with it. A document keeps its `---` line,
 * and the directives before it.
 */
export function splitDocuments(content: string | Uint8Array): Chunk[] {
  const bytes =
    typeof content === 'string' ? undefined : Buffer.from(content.buffer, content.byteOffset, content.length);
  if (bytes === undefined) return cut(String(content)).map((chunk) => inspected(chunk));
  // A byte per character keeps the separators findable when some document is not text.
  if (!isUtf8(bytes)) return cut(bytes.toString('latin1')).map((chunk) => decoded(chunk));
  return cut(bytes.toString('utf8')).map((chunk) => inspected(chunk));
}

function cut(text: string): Chunk[] {
  const starts = [0];
  for (const match of text.matchAll(separator)) {
    const previous = starts.at(-1) ?? 0;
    if (match.index > 0 && !isOnlyDirectives(text.slice(previous, match.index))) starts.push(match.index);
  }
  let line = 1;
  return starts.map((start, index) => {
    const chunk = { text: text.slice(start, starts[index + 1]), line };
    line += countLines(chunk.text);
    return chunk;
  });
}

/** Whether a text holds directives (`%YAML 1.1`) and nothing else: they belong to the document that follows. */
function isOnlyDirectives(text: string): boolean {
  let directives = 0;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? undefined : end);
    if (line.startsWith('%')) directives++;
    else if (!/^[ \t\r]*(?:#|$)/.test(line)) return false;
    start = end < 0 ? text.length : end + 1;
  }
  return directives > 0;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Reads a chunk of which every character is a byte. */
function decoded(chunk: Chunk): Chunk {
  const bytes = Buffer.from(chunk.text, 'latin1');
  if (isUtf8(bytes)) return inspected({ text: bytes.toString('utf8'), line: chunk.line });
  const text = bytes.toString('utf8');
  const encoding = /^(?:\xff\xfe|\xfe\xff)/.test(chunk.text)
    ? 'it looks like UTF-16'
    : 'a byte belongs to no character';
  const unreadable = new Unreadable(`not UTF-8 text: ${encoding}`, text.indexOf('\ufffd'), 'save the file as UTF-8');
  return { text, line: chunk.line, unreadable };
}

function inspected(chunk: Chunk): Chunk {
  // Go's reader drops a byte order mark at the start, and takes U+0085 for a line break.
  const text = chunk.text.replace(/^\ufeff/, '').replaceAll('\u0085', '\n');
  const unreadable = oversized(text) ?? withForbidden(text);
  return unreadable === undefined ? { text, line: chunk.line } : { text, line: chunk.line, unreadable };
}

function oversized(text: string): Unreadable | undefined {
  if (text.length <= maxDocumentSize) return undefined;
  return new Unreadable(`the document is larger than ${maxDocumentSize / 1024 / 1024} MiB`, 0, 'split it');
}

function withForbidden(text: string): Unreadable | undefined {
  const offset = text.search(forbidden);
  if (offset < 0) return undefined;
  const name = `U+${text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')}`;
  return new Unreadable(
    `the character ${name} may not stand in YAML`,
    offset,
    'remove it, or escape it in double quotes',
  );
}
