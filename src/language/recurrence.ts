import { EventloomError } from '../errors';
import type { GoTime } from './go/time';
import { parseTime } from './go/time';

const prefix = 'EXDATE:';
const layout = '20060102T150405Z';

/**
 * Reads the exclusion dates of a calendar: texts such as `EXDATE:20240101T000000Z,20240102T000000Z`, in UTC. Texts without the
 * prefix are ignored, as Argo Events does.
 *
 * @throws EventloomError `bad-program`
 */
export function parseExclusionDates(texts: readonly string[]): GoTime[] {
  return texts
    .filter((text) => text.startsWith(prefix))
    .flatMap((text) => text.slice(prefix.length).split(','))
    .map(parseDate);
}

function parseDate(text: string): GoTime {
  const date = parseTime(layout, text);
  if (date === undefined) {
    throw new EventloomError('bad-program', `${JSON.stringify(text)} is no exclusion date such as 20240101T000000Z`);
  }
  return date;
}
