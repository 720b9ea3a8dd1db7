import { lowerRune, titleRune, upperRune, withoutLooseBytes } from '../../go/case';
import { fromBytes, toBytes } from '../../go/text';
import type { FunctionTable, Surroundings } from '../function';
import { bounded, fn } from '../function';
import { splitCase, toPascalCase } from './word-case';

/** Functions that know words: case styles, initials, wrapping, shortening. */
export const words: FunctionTable = {
  untitle: fn(['string'], untitle),
  swapcase: fn(['string'], swapCase),
  snakecase: fn(['string'], (text) => splitCase(text, '_')),
  kebabcase: fn(['string'], (text) => splitCase(text, '-')),
  camelcase: fn(['string'], toPascalCase),
  initials: fn(['string'], initials),
  nospace: fn(['string'], withoutSpace),
  abbrev: fn(['int', 'string'], (width, text) => (width < 4n ? text : abbreviate(text, 0n, width))),
  abbrevboth: fn(['int', 'int', 'string'], abbreviateBoth),
  wrap: bounded(['int', 'string'], (surroundings, width, text) => wrap(surroundings, text, width, '\n', false)),
  wrapWith: bounded(['int', 'string', 'string'], (surroundings, width, separator, text) =>
    wrap(surroundings, text, width, separator === '' ? '\n' : separator, true),
  ),
};

const space = /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

function untitle(text: string): string {
  let starts = true;
  const parts: string[] = [];
  for (const character of withoutLooseBytes(text)) {
    const isSpace = space.test(character);
    parts.push(starts && !isSpace ? lowerRune(character) : character);
    starts = isSpace;
  }
  return parts.join('');
}

function swapCase(text: string): string {
  let afterSpace = true;
  const parts: string[] = [];
  for (const character of withoutLooseBytes(text)) {
    if (/[\p{Lu}\p{Lt}]/u.test(character)) {
      parts.push(lowerRune(character));
      afterSpace = false;
    } else if (/\p{Ll}/u.test(character)) {
      parts.push(afterSpace ? titleRune(character) : upperRune(character));
      afterSpace = false;
    } else {
      parts.push(character);
      afterSpace = space.test(character);
    }
  }
  return parts.join('');
}

/** Bytes taken for characters, as upstream does: text outside of ASCII comes out garbled. */
function asCharacters(text: string): string {
  return toBytes(text).toString('latin1');
}

function initials(text: string): string {
  let starts = true;
  let result = '';
  for (const character of asCharacters(text)) {
    const isSpace = space.test(character);
    if (starts && !isSpace) result += character;
    starts = isSpace;
  }
  return result;
}

function withoutSpace(text: string): string {
  const characters = asCharacters(text);
  const rest = characters.replace(/[\t-\r \x85\xa0]/g, '');
  return rest.length === characters.length ? text : rest;
}

function abbreviateBoth(left: bigint, right: bigint, text: string): string {
  return right < 4n || (left > 0n && right < 7n) ? text : abbreviate(text, left, right);
}

const ellipsis = '...';

/** Shortens to so many bytes with dots at the end, and before an offset that lies further in also at the start. */
function abbreviate(text: string, offset: bigint, width: bigint): string {
  const bytes = toBytes(text);
  const size = BigInt(bytes.length);
  if (size <= width) return text;
  const shown = width - 3n;
  const start = size - offset < shown ? size - shown : offset;
  const cut = (from: bigint, to: bigint): string => fromBytes(bytes.subarray(Number(from), Number(to)));
  if (start <= 4n) return cut(0n, shown) + ellipsis;
  return ellipsis + abbreviate(cut(start, size), 0n, shown);
}

const blank = 0x20;

/** Breaks lines at spaces; words longer than a line are cut only if asked to. Widths count bytes. */
function wrap({ budget }: Surroundings, text: string, width: bigint, separator: string, cutsWords: boolean): string {
  const bytes = toBytes(text);
  const columns = width < 1n ? 1 : Number(width);
  budget.make((Math.floor(bytes.length / columns) + 1) * separator.length);
  const lines: string[] = [];
  let at = 0;
  while (bytes.length - at > columns) {
    if (bytes[at] === blank) {
      at++;
      continue;
    }
    const space = bytes.subarray(at, at + columns + 1).lastIndexOf(blank);
    const wordEnd = space >= 0 || cutsWords ? -1 : bytes.indexOf(blank, at + columns);
    if (space < 0 && !cutsWords && wordEnd < 0) break;
    const end = space >= 0 ? at + space : cutsWords ? at + columns : wordEnd;
    lines.push(fromBytes(bytes.subarray(at, end)));
    at = space >= 0 || !cutsWords ? end + 1 : end;
  }
  lines.push(fromBytes(bytes.subarray(at)));
  return lines.join(separator);
}
