import { recursion } from './definitions/recursion';
import { selection } from './definitions/selection';
import { streams } from './definitions/streams';
import { tables } from './definitions/tables';
import { textual } from './definitions/textual';

/**
 * The functions that are written in jq: their arguments are filters, which only the language itself can call, or paths lead through them.
 * By name and arity; each definition says its name again.
 */
export const definitions: ReadonlyMap<string, string> = new Map(
  [selection, recursion, streams, tables, textual].flat().map((source) => [keyOf(source), source]),
);

function keyOf(source: string): string {
  const [, name = '', parameters] = /^def (\w+)(?:\(([^)]*)\))?:/.exec(source) ?? [];
  return `${name}/${parameters === undefined ? 0 : parameters.split(';').length}`;
}
