import { monthNames, weekdayNames } from './calendar';
import type { LayoutElement, LayoutPiece } from './layout';
import { layoutPieces } from './layout';

/** A time as it is shown in its zone. */
export interface TimeFields {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 0 to 6 from Sunday. */
  readonly weekday: number;
  /** 1 to 366. */
  readonly yearDay: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nanos: number;
  /** Seconds east of Greenwich. */
  readonly offset: number;
  readonly abbreviation: string;
}

/** Writes a time in a Go layout. */
export function formatTime(time: TimeFields, layout: string): string {
  let output = '';
  for (const piece of layoutPieces(layout)) {
    output += piece.prefix;
    if (piece.element === 'fraction') output += fractionText(time.nanos, piece.fraction);
    else if (piece.element !== undefined) output += writers[piece.element](time);
  }
  return output;
}

type Writer = (time: TimeFields) => string;

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const hour12 = (time: TimeFields): number => time.hour % 12 || 12;
const monthName = (time: TimeFields): string => monthNames[time.month - 1] ?? '';
const weekdayName = (time: TimeFields): string => weekdayNames[time.weekday] ?? '';

const writers: Readonly<Record<Exclude<LayoutElement, 'fraction'>, Writer>> = {
  January: monthName,
  Jan: (time) => monthName(time).slice(0, 3),
  Monday: weekdayName,
  Mon: (time) => weekdayName(time).slice(0, 3),
  MST: (time) => (time.abbreviation === '' ? offsetText(time.offset, '', 'minutes') : time.abbreviation),
  '002': (time) => String(time.yearDay).padStart(3, '0'),
  '01': (time) => twoDigits(time.month),
  '02': (time) => twoDigits(time.day),
  '03': (time) => twoDigits(hour12(time)),
  '04': (time) => twoDigits(time.minute),
  '05': (time) => twoDigits(time.second),
  '06': (time) => twoDigits(Math.abs(time.year) % 100),
  '15': (time) => twoDigits(time.hour),
  '1': (time) => String(time.month),
  '2006': (time) => (time.year < 0 ? '-' : '') + String(Math.abs(time.year)).padStart(4, '0'),
  '2': (time) => String(time.day),
  _2: (time) => String(time.day).padStart(2, ' '),
  __2: (time) => String(time.yearDay).padStart(3, ' '),
  '3': (time) => String(hour12(time)),
  '4': (time) => String(time.minute),
  '5': (time) => String(time.second),
  PM: (time) => (time.hour >= 12 ? 'PM' : 'AM'),
  pm: (time) => (time.hour >= 12 ? 'pm' : 'am'),
  '-070000': (time) => offsetText(time.offset, '', 'seconds'),
  '-07:00:00': (time) => offsetText(time.offset, ':', 'seconds'),
  '-0700': (time) => offsetText(time.offset, '', 'minutes'),
  '-07:00': (time) => offsetText(time.offset, ':', 'minutes'),
  '-07': (time) => offsetText(time.offset, '', 'hours'),
  Z070000: (time) => zuluText(time.offset, '', 'seconds'),
  'Z07:00:00': (time) => zuluText(time.offset, ':', 'seconds'),
  Z0700: (time) => zuluText(time.offset, '', 'minutes'),
  'Z07:00': (time) => zuluText(time.offset, ':', 'minutes'),
  Z07: (time) => zuluText(time.offset, '', 'hours'),
};

type Precision = 'hours' | 'minutes' | 'seconds';

function zuluText(offset: number, separator: string, precision: Precision): string {
  return offset === 0 ? 'Z' : offsetText(offset, separator, precision);
}

function offsetText(offset: number, separator: string, precision: Precision): string {
  const minutes = Math.trunc(offset / 60);
  const hours = twoDigits(Math.trunc(Math.abs(minutes) / 60));
  const parts = [hours];
  if (precision !== 'hours') parts.push(twoDigits(Math.abs(minutes) % 60));
  if (precision === 'seconds') {
    // Of less than a minute Go forgets the sign, and writes it here.
    const seconds = minutes < 0 ? -offset % 60 : offset % 60;
    parts.push(seconds < 0 ? `-${twoDigits(-seconds)}` : twoDigits(seconds));
  }
  return (minutes < 0 ? '-' : '+') + parts.join(separator);
}

function fractionText(nanos: number, fraction: LayoutPiece['fraction']): string {
  if (fraction === undefined || (fraction.trimmed && nanos === 0)) return '';
  // Go knows nine digits, however many the layout asks for.
  const digits = String(nanos).padStart(9, '0').slice(0, fraction.digits);
  const shown = fraction.trimmed ? digits.replace(/0+$/, '') : digits;
  return shown === '' ? '' : fraction.separator + shown;
}
