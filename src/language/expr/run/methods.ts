import { toBytes } from '../../go/text';
import { GoTime, layouts, type Zone } from '../../go/time';
import { GoInteger, GoObject, GoSlice } from '../../go/value';
import type { FunctionTable, TemplateFunction } from '../../template/function';
import { methodsOf } from '../../template/function';
import { findMethod } from '../../template/methods';
import { Version } from '../../template/sprig/semver/version';
import { methodResult } from '../check/method-types';
import { failure } from '../failure';
import { FunctionValue } from './function-value';

/** The place of a time: Go's `*time.Location`. */
class LocationValue extends GoObject {
  readonly type = '*time.Location';
  readonly kind = 'ptr';

  constructor(readonly zone: Zone) {
    super();
  }

  override text(): string {
    return this.zone.name;
  }
}

const timeMethod = methodsOf<GoTime>();
const locationMethod = methodsOf<LocationValue>();

/** Methods of times that templates cannot call. Of several results an expression sees the first. */
const timeMethods: FunctionTable = {
  Clock: timeMethod([], (time) => BigInt(time.fields().hour)),
  Date: timeMethod([], (time) => BigInt(time.fields().year)),
  ISOWeek: timeMethod([], (time) => BigInt(isoYear(time))),
  In: timeMethod(['any'], (time, place) => {
    if (!(place instanceof LocationValue)) throw failure('a time can be taken to a location only');
    return time.in(place.zone);
  }),
  Location: timeMethod([], (time) => new LocationValue(time.zone)),
  MarshalJSON: timeMethod([], (time) => byteSlice(`"${time.format(layouts.rfc3339Nano)}"`)),
  MarshalText: timeMethod([], (time) => byteSlice(time.format(layouts.rfc3339Nano))),
  Zone: timeMethod([], (time) => time.fields().abbreviation),
};

const locationMethods: FunctionTable = { String: locationMethod([], (place) => place.zone.name) };

/** The year that the week of a day belongs to: that of its Thursday. */
function isoYear(time: GoTime): number {
  const { weekday } = time.fields();
  return time.add(BigInt(4 - (weekday === 0 ? 7 : weekday)) * 86_400_000_000_000n).fields().year;
}

function byteSlice(text: string): GoSlice {
  return new GoSlice(
    'uint8',
    [...toBytes(text)].map((byte) => new GoInteger(BigInt(byte), 'uint8')),
  );
}

/** The method of a value, bound to it; undefined if its type has none of that name. */
export function boundMethod(value: GoObject, name: string): FunctionValue | undefined {
  const method = findMethod(value, name) ?? ownMethod(value, name);
  return method && new FunctionValue(method, resultOf(value, name), value);
}

function ownMethod(value: GoObject, name: string): TemplateFunction | undefined {
  const table = value instanceof GoTime ? timeMethods : value instanceof LocationValue ? locationMethods : {};
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function resultOf(value: GoObject, name: string): string {
  if (value instanceof Version) return versionResults.get(name) ?? 'string';
  return methodResult(value.type, name) ?? 'interface {}';
}

const versionResults: ReadonlyMap<string, string> = new Map([
  ...['Major', 'Minor', 'Patch'].map((name) => [name, 'uint64'] as const),
  ...['IncMajor', 'IncMinor', 'IncPatch'].map((name) => [name, 'semver.Version'] as const),
  ...['Equal', 'LessThan', 'LessThanEqual', 'GreaterThan', 'GreaterThanEqual'].map((name) => [name, 'bool'] as const),
  ...['SetPrerelease', 'SetMetadata'].map((name) => [name, '(semver.Version, error)'] as const),
  ['Compare', 'int'],
  ['Value', '(driver.Value, error)'],
]);
