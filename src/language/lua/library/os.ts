import { GoTime, utc } from '../../go/time';
import { fromByteString, toByteString } from '../value/bytes';
import { parseNumber, toInt } from '../value/number';
import { LuaTable } from '../value/table';
import type { Thread } from '../vm/thread';
import { checkAny, checkInt, checkText, type Functions, failType, refused, results, textResult } from './arguments';

/** What the letters of `os.date` mean as layouts of Go, upstream's slips included: `%a` is the word mon. */
const dateLayouts: Readonly<Record<string, string>> = {
  a: 'mon',
  A: 'Monday',
  b: 'Jan',
  B: 'January',
  c: '02 Jan 06 15:04 MST',
  d: '02',
  F: '2006-01-02',
  H: '15',
  I: '03',
  m: '01',
  M: '04',
  p: 'PM',
  P: 'pm',
  S: '05',
  x: '15/04/05',
  X: '15:04:05',
  y: '06',
  Y: '2006',
  z: '-0700',
  Z: 'MST',
};

function formatDate(time: GoTime, format: string): string {
  return format.replace(/%(%|[^])/g, (found, letter: string) => {
    if (letter === '%') return '%';
    if (letter === 'w') return String(time.fields().weekday);
    const layout = Object.hasOwn(dateLayouts, letter) ? dateLayouts[letter] : undefined;
    return layout === undefined ? found : time.format(layout);
  });
}

/** What it takes to write a date. */
const dateSteps = 100;

function date(thread: Thread): number {
  thread.state.budget.spend(dateSteps);
  let time = GoTime.fromMilliseconds(thread.state.now(), utc);
  if (thread.count === 0) return textResult(thread, formatDate(time, '%c'));
  // The local zone is UTC here, so that `!` changes nothing.
  const format = checkText(thread, 1).replace(/^!+/, '');
  if (thread.count >= 2) time = new GoTime(checkInt(thread, 2), 0, utc);
  if (!format.startsWith('*t')) {
    thread.state.budget.spend(format.length * 5);
    return textResult(thread, toByteString(formatDate(time, fromByteString(format))));
  }
  const { year, month, day, hour, minute, second, weekday } = time.fields();
  const table = thread.state.newTable();
  const parts = { year, month, day, hour, min: minute, sec: second, wday: weekday + 1, yday: 0, isdst: false };
  for (const [name, value] of Object.entries(parts)) table.setHashed(name, value);
  return results(thread, table);
}

/** A member of the table that `os.time` gets, as a Go int. */
function part(table: LuaTable, name: string, otherwise: number): number {
  const value = table.getText(name);
  if (typeof value === 'number') return toInt(value);
  if (typeof value !== 'string') return otherwise;
  const text = value.replace(/^ +/, '');
  const digits = /^0(?![xX])/.test(text) ? text.replace(/^0+/, '') : text;
  if (digits === '' && text !== '') return 0;
  return toInt(parseNumber(digits) ?? otherwise);
}

function time(thread: Thread): number {
  const about = thread.count === 0 ? undefined : checkAny(thread, 1);
  if (about === undefined) return results(thread, Math.floor(thread.state.now() / 1000));
  if (!(about instanceof LuaTable)) return failType(thread, 1, 'table');
  const wall = {
    second: part(about, 'sec', 0),
    minute: part(about, 'min', 0),
    hour: part(about, 'hour', 12),
    day: part(about, 'day', -1),
    month: part(about, 'month', -1),
    year: part(about, 'year', -1),
    nanos: 0,
  };
  return results(thread, GoTime.fromWall(wall, utc).seconds);
}

/** The functions of `os`. */
export const osFunctions: Functions = {
  clock: (thread) => results(thread, (thread.state.now() - thread.state.startedAt) / 1000),
  date,
  difftime: (thread) => results(thread, checkInt(thread, 1) - checkInt(thread, 2)),
  execute: refused('os.execute'),
  exit: refused('os.exit'),
  getenv: (thread) => {
    // Scripts do not see the environment: it may hold secrets.
    checkText(thread, 1);
    return results(thread, undefined);
  },
  remove: refused('os.remove'),
  rename: refused('os.rename'),
  setenv: refused('os.setenv'),
  setlocale: (thread) => results(thread, false),
  time,
  tmpname: refused('os.tmpname'),
};
