import { EventloomError } from '../../../errors';
import { formatValue } from '../../go/fmt';
import { decode } from '../../go/json';
import { GoDuration, GoTime, layouts, loadZone, local, parseDuration, parseTime } from '../../go/time';
import type { GoValue } from '../../go/value';
import { GoObject, isMap, isSlice, kindOf } from '../../go/value';
import { sprigFunctions } from '../../template/functions';
import { types } from '../check/type';
import { failure } from '../failure';
import type { Builtins } from './builtin';
import { takes, text, typed, unary } from './builtin';

const { any, string, time, duration } = types;

/** Layouts that a date is read in when none is given, in the order in which they are tried. */
const dateLayouts = [
  layouts.dateOnly,
  '15:04:05',
  layouts.dateTime,
  layouts.rfc3339,
  '02 Jan 06 15:04 MST',
  'Monday, 02-Jan-06 15:04:05 MST',
  'Mon, 02 Jan 2006 15:04:05 MST',
];

/** Functions that make a value of one type from one of another, and times. */
export const conversions: Builtins = {
  type: unary(takes([any], string), typeOf),
  string: unary(takes([any], string), (value, { budget }) => {
    if (typeof value === 'string') return value;
    const shown = formatValue(value, budget.maxText);
    budget.make(shown.length);
    return shown;
  }),
  toJSON: typed([takes([any], string)], ([value = null], surroundings) => {
    return sprigFunctions['mustToPrettyJson']?.run(surroundings, value) ?? null;
  }),
  fromJSON: typed([takes([string], any)], ([json], { budget }) => {
    budget.make(text(json).length);
    return decoded(text(json));
  }),
  now: typed([takes([], time)], (_, { now }) => GoTime.fromMilliseconds(now(), local)),
  duration: typed([takes([string], duration)], ([value]) => {
    const nanoseconds = parseDuration(text(value));
    if (nanoseconds === undefined) throw failure(`${shown(value)} is no duration such as 1h30m`);
    return new GoDuration(nanoseconds);
  }),
  date: typed([takes([string], time), takes([string, string], time), takes([string, string, string], time)], date),
};

const shown = (value: GoValue | undefined): string => JSON.stringify(text(value).slice(0, 100));

/** JSON as Go's encoding/json reads it. Throws `program-failed`. */
export function decoded(json: string): GoValue {
  try {
    return decode(json);
  } catch (error) {
    throw error instanceof EventloomError ? failure(error.message, { cause: error }) : error;
  }
}

function date([value, layout, zoneName]: readonly GoValue[]): GoTime {
  const given = text(value);
  const zone = zoneName === undefined ? undefined : loadZone(text(zoneName));
  if (zoneName !== undefined && !zone) throw failure(`${shown(zoneName)} is no time zone`);
  const tried = layout === undefined ? dateLayouts : [text(layout)];
  for (const candidate of tried) {
    const parsed = parseTime(candidate, given, zone);
    if (parsed) return parsed;
  }
  throw failure(`${shown(value)} is no date${layout === undefined ? '' : ` in the layout ${shown(layout)}`}`);
}

const packages: ReadonlyMap<string, string> = new Map([
  ['semver.Version', 'github.com/Masterminds/semver/v3.Version'],
  ['sprig.certificate', 'github.com/Masterminds/sprig/v3.certificate'],
]);

/** A word for the type of a value; a type of a package has its full name. */
function typeOf(value: GoValue): string {
  if (value === null) return 'nil';
  if (isSlice(value)) return 'array';
  const kind = kindOf(value);
  if (value instanceof GoObject && value.type !== kind && kind !== 'map' && kind !== 'func') {
    const name = value.type.replace(/^\*/, '');
    return packages.get(name) ?? name;
  }
  if (isMap(value)) return 'map';
  if (/^u?int/.test(kind)) return kind.replace(/\d+$/, '');
  return kind === 'float64' ? 'float' : kind;
}
