import { daysInMonth, isLeapYear, monthNames, weekdayNames } from './calendar';
import { GoTime } from './instant';
import type { LayoutElement, LayoutPiece } from './layout';
import { layoutPieces } from './layout';
import type { Zone } from './zone';
import { fixedZone, utc } from './zone';

/**
 * Reads a time in a Go layout, as Go's time.ParseInLocation does.
 *
 * @param zone where a time without zone is meant. `@default` UTC
 * @returns undefined if the text does not suit the layout, or a part is out of range.
 */
export function parseTime(layout: string, text: string, zone: Zone = utc): GoTime | undefined {
  const reader = new Reader(text);
  const pieces = layoutPieces(layout);
  for (const [index, piece] of pieces.entries()) {
    if (!reader.skip(piece.prefix)) return undefined;
    if (!readElement(reader, piece, pieces[index + 1])) return undefined;
  }
  return reader.rest === '' ? assemble(reader.parts, zone) : undefined;
}

interface Parts {
  year: number;
  month: number | undefined;
  day: number | undefined;
  yearDay: number | undefined;
  hour: number;
  minute: number;
  second: number;
  nanos: number;
  half: 'am' | 'pm' | undefined;
  isUtc: boolean;
  offset: number | undefined;
  zoneName: string;
}

class Reader {
  rest: string;
  readonly parts: Parts = {
    year: 0,
    month: undefined,
    day: undefined,
    yearDay: undefined,
    hour: 0,
    minute: 0,
    second: 0,
    nanos: 0,
    half: undefined,
    isUtc: false,
    offset: undefined,
    zoneName: '',
  };

  constructor(text: string) {
    this.rest = text;
  }

  /** Consumes literal text; a run of spaces in the layout matches any number of spaces. */
  skip(prefix: string): boolean {
    for (const part of prefix.split(/( +)/)) {
      if (part.startsWith(' ')) {
        if (this.rest !== '' && !this.rest.startsWith(' ')) return false;
        this.rest = this.rest.replace(/^ +/, '');
      } else {
        if (!this.rest.startsWith(part)) return false;
        this.rest = this.rest.slice(part.length);
      }
    }
    return true;
  }

  /** Consumes what a pattern that begins with ^ matches. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const match = pattern.exec(this.rest);
    if (match === null) return undefined;
    this.rest = this.rest.slice(match[0].length);
    return match;
  }

  /** Consumes a number, in a range perhaps. */
  number(pattern: RegExp, least = -Infinity, most = Infinity): number | undefined {
    // What does not match is not a number, and in no range.
    const value = Number(this.take(pattern)?.[0].trim());
    return value >= least && value <= most ? value : undefined;
  }

  /** Consumes one of some names in any case; returns its index. */
  name(names: readonly string[], length?: number): number | undefined {
    const rest = this.rest.toLowerCase();
    const index = names.findIndex((name) => rest.startsWith(name.slice(0, length).toLowerCase()));
    if (index < 0) return undefined;
    this.rest = this.rest.slice(names[index]?.slice(0, length).length);
    return index;
  }
}

const oneOrTwo = /^\d{1,2}/;
const two = /^\d{2}/;

function readElement(reader: Reader, piece: LayoutPiece, next: LayoutPiece | undefined): boolean {
  const { parts } = reader;
  switch (piece.element) {
    case 'fraction':
      return readFraction(reader, piece.fraction);
    case '05':
    case '5':
      return (
        set(parts, 'second', reader.number(piece.element === '05' ? two : oneOrTwo, 0, 59)) &&
        strayFraction(reader, next)
      );
    case 'MST':
      return readZoneName(reader);
    case 'PM':
    case 'pm':
      return readHalf(reader, piece.element);
    case undefined:
      return true;
    default:
      return piece.element.startsWith('-07') || piece.element.startsWith('Z07')
        ? readOffset(reader, piece.element)
        : readDatePart(reader, piece.element);
  }
}

function readDatePart(reader: Reader, element: LayoutElement): boolean {
  const { parts } = reader;
  switch (element) {
    case '2006':
      return set(parts, 'year', reader.number(/^\d{4}/));
    case '06':
      return readShortYear(reader);
    case 'January':
      return set(parts, 'month', successor(reader.name(monthNames)));
    case 'Jan':
      return set(parts, 'month', successor(reader.name(monthNames, 3)));
    case '1':
      return set(parts, 'month', reader.number(oneOrTwo, 1, 12));
    case '01':
      return set(parts, 'month', reader.number(two, 1, 12));
    case 'Monday':
      return reader.name(weekdayNames) !== undefined;
    case 'Mon':
      return reader.name(weekdayNames, 3) !== undefined;
    case '2':
      return set(parts, 'day', reader.number(oneOrTwo));
    case '_2':
      return set(parts, 'day', reader.number(/^ ?\d{1,2}/));
    case '02':
      return set(parts, 'day', reader.number(two));
    case '002':
      return set(parts, 'yearDay', reader.number(/^\d{3}/));
    case '__2':
      return set(parts, 'yearDay', reader.number(/^ {0,2}\d{1,3}/));
    case '15':
      return set(parts, 'hour', reader.number(oneOrTwo, 0, 23));
    case '3':
      return set(parts, 'hour', reader.number(oneOrTwo, 0, 12));
    case '03':
      return set(parts, 'hour', reader.number(two, 0, 12));
    default:
      return set(parts, 'minute', reader.number(element === '04' ? two : oneOrTwo, 0, 59));
  }
}

function successor(index: number | undefined): number | undefined {
  return index === undefined ? undefined : index + 1;
}

type NumberPart = 'year' | 'month' | 'day' | 'yearDay' | 'hour' | 'minute' | 'second' | 'nanos' | 'offset';

function set(parts: Parts, part: NumberPart, value: number | undefined): boolean {
  if (value === undefined) return false;
  parts[part] = value;
  return true;
}

/** Two digits, with a sign perhaps: Go reads them with Atoi. */
function readShortYear(reader: Reader): boolean {
  const year = reader.number(/^(?:\d{2}|[+-]\d)/);
  return set(reader.parts, 'year', year === undefined ? undefined : year + (year >= 69 ? 1900 : 2000));
}

function readHalf(reader: Reader, element: 'PM' | 'pm'): boolean {
  const match = reader.take(element === 'PM' ? /^[AP]M/ : /^[ap]m/);
  if (match === undefined) return false;
  reader.parts.half = match[0].toLowerCase() === 'pm' ? 'pm' : 'am';
  return true;
}

function readFraction(reader: Reader, fraction: LayoutPiece['fraction']): boolean {
  if (fraction === undefined) return false;
  if (fraction.trimmed) {
    const match = reader.take(/^[.,]\d+/);
    return match === undefined || set(reader.parts, 'nanos', nanosOf(match[0]));
  }
  const match = reader.take(
    new RegExp(`^[.,]\\d{${Math.min(fraction.digits, 9)}}\\d{${Math.max(0, fraction.digits - 9)}}`),
  );
  return set(reader.parts, 'nanos', match === undefined ? undefined : nanosOf(match[0]));
}

/** Seconds may have a fraction though the layout has none. */
function strayFraction(reader: Reader, next: LayoutPiece | undefined): boolean {
  if (next?.element === 'fraction' || !/^[.,]\d/.test(reader.rest)) return true;
  const match = reader.take(/^[.,]\d+/);
  return match !== undefined && set(reader.parts, 'nanos', nanosOf(match[0]));
}

function nanosOf(fraction: string): number {
  return Number(fraction.slice(1, 10).padEnd(9, '0'));
}

const offsetPatterns: Readonly<Record<string, RegExp>> = {
  '07': /^([+-])(\d{2})/,
  '0700': /^([+-])(\d{2})(\d{2})/,
  '07:00': /^([+-])(\d{2}):(\d{2})/,
  '070000': /^([+-])(\d{2})(\d{2})(\d{2})/,
  '07:00:00': /^([+-])(\d{2}):(\d{2}):(\d{2})/,
};

function readOffset(reader: Reader, element: string): boolean {
  if (element.startsWith('Z') && reader.take(/^Z/) !== undefined) {
    reader.parts.isUtc = true;
    return true;
  }
  const pattern = offsetPatterns[element.slice(1)];
  const match = pattern === undefined ? undefined : reader.take(pattern);
  if (match === undefined) return false;
  const [hours, minutes, seconds] = [Number(match[2]), Number(match[3] ?? 0), Number(match[4] ?? 0)];
  if (hours > 24 || minutes > 60 || seconds > 60) return false;
  const size = hours * 3600 + minutes * 60 + seconds;
  reader.parts.offset = match[1] === '-' ? -size : size;
  return true;
}

const zoneNamePattern =
  /^(?:ChST|MeST|GMT(?:[+-](?:0*(?:1?\d|2[0-3]))(?!\d))?|[+-]0*(?:1?\d|2[0-3])(?!\d)|[A-Z]{4}T(?![A-Z])|(?:[A-Z]{3}T|WITA)(?![A-Z])|[A-Z]{3}(?![A-Z]))/;

function readZoneName(reader: Reader): boolean {
  if (reader.take(/^UTC/) !== undefined) {
    reader.parts.isUtc = true;
    return true;
  }
  const match = reader.rest.length < 3 ? undefined : reader.take(zoneNamePattern);
  if (match === undefined) return false;
  reader.parts.zoneName = match[0];
  return true;
}

function assemble(parts: Parts, zone: Zone): GoTime | undefined {
  const date = dateOf(parts);
  if (date === undefined) return undefined;
  const { minute, second, nanos } = parts;
  const wall = { ...date, hour: hourOf(parts), minute, second, nanos };
  if (parts.isUtc) return GoTime.fromWall(wall, utc);
  const asUtc = GoTime.fromWall(wall, utc);
  if (parts.offset !== undefined) {
    const moment = new GoTime(asUtc.seconds - parts.offset, nanos, zone);
    const here = zone.at(moment.seconds);
    const isHere = here.offset === parts.offset && (parts.zoneName === '' || parts.zoneName === here.abbreviation);
    return isHere ? moment : moment.in(fixedZone(parts.zoneName, parts.offset));
  }
  const local = GoTime.fromWall(wall, zone);
  if (parts.zoneName === '' || zone.at(local.seconds).abbreviation === parts.zoneName) return local;
  const known = zone.offsetOf(parts.zoneName);
  if (known !== undefined) return new GoTime(asUtc.seconds - known, nanos, zone);
  // An abbreviation that is not in use here says nothing about the offset.
  const hours = /^GMT([+-]\d+)$/.exec(parts.zoneName)?.[1];
  return asUtc.in(fixedZone(parts.zoneName, hours === undefined ? 0 : Number(hours) * 3600));
}

function hourOf(parts: Parts): number {
  if (parts.half === 'pm' && parts.hour < 12) return parts.hour + 12;
  return parts.half === 'am' && parts.hour === 12 ? 0 : parts.hour;
}

function dateOf(parts: Parts): { readonly year: number; readonly month: number; readonly day: number } | undefined {
  const { year } = parts;
  const fromYearDay = parts.yearDay === undefined ? undefined : monthAndDay(year, parts.yearDay);
  if (parts.yearDay !== undefined && fromYearDay === undefined) return undefined;
  const month = parts.month ?? fromYearDay?.month ?? 1;
  const day = parts.day ?? fromYearDay?.day ?? 1;
  if (fromYearDay !== undefined && (fromYearDay.month !== month || fromYearDay.day !== day)) return undefined;
  return day < 1 || day > daysInMonth(year, month) ? undefined : { year, month, day };
}

function monthAndDay(year: number, yearDay: number): { readonly month: number; readonly day: number } | undefined {
  if (yearDay > (isLeapYear(year) ? 366 : 365)) return undefined;
  let month = 1;
  let day = yearDay;
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    month++;
  }
  return { month, day };
}
