import { parseAllDocuments, type YAMLError } from 'yaml';
import type { Json } from '../model/json';
import type { Chunk } from './chunks';
import { type Converted, convert } from './convert';
import { Unreadable } from './unreadable';

/** One document of a file: its tree with positions, and what Go's YAML reader makes of it. */
export interface ReadDocument extends Converted {
  readonly contents: unknown;
}

const empty = /^(?:---)?[ \t\r\n]*$/;

/**
 * Reads the documents of a chunk; there is more than one only where `...` ends one.
 * @throws Unreadable
 */
export function readChunk(chunk: Chunk): ReadDocument[] {
  if (chunk.unreadable !== undefined) throw chunk.unreadable;
  if (empty.test(chunk.text)) return [];
  const incompatible = /^%YAML[ \t]+(?!1\.1\b)/m.exec(chunk.text);
  if (incompatible) throw new Unreadable('only YAML 1.1 is understood', incompatible.index, 'remove the %YAML line');
  return compose(chunk.text).map(({ contents, errors: [error] }) => {
    if (error !== undefined) throw unreadable(error);
    return { contents, ...convert(contents, chunk.text) };
  });
}

// Without a schema every scalar stays text with its quoting and tag, which is what Go's rules are applied to.
const options = {
  schema: 'failsafe',
  resolveKnownTags: false,
  prettyErrors: false,
  uniqueKeys: false,
  logLevel: 'silent',
} as const;

function compose(text: string): readonly { readonly contents: unknown; readonly errors: readonly YAMLError[] }[] {
  try {
    return parseAllDocuments(text, options);
  } catch (error) {
    // Hostile nesting ends in a full stack.
    throw new Unreadable(error instanceof RangeError ? 'nested too deeply' : String(error), 0);
  }
}

const explanations: Readonly<Record<string, readonly [message: string, fix?: string]>> = {
  TAB_AS_INDENT: ['a tab may not indent', 'use spaces'],
  BLOCK_AS_IMPLICIT_KEY: ["a second ': ' on this line", 'quote the text that holds a colon, or start a new line'],
  BAD_INDENT: ['the indentation fits neither the line above nor a parent', 'align it with its siblings'],
  BAD_ALIAS: ["an alias needs a name after '*'", "quote text that begins with '*'"],
  BAD_SCALAR_START: ['plain text may not begin with this character', 'quote it'],
  MULTILINE_IMPLICIT_KEY: ["a key must end with ':' on its own line"],
  BAD_DQ_ESCAPE: ['not an escape of double-quoted text', 'double the backslash, or use single quotes'],
};

function unreadable(error: YAMLError): Unreadable {
  const [message, fix] = explanations[error.code] ?? [lowerCaseFirst(error.message)];
  return new Unreadable(message, error.pos[0], fix);
}

function lowerCaseFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`.replace(/\.$/, '');
}

/** The value of the first document, as Go's YAML reader gives it; `null` for an empty text. */
export function firstValue(chunks: readonly Chunk[]): Json {
  const [chunk] = chunks;
  return chunk === undefined ? null : (readChunk(chunk)[0]?.value ?? null);
}
