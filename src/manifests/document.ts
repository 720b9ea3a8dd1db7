import { parseAllDocuments, type YAMLError } from 'yaml';
import type { ExactJson } from '../model/json';
import type { Chunk } from './chunks';
import { type Converted, convert, maxDepth } from './convert';
import { mendEscapes } from './escapes';
import { Lines } from './lines';
import { reindent } from './reindent';
import { checkDepth, checkTabs } from './tokens';
import { Unreadable } from './unreadable';

/** One document of a file: its tree with positions, and what Go's YAML reader makes of it. */
export interface ReadDocument extends Converted {
  readonly contents: unknown;
  /** What offsets of the tree count in. */
  readonly text: string;
}

/** How a chunk is read. */
export interface Reading {
  /** Whether it is one of a file, where JSON may stand, and not YAML inside of a manifest or an event, which has one document only. */
  readonly isFile: boolean;
  /** Whether whole numbers beyond 2^53 are bigints. */
  readonly isExact: boolean;
}

/** The documents of a chunk, of which there is more than one only where `...` ends one. */
export interface ReadChunk {
  readonly documents: readonly ReadDocument[];
  /** Where offsets of the documents stand in the file. */
  readonly lines: Lines;
}

const empty = /^(?:---)?[ \t\r\n]*$/;

/**
 * Reads the documents of a chunk.
 * @throws Unreadable
 */
export function readChunk(chunk: Chunk, reading: Reading): ReadChunk {
  const lines = new Lines(chunk.text, chunk.line);
  if (chunk.unreadable !== undefined) throw chunk.unreadable;
  if (empty.test(chunk.text)) return { documents: [], lines };
  const incompatible = /^%YAML[ \t]+(?!1\.1\b)/m.exec(chunk.text);
  if (incompatible) throw new Unreadable('only YAML 1.1 is understood', incompatible.index, 'remove the %YAML line');
  const composed = compose(chunk.text, reading);
  const [fault] = composed.flatMap(faultsOf);
  if (fault === undefined) return { documents: converted(composed, chunk.text, reading), lines };
  return readReindented(chunk, reading) ?? fail(fault, chunk.text);
}

/** Go's reader is easier on indentation than YAML 1.2 is. */
function readReindented(chunk: Chunk, reading: Reading): ReadChunk | undefined {
  const { text, added } = reindent(chunk.text);
  if (added.size === 0) return undefined;
  const composed = compose(text, reading);
  if (composed.flatMap(faultsOf).length > 0) return undefined;
  return { documents: converted(composed, text, reading), lines: new Lines(text, chunk.line, added) };
}

function converted(composed: readonly Composed[], text: string, { isFile, isExact }: Reading): ReadDocument[] {
  const isJson = isFile && /^\s*\{/.test(text);
  if (!isJson) checkTabs(text);
  try {
    return composed.map(({ contents }) => {
      mendEscapes(contents, text, isJson);
      return { contents, text, ...convert(contents, text, isExact) };
    });
  } catch (error) {
    // What is meant as a template reads as a map whose key is a map.
    if (!(error instanceof Unreadable) || !text.startsWith('{{', error.offset - 1)) throw error;
    throw new Unreadable("'{{' begins a template, not text", error.offset, `quote it; if it is Helm's, ${render}`);
  }
}

const render = 'render it first (helm template ... | eventloom check -)';

function faultsOf({ errors }: Composed): YAMLError[] {
  // Go's reader takes `"text"# comment` and `"it\'s"`, too.
  return errors.filter(({ message }) => !/^Comments must be separated|^Invalid escape sequence \\'$/.test(message));
}

interface Composed {
  readonly contents: unknown;
  readonly errors: readonly YAMLError[];
}

// Without a schema every scalar stays text with its quoting and tag, which is what Go's rules are applied to.
const options = {
  schema: 'failsafe',
  resolveKnownTags: false,
  prettyErrors: false,
  uniqueKeys: false,
  logLevel: 'silent',
} as const;

function compose(text: string, { isFile }: Reading): readonly Composed[] {
  checkDepth(text, maxDepth);
  try {
    const documents: readonly Composed[] = parseAllDocuments(text, options);
    // What follows on the first document is not even looked at.
    return isFile ? documents : documents.slice(0, 1);
  } catch (error) {
    throw new Unreadable(error instanceof RangeError ? tooDeep : String(error), 0);
  }
}

const tooDeep = 'nested too deeply';

const explanations: Readonly<Record<string, readonly [message: string, fix?: string]>> = {
  TAB_AS_INDENT: ['a tab may not indent', 'use spaces'],
  BLOCK_AS_IMPLICIT_KEY: ["a second ': ' on this line", 'quote the text that holds a colon, or start a new line'],
  BAD_INDENT: ['the indentation fits neither the line above nor a parent', 'align it with its siblings'],
  BAD_ALIAS: ["an alias needs a name after '*'", "quote text that begins with '*'"],
  BAD_SCALAR_START: ['plain text may not begin with this character', 'quote it'],
  MULTILINE_IMPLICIT_KEY: ["a key must end with ':' on its own line"],
  UNEXPECTED_TOKEN: [
    'this does not fit what stands before it',
    'look at its indentation, and for a missing colon or quote',
  ],
  BAD_DQ_ESCAPE: ['not an escape of double-quoted text', 'double the backslash, or use single quotes'],
};

/** What only Helm's templates hold: those of Argo stand inside of text, and begin with other words. */
const helm =
  /^[ \t]{0,200}\{\{-?[ \t]{0,20}[.$a-z]|\{\{-?[ \t]{0,20}(?:\$|(?:\.(?:Values|Release|Chart|Files|Capabilities)|include|template|tpl|toYaml)\b)/m;

function fail(error: YAMLError, text: string): never {
  // A full stack while composing is answered as an error of the text.
  if (/call stack/i.test(error.message)) throw new Unreadable(tooDeep, error.pos[0]);
  const [message, fix] = explanations[error.code] ?? [lowerCaseFirst(error.message)];
  throw new Unreadable(message, error.pos[0], helm.test(text) ? `this looks like a Helm template: ${render}` : fix);
}

function lowerCaseFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`.replace(/\.$/, '');
}

/** The value of the first document, as Go's YAML reader gives it; `null` for an empty text. */
export function firstValue(chunk: Chunk | undefined, isExact: boolean): ExactJson {
  if (chunk === undefined) return null;
  return readChunk(chunk, { isFile: false, isExact }).documents[0]?.value ?? null;
}
