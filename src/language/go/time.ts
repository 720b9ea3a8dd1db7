/** Go's time package: durations, moments, layouts and zones, in one place for those who need several. */
export { formatDuration, GoDuration, parseDuration, roundDuration } from './duration';
export type { WallClock } from './instant';
export { GoMonth, GoTime, GoWeekday, zeroTime } from './instant';
export { parseTime } from './time-parse';
export type { Zone, ZoneMoment } from './zone';
export { fixedZone, loadZone, local, utc, wallToUnix } from './zone';

/** The layouts that other languages need by name. */
export const layouts = {
  rfc3339: '2006-01-02T15:04:05Z07:00',
  rfc3339Nano: '2006-01-02T15:04:05.999999999Z07:00',
  dateTime: '2006-01-02 15:04:05',
  dateOnly: '2006-01-02',
} as const;
