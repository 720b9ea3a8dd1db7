import type { Json } from '../../model/json';
import { readFloat } from '../go/parse-number';
import { stringContent } from './content';
import type { Span } from './scan';
import { Kind, kindAt, valueEnd } from './scan';
import type { Work } from './work';

/** One value inside of an array or object; keys of an object are values too. */
export interface Part extends Span {
  readonly kind: Kind;
}

/**
 * What an array or object holds, one after the other; broken places are skipped.
 *
 * @param container begins with its bracket.
 */
export function looseParts({ text, start, end }: Span, work: Work): Part[] {
  work.spend(end - start);
  const parts: Part[] = [];
  for (let at = start + 1; at < end && text[at] !== ']' && text[at] !== '}'; ) {
    const kind = looseKind(text, at);
    if (kind === Kind.none) {
      at++;
      continue;
    }
    const next = valueEnd(text, at, end, kind);
    const partEnd = next < 0 ? end : Math.min(next, end);
    parts.push({ text, start: at, end: partEnd, kind });
    at = partEnd;
  }
  return parts;
}

/** Here, other than in a search, numbers begin with a digit or a minus sign only, and every `n` is a null. */
function looseKind(text: string, at: number): Kind {
  const kind = kindAt(text, at, 0);
  if (kind !== Kind.number) return kind;
  const code = text.charCodeAt(at);
  return code === 0x2d || (code >= 0x30 && code <= 0x39) ? kind : Kind.none;
}

/** The value of a part; of equal keys the first one wins. */
export function looseValue(part: Part, work: Work): Json {
  switch (part.kind) {
    case Kind.string:
      return stringContent(part.text, part.start, part.end);
    case Kind.number:
      return readFloat(part.text.slice(part.start, part.end)).value;
    case Kind.json:
      return looseContainer(part, work);
    default:
      return part.kind === Kind.true ? true : part.kind === Kind.false ? false : null;
  }
}

function looseContainer(span: Span, work: Work): Json {
  const parts = looseParts(span, work);
  work.enter();
  const isArray = span.text[span.start] === '[';
  const value = isArray ? parts.map((part) => looseValue(part, work)) : looseObject(parts, work);
  work.leave();
  return value;
}

function looseObject(parts: readonly Part[], work: Work): Json {
  const entries = new Map<string, Json>();
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [key, value] = [parts[at], parts[at + 1]];
    if (key === undefined || value === undefined) continue;
    const name = key.kind === Kind.string ? stringContent(key.text, key.start, key.end) : '';
    if (!entries.has(name)) entries.set(name, looseValue(value, work));
  }
  return Object.fromEntries(entries);
}
