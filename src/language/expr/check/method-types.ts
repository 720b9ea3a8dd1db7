import type { Signature, StaticType } from './type';
import { types } from './type';

const { bool, bytes, duration, error, float64, int, int64, location, month, string, time, weekday } = types;

type Methods = Readonly<Record<string, Signature>>;

const gives = (...results: StaticType[]): Signature => ({ parameters: [], results });
const takes = (parameters: readonly StaticType[], ...results: StaticType[]): Signature => ({ parameters, results });

const timeMethods: Methods = {
  Add: takes([duration], time),
  AddDate: takes([int, int, int], time),
  After: takes([time], bool),
  AppendBinary: takes([bytes], bytes, error),
  AppendFormat: takes([bytes, string], bytes),
  AppendText: takes([bytes], bytes, error),
  Before: takes([time], bool),
  Clock: gives(int, int, int),
  Compare: takes([time], int),
  Date: gives(int, month, int),
  Day: gives(int),
  Equal: takes([time], bool),
  Format: takes([string], string),
  GoString: gives(string),
  GobEncode: gives(bytes, error),
  Hour: gives(int),
  ISOWeek: gives(int, int),
  In: takes([location], time),
  IsDST: gives(bool),
  IsZero: gives(bool),
  Local: gives(time),
  Location: gives(location),
  MarshalBinary: gives(bytes, error),
  MarshalJSON: gives(bytes, error),
  MarshalText: gives(bytes, error),
  Minute: gives(int),
  Month: gives(month),
  Nanosecond: gives(int),
  Round: takes([duration], time),
  Second: gives(int),
  String: gives(string),
  Sub: takes([time], duration),
  Truncate: takes([duration], time),
  UTC: gives(time),
  Unix: gives(int64),
  UnixMicro: gives(int64),
  UnixMilli: gives(int64),
  UnixNano: gives(int64),
  Weekday: gives(weekday),
  Year: gives(int),
  YearDay: gives(int),
  Zone: gives(string, int),
  ZoneBounds: gives(time, time),
};

const durationMethods: Methods = {
  Abs: gives(duration),
  Hours: gives(float64),
  Microseconds: gives(int64),
  Milliseconds: gives(int64),
  Minutes: gives(float64),
  Nanoseconds: gives(int64),
  Round: takes([duration], duration),
  Seconds: gives(float64),
  String: gives(string),
  Truncate: takes([duration], duration),
};

const stringOnly: Methods = { String: gives(string) };

const methods: ReadonlyMap<string, Methods> = new Map([
  [time.name, timeMethods],
  [duration.name, durationMethods],
  [month.name, stringOnly],
  [weekday.name, stringOnly],
  [location.name, stringOnly],
]);

/** The method that a type has; undefined if it has none of that name. */
export function methodType(type: StaticType, name: string): StaticType | undefined {
  const own = methods.get(type.name);
  const signature = own && Object.hasOwn(own, name) ? own[name] : undefined;
  return signature && { name: `func() ${resultNames(signature)}`, kind: 'func', signature };
}

/** The type of what a method of a type gives, as Go writes it. */
export function methodResult(typeName: string, name: string): string | undefined {
  const own = methods.get(typeName);
  return own && Object.hasOwn(own, name) && own[name] ? resultNames(own[name]) : undefined;
}

function resultNames({ results }: Signature): string {
  const names = results.map((result) => result.name).join(', ');
  return results.length > 1 ? `(${names})` : names;
}
