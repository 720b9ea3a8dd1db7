import { EventloomError } from '../../../errors';

/** The error of a program that does not compile: where, and what is wrong there. */
export function badProgram(source: string, at: number, what: string): EventloomError {
  const before = source.slice(0, at);
  const line = before.split('\n').length;
  return new EventloomError('bad-program', `line ${line}, column ${at - before.lastIndexOf('\n')}: ${what}`);
}
