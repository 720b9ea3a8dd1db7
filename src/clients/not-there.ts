import { EventloomError } from '../errors';

/** Something that cannot be fetched, with the code `not-fetched`: there is an answer, and it would be the same at once. */
export class NotThere extends EventloomError {
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super('not-fetched', message, options);
  }
}
