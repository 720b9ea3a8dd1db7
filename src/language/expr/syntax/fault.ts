import type { ErrorCode } from '../../../errors';
import { EventloomError } from '../../../errors';

/** The error for a place in an expression, which the message names as `(line:column)`. */
export function faultAt(
  text: string,
  offset: number,
  message: string,
  code: ErrorCode = 'bad-program',
): EventloomError {
  return new EventloomError(code, `${message} ${positionOf(text, offset)}`);
}

/** The same error with the place that it belongs to. */
export function placed(error: EventloomError, text: string, offset: number): EventloomError {
  return new EventloomError(error.code, `${error.message} ${positionOf(text, offset)}`, { cause: error });
}

function positionOf(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = Array.from(before.slice(before.lastIndexOf('\n') + 1)).length + 1;
  return `(${line}:${column})`;
}
