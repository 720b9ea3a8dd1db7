import { EventloomError } from '../../errors';

/** The error of an operator or function that cannot do what it was asked for; the place in the expression is added later. */
export function failure(message: string, options?: ErrorOptions): EventloomError {
  return new EventloomError('program-failed', message, options);
}
