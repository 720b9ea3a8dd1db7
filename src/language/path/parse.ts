import { Result } from './result';
import type { Span } from './scan';
import { Kind, kindAt, valueEnd } from './scan';
import { missing } from './search';

/** The value that a text begins with. Of an array or object the whole rest of the text is taken, unseen. */
export function parse({ text, start, end }: Span): Result {
  let at = start;
  while (at < end && text.charCodeAt(at) <= 0x20) at++;
  if (at >= end) return missing;
  const kind = kindAt(text, at, end);
  if (kind === Kind.none) return missing;
  const valueAt = kind === Kind.json ? end : valueEnd(text, at, end, kind);
  return new Result(text, at, valueAt < 0 ? end : valueAt, kind, at - start);
}

/** A text as a span of its own. */
export function whole(text: string): Span {
  return { text, start: 0, end: text.length };
}
