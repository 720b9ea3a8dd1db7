import { hasLoneSurrogates } from '../../go/text';

/** jq counts characters (code points), JavaScript counts UTF-16 units. */
const pair = /[\ud800-\udbff][\udc00-\udfff]/;

/** The length of a text in characters. */
export function characterCount(text: string): number {
  if (!pair.test(text)) return text.length;
  let count = text.length;
  for (let at = 1; at < text.length; at++) {
    if (isPair(text, at - 1)) {
      count--;
      at++;
    }
  }
  return count;
}

/** The offset in UTF-16 units of a character. */
export function unitOffset(text: string, character: number): number {
  if (!pair.test(text)) return Math.min(character, text.length);
  let at = 0;
  for (let rest = character; rest > 0 && at < text.length; rest--) at += isPair(text, at) ? 2 : 1;
  return at;
}

/** The code points of a text; what is not Unicode is U+FFFD. */
export function codePoints(text: string): number[] {
  const points: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at) ?? 0;
    if (point > 0xffff) at++;
    points.push(point >= 0xd800 && point <= 0xdfff ? replacement : point);
  }
  return points;
}

/** A text with {@link replacement} for what is not Unicode; its length is the same. */
export function wellFormed(text: string): string {
  return hasLoneSurrogates(text) ? text.replace(/\p{Surrogate}/gu, '\ufffd') : text;
}

/** U+FFFD: what stands for what is not Unicode. */
export const replacement = 0xfffd;

function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}
