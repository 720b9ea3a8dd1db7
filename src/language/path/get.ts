import { runModifier } from './modifiers';
import { runMultipath } from './multipath';
import { parse, whole } from './parse';
import type { Result } from './result';
import type { Span } from './scan';
import { bracketEnd } from './scan';
import { Search } from './search';
import { Work } from './work';

/**
 * What a gjson path leads to in a JSON text, read leniently: nobody asks whether the text is JSON.
 *
 * @throws EventloomError `program-limit` if the path explodes on this document.
 */
export function get(json: string, path: string): Result {
  return lookup(whole(json), path, new Work(json.length));
}

function lookup(span: Span, path: string, work: Work): Result {
  work.spend(span.end - span.start + path.length);
  if (path.length < 2 || !'@![{'.includes(path.charAt(0))) return searchFor(span, path, work);
  work.enter();
  const found = lookupSpecial(span, path, work);
  work.leave();
  return found;
}

function searchFor(span: Span, path: string, work: Work): Result {
  const search = new Search(span, work, lookup);
  if (path.startsWith('..')) search.array(span.start, path.slice(2));
  else searchFirstContainer(search, path);
  const { found, pipe } = search;
  if (pipe === undefined) return indexedIn(span, found);
  work.enter();
  const piped = lookup(found, pipe, work);
  work.leave();
  return piped.at(
    0,
    piped.indexes?.map((index) => index + found.index),
  );
}

function searchFirstContainer(search: Search, path: string): void {
  const { text, start, end } = search.span;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x7b) {
      search.object(at + 1, path);
      return;
    }
    if (code === 0x5b) {
      search.array(at + 1, path);
      return;
    }
  }
}

/** With its place in the span, unless it was made from several places. */
function indexedIn(span: Span, found: Result): Result {
  const index = found.text === span.text && found.end > found.start ? found.start - span.start : 0;
  return found.index === index ? found : found.at(index, found.indexes);
}

function lookupSpecial(span: Span, path: string, work: Work): Result {
  if (path.startsWith('[') || path.startsWith('{')) {
    const { made, rest } = runMultipath(span, path, work, lookup);
    if (!made) return searchFor(span, rest, work);
    const found = rest === '' ? made : lookup(made, rest.slice(1), work);
    return found.at(0, found.indexes);
  }
  const changed = path.startsWith('@') ? runModifier(span, path, work, lookup) : readLiteral(path);
  if (!changed) return searchFor(span, path, work);
  return /^[.|]/.test(changed.rest) ? lookup(changed.span, changed.rest.slice(1), work).at(0) : parse(changed.span);
}

/** A literal such as `!"text"` or `!true` in place of the document. */
function readLiteral(path: string): { readonly span: Span; readonly rest: string } | undefined {
  const text = path.slice(1);
  if (/^[{["+\-0-9]/.test(text)) {
    const end = Math.min(bracketEnd(text, 0, text.length), text.length);
    return { span: whole(text.slice(0, end)), rest: text.slice(end) };
  }
  const word = text.split(/[.|]/, 1)[0] ?? '';
  if (!/^(?:true|false|null|nan|inf)$/i.test(word)) return undefined;
  return { span: whole(word), rest: text.slice(word.length) };
}
