import { zoneTable } from './zone-table';

/** What a time zone says about one moment. */
export interface ZoneMoment {
  /** Seconds east of Greenwich. */
  readonly offset: number;
  /** `CET`, or `+0545` where the place has no abbreviation. */
  readonly abbreviation: string;
}

/** A time zone. */
export interface Zone {
  /** The name in the IANA database, `UTC`, or the name given to a fixed offset. */
  readonly name: string;
  /** What holds at a moment in seconds since 1970. */
  at(seconds: number): ZoneMoment;
  /** The offset that an abbreviation stands for here; undefined if it is not in use. */
  offsetOf(abbreviation: string): number | undefined;
}

/** A zone whose offset never changes. */
export function fixedZone(name: string, offset: number): Zone {
  const moment = { offset, abbreviation: name };
  return { name, at: () => moment, offsetOf: (abbreviation) => (abbreviation === name ? offset : undefined) };
}

/** Coordinated universal time. */
export const utc: Zone = fixedZone('UTC', 0);

/** The zone of the machine: UTC, as in the containers that Argo Events runs in. */
export const local: Zone = { ...utc, name: 'Local' };

const loaded = new Map<string, Zone>();

/**
 * The zone of a name, as Go's time.LoadLocation finds it: the case of the letters counts, offsets are no names.
 *
 * @returns undefined if the database has no such zone.
 */
export function loadZone(name: string): Zone | undefined {
  if (name === '' || name === 'UTC') return utc;
  if (name === 'Local') return local;
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const abbreviations = zoneAbbreviations().get(name);
  if (abbreviations === undefined) return undefined;
  const zone = new IanaZone(name, abbreviations);
  loaded.set(name, zone);
  return zone;
}

type Abbreviations = ReadonlyMap<number, string>;

let table: ReadonlyMap<string, Abbreviations> | undefined;

/** Read when the first zone is asked for: most runs need none. */
function zoneAbbreviations(): ReadonlyMap<string, Abbreviations> {
  table ??= readTable();
  return table;
}

function readTable(): ReadonlyMap<string, Abbreviations> {
  const zones = new Map<string, Abbreviations>();
  let group: Abbreviations = new Map();
  for (const line of zoneTable.trim().split('\n')) {
    if (line.startsWith(':')) group = readGroup(line.slice(1));
    else for (const name of line.split(' ')) zones.set(name, group);
  }
  return zones;
}

function readGroup(line: string): Abbreviations {
  const group = new Map<number, string>();
  for (const entry of line === '' ? [] : line.split(', ')) {
    const [abbreviation = '', minutes = ''] = entry.split(' ');
    group.set(Number(minutes) * 60, abbreviation);
  }
  return group;
}

/** Clocks have changed only at multiples of this since 1970. */
const cellSeconds = 900;
const maxCells = 4096;
/** Intl knows dates up to here; offsets do not change beyond. */
const maxSeconds = 8.64e12 - cellSeconds;

class IanaZone implements Zone {
  readonly name: string;
  readonly #abbreviations: Abbreviations;
  readonly #format: Intl.DateTimeFormat;
  readonly #cells = new Map<number, ZoneMoment>();

  constructor(name: string, abbreviations: Abbreviations) {
    this.name = name;
    this.#abbreviations = abbreviations;
    this.#format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  }

  at(seconds: number): ZoneMoment {
    const cell = Math.floor(seconds / cellSeconds);
    const cached = seconds >= 0 ? this.#cells.get(cell) : undefined;
    if (cached !== undefined) return cached;
    const moment = this.#moment(Math.max(-maxSeconds, Math.min(maxSeconds, seconds)));
    if (this.#cells.size >= maxCells) this.#cells.clear();
    if (seconds >= 0) this.#cells.set(cell, moment);
    return moment;
  }

  offsetOf(abbreviation: string): number | undefined {
    return [...this.#abbreviations].find(([, known]) => known === abbreviation)?.[0];
  }

  #moment(seconds: number): ZoneMoment {
    const offset = readOffset(this.#format.format(Math.floor(seconds) * 1000));
    return { offset, abbreviation: this.#abbreviations.get(offset) ?? nameOf(offset) };
  }
}

/** Reads the end of `1/2/2024, GMT-03:30`; plain `GMT` is zero, and old offsets have seconds. */
function readOffset(formatted: string): number {
  const match = /([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(formatted);
  if (match === null) return 0;
  const size = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -size : size;
}

/** `+03`, `-0330`: what the database calls an offset without abbreviation. One with seconds is the time of the sun. */
function nameOf(offset: number): string {
  if (offset % 60 !== 0) return 'LMT';
  const size = Math.abs(offset);
  const minutes = Math.floor((size % 3600) / 60);
  const hours = String(Math.floor(size / 3600)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${hours}${minutes === 0 ? '' : String(minutes).padStart(2, '0')}`;
}

/**
 * Seconds since 1970 of a wall clock reading, given as the seconds that it would be in UTC.
 *
 * As Go's time.Date: a reading that the clocks skip is moved by the change, one that they repeat is the first or the second as the
 * offset before or after the change says.
 */
export function wallToUnix(wall: number, zone: Zone): number {
  const guess = wall - zone.at(wall).offset;
  return wall - zone.at(guess).offset;
}
