import type { ErrorCode } from '../../errors';
import { EventloomError } from '../../errors';

/** Where an offset lies in a template, for people: `line:column`, both counted from 1. */
function positionOf(template: string, offset: number): string {
  let line = 1;
  let lineStart = 0;
  for (let at = template.indexOf('\n'); at >= 0 && at < offset; at = template.indexOf('\n', lineStart)) {
    line++;
    lineStart = at + 1;
  }
  return `${line}:${offset - lineStart + 1}`;
}

/** The error for a fault at an offset of a template. */
export function templateError(
  template: string,
  offset: number,
  message: string,
  code: ErrorCode = 'bad-program',
  options?: ErrorOptions,
): EventloomError {
  return new EventloomError(code, `template ${positionOf(template, offset)}: ${message}`, options);
}
