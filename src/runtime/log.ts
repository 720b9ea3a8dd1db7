import type { Logger } from 'pino';

/** Where the runtime says what it does. Neither payloads nor the values of secrets go in. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** How to log. */
export interface LogOptions {
  /** Lines of JSON instead of lines for people. */
  readonly json: boolean;
  readonly level: string;
  /** Takes each line, with its end. */
  write(line: string): void;
}

/** Makes a log. */
export function createLog({ json, level, write }: LogOptions): Log {
  const { pino } = require('pino') as typeof import('pino');
  return pino({ level, base: null }, { write: json ? write : (line: string) => write(plainLine(line)) });
}

const levels: { readonly [level: number]: string } = {
  10: 'trace',
  20: 'debug',
  40: 'warning: ',
  50: 'error: ',
  60: 'error: ',
};

/** A line of JSON as a line for a person: the time of day, the message, then what else is known. */
function plainLine(line: string): string {
  const { level, time, msg, ...rest } = JSON.parse(line) as { level: number; time: number; msg?: string };
  const known = Object.entries(rest).map(
    ([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return `${new Date(time).toTimeString().slice(0, 8)} ${levels[level] ?? ''}${msg ?? ''}${known.join('')}\n`;
}
