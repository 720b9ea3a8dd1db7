import type { IConstruct } from 'constructs';
import { type ErrorCode, EventloomError } from '../src/errors';

/**
 * An error about a construct, with the construct's path in front, so that it is found without a debugger.
 *
 * @param message what was wrong, what was found, what is allowed, what to do: lower case, no final period.
 */
export function refusal(construct: IConstruct, code: ErrorCode, message: string): EventloomError {
  return new EventloomError(code, `[${construct.node.path}] ${message}`);
}

/**
 * Runs something that knows no construct, and puts the construct's path and a subject in front of what it refuses. What has the path already
 * stays as it is.
 */
export function within<T>(construct: IConstruct, subject: string | undefined, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof EventloomError) || error.message.startsWith(`[${construct.node.path}] `)) throw error;
    throw refusal(construct, error.code, subject === undefined ? error.message : `${subject}: ${error.message}`);
  }
}
