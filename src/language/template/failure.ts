import { EventloomError } from '../../errors';

/** The error of a function that cannot do what it was asked for; the evaluator adds the position. */
export function failure(message: string, options?: ErrorOptions): EventloomError {
  return new EventloomError('program-failed', message, options);
}
