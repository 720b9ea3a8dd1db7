/** The elements of a Go time layout, named by how they are written for the reference time. */
export type LayoutElement = (typeof elements)[number] | 'fraction';

/** A piece of a layout: the text before an element, and the element, if there is one. */
export interface LayoutPiece {
  readonly prefix: string;
  readonly element: LayoutElement | undefined;
  /** For a fraction: its digits, whether zeros at the end are dropped (9 instead of 0), and what separates it. */
  readonly fraction?: { readonly digits: number; readonly trimmed: boolean; readonly separator: string };
}

// In this order: an element comes before those that begin like it.
const elements = [
  'January',
  'Jan',
  'Monday',
  'Mon',
  'MST',
  '002',
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '15',
  '1',
  '2006',
  '2',
  '_2',
  '__2',
  '3',
  '4',
  '5',
  'PM',
  'pm',
  '-070000',
  '-07:00:00',
  '-0700',
  '-07:00',
  '-07',
  'Z070000',
  'Z07:00:00',
  'Z0700',
  'Z07:00',
  'Z07',
] as const;

const firstCharacters = new Set<string>(elements.map((element) => element.charAt(0)));
const fractionPattern = /[.,](0+|9+)(?!\d)/y;

const cache = new Map<string, readonly LayoutPiece[]>();
const maxCached = 256;

/** Splits a layout into pieces; the last one may be text only. */
export function layoutPieces(layout: string): readonly LayoutPiece[] {
  const cached = cache.get(layout);
  if (cached !== undefined) return cached;
  const pieces: LayoutPiece[] = [];
  let start = 0;
  for (let at = 0; at < layout.length; ) {
    const found = elementAt(layout, at);
    if (found === undefined) {
      at++;
      continue;
    }
    pieces.push({ prefix: layout.slice(start, at + found.skipped), ...found.piece });
    at += found.skipped + found.length;
    start = at;
  }
  pieces.push({ prefix: layout.slice(start), element: undefined });
  if (cache.size >= maxCached) cache.clear();
  cache.set(layout, pieces);
  return pieces;
}

interface FoundElement {
  /** Characters before the element that belong to the text: the `_` of `_2006`. */
  readonly skipped: number;
  readonly length: number;
  readonly piece: Omit<LayoutPiece, 'prefix'>;
}

function elementAt(layout: string, at: number): FoundElement | undefined {
  const first = layout.charAt(at);
  if (first === '.' || first === ',') return fractionAt(layout, at);
  if (!firstCharacters.has(first)) return undefined;
  if (layout.startsWith('_2006', at)) return { skipped: 1, length: 4, piece: { element: '2006' } };
  for (const element of elements) {
    if (!layout.startsWith(element, at)) continue;
    const isShortName = element === 'Jan' || element === 'Mon';
    if (isShortName && /^[a-z]/.test(layout.slice(at + 3, at + 4))) continue;
    return { skipped: 0, length: element.length, piece: { element } };
  }
  return undefined;
}

function fractionAt(layout: string, at: number): FoundElement | undefined {
  fractionPattern.lastIndex = at;
  const match = fractionPattern.exec(layout);
  if (match === null) return undefined;
  const digits = match[1] ?? '';
  const fraction = { digits: digits.length, trimmed: digits.startsWith('9'), separator: layout.charAt(at) };
  return { skipped: 0, length: match[0].length, piece: { element: 'fraction', fraction } };
}
