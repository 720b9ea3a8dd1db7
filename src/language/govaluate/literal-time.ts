import { layouts, parseTime } from '../go/time';

/** Quoted texts of these forms are moments; those without a zone are in UTC. Seconds may have a fraction. */
const forms = [
  'Mon Jan _2 15:04:05 2006',
  'Mon Jan _2 15:04:05 MST 2006',
  'Mon Jan 02 15:04:05 -0700 2006',
  '3:04PM',
  layouts.rfc3339,
  layouts.dateOnly,
  '2006-01-02 15:04',
  layouts.dateTime,
  '2006-01-02 15:04:05-07:00',
  '2006-01-02T15Z0700',
  '2006-01-02T15:04Z0700',
  '2006-01-02T15:04:05Z0700',
];

/** Longest text that can be a moment. */
const maxLength = 64;

/** The Unix seconds of a quoted text that looks like a moment, undefined for any other text. */
export function literalTime(text: string): number | undefined {
  if (text.length > maxLength || !/\d/.test(text)) return undefined;
  for (const form of forms) {
    const time = parseTime(form, text);
    if (time) return time.seconds;
  }
  return undefined;
}
