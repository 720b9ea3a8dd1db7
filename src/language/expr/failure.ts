import { EventloomError } from '../../errors';
import type { GoValue } from '../go/value';
import { typeName } from '../go/value';

/** The error of an operator or function that cannot do what it was asked for; the place in the expression is added later. */
export function failure(message: string, options?: ErrorOptions): EventloomError {
  return new EventloomError('program-failed', message, options);
}

/** The type of a value in the words of a message. */
export function typeText(value: GoValue | undefined): string {
  return value === null || value === undefined ? 'nil' : typeName(value).replaceAll('interface {}', 'any');
}
