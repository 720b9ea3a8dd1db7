const quote = 0x22;
const backslash = 0x5c;

/**
 * Where a JSON string ends: the index of the first quote at or after `from` that no backslash escapes, or -1.
 *
 * @param from where the text of the string begins, after its opening quote.
 */
export function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at > from && text.charCodeAt(at - 1) === backslash && isEscaped(text, at, from))
    at = text.indexOf('"', at + 1);
  return at;
}

function isEscaped(text: string, at: number, from: number): boolean {
  let start = at - 1;
  while (start > from && text.charCodeAt(start - 1) === backslash) start--;
  return (at - start) % 2 === 1;
}

/** Without the blanks and control characters between the tokens of a JSON text. The text need not be valid. */
export function stripBlanks(text: string): string {
  let [kept, plain] = ['', 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = closingQuote(text, at + 1);
      if (end < 0) break;
      at = end;
    } else if (code <= 0x20) {
      if (plain < at) kept += text.slice(plain, at);
      plain = at + 1;
    }
  }
  return plain === 0 ? text : kept + text.slice(plain);
}

/** Whether arrays and objects of a JSON text are nested in more levels than allowed. */
export function nestsDeeper(text: string, levels: number): boolean {
  if (text.length <= 2 * levels || !hasMore(text, '[', levels, '{')) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = closingQuote(text, at + 1);
      if (at < 0) return false;
    } else if (code === 0x5b || code === 0x7b) {
      if (++depth > levels) return true;
    } else if (code === 0x5d || code === 0x7d) {
      depth--;
    }
  }
  return false;
}

/** Whether two characters occur more often than so many times: a quick look before a slow one. */
function hasMore(text: string, one: string, count: number, other: string): boolean {
  let found = 0;
  for (const character of [one, other]) {
    for (let at = text.indexOf(character); at >= 0 && found <= count; at = text.indexOf(character, at + 1)) found++;
  }
  return found > count;
}
