import { EventloomError } from '../../errors';
import { layouts, parseTime, utc, zeroTime } from '../go/time';

/** Most times, as they are written here: a day that every month has, no zero at the end of a fraction. */
const normal =
  /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{0,8}[1-9])?Z$/;

/**
 * The time of an event, RFC 3339 in UTC with as many digits as it needs; empty for none, and for Go's zero time.
 *
 * @throws EventloomError `bad-value` if it is not RFC 3339.
 */
export function normalTime(text: string): string {
  if (text === '' || normal.test(text)) return text;
  const time = parseTime(layouts.rfc3339Nano, text);
  if (!time) {
    throw new EventloomError(
      'bad-value',
      `the time '${text}' of an event is not RFC 3339, such as 2024-05-17T10:30:00Z`,
    );
  }
  return time.unixNanos === zeroTime.unixNanos ? '' : time.in(utc).format(layouts.rfc3339Nano);
}
